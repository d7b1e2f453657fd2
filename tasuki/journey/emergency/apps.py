from django.apps import AppConfig

from tasuki.ground import doorways
from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class EmergencyConfig(AppConfig):
    """緊急閲覧: a look without a relation, with a reason, told at once."""

    name = "tasuki.journey.emergency"
    label = "emergency"

    def ready(self) -> None:
        from tasuki.journey.emergency import events, models, words
        from tasuki.residents.protection import places

        places.add(places.Place(models.Attempt, everywhere=True))
        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
        doorways.add(
            doorways.Doorway(
                address="emergency:open",
                label=words.DOORWAY,
                hint=words.DOORWAY_HINT,
                group=words.DOORWAY_GROUP,
                order=20,
                shown=lambda actor: actor.works,
            )
        )
