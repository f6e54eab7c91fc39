import { type Outcome, success, type TargetReport } from "../../model/index.ts";
import type { Bucket } from "./bucket.ts";

/** Whether the bucket is there, whether the key opens it, and what it does with older versions; writing cannot be tried without writing. */
export async function testBucket(bucket: Bucket): Promise<Outcome<TargetReport>> {
	const { objects, settings } = bucket;
	const where = { bucket: settings.bucket, ...(settings.endpoint !== undefined && { endpoint: settings.endpoint }) };
	// The answer to a HEAD has no body, and so no reason: the listing is asked as well.
	const head = await objects.bucket();
	const listed = await objects.list(`${settings.prefix === "" ? "" : `${settings.prefix}/`}.banluu-test`);
	if (!listed.value) {
		const { diagnostics } = bucket.refused(listed, "test");
		const authenticated = diagnostics.some(({ code }) => code === "deposit/not-authenticated") ? false : undefined;
		const report = { reachable: true, ...(authenticated !== undefined && { authenticated }), facts: where };
		return { value: report, diagnostics };
	}
	const versioning = await objects.versioning();
	const facts = { ...where, ...(versioning.value !== undefined && { versioning: versioning.value.toLowerCase() }) };
	return success({ reachable: head.status < 500, authenticated: true, facts });
}
