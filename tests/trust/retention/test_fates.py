"""No table and no key of the house is without a rule by which it ends."""

import re
from pathlib import Path

from django.apps import apps

from tasuki.trust.retention import queries, rules

HOUSE = Path(__file__).parents[3] / "tasuki"


def test_every_table_has_a_rule():
    tables = {
        model
        for config in apps.get_app_configs()
        if config.name.startswith("tasuki.")
        for model in config.get_models()
    }
    assert set(queries.fates()) == tables


def test_every_rule_names_columns_that_are_there():
    there = {(model, name) for model, name, _ in queries.relations()}
    for model, fate in queries.fates().items():
        assert {(model, name) for name in fate.ends_with} <= there, model
        for column in (*fate.says, *filter(None, [fate.names])):
            model._meta.get_field(column)


def test_every_key_to_a_row_that_ends_is_followed_or_holds_it():
    """A row that is kept for good never points to one that ends, and nothing that ends hangs loose:
    it ends with its matter, with the last that names it, or by a rule of its own."""
    fates = queries.fates()
    loose = [
        f"{model._meta.label}.{name}"
        for model, name, goal in queries.relations()
        if fates[model].kept and not (fates[goal].kept or fates[goal].shared)
    ]
    assert loose == []
    for model, fate in fates.items():
        for name in fate.ends_with:
            [goal] = [
                there for one, key, there in queries.relations() if (one, key) == (model, name)
            ]
            assert not fates[goal].kept, (model, name)


def test_every_matter_table_is_reached_from_the_baton():
    """Following the rules from a baton and what it shares, every table that can end is reached."""
    fates = queries.fates()
    reached = {model for model, fate in fates.items() if fate.root}
    grown = True
    while grown:
        more = {
            model
            for model, name, goal in queries.relations()
            if goal in reached and name in fates[model].ends_with
        } | {
            goal
            for model, _, goal in queries.relations()
            if model in reached and fates[goal].shared
        }
        grown = not more <= reached
        reached |= more
    left = {
        model._meta.label
        for model, fate in fates.items()
        if not (fate.kept or fate.own or fate.names or model in reached)
    }
    assert left == set()


def test_every_target_of_a_line_is_known():
    said = set()
    for path in HOUSE.rglob("*.py"):
        said |= set(re.findall(r'target=f"([a-z_]+):', path.read_text()))
    house = {
        "staff",
        "municipality",
        "edition",
        "succession",
        "verification",
        "finding",
        "export",
    } | {"disposal", "round", "sweep"}
    assert said - house <= set(rules.TARGETS), said - house - set(rules.TARGETS)
