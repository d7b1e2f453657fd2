"""docs/TOWNS.md names pages: each address in it is a page that there is."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import Resolver404, resolve

from tasuki.town.setup.rules import EDITABLE

DOCS = Path(settings.PACKS_DIR).parent / "docs" / "TOWNS.md"
NAMED = sorted(set(re.findall(r"`(/[a-z_/]*)[^`]*`", DOCS.read_text(encoding="utf-8"))))


def test_the_table_names_pages() -> None:
    assert {"/about/", "/settings/questions/", "/prefecture/schedule/"} <= set(NAMED)


@pytest.mark.parametrize("address", NAMED)
def test_every_address_of_the_table_is_a_page(address: str) -> None:
    try:
        found = resolve(address)
    except Resolver404:
        pytest.fail(f"{address} is no page")
    assert found.kwargs.get("kind", "agency") in EDITABLE
