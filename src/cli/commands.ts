import { addBag } from "./command/bag.ts";
import { addBatch } from "./command/batch.ts";
import { addBuild } from "./command/build.ts";
import { addCatalog } from "./command/catalog.ts";
import { addCompletion } from "./command/completion.ts";
import { addConfig } from "./command/config.ts";
import { addConvert } from "./command/convert.ts";
import { addDeposit } from "./command/deposit.ts";
import { addDescribe } from "./command/describe.ts";
import { addDoctor } from "./command/doctor.ts";
import { addExplain } from "./command/explain.ts";
import { addFonts } from "./command/fonts.ts";
import { addFormats } from "./command/formats.ts";
import { addInit } from "./command/init.ts";
import { addOai } from "./command/oai.ts";
import { addOcfl } from "./command/ocfl.ts";
import { addPackage } from "./command/package.ts";
import { addStatus } from "./command/status.ts";
import { addTemplates } from "./command/templates.ts";
import { addVerify } from "./command/verify.ts";
import { addVolume } from "./command/volume.ts";
import { addWatch } from "./command/watch.ts";
import type { AddCommand } from "./context.ts";

/** The one list of commands, in the order in which help shows them. */
export const commands: readonly AddCommand[] = [
	addBuild,
	addBatch,
	addInit,
	addDescribe,
	addPackage,
	addOcfl,
	addBag,
	addConvert,
	addVerify,
	addVolume,
	addDeposit,
	addCatalog,
	addStatus,
	addOai,
	addWatch,
	addExplain,
	addDoctor,
	addFonts,
	addTemplates,
	addFormats,
	addConfig,
	addCompletion,
];
