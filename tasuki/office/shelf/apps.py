from django.apps import AppConfig

from tasuki.ground import doorways
from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class ShelfConfig(AppConfig):
    """書類の棚: the programme's papers, and whether its links still open."""

    name = "tasuki.office.shelf"
    label = "shelf"

    def ready(self) -> None:
        from tasuki.office.shelf import events, policy, words

        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
        doorways.add(
            doorways.Doorway(
                address="shelf:list",
                label=words.DOORWAY,
                hint=words.DOORWAY_HINT,
                group=words.GROUP,
                shown=policy.reads,
            ),
            doorways.Doorway(
                address="shelf:links",
                label=words.LINKS,
                hint=words.LINKS_HINT,
                group=words.GROUP,
                shown=policy.keeps,
            ),
        )
