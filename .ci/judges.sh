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

# An S3 server over a folder: built beside what follows, about three minutes on two cores.
versitygw="$cache/versitygw"
building=""
if [ ! -x "$versitygw" ]; then
	GOBIN="$(cd "$cache" && pwd)" go install github.com/versity/versitygw/cmd/versitygw@v1.8.0 >"$cache/versitygw.log" 2>&1 &
	building=$!
fi

verapdf_sha256=287cc9c9757f99dcff4a2d39b68268245b48103fb6af443162d5a29df2afa332
verapdf="$cache/cli-1.30.2.jar"
fedora="$cache/fedora"
fedora_war="$cache/fcrepo-webapp-6.0.0.war"
jetty="$cache/jetty-runner-9.4.57.v20241219.jar"
jars="$verapdf_sha256  $verapdf
08f173101f5943c0590ecc15f494b2a68e5e6a985be3fe79c80ec886dc9557b2  $fedora_war
f63fbee00a06f04a3f715267d5d53ba4389b5b3e9ecc6168d8b73d81243a883f  $jetty"
if ! echo "$jars" | sha256sum --check --status 2>/dev/null; then
	mvn -B -q -f .ci/pom.xml dependency:copy-dependencies -DoutputDirectory="$cache" || return 1
	echo "$jars" | sha256sum --check --status || return 1
fi
# Packed, the web application answers 503 only.
if [ ! -f "$fedora/webapp/WEB-INF/web.xml" ] || [ ! -f "$fedora/jetty-runner.jar" ]; then
	rm -rf "$fedora" && mkdir -p "$fedora/webapp" || return 1
	unzip -q "$fedora_war" -d "$fedora/webapp" && cp "$jetty" "$fedora/jetty-runner.jar" || return 1
fi

if [ ! -x "$cache/venv/bin/ocfl-validate.py" ] || [ ! -x "$cache/venv/bin/bagit.py" ] || [ ! -x "$cache/venv/bin/eark-validator" ]; then
	python3 -m venv "$cache/venv" || return 1
	"$cache/venv/bin/python" -m pip install --quiet --disable-pip-version-check bagit==1.9.0 ocfl-py==2.1.0 eark-validator==1.1.3 || return 1
fi

# Clients of object stores and harvesters; apart, since eark-validator wants an older lxml than they do.
if ! "$cache/clients/bin/python" -c "import boto3, sickle, oaipmh_scythe" 2>/dev/null; then
	python3 -m venv "$cache/clients" || return 1
	"$cache/clients/bin/python" -m pip install --quiet --disable-pip-version-check boto3==1.44.5 Sickle==0.7.0 oaipmh-scythe==0.16.0 || return 1
fi

# Compiled once: about a minute on two cores.
if [ ! -x "$cache/rocfl/bin/rocfl" ]; then
	cargo install --quiet --locked --no-default-features --root "$cache/rocfl" rocfl --version 1.7.0 || return 1
fi

if [ -n "$building" ] && ! wait "$building"; then
	cat "$cache/versitygw.log"
	return 1
fi

export BANLUU_VERSITYGW="$versitygw"
export BANLUU_FEDORA="$fedora"
export BANLUU_VERAPDF="$verapdf"
export BANLUU_BAGIT="$cache/venv/bin/bagit.py"
export BANLUU_PYTHON="$cache/venv/bin/python"
export BANLUU_CLIENTS_PYTHON="$cache/clients/bin/python"
export BANLUU_HARVESTERS="$cache/clients/bin/python"
export BANLUU_OCFL_PY="$cache/venv/bin/ocfl-validate.py"
export BANLUU_ROCFL="$cache/rocfl/bin/rocfl"
export BANLUU_EARK="$cache/venv/bin/eark-validator"
export BANLUU_JUDGES_REQUIRED=1
