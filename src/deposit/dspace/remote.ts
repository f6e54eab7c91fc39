import type { RemoteFile, RemoteNames } from "../../model/index.ts";
import { type Description, keyField } from "./description.ts";

interface RemoteValue {
	readonly value: string;
	readonly language?: string | null;
}

type RemoteFields = Readonly<Record<string, readonly RemoteValue[] | undefined>>;

interface RemoteBitstream {
	readonly uuid: string;
	readonly name?: string;
	readonly metadata?: RemoteFields;
	readonly sizeBytes?: number;
	readonly checkSum?: { readonly checkSumAlgorithm?: string; readonly value?: string };
}

/** A draft, as far as it is read. */
export interface RemoteDraft {
	readonly id: number;
	readonly errors?: readonly { readonly message?: string; readonly paths?: readonly string[] }[];
	readonly sections: Readonly<Record<string, unknown>> & {
		readonly license?: { readonly granted?: boolean };
		readonly upload?: { readonly primary?: string | null; readonly files?: readonly RemoteBitstream[] };
		readonly collection?: string;
	};
}

export interface RemoteItem {
	readonly uuid: string;
	readonly handle?: string | null;
	readonly metadata?: RemoteFields;
	readonly inArchive?: boolean;
	readonly discoverable?: boolean;
	readonly withdrawn?: boolean;
}

export type { RemoteBitstream };

/** The path that was sent stands in `dc.source`; the name has lost its folders. */
export function pathOf({ metadata, name }: RemoteBitstream): string {
	return metadata?.["dc.source"]?.[0]?.value ?? metadata?.["dc.title"]?.[0]?.value ?? name ?? "";
}

export function fileOf(bitstream: RemoteBitstream): RemoteFile {
	const { checkSum, sizeBytes } = bitstream;
	const md5 = checkSum?.checkSumAlgorithm === "MD5" ? checkSum.value?.toLowerCase() : undefined;
	return {
		path: pathOf(bitstream),
		...(sizeBytes !== undefined && { size: sizeBytes }),
		digests: { ...(md5 !== undefined && { md5 }) },
		state: "whole",
	};
}

export function uploadNames(bitstreams: readonly RemoteBitstream[]): RemoteNames {
	return Object.fromEntries(bitstreams.map((bitstream) => [`upload:${pathOf(bitstream)}`, bitstream.uuid]));
}

/** Fields of the sections of a draft. */
function fieldIn(draft: RemoteDraft, section: string, field: string): readonly RemoteValue[] {
	const content = draft.sections[section];
	return (content as RemoteFields | undefined)?.[field] ?? [];
}

export function hasKey(metadata: RemoteFields | undefined, key: string): boolean {
	return metadata?.[keyField]?.some(({ value }) => value === key) ?? false;
}

export function draftHasKey(draft: RemoteDraft, key: string): boolean {
	return Object.values(draft.sections).some(
		(content) => typeof content === "object" && content !== null && hasKey(content as RemoteFields, key),
	);
}

/** Whether any key of ours stands in it. */
export function draftHasAnyKey(draft: RemoteDraft): boolean {
	return Object.values(draft.sections).some(
		(content) =>
			typeof content === "object" &&
			content !== null &&
			((content as RemoteFields)[keyField]?.some(({ value }) => value.startsWith("banluu:")) ?? false),
	);
}

/** Whether all that was to be said stands there: fields, licence and primary file. */
export function isDescribed(draft: RemoteDraft, { fields }: Description, primary: string | undefined): boolean {
	const { license, upload } = draft.sections;
	return (
		(license === undefined || license.granted === true) &&
		(primary === undefined || upload?.primary === primary) &&
		fields.every(({ section, field, values }) => {
			const there = fieldIn(draft, section, field);
			return (
				there.length === values.length &&
				values.every(({ value, language }, at) => {
					const one = there[at];
					return one?.value === value && (one.language ?? undefined) === language;
				})
			);
		})
	);
}

/** Paths of what is missing, as the server names them. */
export function errorsOf({ errors }: RemoteDraft): readonly string[] {
	return (errors ?? []).flatMap(({ message, paths }) => paths ?? (message === undefined ? [] : [message]));
}
