import type { Encoding } from "../../model/encoding.ts";
import { tcvn3 } from "./tcvn3.ts";
import { viscii, visciiControls } from "./viscii.ts";
import { vni } from "./vni.ts";
import { vps, vpsControls } from "./vps.ts";
import { windows1258 } from "./windows-1258.ts";

/** Encodings whose every byte stands for a letter, a mark or a sign. */
export const byteEncodings = ["tcvn3", "vni", "viscii", "vps", "windows-1258"] as const satisfies readonly Encoding[];

export type ByteEncoding = (typeof byteEncodings)[number];

const ascii: readonly string[] = Array.from({ length: 128 }, (_, byte) => String.fromCharCode(byte));

function table(rows: readonly string[], controls: Readonly<Record<number, string>> = {}): readonly string[] {
	return [...ascii.map((own, byte) => controls[byte] ?? own), ...(rows.length === 8 ? rows.join("") : rows)];
}

/** What each of the 256 bytes stands for; a tone mark or shape that is a byte of its own is a combining character. */
export const tables: Readonly<Record<ByteEncoding, readonly string[]>> = {
	tcvn3: table(tcvn3),
	vni: table(vni),
	viscii: table(viscii, visciiControls),
	vps: table(vps, vpsControls),
	"windows-1258": table(windows1258),
};

/** The characters of bytes, one after the other, not composed yet. */
export function spell(bytes: Uint8Array, encoding: ByteEncoding): string {
	const signs = tables[encoding];
	let text = "";
	for (let i = 0; i < bytes.length; i++) text += signs[bytes[i] as number];
	return text;
}
