from django.apps import AppConfig

from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class DutiesConfig(AppConfig):
    """開示・訂正・漏えい・廃棄: what the law asks of who keeps records."""

    name = "tasuki.office.duties"
    label = "duties"

    def ready(self) -> None:
        from tasuki.office.duties import events, words

        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
