from django.apps import AppConfig

from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class PeopleConfig(AppConfig):
    """住民: who they are, whom they live with."""

    name = "tasuki.residents.people"
    label = "people"

    def ready(self) -> None:
        from tasuki.residents.people import events, words

        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
