import { type Deposit, type Repository, success } from "../../model/index.ts";
import type { OpenOptions, RepositoryFactory } from "../factory.ts";
import { act, nextStep } from "./act.ts";
import { type Bucket, openBucket } from "./bucket.ts";
import { openObjects } from "./client.ts";
import { folderOf, keyOf } from "./layout.ts";
import { missingLibrary } from "./missing.ts";
import { observe } from "./observe.ts";
import { type S3Settings, s3Settings } from "./settings.ts";
import { testBucket } from "./test-bucket.ts";

/** Amazon S3 and what speaks its protocol: a package stands as objects below one prefix, file by file. */
export const s3: RepositoryFactory<S3Settings> = {
	kind: "s3",
	settings: s3Settings,
	secrets: { accessKey: "required", secretKey: "required", sessionToken: "optional" },
	collection: ({ bucket, prefix }) => (prefix === "" ? bucket : `${bucket}/${prefix}`),
	open: openS3,
};

export async function openS3({ name, settings, secrets, transport }: OpenOptions<S3Settings>): Promise<Repository> {
	const { endpoint, region, bucket, storageClass, pathStyle = endpoint !== undefined } = settings;
	const { accessKey = "", secretKey = "", sessionToken } = secrets;
	const objects = await openObjects(
		{
			...(endpoint !== undefined && { endpoint }),
			region,
			bucket,
			pathStyle,
			...(storageClass !== undefined && { storageClass }),
			credentials: { accessKeyId: accessKey, secretAccessKey: secretKey, ...(sessionToken && { sessionToken }) },
		},
		transport,
	);
	return objects ? repository(openBucket(name, settings, objects)) : missingLibrary(name);
}

function repository(bucket: Bucket): Repository {
	const { name, objects, settings, partBytes } = bucket;
	return {
		name,
		kind: "s3",
		digest: "sha256",
		test: () => testBucket(bucket),
		// The package goes as it is, with its description in it.
		losses: async () => success([]),
		observe: (deposit) => observe(bucket, deposit),
		next: (deposit, seen) => nextStep(deposit, seen, partBytes),
		act: (deposit, seen, step) => act(bucket, deposit, seen, step),
		async fetch(deposit: Deposit, _, path) {
			const answer = await objects.get(keyOf(folderOf(settings.prefix, deposit), path));
			return answer.value ? success(answer.value) : bucket.refused(answer, "fetch");
		},
		close: async () => objects.close(),
	};
}
