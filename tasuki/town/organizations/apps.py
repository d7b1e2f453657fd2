from django.apps import AppConfig

from tasuki.ground import doorways
from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class OrganizationsConfig(AppConfig):
    """機関と職員."""

    name = "tasuki.town.organizations"
    label = "organizations"

    def ready(self) -> None:
        from tasuki.town.organizations import events, words

        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
        doorways.add(*words.DOORWAYS)
