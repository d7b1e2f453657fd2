from collections.abc import Callable
from typing import Any

from django.apps import AppConfig

from tasuki.ground import doorways, paper
from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class DutiesConfig(AppConfig):
    """開示・訂正・漏えい・廃棄: what the law asks of who keeps records."""

    name = "tasuki.office.duties"
    label = "duties"

    def ready(self) -> None:
        from tasuki.office.duties import events, policy, sentences, words
        from tasuki.office.duties import paper as papers

        register.add(sentences.SENTENCES)
        catalogue.add(*events.EVENTS)
        paper.register("disclosure", papers.disclosure)
        paper.register("decision_notice", papers.decision_notice)
        paper.register("extension_notice", papers.extension_notice)
        paper.register("leak_report", papers.leak_report)
        paper.register("leak_notice", papers.leak_notice)
        paper.register("disposal", papers.certificate)
        for address, label, hint, shown in (
            ("requests", words.REQUESTS, words.REQUESTS_HINT, policy.can_receive),
            ("leaks", words.LEAKS, words.LEAKS_HINT, policy.can_note_leak),
            ("disposals", words.DISPOSALS, words.DISPOSALS_HINT, policy.keeps_registers),
            ("custody", words.CUSTODY, words.CUSTODY_HINT, policy.sees_custody),
        ):
            doorways.add(
                doorways.Doorway(f"duties:{address}", label, hint, words.GROUP, _ask(shown))
            )


def _ask(shown: Callable[[Any], object]) -> Callable[[Any], bool]:
    return lambda actor: bool(shown(actor))
