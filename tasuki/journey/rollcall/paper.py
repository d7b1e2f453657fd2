"""The list on A4, by 地区, for when there is no power: with boxes to tick by hand."""

from uuid import UUID

from django.http import Http404

from tasuki.ground import clock
from tasuki.ground import paper as papers
from tasuki.ground.wareki import show, show_moment
from tasuki.journey.rollcall import queries, words
from tasuki.town.municipality import pack
from tasuki.trust.access.actor import TownRequest

WIDTHS = (2, 5, 7, 5, 5, 4)  # the box is narrow, the address wide


def sheet(request: TownRequest, round_id: UUID) -> bytes:
    """The list of a round as it is open to who prints it."""
    actor, at = request.actor, request.at
    one = queries.rounds_for(actor).filter(pk=round_id).first()
    if one is None:
        raise Http404
    lines = queries.lines_of(actor, one, at)
    facts = queries.look_facts(one, lines)
    town = pack.current(clock.day(at))
    return papers.compile(
        papers.PLAIN,
        {
            "title": str(words.TITLE) % {"reason": one.reason},
            "on": show(clock.day(one.begun_at)),
            "office": f"{town.municipality.name}　{one.agency.name}",
            "printed": show_moment(at),
            "notices": [str(words.SUMMARY) % facts, str(words.ONLY_FOR)],
            "sections": [
                {
                    "title": area,
                    "heads": [str(head) for head in words.HEADS],
                    "widths": WIDTHS,
                    "rows": [_row(line) for line in some],
                }
                for area, some in queries.by_area(lines)
            ],
        },
    )


def _row(line: queries.Line) -> list[str]:
    return [
        str(words.TICKED) if line.checked else words.OPEN,
        line.name,
        "\n".join(one for one in (line.address, line.phone) if one),
        line.carer,
        line.needs,
        show(clock.day(line.last)) if line.last else "",
    ]
