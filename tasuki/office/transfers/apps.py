from django.apps import AppConfig

from tasuki.ground import doorways
from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class TransfersConfig(AppConfig):
    """引継ぎ: 人事異動 and the change of a contractor."""

    name = "tasuki.office.transfers"
    label = "transfers"

    def ready(self) -> None:
        from tasuki.office.transfers import events, words

        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
        doorways.add(*words.DOORWAYS)
