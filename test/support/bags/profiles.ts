/** A profile as preservation services for deposits write them: one file per bag, few algorithms, closed lists of values. */
export const depositProfile = {
	"BagIt-Profile-Info": {
		"BagIt-Profile-Identifier": "https://example.org/profiles/deposit.json",
		"BagIt-Profile-Version": "1.4.0",
		"Source-Organization": "Example Preservation Service",
		"External-Description": "Bags that members deposit",
		Version: "2.2",
	},
	"Bag-Info": {
		"Source-Organization": { recommended: true },
		Title: { required: true, repeatable: false },
		Access: { required: true, values: ["Consortia", "Institution", "Restricted"] },
	},
	"Manifests-Required": ["md5"],
	"Manifests-Allowed": ["md5", "sha256"],
	"Tag-Manifests-Required": ["sha256"],
	"Tag-Manifests-Allowed": ["sha256"],
	"Allow-Fetch.txt": false,
	Serialization: "required",
	"Accept-Serialization": ["application/tar"],
	"Accept-BagIt-Version": ["0.97", "1.0"],
	"Tag-Files-Required": ["info/deposit.txt"],
	"Tag-Files-Allowed": ["info/*.txt"],
};

/** A profile of a library: folders, strong digests, who to ask. */
export const libraryProfile = {
	"BagIt-Profile-Info": {
		"BagIt-Profile-Identifier": "https://example.org/profiles/thu-vien.json",
		"BagIt-Profile-Version": "1.3.0",
		"Source-Organization": "Thư viện tỉnh",
		"External-Description": "Gói báo số hóa giao nộp cho thư viện",
		Version: "1.0",
	},
	"Bag-Info": {
		"Source-Organization": { required: true },
		"Contact-Email": { required: true },
		"External-Identifier": { required: true },
		"Bagging-Date": { required: true, repeatable: false },
		"Bag-Size": { required: true },
		"Payload-Oxum": { required: true },
	},
	"Manifests-Required": ["sha512"],
	"Tag-Manifests-Required": ["sha512"],
	Serialization: "forbidden",
	"Accept-BagIt-Version": ["1.0"],
};
