/** Two-byte code of a CID as characters of a literal string (ISO 32000-1 7.3.4.2), with what must be escaped escaped. */
export function codeOf(cid: number): string {
	return byteOf(cid >> 8) + byteOf(cid & 0xff);
}

function byteOf(byte: number): string {
	switch (byte) {
		case 0x0d:
			return "\\r";
		case 0x28:
		case 0x29:
		case 0x5c:
			return `\\${String.fromCharCode(byte)}`;
		default:
			return String.fromCharCode(byte);
	}
}

/** A slot's code: no slot stands on a byte that needs an escape. */
export function slotCode(slot: number): string {
	return `\0${String.fromCharCode(slot)}`;
}
