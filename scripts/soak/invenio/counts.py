"""Counts what the database holds, by the keys that deposits carry, as one line of JSON: nothing that a lagging search could hide."""

import json
import re
import sys
from collections import Counter

from invenio_app.factory import create_app

app = create_app()
if "--reindex" in sys.argv:
    # What its own command does, and then the work of the consumer that a larger installation has running beside the server.
    with app.app_context():
        from invenio_access.permissions import system_identity
        from invenio_rdm_records.proxies import current_rdm_records

        service = current_rdm_records.records_service
        service.rebuild_index(identity=system_identity)
        service.indexer.process_bulk_queue()
        service.draft_indexer.process_bulk_queue()

with app.app_context():
    from invenio_rdm_records.records.models import RDMDraftMetadata, RDMRecordMetadata

    def keys(model):
        """Deposit keys of rows that are not deleted; a published record leaves a draft row whose content is gone."""
        found = Counter()
        for row in model.query.filter(model.is_deleted.is_(False)):
            content = row.json or {}
            for other in content.get("metadata", {}).get("identifiers", []):
                if re.match(r"urn:uuid:.{14}8", other["identifier"]):
                    found[other["identifier"]] += 1
        return found

    drafts, records = keys(RDMDraftMetadata), keys(RDMRecordMetadata)
    both = drafts + records
    print(
        json.dumps(
            {
                "drafts": sum(drafts.values()),
                "records": sum(records.values()),
                "keys": len(both),
                "doubled": sum(1 for count in both.values() if count > 1),
                "most": max(both.values(), default=0),
            }
        )
    )
