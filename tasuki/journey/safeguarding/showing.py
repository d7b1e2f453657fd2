"""What a report looks like on its page and beside its matter."""

from datetime import datetime
from typing import Any

from tasuki.ground.wareki import show_moment
from tasuki.journey.safeguarding import laws, policy, queries, rules, words
from tasuki.journey.safeguarding.models import Report
from tasuki.trust.access.actor import Actor

L = words.LABELS
TONES = {
    rules.Stage.CALLING: "late",
    rules.Stage.TOLD: "wait",
    rules.Stage.ANSWERED: "ok",
    rules.Stage.DECIDED_NOT: "quiet",
    rules.Stage.CALLED_OFF: "quiet",
}


def line(report: Report, *, own: bool) -> dict[str, Any]:
    """One report beside a matter."""
    stage = queries.stage_of(report)
    replies = list(report.replies.all())
    return {
        "url": queries.address(report) if own else "",
        "to": report.receiver_name,
        "at": report.told_at or report.begun_at,
        "stage": str(stage),
        "mark": words.stage(stage),
        "tone": TONES[stage],
        "secret": report.secret,
        "next_step": report.next_step,
        "answer": replies[-1].get_answer_display() if replies else "",
        "look_on": report.baton.look_again_on,
    }


def whole(report: Report, actor: Actor, at: datetime) -> dict[str, Any]:
    """The context of a report's page. Who wrote it is shown to who may know the reporter: it may be
    the same person."""
    stage = queries.stage_of(report)
    knows = bool(policy.can_know_reporter(actor, report, at))
    codes = report.laws if report.completed_at else [law.code for law in queries.laws_of(report)]
    found = [laws.BY_CODE[code] for code in codes if code in laws.BY_CODE]
    return {
        "report": report,
        "title": queries.title(report),
        "stage": str(stage),
        "mark": words.stage(stage),
        "tone": TONES[stage],
        "facts": _facts(report, knows=knows),
        "laws": law_rows(found),
        "replies": list(report.replies.select_related("author")),
        "knows": knows,
        "sealed": report.reporter is not None,
        "named_paper": knows and report.reporter_told,
        "rings": report.baton.is_open,
        "look_on": report.baton.look_again_on,
    }


def _facts(report: Report, *, knows: bool) -> list[tuple[Any, str]]:
    rows: list[tuple[Any, str]] = [
        (L["to"], report.receiver_name),
        (L["told_at"], show_moment(report.told_at) if report.told_at else ""),
        (L["number"], report.number),
        (L["taken_by"], report.taken_by),
        (L["about"], queries.about(report)),
        (L["whom"], words.several(words.WHOM, report.whom)),
        (L["by"], words.several(words.BY, report.by)),
        (L["danger"], str(report.get_danger_display())),
        (L["seen_when"], report.seen_when),
        (L["seen"], report.seen),
        (L["said"], report.said),
        (L["next_step"], report.next_step),
        (L["agency"], report.agency.name),
        (L["writer"], queries.writer_name(report) if knows else str(words.UNSEEN_WRITER)),
    ]
    rows = [(label, said) for label, said in rows if said]
    if report.decided_not_at:
        rows += [
            (L["reason"], report.decided_not_reason),
            (L["second"], report.second_name),
            (L["second_opinion"], report.second_opinion),
        ]
    return rows


def law_rows(found: list[laws.Law] | tuple[laws.Law, ...]) -> list[dict[str, Any]]:
    """Laws in words."""
    return [
        {
            "code": law.code,
            "article": words.short(law.article),
            "what": words.LAWS[law.code],
            "strength": words.STRENGTH[law.strength],
            "tone": {"duty": "stop", "effort": "due", "may": "info"}[law.strength],
            "to": "、".join(str(words.BODY[one]) for one in law.to),
            "secrecy": words.short(law.secrecy),
            "keeps": words.short(law.keeps) if law.keeps else "",
            "confidence": words.CONFIDENCE[law.confidence],
            "sure": law.confidence is laws.Confidence.HIGH,
            "consent": law.consent,
        }
        for law in found
    ]


def calls(
    found: tuple[laws.Law, ...], at: datetime, *, danger: str = laws.Danger.UNKNOWN
) -> dict[str, Any]:
    """What the page of few answers shows: the laws, and whom to ring."""
    return {
        "laws": law_rows(found),
        "lines": queries.lines(found, at, urgent=danger == laws.Danger.YES),
        "missing": words.NUMBER_MISSING,
    }
