"""Settings of the test run: one plain database, no door, quick hashes."""

import os
import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403
from config.settings.base import MIDDLEWARE, STORAGES
from config.settings.database import from_url

SECRET_KEY = "test-only-" + "x" * 40
DATA_KEY = b"d" * 32
SEARCH_KEY = b"s" * 32
DATABASES = {"default": from_url(os.environ.get("TASUKI_TEST_DATABASE", "sqlite://:memory:"))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that threads can race on it; no test needs to survive a power cut.
    folder = Path(tempfile.gettempdir()) / f"tasuki-test-{os.getuid()}-{os.getppid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    DATABASES["default"]["TEST"] = {"NAME": str(folder / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
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
MIDDLEWARE = list(MIDDLEWARE)
ALLOWED_HOSTS = ["*"]
DEMO = True
