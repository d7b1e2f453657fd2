"""Settings of the test run: one plain database, no door, quick hashes."""

import os
import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403
from config.settings.base import DATABASES, STORAGES
from config.settings.database import from_url

SECRET_KEY = "test-only-" + "x" * 40
DATA_KEY = b"d" * 32
SEARCH_KEY = b"s" * 32
database = from_url(os.environ.get("TASUKI_TEST_DATABASE", "sqlite://:memory:"))
if database["ENGINE"].endswith("sqlite3"):
    # A file, so that threads can race on it; no test needs to survive a power cut.
    folder = Path(tempfile.gettempdir()) / f"tasuki-test-{os.getuid()}-{os.getppid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    database["TEST"] = {"NAME": str(folder / "test.sqlite3")}
    database["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
DATABASES["default"] = database
TASUKI_TEST = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "KEY_FUNCTION": "tasuki.ground.towns.cache_key",
    }
}
ALLOWED_HOSTS = ["*"]
DEMO = True
