"""Settings of the test run: one plain database, no door, quick hashes."""

import os

from config.settings.base import *  # noqa: F403
from config.settings.base import MIDDLEWARE, STORAGES
from config.settings.database import from_url

SECRET_KEY = "test-only-" + "x" * 40  # noqa: S105
DATA_KEY = b"d" * 32
SEARCH_KEY = b"s" * 32
DATABASES = {"default": from_url(os.environ.get("TASUKI_TEST_DATABASE", "sqlite://:memory:"))}
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
