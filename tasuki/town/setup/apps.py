from django.apps import AppConfig

from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class SetupConfig(AppConfig):
    """まちの設定: the town's own words and choices, changed in the browser, with an undo."""

    name = "tasuki.town.setup"
    label = "setup"

    def ready(self) -> None:
        from tasuki.ground import doorways
        from tasuki.town.setup import events, policy, words

        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
        doorways.add(
            *[
                doorways.Doorway(
                    address=f"setup:{address}",
                    label=label,
                    hint=hint,
                    group=words.GROUP,
                    shown=lambda actor: bool(policy.can_edit(actor)),
                )
                for address, label, hint in words.DOORWAYS
            ]
        )
