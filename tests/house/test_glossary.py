"""Every table is in the glossary under its Japanese name."""

from pathlib import Path

import pytest
from django.apps import apps

GLOSSARY = (Path(__file__).parents[2] / "docs" / "GLOSSARY.md").read_text()
TABLES = [
    model
    for config in apps.get_app_configs()
    if config.name.startswith("tasuki.")
    for model in config.get_models()
]


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model._meta.label)
def test_it_is_listed_under_its_japanese_name(model):
    assert f"| {model.__name__} | {model._meta.verbose_name} |" in GLOSSARY
