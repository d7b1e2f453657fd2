"""What becomes of papers that lie on a table when somebody takes a consent back, or gives one anew.

Runs inside the act that wrote the answer. Who carries the matter reads on: theirs is no paper of the
table. Whoever is told by a law that asks no consent (支援会議 …) reads on too, on that ground.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tasuki.journey.meetings import kinds, policy, queries, rules, seats, words
from tasuki.journey.meetings.models import AgendaItem
from tasuki.journey.meetings.services import _grounds, _parts
from tasuki.residents.grounds import queries as grounds
from tasuki.residents.grounds import services as ruling
from tasuki.residents.grounds.rules import Consent, Question
from tasuki.residents.people.models import Concern, Standing
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import services as relay
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def follow_consent(*, actor: Actor, person_id: UUID, agreed: bool, at: datetime) -> int:
    """Close the papers that rest on this person's consent, or open them again; answers how many
    items changed. A member who takes it back is left out of them."""
    require(policy.can_follow(actor))
    parts = {
        baton: part
        for baton, part in Concern.objects.filter(person=person_id).values_list("baton", "part")
        if part != Standing.VISITOR
    }
    changed = 0
    for item in queries.lying_about(person_id):
        if parts[item.baton_id] == Standing.SUBJECT:
            changed += _reopen(actor, item, at) if agreed else _close(actor, item, at)
        elif not agreed:
            changed += _leave_out(actor, item, person_id, at)
    return changed


def _close(actor: Actor, item: AgendaItem, at: datetime) -> int:
    if item.basis != grounds.CONSENT or item.papers_closed_at is not None:
        return 0
    law, held = _by_law(item, at)
    spared = {question.receiver_agency for question in held}
    for agency in Agency.objects.filter(pk__in=item.meeting.seats.values("agency")):
        if str(agency.pk) not in spared:
            relay.unshare(
                actor=actor,
                baton=item.baton,
                agency=agency,
                source=_parts.source(item.meeting),
                at=at,
            )
    if held:
        ruling.rule_all(
            actor=actor,
            questions=held,
            chosen=law,
            note=str(words.CONSENT_WITHDRAWN),
            target=f"item:{item.pk}",
            at=at,
        )
    item.papers_closed_at = at
    item.save(update_fields=["papers_closed_at"])
    _tell(actor, "meetings.papers_closed", item, at)
    return 1


def _by_law(item: AgendaItem, at: datetime) -> tuple[str, list[Question]]:
    """The agencies at the table to whom a law opens the matter without consent, and which."""
    law = rules.ground_of(item.meeting.legal_types, agreed=False)
    if not law:
        return "", []
    there, table = grounds.bodies(), seats.table_of(item.meeting)
    asked = [
        grounds.question(
            item.brought_for,
            agency,
            at,
            there=there,
            matter=str(item.baton_id),
            consent=Consent.WITHDRAWN,
            **table,
        )
        for agency in _grounds.others_at(item)
    ]
    return law, [one for one in asked if grounds.claim(one, law, at) is not None]


def _reopen(actor: Actor, item: AgendaItem, at: datetime) -> int:
    if item.papers_closed_at is None:
        return 0
    if kinds.kind(item.kind).consents(item.item_id).subject != "yes":
        return 0  # another 本人 of the matter has not agreed
    item.papers_closed_at = None
    item.save(update_fields=["papers_closed_at"])
    _parts.open_baton(actor, item.meeting, item.baton, at)
    _grounds.rule_for(actor, item, _grounds.others_at(item), at)
    _tell(actor, "meetings.papers_opened_again", item, at)
    return 1


def _leave_out(actor: Actor, item: AgendaItem, person_id: UUID, at: datetime) -> int:
    """Where the table asks consent, what concerns only who said no is in the papers no more."""
    out = [str(one) for one in item.left_out]
    if item.meeting.consent_rule != rules.GIVEN or str(person_id) in out:
        return 0
    item.left_out = [*out, str(person_id)]
    item.save(update_fields=["left_out"])
    _tell(actor, "meetings.member_left_out", item, at)
    return 1


def _tell(actor: Actor, action: str, item: AgendaItem, at: datetime) -> None:
    audit.record(
        actor=actor,
        action=action,
        target=f"baton:{item.baton_id}",
        at=at,
        agency_id=item.baton.holder_id,
        persons=_parts.persons_of(item),
        words=_parts.in_words(item.meeting),
    )
