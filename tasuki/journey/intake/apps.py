from django.apps import AppConfig

from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class IntakeConfig(AppConfig):
    """受付: a worry comes in at a counter."""

    name = "tasuki.journey.intake"
    label = "intake"

    def ready(self) -> None:
        from tasuki.journey.intake import copies, events, queries, urgency, words
        from tasuki.residents.consent import queries as consents
        from tasuki.residents.grounds import providers
        from tasuki.residents.protection import places
        from tasuki.town.relay import matters

        places.add(*copies.PLACES)
        register.add(words.SENTENCES)
        consents.ask_of_danger("intake", queries.mentions_abuse)
        providers.add("urgency", urgency.plight_of, urgency.plights_of)
        catalogue.add(*events.EVENTS)
        matters.register(
            matters.Matter(
                code=queries.MATTER,
                label=words.MATTER,
                describe=queries.describe,
                owned=queries.owned,
                named=queries.recorded_as,
            )
        )
