from django.apps import AppConfig

from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class ClosingConfig(AppConfig):
    """終結: the sash goes to who carries on, somebody looks after it, and it can begin again."""

    name = "tasuki.journey.closing"
    label = "closing"

    def ready(self) -> None:
        from tasuki.journey.closing import agenda, events, words
        from tasuki.journey.meetings import kinds

        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
        kinds.register(agenda.KIND)
