"""Finding the person, gathering the package, and blacking passages of it."""

from datetime import datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.ground.verdict import no
from tasuki.office.duties import gathering, policy, queries, rules
from tasuki.office.duties.models import Asker, Disclosure, Mask, Piece, State
from tasuki.office.duties.services._steps import fresh, moved_on, record
from tasuki.residents.consent import queries as consents
from tasuki.residents.people.models import Person
from tasuki.residents.protection import queries as protection
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require


def _handled(actor: Actor, one: Disclosure) -> Disclosure:
    stands = fresh(one)
    require(policy.can_handle(actor, stands))
    if stands.state != State.HANDLING:
        raise moved_on(stands)
    return stands


def _is_dangerous(one: Disclosure, person: Person) -> bool:
    """Whether who speaks for the person may be the one they are to be protected from."""
    if one.asker == Asker.SELF:
        return False
    if protection.may_not_meet([person.pk], name=one.asker_name):
        return True
    return not consents.may_represent(person, giver="representative", other=None)


@transaction.atomic
def identify(*, actor: Actor, one: Disclosure, person: Person, at: datetime) -> Disclosure:
    """「この方です」: whose records are meant; the check of the representative follows."""
    stands = _handled(actor, one)
    if stands.person_id is not None:
        raise WrongState("duties.identified")
    stands.person = person
    require(policy.may_be_near(policy.in_person(actor), stands))
    if stands.second_id is not None:
        require(policy.may_be_near(stands.second_id, stands))
    stands.danger = _is_dangerous(stands, person)
    stands.save()
    record(actor, "identified", stands, at, of_the_person=True)
    return stands


@transaction.atomic
def gather(*, actor: Actor, one: Disclosure, at: datetime) -> int:
    """「記録を集める」: every row about the person, as it stands now. Again: anew, masks are lost."""
    stands = _handled(actor, one)
    if stands.person is None:
        require(no("duties.nobody"))
        raise AssertionError
    queries.forget_package(stands)
    found = gathering.gather(stands.person, clock.day(at), queries.asked_of(stands))
    for position, (table, row, content) in enumerate(found):
        piece = Piece(request=stands, created_at=at, position=position, table=table, row=row)
        gathering.seal(piece, content)
        piece.save(force_insert=True)
    stands.gathered_at = at
    stands.save()
    record(actor, "gathered", stands, at, of_the_person=True, count=str(len(found)))
    return len(found)


@transaction.atomic
def black(
    *,
    actor: Actor,
    piece: Piece,
    field: str,
    passage: str,
    reason: str,
    at: datetime,
    opens: bool = False,
) -> list[Mask]:
    """「墨を塗る」 / 「墨を外す」: wherever the passage stands in the field; none: the whole field."""
    stands = _handled(actor, piece.request)
    slot = next((s for s in gathering.unseal(piece).slots if s.name == field), None)
    if slot is None or reason not in rules.REASONS:
        require(no("duties.no_such_field"))
        raise AssertionError
    if opens and any(cut.reason in rules.FIXED for cut in slot.cuts):
        require(no("duties.stays_black", basis="個人情報の保護に関する法律第78条第1項"))
    words = passage.replace("\r\n", "\n").strip()
    cuts = (
        rules.places_of(slot.text, [words], reason)
        if words
        else [rules.Cut(0, len(slot.text), reason)]
    )
    if not cuts:
        require(no("duties.no_such_passage"))
    made = [
        Mask.objects.create(
            created_at=at,
            piece=piece,
            field=field,
            start=cut.start,
            end=cut.end,
            reason=reason,
            opens=opens,
            set_by_id=policy.in_person(actor),
        )
        for cut in cuts
    ]
    record(
        actor,
        "opened" if opens else "blacked",
        stands,
        at,
        basis=rules.article(reason, stands.holder),
        field=slot.label,
    )
    return made


@transaction.atomic
def unblack(*, actor: Actor, piece: Piece, at: datetime) -> int:
    """「やり直す」: what was blacked or opened by hand on this piece is undone."""
    stands = _handled(actor, piece.request)
    gone = Mask.objects.filter(piece=piece).delete()[0]
    record(actor, "unblacked", stands, at, count=str(gone))
    return gone


@transaction.atomic
def hear(*, actor: Actor, one: Disclosure, text: str, at: datetime) -> Disclosure:
    """「第三者の意見を書く」 (86条)"""
    stands = _handled(actor, one)
    require(rules.has_text(text))
    stands.third_parties = text.strip()
    stands.save()
    record(actor, "heard", stands, at, basis="個人情報の保護に関する法律第86条")
    return stands
