from django.apps import AppConfig

from tasuki.ground import doorways, paper
from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class OversightConfig(AppConfig):
    """記録の確認: who looked at what, and whether the record is whole."""

    name = "tasuki.office.oversight"
    label = "oversight"

    def ready(self) -> None:
        from tasuki.office.oversight import events, policy, words
        from tasuki.office.oversight.paper import head, log

        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
        paper.register("head", head)
        paper.register("log", log)
        doorways.add(
            doorways.Doorway(
                address="oversight:log",
                label=words.DOORWAY,
                hint=words.DOORWAY_HINT,
                group=words.GROUP,
                shown=lambda actor: policy.reads_all(actor) or bool(policy.supervised(actor)),
            ),
            doorways.Doorway(
                address="oversight:findings",
                label=words.FINDINGS,
                hint=words.FINDINGS_HINT,
                group=words.GROUP,
                shown=policy.reviews,
            ),
            doorways.Doorway(
                address="oversight:proof",
                label=words.PROOF,
                hint=words.PROOF_HINT,
                group=words.GROUP,
                shown=policy.reads_all,
            ),
        )
