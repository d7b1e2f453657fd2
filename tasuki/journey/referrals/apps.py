from django.apps import AppConfig

from tasuki.ground import paper as papers
from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class ReferralsConfig(AppConfig):
    """つなぐ・一緒に対応: handing a matter on, and working on it together."""

    name = "tasuki.journey.referrals"
    label = "referrals"

    def ready(self) -> None:
        from tasuki.journey.intake import queries as intake
        from tasuki.journey.referrals import events, models, paper, queries, words
        from tasuki.residents.protection import places

        places.add(
            places.Place(
                models.Referral,
                by_baton="handover__baton",
                by_person="consultation__subject",
                snapshot=True,
                keys=("address", "phone", "contact"),
            )
        )
        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
        papers.register("referral", paper.sheet)
        intake.register_untold(queries.not_told)
        intake.register_untold(queries.not_told)
