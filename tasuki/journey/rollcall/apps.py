from django.apps import AppConfig

from tasuki.ground import doorways
from tasuki.ground import paper as papers
from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class RollcallConfig(AppConfig):
    """安否確認: everybody an agency looks after, by 地区, ticked off one by one."""

    name = "tasuki.journey.rollcall"
    label = "rollcall"

    def ready(self) -> None:
        from tasuki.journey.rollcall import events, models, paper, words
        from tasuki.residents.protection import places

        places.add(places.Place(models.Round, everywhere=True))
        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
        papers.register("rollcall", paper.sheet)
        doorways.add(
            doorways.Doorway(
                address="rollcall:rounds",
                label=words.DOORWAY,
                hint=words.DOORWAY_HINT,
                group=words.DOORWAY_GROUP,
                order=20,
                shown=lambda actor: actor.works,
            )
        )
