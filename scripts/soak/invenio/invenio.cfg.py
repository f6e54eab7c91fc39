# Settings of the InvenioRDM that the soak test runs: one machine, no worker, nothing leaves it. Ports and folders come from the environment.
import os

from invenio_rdm_records.config import RDM_PARENT_PERSISTENT_IDENTIFIER_PROVIDERS as _parents
from invenio_rdm_records.config import RDM_PERSISTENT_IDENTIFIER_PROVIDERS as _providers

_redis = f"redis://127.0.0.1:{os.environ['SOAK_REDIS']}"
_web = os.environ["SOAK_WEB"]

SECRET_KEY = "of a soak test on the loopback address"
SITE_API_URL = f"http://127.0.0.1:{_web}/api"
SITE_UI_URL = f"http://127.0.0.1:{_web}"
TRUSTED_HOSTS = ["127.0.0.1", f"127.0.0.1:{_web}", "localhost"]
SQLALCHEMY_DATABASE_URI = f"postgresql+psycopg2://invenio@127.0.0.1:{os.environ['SOAK_DATABASE']}/invenio"
SEARCH_HOSTS = [{"host": "127.0.0.1", "port": int(os.environ["SOAK_SEARCH"])}]
SEARCH_INDEX_PREFIX = "soak-"
SEARCH_CLIENT_CONFIG = {"timeout": 5, "max_retries": 1}

# flask-caching names its Redis back end otherwise than the default of this release does.
CACHE_TYPE = "flask_caching.backends.rediscache.RedisCache"
CACHE_REDIS_URL = f"{_redis}/0"
ACCOUNTS_SESSION_REDIS_URL = f"{_redis}/1"
RATELIMIT_STORAGE_URI = f"{_redis}/2"
COMMUNITIES_IDENTITIES_CACHE_REDIS_URL = f"{_redis}/3"
IIIF_CACHE_REDIS_URL = f"{_redis}/4"
BROKER_URL = CELERY_BROKER_URL = f"{_redis}/5"
CELERY_RESULT_BACKEND = f"{_redis}/6"
CELERY_TASK_ALWAYS_EAGER = True
RATELIMIT_AUTHENTICATED_USER = "100000 per hour;20000 per minute"
RATELIMIT_GUEST_USER = "100000 per hour;20000 per minute"
APP_DEFAULT_SECURE_HEADERS = {
    "force_https": False,
    "session_cookie_secure": False,
    "content_security_policy": {"default-src": ["'self'"]},
}

DATACITE_ENABLED = True
DATACITE_USERNAME = "soak"
DATACITE_PASSWORD = "soak"
DATACITE_PREFIX = "10.5072"


class _Nobody:
    """Stands in for DataCite: takes everything, knows nothing."""

    def check_doi(self, doi):
        return None

    def __getattr__(self, name):
        return lambda *given, **named: {}


for _provider in [*_providers, *_parents]:
    if _provider.name == "datacite":
        type(_provider.client).api = property(lambda client: _Nobody())
