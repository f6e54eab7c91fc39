-- A catalogue of version 1, as it was written before there was an index of words.
CREATE TABLE record (
	id INTEGER PRIMARY KEY,
	identifier TEXT NOT NULL UNIQUE,
	version_id INTEGER,
	state TEXT NOT NULL DEFAULT 'kept' CHECK (state IN ('kept', 'withdrawn')),
	changed_at TEXT NOT NULL,
	withdrawn_at TEXT,
	reason TEXT,
	title_key TEXT NOT NULL,
	publisher TEXT,
	issued_from TEXT,
	issued_until TEXT,
	year TEXT
) STRICT;
CREATE INDEX record_changed ON record (changed_at, identifier);
CREATE INDEX record_title ON record (title_key, identifier);
CREATE INDEX record_issued ON record (issued_from, identifier);
CREATE INDEX record_publisher ON record (publisher, changed_at, identifier);
CREATE INDEX record_year ON record (year, changed_at, identifier);
CREATE TABLE version (
	id INTEGER PRIMARY KEY,
	record_id INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
	version INTEGER NOT NULL,
	digest BLOB NOT NULL,
	label TEXT NOT NULL,
	language TEXT NOT NULL,
	title TEXT NOT NULL,
	title_supplied INTEGER NOT NULL,
	creators TEXT NOT NULL,
	publisher TEXT,
	issued TEXT,
	subjects TEXT NOT NULL,
	source_digest BLOB NOT NULL,
	text_digest BLOB NOT NULL,
	recipe_digest BLOB NOT NULL,
	source_name TEXT NOT NULL,
	built_at TEXT NOT NULL,
	pages INTEGER,
	flavour TEXT,
	packages TEXT NOT NULL,
	description BLOB NOT NULL,
	body BLOB NOT NULL,
	UNIQUE (record_id, version)
) STRICT;
CREATE INDEX version_text ON version (text_digest);
CREATE INDEX version_source ON version (source_digest);
CREATE TABLE subject (
	subject TEXT NOT NULL,
	record_id INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
	PRIMARY KEY (subject, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX subject_record ON subject (record_id);
CREATE TABLE artifact (
	version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
	number INTEGER NOT NULL,
	path TEXT NOT NULL,
	role TEXT NOT NULL,
	media_type TEXT NOT NULL,
	size INTEGER NOT NULL,
	sha256 BLOB,
	sha512 BLOB,
	other TEXT,
	PRIMARY KEY (version_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE event (
	version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
	number INTEGER NOT NULL,
	type TEXT NOT NULL,
	at TEXT NOT NULL,
	agent TEXT NOT NULL,
	outcome TEXT NOT NULL,
	detail TEXT NOT NULL,
	artifacts TEXT NOT NULL,
	PRIMARY KEY (version_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE finding (
	version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
	number INTEGER NOT NULL,
	code TEXT NOT NULL,
	severity TEXT NOT NULL,
	detail TEXT NOT NULL,
	PRIMARY KEY (version_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_code ON finding (code, version_id);
CREATE TABLE package (
	version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
	number INTEGER NOT NULL,
	format TEXT NOT NULL,
	path TEXT NOT NULL,
	version TEXT,
	PRIMARY KEY (version_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX package_path ON package (path);
CREATE TABLE fixity (
	id INTEGER PRIMARY KEY,
	identifier TEXT NOT NULL,
	path TEXT NOT NULL,
	at TEXT NOT NULL,
	outcome TEXT NOT NULL,
	files INTEGER NOT NULL,
	bytes INTEGER NOT NULL,
	findings TEXT NOT NULL
) STRICT;
CREATE INDEX fixity_identifier ON fixity (identifier, at);
CREATE INDEX fixity_at ON fixity (at);
CREATE TABLE deposit (
	id INTEGER PRIMARY KEY,
	target TEXT NOT NULL,
	identifier TEXT NOT NULL,
	key TEXT NOT NULL,
	state TEXT NOT NULL,
	at TEXT NOT NULL,
	receipt TEXT NOT NULL,
	UNIQUE (identifier, target, key)
) STRICT;
CREATE INDEX deposit_target ON deposit (target, state);
CREATE INDEX deposit_key ON deposit (key);
INSERT INTO record VALUES (1, 'urn:x-test:cu', 1, 'kept', '2026-02-01T00:00:00Z', NULL, NULL, 'ăĀČ	ĄĚ13100000', 'Báo Bắc Kạn', '2023-03-20', '2023-03-20', '2023');
INSERT INTO version VALUES (1, 1, 1, x'4a2db39f7df0a9591ae3126da39d7d6b259a895e73e69f7e31d3dd3b3e2a2f92', '2023-03-20-cu', 'vi', 'Bài cũ', 0, '[]', 'Báo Bắc Kạn', '2023-03-20', '["Văn hóa"]', x'ef75137cc637e84f53edeab5056265b069daa8b742b75ee780b68388d1147852', x'4c476606cf70fbe6874c0a3952874a657b6474c878586aea1d3075f1efa4bbbb', x'c9cf78bd15bccf6ada66ff1b823f7bb50d550736ff81c8aeb8a17a4fcd7334e4', 'cu.txt', '2026-01-02T03:04:05Z', 2, 'PDF/A-2a, PDF/UA-1', '[{"format":"bagit","path":"2023-03-20-cu"}]', x'ab56ca4c49cd2bc94ccb4c2d52b252502a2dcab3aad02d492d2eb14a2e55d251502ac92cc94905c9381d5e90a9907c74a5522d1700', x'3b32e1f0a24a859cc30b14921eee5a9ca7509299a7907c74a51e00');
INSERT INTO subject VALUES ('Văn hóa', 1);
INSERT INTO artifact VALUES (1, 0, 'cu.pdf', 'document', 'application/pdf', 26110, x'4492621d1496b59b7ac96b97342670677d23f5899738d7cddad73dfb02a7ffdc', x'710c2debe3a858fbce9acbb85f0935b7280b8cd79c2e8dac5b10a37014c79d57a3e2a1e2370703bbc44fb54c1e5238e5caf72264fd22adb9998b4e4ff1765f9b', NULL);
INSERT INTO artifact VALUES (1, 1, 'metadata/record.json', 'description', 'application/json', 4599, x'2f06c91457b5a40fbad71db36729bdec8f8ae2386f1bf281248889d9cd37fde4', x'ca3b5d3ca772f5e1cfdd515488686a31c7e514854fc4a0ca21376c06b706290fc97f62ef4146f755dce6639d3d24771f93bc1ebb9a49c5014ebcae60b0e2b873', '{"md5":"a4dbfd6aef3b4045fe61aa0146debdf8"}');
INSERT INTO event VALUES (1, 0, 'creation', '2026-01-02T03:04:05Z', '{"name":"banluu","type":"software","version":"1.0.0"}', 'success', 'wrote the document', '[0,"elsewhere.xml"]');
INSERT INTO package VALUES (1, 0, 'bagit', '2023-03-20-cu', NULL);
PRAGMA user_version = 1;
PRAGMA application_id = 1113681484;
