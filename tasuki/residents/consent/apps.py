from django.apps import AppConfig

from tasuki.ground import paper as papers
from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class ConsentConfig(AppConfig):
    """同意: who agreed to what, for whom, until when."""

    name = "tasuki.residents.consent"
    label = "consent"

    def ready(self) -> None:
        from tasuki.residents.consent import events, paper, words

        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
        papers.register("consent", paper.sheet)
        papers.register("consent_blank", paper.blank)
