"""Papers: the package without what is black, drafts about a leak, the certificate of a disposal."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest

from tasuki.ground import clock
from tasuki.ground import paper as papers
from tasuki.ground.wareki import show, show_moment
from tasuki.office.duties import policy, queries, words
from tasuki.office.duties.models import DisposalLine
from tasuki.office.duties.queries import Page
from tasuki.town.municipality import pack

L = words.LABELS
Facts = list[tuple[str, str]]


def _whole(title: str, number: str, on: str, at: datetime, sections: list[Any]) -> dict[str, Any]:
    return {
        "title": title,
        "number": number,
        "on": on,
        "office": pack.current(clock.day(at)).municipality.name,
        "printed": show_moment(at),
        "sections": sections,
    }


def disclosure(request: HttpRequest, one_id: UUID) -> bytes:
    """The copy for who asked: what is black is not in it."""
    actor, at = request.actor, request.at  # type: ignore[attr-defined]
    one = queries.requests_for(actor).filter(pk=one_id).first()
    if one is None or not policy.can_read_package(actor, one):
        raise Http404
    sections: list[Any] = [
        {
            "title": str(L["verdict"]),
            "facts": [
                (str(L["kind"]), str(one.get_kind_display())),
                (str(L["verdict"]), str(one.get_verdict_display()) if one.verdict else ""),
                (str(L["reason"]), one.reason),
                (str(L["decided_on"]), show_moment(one.decided_at) if one.decided_at else ""),
            ],
        }
    ]
    sections += [_section(page) for page in queries.package(one, actor, at)]
    if one.person_id is not None:
        sections.append(_seen(one.person_id))
    left = "\n".join(dict.fromkeys(str(said) for said in words.LEFT_OUT.values()))
    sections.append({"title": str(L["left_out"]), "text": left})
    data = _whole(str(L["package"]), one.number, show(clock.day(at)), at, sections)
    return papers.compile(papers.PLAIN, {**data, "notices": [str(L["package_note"])]})


def _section(page: Page) -> dict[str, Any]:
    facts: Facts = [
        (str(L["agency"]), page.agency),
        (str(L["keeper"]), page.keeper_words),
    ]
    for field in page.fields:
        why = "、".join(str(words.REASONS[code]) for code in field.reasons)
        facts.append((field.label, f"{field.text}\n（{why}）" if why else field.text))
    return {"title": f"{page.label}　{page.on}", "facts": facts}


def _seen(person_id: UUID) -> dict[str, Any]:
    return {
        "title": str(L["seen"]),
        "heads": [str(L["at"]), str(L["agency"]), str(L["what"])],
        "rows": [[show_moment(one.at), one.agency, one.what] for one in queries.seen_by(person_id)],
    }


def leak_report(request: HttpRequest, leak_id: UUID) -> bytes:
    """漏えい等報告書: the nine items of 規則43条, as far as they are known."""
    actor, at = request.actor, request.at  # type: ignore[attr-defined]
    leak = queries.leaks_for(actor).filter(pk=leak_id).first()
    if leak is None:
        raise Http404
    today = clock.day(at)
    why = [str(words.LEAK_REASONS[code]) for code in queries.leak_reasons(leak, today)]
    unknown = str(L["not_yet"])
    facts: Facts = [
        (str(L["noticed_on"]), show(leak.noticed_on)),
        (str(L["agency"]), leak.agency.name),
        (str(L["keeper"]), str(words.KEEPERS[queries.leak_keeper(leak, today)])),
        (str(L["report_why"]), "\n".join(why)),
        (str(L["outline"]), leak.what),
        (str(L["items"]), leak.items or unknown),
        (str(L["count"]), str(leak.persons)),
        (str(L["cause"]), leak.cause or unknown),
        (str(L["harm"]), leak.stopped or unknown),
        (str(L["told"]), leak.told_how or unknown),
        (str(L["published"]), unknown),
        (str(L["prevention"]), leak.measures or unknown),
        (str(L["other"]), ""),
    ]
    part = L["first"] if leak.first_on is None else L["final"]
    title = f"{L['leak_paper']}　{part}"
    sections = [{"title": str(part), "facts": facts}]
    return papers.compile(papers.PLAIN, _whole(title, leak.number, show(today), at, sections))


def leak_notice(request: HttpRequest, leak_id: UUID) -> bytes:
    """お知らせ: the draft of what the person is told, without a name."""
    actor, at = request.actor, request.at  # type: ignore[attr-defined]
    leak = queries.leaks_for(actor).filter(pk=leak_id).first()
    if leak is None:
        raise Http404
    unknown = str(L["not_yet"])
    facts: Facts = [
        (str(L["outline"]), leak.what),
        (str(L["items"]), leak.items or unknown),
        (str(L["cause"]), leak.cause or unknown),
        (str(L["harm"]), leak.stopped or unknown),
        (str(L["other"]), leak.measures),
    ]
    sections = [
        {"title": str(L["leak_notice"]), "text": str(L["dear"])},
        {"title": str(L["outline"]), "facts": facts},
        {
            "title": str(L["agency"]),
            "text": f"{L['ask_us']}\n{leak.agency.name}　{leak.agency.tel}",
        },
    ]
    on = show(clock.day(at))
    return papers.compile(
        papers.PLAIN, _whole(str(L["leak_notice"]), leak.number, on, at, sections)
    )


def certificate(request: HttpRequest, disposal_id: UUID) -> bytes:
    """廃棄証明書: what is gone, who said so, and what remains. It names nobody but workers."""
    actor, at = request.actor, request.at  # type: ignore[attr-defined]
    one = queries.disposals_for(actor).filter(pk=disposal_id, done_at__isnull=False).first()
    if one is None:
        raise Http404
    lines = list(one.lines.all())
    facts: Facts = [
        (str(L["basis"]), one.basis),
        (str(L["proposed_by"]), f"{one.proposed_by.name}　{show_moment(one.created_at)}"),
        (str(L["approved_by"]), one.decided_by.name if one.decided_by else ""),
        (str(L["done_on"]), show_moment(one.done_at) if one.done_at else ""),
        (str(L["looked_by"]), one.looked_by.name if one.looked_by else ""),
    ]
    heads = ("matters", "kept_until", "rows", "persons", "stayed", "not_done")
    sections: list[Any] = [
        {"title": str(L["certificate"]), "facts": facts},
        {
            "title": str(L["matters"]),
            "heads": [str(L[key]) for key in heads],
            "rows": [_line(line) for line in lines],
        },
        {"title": str(L["tables"]), "facts": _tables(lines)},
        {"title": str(L["remains"]), "text": str(L["remains_text"])},
    ]
    on = show(clock.day(one.done_at)) if one.done_at else ""
    return papers.compile(papers.PLAIN, _whole(str(L["certificate"]), one.number, on, at, sections))


def _line(line: DisposalLine) -> list[str]:
    return [
        line.numbers,
        show(line.kept_until),
        str(sum(line.counts.values())),
        str(line.persons),
        str(line.stayed),
        str(words.NOT_DONE.get(line.not_done, "")),
    ]


def _tables(lines: list[DisposalLine]) -> Facts:
    names = queries.table_names()
    counts: dict[str, int] = {}
    for line in lines:
        for label, count in line.counts.items():
            counts[label] = counts.get(label, 0) + count
    return [(names.get(label, label), str(count)) for label, count in sorted(counts.items())]
