"""通告書・通報票: A4, printed from what is stored. Without the reporter, unless the law binds who
takes it and the worker ticked it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from tasuki.ground import clock
from tasuki.ground import paper as papers
from tasuki.ground.wareki import show, show_moment
from tasuki.journey.safeguarding import laws, policy, queries, services, words
from tasuki.journey.safeguarding.models import Report
from tasuki.town.municipality import pack
from tasuki.trust.access.actor import TownRequest

L = words.LABELS
Facts = list[tuple[str, str]]


def sheet(request: TownRequest, report_id: UUID) -> bytes:
    """The paper without the reporter, for the agency that made the report."""
    report = _report(request, report_id)
    return _compiled(report, str(L["reporter_kept"]), request.at)


def named_sheet(request: TownRequest, report_id: UUID) -> bytes:
    """The paper with the reporter, for who may know it; printing it is written down."""
    report = _report(request, report_id)
    actor, at = request.actor, request.at
    if not report.reporter_told or not policy.can_know_reporter(actor, report, at):
        raise Http404
    with transaction.atomic():
        name = services.print_named(actor=actor, report=report, at=at)
    return _compiled(report, name, at)


def _report(request: TownRequest, report_id: UUID) -> Report:
    actor, at = request.actor, request.at
    report = queries.reports_for(actor, at).filter(pk=report_id).first()
    if report is None or report.completed_at is None:
        raise Http404
    queries.look_at(report)
    return report


def _compiled(report: Report, reporter: str, at: datetime) -> bytes:
    applied = [laws.BY_CODE[code] for code in report.laws if code in laws.BY_CODE]
    keeps = "、".join(dict.fromkeys(law.keeps for law in applied if law.keeps))
    notice = str(L["notice"]) % {"keeps": keeps} if keeps else str(L["notice_plain"])
    title = L["paper_child"] if "child" in report.whom else L["paper"]
    told = report.told_at or report.begun_at
    return papers.compile(
        papers.PLAIN,
        {
            "title": str(title),
            "on": show(clock.day(told)),
            "office": f"{pack.current(clock.day(at)).municipality.name}　{report.agency.name}",
            "printed": show_moment(at),
            "notices": [notice],
            "sections": [
                {"title": str(L["told"]), "facts": _told(report, applied)},
                {"title": str(L["about"]), "facts": _seen(report)},
                {"title": str(L["reporter"]), "facts": [(str(L["reporter"]), reporter)]},
            ],
        },
    )


def _told(report: Report, applied: list[laws.Law]) -> Facts:
    return [
        (str(L["to"]), report.receiver_name),
        (str(L["told_at"]), show_moment(report.told_at) if report.told_at else ""),
        (str(L["number"]), report.number),
        (str(L["taken_by"]), report.taken_by),
        (str(L["laws"]), "\n".join(law.article for law in applied)),
        (str(L["agency"]), report.agency.name),
        (str(L["said"]), report.said),
        (str(L["next_step"]), report.next_step),
    ]


def _seen(report: Report) -> Facts:
    return [
        (str(L["about"]), queries.about(report)),
        (str(L["whom"]), words.several(words.WHOM, report.whom)),
        (str(L["by"]), words.several(words.BY, report.by)),
        (str(L["danger"]), str(report.get_danger_display())),
        (str(L["seen_when"]), report.seen_when),
        (str(L["seen"]), report.seen),
    ]
