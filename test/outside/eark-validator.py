"""Runs eark-validator 1.1.3 without network, and prints its report of each package as one line of JSON.

At import it downloads four vocabularies, which its own wheel holds too: they are served from there, and every other address is refused.
Arguments: the version of the specification (V2.1.0, V2.0.4), then folders or archives.
"""

import io
import json
import sys
import urllib.request
from importlib.util import find_spec
from pathlib import Path

package = Path(find_spec("eark_validator").origin).parent


def from_wheel(address, *_, **__):
    file = package / "ipxml" / "resources" / "vocabs" / str(address).rsplit("/", 1)[-1]
    if not file.is_file():
        raise OSError(f"no network: {address}")
    return io.BytesIO(file.read_bytes())


urllib.request.urlopen = from_wheel

from eark_validator.packages import PackageValidator  # noqa: E402
from eark_validator.specifications.specification import SpecificationVersion  # noqa: E402

version = SpecificationVersion(sys.argv[1])
for name in sys.argv[2:]:
    try:
        report = json.loads(PackageValidator(Path(name), version).validation_report.model_dump_json())
    except Exception as error:  # it raises where a METS file is beyond it
        report = {"raised": f"{type(error).__name__}: {error}"}
    print(json.dumps(report))
