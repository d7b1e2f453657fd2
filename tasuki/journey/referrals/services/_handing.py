"""Inner halves of handing on: what a telling must make sense as, the pair of offer and sheet, its line."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from tasuki.ground import clock
from tasuki.journey.intake.models import Consultation
from tasuki.journey.referrals import queries, rules
from tasuki.journey.referrals.models import Accompany, Agreed, Dispute, Referral, Told
from tasuki.journey.referrals.services import _telling
from tasuki.residents.grounds import queries as grounds
from tasuki.residents.grounds import services as ruling
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Manner, Pass
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


def check(telling: dict[str, Any], sender: Agency, to: Agency, at: datetime) -> None:
    """What every telling must make sense as, whoever makes it."""
    agreed = telling["agreed"] == Agreed.YES
    require(rules.says(telling["reason"], "referrals.no_reason"))
    require(rules.fits(telling["asked"]))
    require(rules.told_is_known(telling["told"], Told.values))
    require(rules.shown_is_told(telling["told"], telling["shown_before"]))
    basis = queries.basis(telling["ground"], sender, to, at)
    require(rules.may_tell(agreed=agreed, basis=basis, note=telling["ground_note"]))
    require(rules.explained(telling["explained"], agreed=agreed))


def put(
    actor: Actor,
    consultation: Consultation,
    to: Agency,
    telling: dict[str, Any],
    at: datetime,
    *,
    sender: Agency,
    answer_by: date,
    to_person: Staff | None = None,
    after: Referral | None = None,
    dispute: Dispute | None = None,
    says: bool = True,
) -> Referral:
    """The offer on the relay and what goes with it."""
    handover = relay.offer(
        actor=actor,
        baton=consultation.baton,
        to=to,
        to_person=to_person,
        manner=Manner.HAND if dispute is None else Manner.NAMED,
        reason=telling["reason"],
        ground=telling["ground"],
        preview=_telling.preview(consultation, sender, telling, at),
        answer_by=answer_by,
        at=at,
        from_agency=sender,
        says=says,
    )
    if to.pk != consultation.baton.holder_id:
        _rule(actor, consultation, handover, telling, at)
    return _write(actor, consultation, to, telling, at, handover, after, dispute)


def _rule(
    actor: Actor, consultation: Consultation, handover: Pass, telling: dict[str, Any], at: datetime
) -> None:
    """On which ground it is told, on the facts as they stand now."""
    question = grounds.question(
        handover.from_agency,
        handover.to_agency,
        at,
        persons=[consultation.subject_id],
        baton_id=consultation.baton_id,
        categories=rules.kinds_of(telling["told"]),
        consent=grounds.said_as(telling["agreed"] == Agreed.YES),
    )
    ruling.rule(
        actor=actor,
        question=question,
        chosen=telling["ground"],
        note=telling["ground_note"],
        target=f"pass:{handover.pk}",
        at=at,
        persons=[consultation.subject_id],
    )


def _write(
    actor: Actor,
    consultation: Consultation,
    to: Agency,
    telling: dict[str, Any],
    at: datetime,
    handover: Pass,
    after: Referral | None,
    dispute: Dispute | None,
) -> Referral:
    sheet = _telling.sheet(
        actor, consultation, sender=handover.from_agency, to=to, said=telling, at=at
    )
    return Referral.objects.create(
        created_at=at,
        handover=handover,
        consultation=consultation,
        asked=telling["asked"],
        explained=telling["explained"],
        agreed=telling["agreed"],
        ground_note=telling["ground_note"],
        told=[part for part in Told.values if part in telling["told"]],
        shown_before=[part for part in Told.values if part in telling["shown_before"]],
        accompany=telling["accompany"] or Accompany.NONE,
        accompany_note=telling["accompany_note"],
        sheet=sheet,
        sheet_version=after.sheet_version + 1 if is_same(after, to) and after else 1,
        after=after,
        dispute=dispute,
    )


def is_same(after: Referral | None, to: Agency) -> bool:
    return after is not None and after.handover.to_agency_id == to.pk


def tell(actor: Actor, action: str, referral: Referral, at: datetime, **words: str) -> None:
    """The line about an act on a hand-over."""
    handover = referral.handover
    audit.record(
        actor=actor,
        action=action,
        target=f"referral:{referral.pk}",
        at=at,
        agency_id=_acting_for(actor, handover),
        basis=handover.ground,
        persons=[referral.consultation.subject_id],
        words={
            "from": handover.from_agency.name,
            "to": handover.to_agency.name,
            "on": clock.day(at).isoformat(),
            **words,
        },
    )


def _acting_for(actor: Actor, handover: Pass) -> UUID | None:
    """Of somebody's agencies the one whose side of the hand-over this is."""
    for agency_id in (handover.from_agency_id, handover.to_agency_id):
        if agency_id in actor.agency_ids:
            return agency_id
    return actor.agency_id
