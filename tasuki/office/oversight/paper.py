"""Papers of the record: its head, to be kept outside the system; and a copy of lines."""

from uuid import UUID

from django.http import Http404

from tasuki.ground import clock, towns
from tasuki.ground import paper as papers
from tasuki.ground.wareki import show, show_moment
from tasuki.office.oversight import policy, queries, services, words
from tasuki.office.oversight.models import Export
from tasuki.town.municipality import pack
from tasuki.trust.access.actor import TownRequest

L = words.LABELS


def _spaced(value: str) -> str:
    """Sixty-four letters in groups of eight: read out and typed off without losing the place."""
    return " ".join(value[i : i + 8] for i in range(0, len(value), 8)) or "―"


def head(request: TownRequest, verification_id: UUID) -> bytes:
    """The head of the chain as one night found it."""
    actor, at = request.actor, request.at
    one = queries.verifications_for(actor).filter(pk=verification_id).first()
    if one is None:
        raise Http404
    result = L["fine"] if one.ok else L["bad"]
    facts = {"line": one.line, "what": one.get_what_display()}
    command = f"tasuki verify --town {towns.current() or ''} --head {one.head}"
    return papers.compile(
        papers.PLAIN,
        {
            "title": str(words.HEAD_TITLE),
            "number": str(one.position),
            "on": show_moment(one.created_at),
            "office": pack.current().municipality.name,
            "printed": show_moment(at),
            "sections": [
                {
                    "title": str(words.HEAD_TITLE),
                    "facts": [
                        (str(L["head"]), _spaced(one.head)),
                        (str(L["position"]), str(one.position)),
                        (str(L["lines"]), str(one.sealed)),
                        (str(L["verified"]), show_moment(one.created_at)),
                        (str(L["result"]), str(result) % facts),
                    ],
                },
                {"title": str(L["verified"]), "text": f"{L['how']}\n\n{command}"},
            ],
        },
    )


def log(request: TownRequest, export_id: UUID) -> bytes:
    """A copy of lines with the head of the chain under which they stand."""
    actor, at = request.actor, request.at
    one = queries.exports_for(actor).filter(pk=export_id).first()
    if one is None or not policy.can_export(actor):
        raise Http404
    rows = services.take_out(actor=actor, export=one, form="PDF", at=at)
    return papers.compile(
        papers.PLAIN,
        {
            "title": str(words.LOG_TITLE),
            "number": str(one.position),
            "on": show(clock.day(one.created_at)),
            "office": pack.current().municipality.name,
            "printed": show_moment(at),
            "notices": _notices(one, len(rows)),
            "sections": [
                {"title": str(words.LOG_TITLE), "facts": _facts(one)},
                {
                    "title": str(L["what"]),
                    "heads": [str(L[key]) for key in ("at", "what", "who", "basis")],
                    "rows": [
                        [
                            show_moment(row.at),
                            row.what,
                            "\n".join(part for part in (row.who, row.agency, row.role) if part),
                            row.basis or "―",
                        ]
                        for row in rows
                    ],
                },
            ],
        },
    )


def _notices(one: Export, rows: int) -> list[str]:
    return [str(L["cut"]) % {"rows": rows}] if one.cut or rows < one.rows else []


def _facts(one: Export) -> list[tuple[str, str]]:
    return [
        (str(L["purpose"]), one.purpose),
        (str(L["by"]), one.staff.name),
        (str(L["of_staff"]), one.of_staff.name if one.of_staff else str(L["all"])),
        (str(L["since"]), show(one.since) if one.since else "―"),
        (str(L["until"]), show(one.until) if one.until else "―"),
        (str(L["group"]), str(words.ROOMS.get(one.group, L["all"]))),
        (str(L["lines"]), str(one.rows)),
        (str(L["position"]), str(one.position)),
        (str(L["head"]), _spaced(one.head)),
    ]
