"""Asks bagit-python about many bags in one process: paths as a JSON list on stdin, {path: reason or null} on stdout."""
import json
import logging
import sys

import bagit

logging.disable(logging.CRITICAL)
verdicts = {}
for path in json.load(sys.stdin):
    try:
        bagit.Bag(path).validate()
        verdicts[path] = None
    except Exception as error:  # its own errors, and those it does not expect
        verdicts[path] = f"{type(error).__name__}: {error}".replace(path, "")[:300]
json.dump(verdicts, sys.stdout)
