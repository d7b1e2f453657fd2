from django.apps import AppConfig

from tasuki.ground import addresses
from tasuki.ground import words as register
from tasuki.town.relay import matters
from tasuki.trust.audit import catalogue


class CasesConfig(AppConfig):
    """多機関協働: one case for one household, with the agencies around it."""

    name = "tasuki.journey.cases"
    label = "cases"

    def ready(self) -> None:
        from tasuki.journey.cases import events, models, queries, words
        from tasuki.residents.protection import places

        places.add(
            places.Place(
                models.Request,
                by_baton="consultation__baton",
                by_person="consultation__subject",
                snapshot=True,
                keys=("address", "phone"),
            ),
            places.Place(models.FormerAssessment, by_baton="assessment__case__lead", snapshot=True),
            places.Place(
                models.InformationRequest,
                by_baton="case__lead",
                by_person="about",
                page=lambda row: addresses.of("cases:show_information", row.pk),
            ),
        )
        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
        matters.register(
            matters.Matter(
                "case",
                words.CASE,
                queries.describe,
                queries.owned_batons,
                kin=queries.kin,
                named=queries.recorded_as,
            )
        )
        # The 調整役's baton is a matter of its own, so that a case stands once in every list.
        matters.register(
            matters.Matter(
                "coordination", words.COORDINATION, queries.describe, queries.owned_coordination
            )
        )
