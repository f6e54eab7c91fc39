import * as files from "node:fs/promises";

/** The file operations that writing is made of; an argument, so that failing disks can be rehearsed. */
export type FileOperations = Pick<
	typeof files,
	| "link"
	| "lstat"
	| "mkdir"
	| "open"
	| "readFile"
	| "readdir"
	| "rename"
	| "rm"
	| "rmdir"
	| "stat"
	| "unlink"
	| "writeFile"
>;

export const fileOperations: FileOperations = files;
