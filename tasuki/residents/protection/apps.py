from django.apps import AppConfig

from tasuki.ground import doorways, guards
from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class ProtectionConfig(AppConfig):
    """保護: people whose address must not reach somebody."""

    name = "tasuki.residents.protection"
    label = "protection"

    def ready(self) -> None:
        from tasuki.residents.people import joining
        from tasuki.residents.protection import events, places, queries, standing, words
        from tasuki.residents.protection.services import heard

        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
        joining.add(heard)
        guards.add(queries.objections)
        places.add(*standing.PLACES)
        doorways.add(
            doorways.Doorway(
                address="protection:due",
                label=words.DOORWAY,
                hint=words.DOORWAY_HINT,
                group=words.DOORWAY_GROUP,
                order=15,
                shown=lambda actor: actor.works,
            )
        )
