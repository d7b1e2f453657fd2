"""What the prefecture does: the schedule, the surveys, the visits."""

from datetime import date, datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.office.prefecture import policy, rules
from tasuki.office.prefecture.models import Municipality, Support, Survey, SurveyAnswer, Visit
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


def _told(actor: Actor, action: str, target: str, at: datetime, **words: str) -> None:
    audit.record(actor=actor, action=f"prefecture.{action}", target=target, at=at, words=words)


@transaction.atomic
def plan_support(
    *,
    actor: Actor,
    fiscal_year: int,
    track: str,
    title: str,
    month_from: int,
    month_to: int,
    at: datetime,
    content: str = "",
    participants: str = "",
) -> Support:
    """Put an item into the year's schedule."""
    require(policy.can_change(actor))
    require(rules.year_fits(fiscal_year, this_year=clock.fiscal_year(clock.day(at))))
    require(rules.says(title, "prefecture.no_title"))
    require(rules.months_fit(month_from, month_to))
    planned = Support.objects.create(
        created_at=at,
        fiscal_year=fiscal_year,
        track=track,
        title=title,
        month_from=month_from,
        month_to=month_to,
        content=content,
        participants=participants,
    )
    _told(actor, "support_planned", f"support:{planned.pk}", at, title=title)
    return planned


@transaction.atomic
def report_support(
    *, actor: Actor, support: Support, done_on: date, outcome: str, at: datetime
) -> Support:
    """Note that it was done, and what came of it; said again, it is corrected."""
    require(policy.can_change(actor))
    support = Support.objects.select_for_update(of=("self",)).get(pk=support.pk)
    require(rules.not_ahead(done_on, clock.day(at)))
    require(rules.says(outcome, "prefecture.no_outcome"))
    support.done_on, support.outcome = done_on, outcome
    support.version += 1
    support.save(update_fields=["done_on", "outcome", "version"])
    _told(actor, "support_reported", f"support:{support.pk}", at, title=support.title)
    return support


@transaction.atomic
def open_survey(
    *,
    actor: Actor,
    title: str,
    asked_on: date,
    answer_by: date,
    at: datetime,
    questions: str = "",
) -> Survey:
    """Ask every municipality."""
    require(policy.can_change(actor))
    require(rules.says(title, "prefecture.survey_without_title"))
    require(rules.in_order(asked_on, answer_by))
    opened = Survey.objects.create(
        created_at=at,
        fiscal_year=clock.fiscal_year(asked_on),
        title=title,
        asked_on=asked_on,
        answer_by=answer_by,
        questions=questions,
    )
    _told(actor, "survey_opened", f"survey:{opened.pk}", at, title=title)
    return opened


@transaction.atomic
def note_answer(
    *,
    actor: Actor,
    survey: Survey,
    municipality: Municipality,
    answered_on: date,
    answer: str,
    at: datetime,
    wants: str = "",
) -> SurveyAnswer:
    """Write down what a municipality answered, once."""
    require(policy.can_change(actor))
    require(rules.not_ahead(answered_on, clock.day(at)))
    require(rules.says(answer, "prefecture.no_answer"))
    if survey.answers.filter(municipality=municipality).exists():
        raise WrongState("prefecture.already_answered")
    noted = SurveyAnswer.objects.create(
        created_at=at,
        survey=survey,
        municipality=municipality,
        answered_on=answered_on,
        answer=answer,
        wants=wants,
    )
    town = municipality.name
    _told(actor, "answer_noted", f"survey:{survey.pk}", at, town=town, title=survey.title)
    return noted


@transaction.atomic
def record_visit(
    *,
    actor: Actor,
    municipality: Municipality,
    visited_on: date,
    purpose: str,
    content: str,
    at: datetime,
    next_on: date | None = None,
) -> Visit:
    """Write a visit down."""
    require(policy.can_change(actor))
    require(rules.not_ahead(visited_on, clock.day(at)))
    require(rules.says(content, "prefecture.no_content"))
    if next_on is not None:
        require(rules.in_order(visited_on, next_on))
    visit = Visit.objects.create(
        created_at=at,
        municipality=municipality,
        visited_on=visited_on,
        purpose=purpose,
        content=content,
        next_on=next_on,
        author_id=str(actor.staff_id),
    )
    _told(actor, "visited", f"municipality:{municipality.pk}", at, town=municipality.name)
    return visit
