"""Like the product's: no default database, towns, sessions in the database."""

import json
import os

SECRET_KEY = "hammer" * 10
DATABASES: dict[str, dict[str, object]] = {}
TOWNS = json.loads(os.environ["TASUKI_HAMMER_TOWNS"])
INSTALLED_APPS = ["django.contrib.sessions", "tests.hammer_app"]
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware"]
ROOT_URLCONF = "tests.hammer_app.urls"
ALLOWED_HOSTS = ["127.0.0.1"]
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "KEY_FUNCTION": "tasuki.ground.towns.cache_key",
    }
}
LOGGING = {"version": 1, "disable_existing_loggers": True}
