/** Publishes records without end, until it is killed: `node <bundle> <folder> <number of the first>`. */
import { join } from "node:path";
import process from "node:process";
import { publishFolder } from "../../src/store/atomic.ts";
import { crashFiles } from "./crash-files.ts";

const [folder = "", first = "0"] = process.argv.slice(2);
process.stdout.write("ready\n");
for (let number = Number(first); ; number++) await publishFolder(join(folder, `ban-ghi-${number}`), crashFiles(number));
