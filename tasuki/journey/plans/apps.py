from django.apps import AppConfig

from tasuki.ground import paper as papers
from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class PlansConfig(AppConfig):
    """プラン: who does what for a household, decided by the municipality, looked at again."""

    name = "tasuki.journey.plans"
    label = "plans"

    def ready(self) -> None:
        from tasuki.journey.meetings import kinds
        from tasuki.journey.plans import agenda, events, models, paper, words
        from tasuki.residents.protection import places

        places.add(places.Place(models.Revision, by_baton="plan__case__lead", snapshot=True))
        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
        kinds.register(agenda.KIND)
        kinds.register(agenda.PROGRESS)
        papers.register("plan", paper.plan_sheet)
