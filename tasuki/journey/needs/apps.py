from django.apps import AppConfig

from tasuki.ground import annexes, doorways
from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class NeedsConfig(AppConfig):
    """まだない事業の必要: what the town does not run yet, and who would have used it."""

    name = "tasuki.journey.needs"
    label = "needs"

    def ready(self) -> None:
        from tasuki.journey.needs import annex, events, policy, words

        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
        annexes.add(annex.ACTS, annex.NeedsAnnex())
        doorways.add(
            doorways.Doorway(
                address="needs:counts",
                label=words.DOORWAY,
                hint=words.DOORWAY_HINT,
                group=words.DOORWAY_GROUP,
                shown=lambda actor: bool(policy.can_count(actor)),
            )
        )
