"""No table is forgotten: each room says what becomes of each of its tables."""

from importlib import import_module

import pytest
from django.apps import apps

ROOMS = [config for config in apps.get_app_configs() if config.name.startswith("tasuki.")]


@pytest.mark.parametrize("config", ROOMS, ids=lambda config: config.label)
def test_every_table_has_a_fate(config):
    tables = {model.__name__ for model in config.get_models()}
    if not tables:
        return
    keep = import_module(f"{config.name}.retention").KEEP
    assert set(keep) == tables
    assert all(keep.values())
