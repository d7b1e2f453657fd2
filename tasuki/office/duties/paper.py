"""Papers: the package without what is black, drafts about a leak, the certificate of a disposal."""

from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.http import Http404

from tasuki.ground import clock
from tasuki.ground import paper as papers
from tasuki.ground.wareki import show, show_moment
from tasuki.office.duties import policy, queries, rules, words
from tasuki.office.duties.models import Disclosure, DisposalLine
from tasuki.office.duties.queries import Page
from tasuki.office.duties.rules import OF_THE_TOWN
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import TownRequest

L = words.LABELS
NOTICE = Path(__file__).parent / "papers" / "notice.typ"
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


def disclosure(request: TownRequest, one_id: UUID) -> bytes:
    """The copy for who asked: what is black is not in it."""
    actor, at = request.actor, request.at
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
    if one.person_id is not None and one.has_term:
        sections.append(_seen(one.person_id))
    left = "\n".join(dict.fromkeys(str(said) for said in words.LEFT_OUT.values()))
    sections.append({"title": str(L["left_out"]), "text": left})
    title = L["package" if one.has_term else "package_private"]
    data = _whole(str(title), one.number, show(clock.day(at)), at, sections)
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


def leak_report(request: TownRequest, leak_id: UUID) -> bytes:
    """漏えい等報告書: the nine items of 規則43条, as far as they are known."""
    actor, at = request.actor, request.at
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


def leak_notice(request: TownRequest, leak_id: UUID) -> bytes:
    """お知らせ: the draft of what the person is told, without a name."""
    actor, at = request.actor, request.at
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
    said = pack.current(clock.day(at)).notice("leak_person")
    return _notice(
        said,
        draft="" if leak.told_on else str(L["draft_leak"]),
        number=leak.number,
        on=show(leak.told_on or clock.day(at)),
        to="",
        of=leak.agency,
        signer=_signer(said, at) if queries.leak_keeper(leak, clock.day(at)) in OF_THE_TOWN else "",
        sections=[{"title": str(L["outline"]), "facts": facts}],
        at=at,
    )


def decision_notice(request: TownRequest, one_id: UUID) -> bytes:
    """決定通知書: what was decided, why, what is left out under which article, where to object."""
    actor, at = request.actor, request.at
    one = _for_the_two(actor, one_id)
    if not one.verdict:
        raise Http404
    code = rules.notice_code(kind=one.kind, verdict=one.verdict, holder=one.holder)
    said = pack.current(clock.day(at)).notice(code)
    decided = one.decided_at
    basis = rules.decision_basis(one.kind, one.holder)
    facts: Facts = [
        *_asked(one),
        (str(L["verdict"]), str(one.get_verdict_display())),
        (str(L["reason"]), one.reason),
        (str(L["law"]), basis),
    ]
    sections: list[Any] = [{"title": str(L["verdict"]), "facts": facts}]
    if one.left_out:
        sections.append(_left_out(one))
    return _notice(
        said,
        draft="" if decided else str(L["draft_note"]),
        number=one.number,
        on=show(clock.day(decided)) if decided else "",
        to=str(words.TO) % {"name": one.asker_name},
        of=queries.office_of(one, actor),
        signer=_signer(said, at) if one.has_term else said.signer or one.agency.name,
        sections=sections,
        at=at,
    )


def extension_notice(request: TownRequest, one_id: UUID) -> bytes:
    """決定期限延長通知書: until when, and why."""
    actor, at = request.actor, request.at
    one = _for_the_two(actor, one_id)
    if not one.extended:
        raise Http404
    town = pack.current(clock.day(at))
    said = town.notice("extension")
    before = clock.add_days(one.due_on, -town.term("disclosure_more_days"))
    facts: Facts = [
        *_asked(one),
        (str(L["due_before"]), show(before)),
        (str(L["due_after"]), show(one.due_on)),
        (str(L["extension_reason"]), one.extension_reason),
        (str(L["law"]), rules.KIND_BASIS[one.kind]),
    ]
    return _notice(
        said,
        draft="",
        number=one.number,
        on=show(clock.day(at)),
        to=str(words.TO) % {"name": one.asker_name},
        of=queries.office_of(one, actor),
        signer=_signer(said, at),
        sections=[{"title": str(L["extended"]), "facts": facts}],
        at=at,
    )


def _for_the_two(actor: Any, one_id: UUID) -> Disclosure:
    """The names stand on it: for the two appointed alone."""
    one = queries.requests_for(actor).filter(pk=one_id).first()
    if one is None or not policy.reads_names(actor, one):
        raise Http404
    return one


def _asked(one: Disclosure) -> Facts:
    return [
        (str(L["asked_on"]), show(one.received_on)),
        (str(L["kind"]), str(one.get_kind_display())),
        (str(L["about"]), one.about),
        (str(L["wants"]), one.wants),
    ]


def _left_out(one: Disclosure) -> dict[str, Any]:
    """Which parts, and under which item; where the item is not known it says 要確認."""
    parts: dict[tuple[str, str], list[str]] = {}
    for label, field, reason, count in one.left_out:
        said = field if count == 1 else str(words.COUNTED) % {"label": field, "count": count}
        parts.setdefault((label, reason), []).append(said)
    rows = [
        [label, "、".join(fields), f"{words.REASONS[reason]}\n{_article(reason, one.holder)}"]
        for (label, reason), fields in parts.items()
    ]
    heads = [str(L[key]) for key in ("record", "field", "why")]
    return {"title": str(L["not_given"]), "heads": heads, "rows": rows}


def _article(reason: str, holder: str) -> str:
    said = rules.article(reason, holder)
    if said == rules.PRIVATE_REASON:
        return str(words.TO_CONFIRM) % {"text": said}
    return said


def _signer(said: pack.Notice, at: datetime) -> str:
    town = pack.current(clock.day(at)).municipality
    return said.signer or str(words.HEAD_OF) % {"name": town.name}


def _notice(
    said: pack.Notice,
    *,
    draft: str,
    number: str,
    on: str,
    to: str,
    of: Agency,
    signer: str,
    sections: list[Any],
    at: datetime,
) -> bytes:
    """A notice in the town's words; what nobody has compared with the town's form says so."""
    notices = [draft] if draft else []
    if said.is_open:
        notices.append(str(L["words_open"]))
    title = str(words.DRAFT) % {"title": said.title} if draft else said.title
    data = {
        **_whole(title, number, on, at, sections),
        "notices": notices,
        "to": to,
        "signer": signer,
        "opening": said.opening,
        "teaching": said.teaching,
        "teaching_title": str(L["teaching"]),
        "closing": said.closing,
        "contact": f"{of.name}　{of.tel}".strip(),
    }
    return papers.compile(NOTICE, data)


def certificate(request: TownRequest, disposal_id: UUID) -> bytes:
    """廃棄証明書: what is gone, who said so, and what remains. It names nobody but workers."""
    actor, at = request.actor, request.at
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
