/** Where bagit-python 1.9.0 judges otherwise than RFC 8493: the cases by name, and why the RFC is followed. */
export interface KnownDifference {
	readonly clause: string;
	readonly theirs: "accepts" | "rejects";
	readonly why: string;
	readonly cases: readonly string[];
}

export const knownDifferences: readonly KnownDifference[] = [
	{
		clause: "2.1.1",
		theirs: "accepts",
		why: "`bagit.txt` is exactly two lines of a fixed form; it reads them as it reads `bag-info.txt`",
		cases: [
			"lines in the other order",
			"a third line",
			"an empty third line",
			"no space after the colon",
			"two spaces after the colon",
			"a space before the colon",
			"a space at the line's end",
			"a space at the line's start",
		],
	},
	{
		clause: "2.1.1",
		theirs: "accepts",
		why: "a version has the form M.N, and of those below 2 only 0.93 to 0.97 and 1.0 were published",
		cases: ["a version without minor number", "a version that never was"],
	},
	{
		clause: "2.1.1",
		theirs: "rejects",
		why: "the letter case of the two labels is a warning to us: their meaning is beyond doubt",
		cases: ["a label in lower case"],
	},
	{
		clause: "2.3",
		theirs: "accepts",
		why: "a tag file in UTF-8 must not begin with a byte order mark; it logs a warning",
		cases: ["a byte order mark in bag-info.txt", "a byte order mark in a manifest"],
	},
	{
		clause: "2.4",
		theirs: "rejects",
		why: "it knows the algorithms of Python's hashlib only, where BLAKE2b is called `blake2b`",
		cases: ["the algorithm blake2b512"],
	},
	{
		clause: "2.1.3",
		theirs: "rejects",
		why: "it does not decode `%25`",
		cases: ["a name with a percent sign", "a name that looks encoded"],
	},
	{
		clause: "2.1.3",
		theirs: "rejects",
		why: "percent-encoding knows no letter case (RFC 3986 2.1)",
		cases: ["an encoding in lower case"],
	},
	{
		clause: "2.1.3",
		theirs: "accepts",
		why: "a line that is no manifest line is passed over with a message in the log",
		cases: ["a line without path", "a line without digest"],
	},
	{
		clause: "2.1.3",
		theirs: "accepts",
		why: "it does not ask whether every manifest of a bag of 1.0 lists every payload file",
		cases: ["a file in one of two manifests only", "an empty manifest beside a whole one"],
	},
	{
		clause: "2.2.1",
		theirs: "accepts",
		why: "it does not ask whether a tag manifest lists the payload manifests",
		cases: ["a tag manifest that lacks the manifest"],
	},
	{
		clause: "2.2.2",
		theirs: "accepts",
		why: "it does not check the form of `bag-info.txt`, nor that `Payload-Oxum` stands once",
		cases: ["Payload-Oxum twice", "a line without label", "no space after a colon", "a space before a colon"],
	},
	{
		clause: "2.2.3",
		theirs: "accepts",
		why: "it looks at the paths of `fetch.txt` only, not at its lengths, nor whether a manifest lists the file",
		cases: ["a file to be fetched that no manifest lists", "a length in words", "a tag file to be fetched"],
	},
	{
		clause: "5.1",
		theirs: "accepts",
		why: "it knows drive letters on Windows only, and follows links of tag files",
		cases: ["a drive in fetch.txt", "a link as a tag file"],
	},
	{
		clause: "6.1.1.3",
		theirs: "rejects",
		why: "it finds the file by its normalized name and then opens it by the other",
		cases: ["a name decomposed in the manifest and composed on the disk"],
	},
	{
		clause: "2.1.3",
		theirs: "rejects",
		why: "it strips white space from the ends of paths",
		cases: ['the name "b "'],
	},
];
