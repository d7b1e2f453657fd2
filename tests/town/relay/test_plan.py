"""The list of an agency's matters is read in the order of its index, whoever may see what."""

import importlib

import pytest
from django.db import connection


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by its statistics")
@pytest.mark.parametrize("key", [None, "later"])
def test_the_list_is_walked_in_order_and_never_sorted(key, sato, noon):
    parts = importlib.import_module("tasuki.town.relay.queries.sight")._listed(
        agency=sato.agency_id,
        staff=sato.staff_id,
        matter="case",
        at=noon,
        key=noon if key else None,
        pk=sato.agency_id if key else None,
        closed=False,
        limit=50,
    )

    plan = parts.explain()

    assert "part_list" in plan
    assert "ORDER BY" not in plan, plan
