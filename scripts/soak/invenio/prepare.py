"""Makes the tables, the indices, a user and the vocabularies of a new InvenioRDM; prints the user's token alone on the last line."""

import os
import sys
from pathlib import Path

from flask.cli import ScriptInfo
from invenio_app.cli import cli
from invenio_app.factory import create_app

app = create_app()


def run(*words):
    print("$ invenio", *words, file=sys.stderr, flush=True)
    cli.main(args=list(words), standalone_mode=False, obj=ScriptInfo(create_app=lambda: app))


run("db", "init", "create")
run("files", "location", "create", "--default", "default-location", os.environ["SOAK_FILES"])
run("index", "init")
run("users", "create", "soak@example.org", "--password", "of-a-soak-test", "--active", "--confirm")

with app.app_context():
    from invenio_access.permissions import system_identity
    from invenio_accounts.models import User
    from invenio_db import db
    from invenio_oauth2server.models import Token
    from invenio_rdm_records.fixtures.vocabularies import PrioritizedVocabulariesFixtures

    user = User.query.filter_by(email="soak@example.org").one()
    token = Token.create_personal("soak", user.id, scopes=[], is_internal=False)
    db.session.commit()
    PrioritizedVocabulariesFixtures(system_identity, Path(os.environ["SOAK_VOCABULARIES"]), delay=False).load()
    print(token.access_token)
