"""Who stands around a case: agencies, and the members of the household."""

from collections.abc import Collection
from datetime import datetime
from typing import Unpack

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.journey.cases import policy, queries, rules
from tasuki.journey.cases.models import Around, Case
from tasuki.journey.cases.services import _halves as halves
from tasuki.journey.cases.services._halves import stand_around
from tasuki.residents.people import services as people
from tasuki.residents.people.models import Concern, LivingTogether, Membership, Person, Standing
from tasuki.residents.people.rules import Facts
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay_queries
from tasuki.town.relay import services as relay
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def add_agency(
    *,
    actor: Actor,
    case: Case,
    agency: Agency,
    at: datetime,
    role: str = "",
    ground: str = "consent",
    ground_note: str = "",
    categories: Collection[str] | None = None,
) -> Around:
    """An agency works on the case from now on: it sees records, plan and, of the assessment, what
    its role needs: `categories`, or (None) what its kind works with and the ground opens."""
    require(policy.can_steer(actor, case))
    require(rules.may_be_read(categories or (), rules.READABLE))
    carrying = {case.lead.holder_id, case.coordination.holder_id}
    already = {one.agency_id for one in queries.around_of(case)}
    require(
        rules.may_stand_around(
            already=agency.pk in already,
            carries=agency.pk in carrying,
            is_open=case.lead.is_open,
        )
    )
    sender = case.lead.holder if case.lead.holder_id in actor.agency_ids else None
    consent = halves.consent_of(case)
    halves.ask_for_ground(
        ground,
        ground_note,
        sender=sender or case.coordination.holder,
        receiver=agency,
        consent=consent,
        at=at,
    )
    return stand_around(
        case,
        agency,
        actor=actor,
        role=role,
        ground=ground,
        ground_note=ground_note,
        at=at,
        consent=consent,
        sender=sender,
        categories=categories,
    )


@transaction.atomic
def change_reading(
    *, actor: Actor, around: Around, categories: Collection[str], at: datetime
) -> Around:
    """「見せる区分を変える」: which kinds of things in the assessment an agency's role needs."""
    case = around.case
    require(policy.can_steer(actor, case))
    require(rules.case_is_open(is_open=case.lead.is_open))
    require(rules.may_be_read(categories, rules.READABLE))
    if around.until is not None:
        raise WrongState("cases.around_ended")
    relay.share_details(
        actor=actor,
        baton=case.lead,
        agency=around.agency,
        details=relay_queries.opened_by(categories),
        at=at,
    )
    town = pack.current(clock.day(at))
    audit.record(
        actor=actor,
        action="cases.reading_changed",
        target=f"case:{case.pk}",
        at=at,
        words={
            "agency_name": around.agency.name,
            "categories": queries.categories_in_words(categories, town),
        },
    )
    return around


@transaction.atomic
def end_agency(*, actor: Actor, around: Around, reason: str, at: datetime) -> Around:
    """An agency no longer works on the case; that it did, and what it wrote, stays on record."""
    require(policy.can_steer(actor, around.case))
    require(rules.reason_given(reason))
    ended = Around.objects.filter(pk=around.pk, until__isnull=True).update(
        until=at, end_reason=reason
    )
    if not ended:
        raise WrongState("cases.around_ended")
    around.until, around.end_reason = at, reason
    # Not the place around the case alone: a plan in which it promised something opens it too.
    relay.unshare_work(actor=actor, baton=around.case.lead, agency=around.agency, at=at)
    audit.record(
        actor=actor,
        action="cases.agency_ended",
        target=f"case:{around.case_id}",
        at=at,
        words={"agency_name": around.agency.name, "reason": reason},
    )
    return around


@transaction.atomic
def add_member(
    *,
    actor: Actor,
    case: Case,
    at: datetime,
    person: Person | None = None,
    tie: str = "",
    living_together: str = LivingTogether.UNKNOWN,
    **facts: Unpack[Facts],
) -> Person:
    """Somebody more of the household stands in the case: on record already, or written down now."""
    require(policy.can_work(actor, case, at))
    require(rules.case_is_open(is_open=case.lead.is_open))
    if person is None:
        person = people.register_person(
            actor=actor, baton=case.lead, part=Standing.MEMBER, at=at, **facts
        )
    elif not Concern.objects.filter(baton=case.lead_id, person=person).exists():
        people.concern_person(
            actor=actor, baton=case.lead, person=person, part=Standing.MEMBER, at=at
        )
    known = Membership.objects.filter(
        household=case.household_id, person=person, until__isnull=True
    )
    if known.exists():
        raise WrongState("people.already_member")
    people.add_member(
        actor=actor,
        household=case.household,
        member=people.Member(person, tie=tie, living_together=living_together),
        at=at,
    )
    audit.record(
        actor=actor,
        action="cases.member_added",
        target=f"case:{case.pk}",
        at=at,
        persons=[person.pk],
    )
    return person
