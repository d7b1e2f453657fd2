"""Storing the ground with the act, and a free question with its answer."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tasuki.ground.errors import NotAllowed
from tasuki.residents.grounds import policy, queries, rules
from tasuki.residents.grounds.models import Asked, Ruling
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def rule(
    *,
    actor: Actor,
    question: rules.Question,
    chosen: str,
    note: str,
    target: str,
    at: datetime,
    persons: Iterable[UUID] = (),
) -> Ruling:
    """Store the ground on which an act tells; refused where it does not hold.

    Called inside the act's transaction by the room whose act it is. `question` comes from
    `queries.question`, so that it says whose facts it holds.
    """
    return rule_all(
        actor=actor,
        questions=[question],
        chosen=chosen,
        note=note,
        target=target,
        at=at,
        persons=persons,
    )[0]


@transaction.atomic
def rule_all(
    *,
    actor: Actor,
    questions: Sequence[rules.Question],
    chosen: str,
    note: str,
    target: str,
    at: datetime,
    persons: Iterable[UUID] = (),
) -> list[Ruling]:
    """The same for several receivers at once (a table): each has its own ruling, or none has."""
    require(policy.can_rule(actor))
    town = queries.switches(at)
    made = []
    for question in questions:
        held = rules.claim(question, chosen, town)
        require(rules.stands(held, question, note=note, chosen=chosen))
        if held is None:
            raise AssertionError
        made.append(
            Ruling(
                created_at=at,
                staff_id=actor.staff_id,
                sender_id=question.sender_agency,
                receiver_id=question.receiver_agency,
                target=target,
                baton_id=question.matter or None,
                code=chosen,
                row=held.row.id,
                article=held.row.article,
                call=held.call.value,
                note=note,
                question=question.as_facts(),
            )
        )
    Ruling.objects.bulk_create(made)
    if made:
        _tell(actor, made, target, at, persons)
    return made


@transaction.atomic
def ask(*, actor: Actor, question: rules.Question, at: datetime) -> Asked:
    """「伝えてよいか調べる」: the answer is kept as it was given; nobody is named in it."""
    require(policy.can_ask(actor))
    require(rules.is_between_two(question))
    answer = queries.ask(question, at)
    asked = Asked.objects.create(
        created_at=at,
        staff_id=_staff(actor),
        sender_id=question.sender_agency,
        receiver_id=question.receiver_agency,
        says=answer.says.value,
        code=answer.best.row.code if answer.best else "",
        question=question.as_facts(),
    )
    audit.record(
        actor=actor,
        action="grounds.asked",
        target=f"asked:{asked.pk}",
        at=at,
        basis=answer.basis[:120],
        words={"to": asked.receiver.name, "says": asked.get_says_display()},
    )
    return asked


def _staff(actor: Actor) -> UUID:
    """Who asks is somebody; the clock asks nothing."""
    if actor.staff_id is None:
        raise NotAllowed("grounds.not_staff")
    return actor.staff_id


def _tell(
    actor: Actor, made: list[Ruling], target: str, at: datetime, persons: Iterable[UUID]
) -> None:
    ground = queries.in_words(made[0].code, at)
    names = queries.names_of({one.receiver_id for one in made} | {made[0].sender_id})
    told = dict.fromkeys(names.get(one.receiver_id, "") for one in made)
    audit.record(
        actor=actor,
        action="grounds.ruled",
        target=target,
        at=at,
        basis=made[0].article[:120],
        persons=persons,
        words={
            "from": names.get(made[0].sender_id, ""),
            "to": "・".join(told),
            "ground": ground.label if ground else made[0].code,
        },
    )
