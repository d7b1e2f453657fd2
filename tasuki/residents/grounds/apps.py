from django.apps import AppConfig

from tasuki.ground import doorways
from tasuki.ground import paper as papers
from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class GroundsConfig(AppConfig):
    """根拠: whether this may be told to that agency, and on which article."""

    name = "tasuki.residents.grounds"
    label = "grounds"

    def ready(self) -> None:
        from tasuki.residents.consent import queries as consent
        from tasuki.residents.grounds import (
            consents,
            events,
            facts,
            models,
            paper,
            providers,
            queries,
            words,
        )
        from tasuki.residents.protection import places

        places.add(
            places.Place(models.Ruling, everywhere=True, only=("note",)),
            places.Place(models.Asked, everywhere=True),
        )
        consent.tell_of_given("grounds", queries.given)
        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
        providers.add("age", facts.of_age, facts.of_ages)
        providers.add("consent", consents.on_record, consents.on_records)
        papers.register("grounds", paper.table)
        doorways.add(
            doorways.Doorway(
                address="grounds:ask",
                label=words.DOORWAY,
                hint=words.DOORWAY_HINT,
                group=words.GROUP,
                order=30,
                shown=lambda actor: bool(actor.hats),
                always=True,
            ),
            doorways.Doorway(
                address="grounds:table",
                label=words.TABLE,
                hint=words.TABLE_HINT,
                group=words.GROUP,
                order=30,
                shown=lambda actor: bool(actor.hats),
            ),
        )
