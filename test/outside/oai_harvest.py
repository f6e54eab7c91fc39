"""Harvests a repository: `oai_harvest.py sickle|scythe ADDRESS`, jobs as JSON lines on stdin, an answer as a JSON line for each on stdout."""
import json
import sys

kind, address = sys.argv[1:3]
if kind == "sickle":
    from sickle import Sickle

    client = Sickle(address, max_retries=3, default_retry_after=1)
    renamed = {"from_": "from", "set_": "set", "metadata_prefix": "metadataPrefix"}
    camel = {"list_records": "ListRecords", "list_identifiers": "ListIdentifiers", "list_sets": "ListSets"}
    camel.update(get_record="GetRecord", identify="Identify", list_metadata_formats="ListMetadataFormats")

    def call(verb, arguments):
        return getattr(client, camel[verb])(**{renamed.get(k, k): v for k, v in arguments.items()})
else:
    from oaipmh_scythe import Scythe

    client = Scythe(address)

    def call(verb, arguments):
        return getattr(client, verb)(**arguments)


def told(item):
    header = getattr(item, "header", item)
    if hasattr(item, "setSpec"):
        return {"set": item.setSpec, "name": item.setName}
    if hasattr(item, "metadataPrefix"):
        return {"prefix": item.metadataPrefix}
    if not hasattr(header, "identifier"):
        return {"name": item.repositoryName, "granularity": item.granularity, "deleted": item.deletedRecord}
    metadata = getattr(item, "metadata", None) or {}
    return {
        "id": header.identifier,
        "at": header.datestamp,
        "deleted": header.deleted,
        "sets": header.setSpecs,
        "title": (metadata.get("title") or [None])[0],
    }


for line in sys.stdin:
    job = json.loads(line)
    try:
        found = call(job["verb"], job.get("arguments", {}))
        items = [told(item) for item in found] if job["verb"].startswith("list") else [told(found)]
        print(json.dumps({"items": items}), flush=True)
    except Exception as error:  # what the library makes of an answer
        print(json.dumps({"error": type(error).__name__}), flush=True)
