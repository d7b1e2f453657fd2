"""Somebody else reads a finding, may ask, and says whether the work explains it."""

from datetime import datetime

from django.db import transaction

from tasuki.ground import clock, wareki
from tasuki.ground.errors import WrongState
from tasuki.ground.verdict import no
from tasuki.office.oversight import policy, rules
from tasuki.office.oversight.models import Finding, Question, State, Verdict
from tasuki.office.oversight.transitions import FINDING
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


def _fresh(finding: Finding) -> Finding:
    """Two reviewers at once: the second finds what the first made of it."""
    stands = Finding.objects.select_for_update().get(pk=finding.pk)
    if not stands.is_open:
        raise WrongState("oversight.reviewed")
    return stands


def _said(finding: Finding) -> dict[str, str]:
    return {"name": finding.staff.name, "day": wareki.show(finding.day)}


@transaction.atomic
def ask(*, actor: Actor, finding: Finding, text: str, at: datetime) -> Question:
    """「本人に聞く」"""
    require(policy.can_review(actor, finding))
    stands = _fresh(finding)
    if stands.state == State.ASKED:
        raise WrongState("oversight.open_question")
    require(rules.says_something(text, "oversight.no_question"))
    FINDING.apply(stands, "ask")
    stands.save()
    asked = Question.objects.create(
        finding=stands, text=text.strip(), asked_by_id=policy.in_person(actor), created_at=at
    )
    audit.record(
        actor=actor,
        action="oversight.asked",
        target=f"finding:{stands.pk}",
        at=at,
        words=_said(stands),
    )
    return asked


@transaction.atomic
def explain(*, actor: Actor, question: Question, text: str, at: datetime) -> Question:
    """「閲覧の理由を答える」: by the worker alone."""
    require(policy.can_explain(actor, question))
    stands = _fresh(question.finding)
    asked = Question.objects.select_for_update().get(pk=question.pk)
    if asked.answered_at is not None:
        raise WrongState("oversight.answered")
    require(rules.says_something(text, "oversight.no_answer"))
    FINDING.apply(stands, "explain")
    stands.save()
    asked.answer, asked.answered_at = text.strip(), at
    asked.save()
    audit.record(
        actor=actor,
        action="oversight.explained",
        target=f"finding:{stands.pk}",
        at=at,
        words={"day": wareki.show(stands.day), "on": wareki.show(clock.day(at))},
    )
    return asked


@transaction.atomic
def review(*, actor: Actor, finding: Finding, verdict: str, note: str, at: datetime) -> Finding:
    """「相当」 or 「不相当」, with what was checked."""
    require(policy.can_review(actor, finding))
    stands = _fresh(finding)
    if verdict not in Verdict.values:
        require(no("oversight.no_verdict"))
    require(rules.says_something(note, "oversight.no_note"))
    FINDING.apply(stands, "review")
    stands.verdict, stands.note = verdict, note.strip()
    stands.reviewed_at, stands.reviewed_by_id = at, actor.staff_id
    stands.save()
    audit.record(
        actor=actor,
        action="oversight.reviewed",
        target=f"finding:{stands.pk}",
        at=at,
        words={**_said(stands), "verdict": str(Verdict(verdict).label)},
    )
    return stands
