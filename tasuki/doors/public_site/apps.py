from typing import Any

from django.apps import AppConfig

from tasuki.ground import doorways


class PublicSiteConfig(AppConfig):
    """町のページ: what a resident or a councillor reads, without signing in."""

    name = "tasuki.doors.public_site"
    label = "public_site"

    def ready(self) -> None:
        from tasuki.doors.public_site import words
        from tasuki.town.municipality import pack

        def has_windows(_actor: Any) -> bool:
            return bool(pack.current().windows)

        def has_week(_actor: Any) -> bool:
            town = pack.current()
            return bool(town.activities or town.cells)

        ways = (
            ("programme", words.PROGRAMME, words.PROGRAMME_HINT, lambda _actor: True),
            ("counters", words.COUNTERS, words.COUNTERS_HINT, has_windows),
            ("week", words.WEEK, words.WEEK_HINT, has_week),
        )
        doorways.add(
            *(
                doorways.Doorway(f"public_site:{name}", label, hint, words.GROUP, shown)
                for name, label, hint, shown in ways
            )
        )
