#!/usr/bin/env bash
# What a newcomer does: the README's command on the real article, its check, and the same after one flipped byte.
set -euo pipefail
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
record=$(npx banluu build examples/000_84c6c67dbe676760.txt -o "$out/output")
test -d "$record"
npx banluu verify "$record"
(cd "$record" && sha256sum --check --strict --quiet manifest-sha256.txt && sha512sum --check --strict --quiet manifest-sha512.txt)

# The same bytes in two zones; and a second run writes nothing.
SOURCE_DATE_EPOCH=1700000000 TZ=Asia/Ho_Chi_Minh npx banluu build -q examples/*.txt -o "$out/a" >/dev/null
SOURCE_DATE_EPOCH=1700000000 TZ=America/Los_Angeles npx banluu build -q examples/*.txt -o "$out/b" >/dev/null
diff -r "$out/a" "$out/b"
before=$(find "$record" -type f -printf '%p %T@ %s\n' | sort | sha256sum)
npx banluu build --json examples/000_84c6c67dbe676760.txt -o "$out/output" | grep -q '"state":"identical"'
test "$before" = "$(find "$record" -type f -printf '%p %T@ %s\n' | sort | sha256sum)"

# One flipped bit in any file: verify ends 1 and names the file.
while read -r file; do
	cp -r "$record" "$out/broken"
	printf '%b' "\\x$(printf '%02x' $(($(od -An -tu1 -j 10 -N 1 "$record/$file") ^ 1)))" |
		dd of="$out/broken/$file" bs=1 seek=10 conv=notrunc status=none
	status=0
	report=$(npx banluu verify --json "$out/broken") || status=$?
	rm -rf "$out/broken"
	if [ "$status" -ne 1 ] || ! grep -qF "$file" <<<"$report"; then
		echo "a flipped byte in $file: exit $status, not named: $report"
		exit 1
	fi
done < <(cd "$record" && find . -type f -printf '%P\n')
echo "README's commands hold"
