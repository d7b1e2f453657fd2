from django.apps import AppConfig

from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class PrefectureConfig(AppConfig):
    """後方支援: which municipality stands where on the road, and what the prefecture does for it."""

    name = "tasuki.office.prefecture"
    label = "prefecture"

    def ready(self) -> None:
        from tasuki.ground import doorways
        from tasuki.office.prefecture import events, words
        from tasuki.trust.access.roles import Role

        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
        doorways.add(
            *[
                doorways.Doorway(
                    address=f"prefecture:{address}",
                    label=label,
                    hint=hint,
                    group=words.GROUP,
                    shown=lambda actor: actor.has(Role.BACKING) and not actor.works,
                )
                for address, label, hint in words.DOORWAYS
            ]
        )
