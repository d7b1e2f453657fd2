from django.apps import AppConfig

from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class MeetingsConfig(AppConfig):
    """会議: who sits, what is on the agenda, what was held to be right."""

    name = "tasuki.journey.meetings"
    label = "meetings"

    def ready(self) -> None:
        from tasuki.journey.meetings import (
            case_kind,
            events,
            kinds,
            listening,
            models,
            paper,
            seats,
            words,
        )
        from tasuki.residents.consent import queries as consent
        from tasuki.residents.grounds import providers
        from tasuki.residents.protection import places

        places.add(
            places.Place(models.Meeting, by_baton="items__baton"),
            places.Place(models.Seat, by_baton="meeting__items__baton"),
        )
        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
        kinds.register(case_kind.KIND)
        paper.register_papers()
        providers.add("seats", seats.facts, seats.facts_of)
        consent.listen_to_changes("meetings", listening.to_consent)
