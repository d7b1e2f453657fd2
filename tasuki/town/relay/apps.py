from django.apps import AppConfig

from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class RelayConfig(AppConfig):
    """襷: who holds what, and who may see it."""

    name = "tasuki.town.relay"
    label = "relay"

    def ready(self) -> None:
        from tasuki.town.relay import events, words

        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
