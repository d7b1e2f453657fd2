"""The product as it is served, with four addresses more by which acts can be done quickly."""

from config.settings.server import *  # noqa: F403

ROOT_URLCONF = "tests.crash.urls"
