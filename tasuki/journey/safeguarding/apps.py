from django.apps import AppConfig

from tasuki.ground import doorways, paper
from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class SafeguardingConfig(AppConfig):
    """通告・通報: told to who must act, whether or not anybody agrees."""

    name = "tasuki.journey.safeguarding"
    label = "safeguarding"

    def ready(self) -> None:
        from tasuki.journey.safeguarding import events, queries, words
        from tasuki.journey.safeguarding.paper import named_sheet, sheet
        from tasuki.town.relay import matters

        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
        matters.register(
            matters.Matter(queries.MATTER, words.MATTER, queries.describe, queries.owned)
        )
        paper.register("report", sheet)
        paper.register("report_named", named_sheet)
        doorways.add(
            doorways.Doorway(
                address="safeguarding:new",
                label=words.REPORT,
                hint=words.HINT,
                group=words.GROUP,
                order=10,
                shown=lambda actor: actor.works,
                always=True,
            ),
            doorways.Doorway(
                address="safeguarding:list",
                label=words.LIST,
                hint=words.LIST_HINT,
                group=words.GROUP,
                order=10,
                shown=lambda actor: actor.works,
            ),
        )
