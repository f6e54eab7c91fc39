import { archiveCodes } from "./archive.ts";
import { bagCodes } from "./bag.ts";
import { batchCodes } from "./batch.ts";
import { buildCodes } from "./build.ts";
import { catalogCodes } from "./catalog.ts";
import { cliCodes } from "./cli.ts";
import { depositCodes } from "./deposit.ts";
import { docxCodes } from "./docx.ts";
import { dspaceCodes } from "./dspace.ts";
import { fedoraCodes } from "./fedora.ts";
import { fontCodes } from "./font.ts";
import { htmlCodes } from "./html.ts";
import { imageCodes } from "./image.ts";
import { invenioCodes } from "./invenio.ts";
import { metadataCodes } from "./metadata.ts";
import { metsCodes } from "./mets.ts";
import { oaiCodes } from "./oai.ts";
import { objectsCodes } from "./objects.ts";
import { ocflCodes } from "./ocfl.ts";
import { packageCodes } from "./package.ts";
import { pdfCodes } from "./pdf.ts";
import { readCodes } from "./read.ts";
import type { CodeRow } from "./row.ts";
import { depositPackageCodes } from "./saf.ts";
import { sinkCodes } from "./sink.ts";
import { storeCodes } from "./store.ts";
import { textCodes } from "./text.ts";
import { tt05Codes } from "./tt05.ts";
import { typesetCodes } from "./typeset.ts";
import { verifyCodes } from "./verify.ts";
import { wxrCodes } from "./wxr.ts";

const table = {
	...readCodes,
	...docxCodes,
	...htmlCodes,
	...wxrCodes,
	...textCodes,
	...metadataCodes,
	...fontCodes,
	...imageCodes,
	...typesetCodes,
	...pdfCodes,
	...archiveCodes,
	...packageCodes,
	...metsCodes,
	...tt05Codes,
	...ocflCodes,
	...depositPackageCodes,
	...bagCodes,
	...verifyCodes,
	...buildCodes,
	...storeCodes,
	...depositCodes,
	...oaiCodes,
	...objectsCodes,
	...fedoraCodes,
	...invenioCodes,
	...dspaceCodes,
	...sinkCodes,
	...batchCodes,
	...catalogCodes,
	...cliCodes,
} as const;

export type DiagnosticCode = keyof typeof table;

/** Every code that Bản Lưu can report. The one list that `locale/`, the documentation and the exit codes are checked against. */
export const codes: Readonly<Record<DiagnosticCode, CodeRow>> = table;
