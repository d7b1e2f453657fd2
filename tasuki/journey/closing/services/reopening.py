"""「再開する」: the same case again, on two new 襷. The old ones stay closed, their way visible."""

from datetime import date, datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.journey.cases import queries as cases_queries
from tasuki.journey.cases import services as cases
from tasuki.journey.cases.models import Case
from tasuki.journey.closing import policy, queries, rules
from tasuki.journey.closing.models import AfterCare, Answer, Closing, Reopening
from tasuki.journey.closing.services import _halves as halves
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def reopen(
    *,
    actor: Actor,
    case: Case,
    reason: str,
    at: datetime,
    note: str = "",
    look_again_on: date | None = None,
) -> Reopening:
    """Begin again: the agency that carried on holds the case, and the same office coordinates it.

    No offer has to be waited for: that agency took the 襷 with the end of the case.
    """
    case = halves.locked_case(case.pk)
    require(policy.can_reopen(actor, case, at))
    closing = queries.last_of(case)
    homes = cases_queries.open_cases_of(case.household).exclude(pk=case.pk)
    ended = closing is not None and closing.closed_at is not None
    require(rules.may_reopen(is_open=case.lead.is_open, closed=ended, other_open=homes.exists()))
    if closing is None:
        raise WrongState("closing.nothing_to_reopen")
    town, today = pack.current(clock.day(at)), clock.day(at)
    require(rules.reopen_says_why(reason=reason, reasons=town.known("reopening_reasons")))
    require(rules.text_fits(note))
    old = case.lead
    agency = _acting(actor, case)
    case = cases.reopen_case(
        actor=actor,
        case=case,
        lead_holder=old.holder,
        coordination_holder=case.coordination.holder,
        lead_person=halves.staff_at(actor, old.holder, at),
        coordination_person=halves.staff_at(actor, case.coordination.holder, at),
        look_again_on=look_again_on or clock.add_days(today, town.term("first_look_days")),
        at=at,
    )
    _answer_open_follow_up(actor, closing, note, agency, at)
    begun = Reopening.objects.create(
        created_at=at,
        case=case,
        closing=closing,
        reason=reason,
        note=note,
        reopened_at=at,
        reopened_by_id=actor.staff_id,
        agency=agency,
        lead=case.lead,
    )
    audit.record(
        actor=actor,
        action="closing.reopened",
        target=f"case:{case.pk}",
        at=at,
        agency_id=agency.pk,
        persons=queries.persons_of(case),
        words={
            "number": case.number,
            "reason": town.label("reopening_reasons", reason),
            "lead": case.lead.holder.name,
        },
    )
    return begun


def _acting(actor: Actor, case: Case) -> Agency:
    """For which of their agencies somebody with several says it: the nearest to the case."""
    near = [case.lead.holder, case.coordination.holder]
    near += [one.agency for one in cases_queries.around_of(case)]
    own = Agency.objects.filter(pk__in=actor.agency_ids).order_by("position", "pk")
    return next((one for one in near if one.pk in actor.agency_ids), own[0])


def _answer_open_follow_up(
    actor: Actor, closing: Closing, note: str, agency: Agency, at: datetime
) -> None:
    """Nobody is asked any more how it goes after an end that is over."""
    AfterCare.objects.filter(closing=closing, answered_at__isnull=True).update(
        answered_at=at,
        answer=Answer.REOPEN,
        note=note,
        answered_by_id=actor.staff_id,
        answered_for=agency,
    )
