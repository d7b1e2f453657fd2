"""A town whose changes stand in a folder of the test's own."""

import pytest

from tasuki.town.municipality import pack
from tests.conftest import SINCE


@pytest.fixture
def here(town, settings, tmp_path):
    """小林市's pack, with a place for what is changed."""
    settings.PACK_CHANGES_DIR = tmp_path
    return pack.load("kobayashi", SINCE.year)


@pytest.fixture
def now(here, django_capture_on_commit_callbacks):
    """The pack in use, as a request reads it."""
    return lambda: pack.current(SINCE)
