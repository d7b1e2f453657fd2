"""The room municipality: which town this is, and its pack."""

from typing import Any

from django.apps import AppConfig
from django.core import checks


class MunicipalityConfig(AppConfig):
    name = "tasuki.town.municipality"
    label = "municipality"

    def ready(self) -> None:
        from tasuki.ground import words as register
        from tasuki.town.municipality import events, speaking, words
        from tasuki.trust.audit import catalogue

        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
        checks.register(packs_hold)
        speaking.lay_over()


def packs_hold(**_kwargs: Any) -> list[checks.CheckMessage]:
    """Every pack of every town can be read and holds together."""
    from tasuki.town.municipality import pack

    return [checks.Error(fault, id="municipality.E001") for fault in pack.check_all()]
