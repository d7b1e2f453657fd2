"""What was told, to whom; or why it was decided not to tell."""

from datetime import date, datetime
from typing import Literal, Required, TypedDict, Unpack, get_args
from uuid import UUID

from django.db import transaction

from tasuki.ground import clock
from tasuki.journey.safeguarding import laws, policy, queries, rules
from tasuki.journey.safeguarding.models import Report, ReporterKind
from tasuki.journey.safeguarding.services import _halves as halves
from tasuki.journey.safeguarding.services._halves import write_down
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Ending
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require


class Told(TypedDict, total=False):
    """What is written after the call."""

    about: str
    whom: Required[list[str]]
    by: list[str]
    danger: str
    medical: bool
    secret: bool
    seen: Required[str]
    seen_when: str
    told_at: Required[datetime | None]
    number: str
    taken_by: str
    said: str
    next_step: str
    reporter_kind: str
    reporter_told: bool


_Written = Literal[
    "seen",
    "seen_when",
    "told_at",
    "number",
    "taken_by",
    "said",
    "next_step",
    "reporter_kind",
    "reporter_told",
]
_WRITTEN: tuple[_Written, ...] = get_args(_Written)
# Where a name may have slipped in. The line 「だれについて」 is one of them, but may share a family name.
_OPEN = ("seen", "seen_when", "taken_by", "said", "next_step", "about")


@transaction.atomic
def complete(
    *,
    actor: Actor,
    report: Report,
    at: datetime,
    subject_id: UUID | None = None,
    receiver: str = "",
    receiver_name: str = "",
    reporter_name: str = "",
    look_again_on: date | None = None,
    **told: Unpack[Told],
) -> Report:
    """Write down what was told. The name of who told us is sealed here and stands nowhere else."""
    report = halves.standing(report)
    require(policy.can_write(actor, report, at))
    require(rules.still_calling(halves.stage_of(report)))
    halves.take_answers(report, told)
    halves.take_receiver(report, receiver, receiver_name, at)
    halves.take_subject(report, subject_id, report.matter)
    for name in _WRITTEN:
        if name in told:
            setattr(report, name, told[name])
    report.reporter_kind = report.reporter_kind or ReporterKind.SELF
    _check(report, reporter_name, at)
    today = clock.day(at)
    on = look_again_on or clock.add_days(today, 1)
    require(rules.ahead(today=today, then=on))
    if report.reporter_kind == ReporterKind.OUTSIDE:
        report.reporter = halves.sealed(report, reporter_name)
    found = queries.laws_of(report)
    report.laws = [law.code for law in found]
    report.completed_at, report.completed_by_id = at, actor.staff_id
    report.save()
    relay.look_again(actor=actor, baton=report.baton, on=on, at=at)
    write_down(
        actor,
        report,
        "safeguarding.told",
        at,
        basis="、".join(law.article for law in found),
        words={"to": report.receiver_name},
    )
    return report


def _check(report: Report, reporter_name: str, at: datetime) -> None:
    require(rules.says_whom(report.whom, report.by, report.danger))
    require(rules.about_somebody(subject=report.subject_id is not None, about=report.about))
    require(
        rules.says_what(
            seen=report.seen, receiver=report.receiver_name, called_at=report.told_at, at=at
        )
    )
    texts = [str(getattr(report, name)) for name in _OPEN]
    require(rules.text_fits(*texts))
    require(rules.reporter_said(kind=report.reporter_kind, name=reporter_name))
    name = reporter_name if report.reporter_kind == ReporterKind.OUTSIDE else ""
    known = queries.about(report)
    require(rules.reporter_unnamed(name, *texts, report.receiver_name, besides=known))
    wanted = report.reporter_told and report.reporter_kind != ReporterKind.NAMELESS
    report.reporter_told = wanted
    kept = laws.keeps_silence(queries.laws_of(report), **queries.receiver_in_law(report, at))
    require(rules.name_may_go(wanted=wanted, kept=kept))


@transaction.atomic
def decide_not_to(
    *,
    actor: Actor,
    report: Report,
    reason: str,
    second_name: str,
    second_opinion: str,
    at: datetime,
) -> Report:
    """「通報しないと判断した」: never alone, and with its reason."""
    report = halves.standing(report)
    require(policy.can_write(actor, report, at))
    require(rules.still_calling(halves.stage_of(report)))
    require(rules.decision_says(reason=reason, second=second_name, opinion=second_opinion))
    require(rules.second_is_another(same=rules.same_name(second_name, actor.name)))
    require(rules.text_fits(reason, second_opinion))
    report.decided_not_at, report.decided_not_by_id = at, actor.staff_id
    report.decided_not_reason = reason
    report.second_name, report.second_opinion = second_name, second_opinion
    report.save()
    relay.close(actor=actor, baton=report.baton, how=Ending.DONE, at=at)
    write_down(actor, report, "safeguarding.decided_not", at)
    return report
