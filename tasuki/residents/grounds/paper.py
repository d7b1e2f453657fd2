"""The table of grounds on A4, for the town's 個人情報 section to review."""

from pathlib import Path
from uuid import UUID

from django.http import Http404

from tasuki.ground import clock, paper, wareki
from tasuki.residents.grounds import policy, showing, words
from tasuki.trust.access.actor import TownRequest

TEMPLATE = Path(__file__).parent / "papers" / "table.typ"


def table(request: TownRequest, agency_id: UUID) -> bytes:
    """The PDF, printed for an agency by those who work there; it holds no person's data."""
    actor, at = request.actor, request.at
    hat = actor.hat_at(agency_id)
    if hat is None or not policy.can_ask(actor):
        raise Http404
    rows = [
        [
            "\n".join((one.label, one.article, one.id)),
            f"{one.sender}\n→ {one.receiver}",
            "\n".join([*one.conditions, one.told]),
            "\n".join(part for part in (one.record, one.limits) if part),
            "\n".join((one.says, f"{words.SURE}：{one.confidence}")),
        ]
        for one in showing.lines(at)
    ]
    return paper.compile(
        TEMPLATE,
        {
            "title": str(words.TABLE),
            "number": hat.agency_name,
            "on": wareki.show(clock.day(at)),
            "office": showing.town_name(at),
            "care": " ",
            "printed": str(words.PRINTED) % {"on": wareki.show(clock.day(at))},
            "notices": [str(words.NOTICE)],
            "rows_title": str(words.SECTION_ROWS),
            "heads": [str(head) for head in words.HEADS],
            "rows": rows,
            "specials_title": str(words.SECTION_SPECIAL),
            "specials": [list(one) for one in showing.specials()],
            "silences_title": str(words.SECTION_SILENCES),
            "silence_heads": [str(head) for head in words.SILENCE_HEADS],
            "silences": [list(one) for one in showing.silences()],
        },
    )
