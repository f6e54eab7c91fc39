# Sourced by .ci/run: brings the outside judges onto a Debian machine and tells the tests where they are.
# A judge that cannot be had ends the run.
cache="${BANLUU_JUDGES:-$PWD/.cache/judges}"
mkdir -p "$cache"

need_apt=""
for pair in qpdf:qpdf mutool:mupdf-tools pdftotext:poppler-utils pdfinfo:poppler-utils pdftoppm:poppler-utils xmllint:libxml2-utils unzip:unzip bsdtar:libarchive-tools 7z:p7zip-full; do
	command -v "${pair%%:*}" >/dev/null || need_apt="$need_apt ${pair##*:}"
done
if [ -n "$need_apt" ]; then
	apt-get update -qq || return 1
	# shellcheck disable=SC2086 # a list of package names
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(printf '%s\n' $need_apt | sort -u) >/dev/null || return 1
fi

verapdf_sha256=287cc9c9757f99dcff4a2d39b68268245b48103fb6af443162d5a29df2afa332
verapdf="$cache/cli-1.30.2.jar"
if ! echo "$verapdf_sha256  $verapdf" | sha256sum --check --status 2>/dev/null; then
	mvn -B -q -f .ci/pom.xml dependency:copy-dependencies -DoutputDirectory="$cache" || return 1
	echo "$verapdf_sha256  $verapdf" | sha256sum --check --status || return 1
fi

if [ ! -x "$cache/venv/bin/ocfl-validate.py" ] || [ ! -x "$cache/venv/bin/bagit.py" ] || [ ! -x "$cache/venv/bin/eark-validator" ]; then
	python3 -m venv "$cache/venv" || return 1
	"$cache/venv/bin/python" -m pip install --quiet --disable-pip-version-check bagit==1.9.0 ocfl-py==2.1.0 eark-validator==1.1.3 || return 1
fi

# Compiled once: about a minute on two cores.
if [ ! -x "$cache/rocfl/bin/rocfl" ]; then
	cargo install --quiet --locked --no-default-features --root "$cache/rocfl" rocfl --version 1.7.0 || return 1
fi

export BANLUU_VERAPDF="$verapdf"
export BANLUU_BAGIT="$cache/venv/bin/bagit.py"
export BANLUU_PYTHON="$cache/venv/bin/python"
export BANLUU_OCFL_PY="$cache/venv/bin/ocfl-validate.py"
export BANLUU_ROCFL="$cache/rocfl/bin/rocfl"
export BANLUU_EARK="$cache/venv/bin/eark-validator"
export BANLUU_JUDGES_REQUIRED=1
