"""Asking the finder, with the facts of the agencies and of every room that holds some."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from tasuki.ground import clock
from tasuki.ground.prepared import Prepared
from tasuki.ground.ui.shapes import Action
from tasuki.residents.consent.queries import Given
from tasuki.residents.grounds import facts, rules, words
from tasuki.residents.grounds.models import Asked, Ruling
from tasuki.residents.grounds.providers import Situation, ask_all, ask_many
from tasuki.residents.people.models import Concern, Standing
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor

CONSENT = "consent"  # the ground's code
ALL = frozenset(rules.ORDINARY)
# Refusals of `services.rule`, at which a form leads on to the finder.
REFUSALS = frozenset(
    {
        "grounds.does_not_hold",
        "grounds.consent_withdrawn",
        "grounds.consent_partly",
        "grounds.unsaid",
    }
)


def question(
    sender: Agency,
    receiver: Agency,
    at: datetime,
    *,
    persons: Collection[UUID] = (),
    baton_id: UUID | None = None,
    there: facts.Bodies | None = None,
    **said: Any,
) -> rules.Question:
    """The facts of telling: of the two agencies, as `said`, and of every room that knows more.

    `said` are fields of `rules.Question`; without `categories` it is about everything ordinary.
    """
    known = facts.standing(sender, receiver, at, there or facts.bodies())
    said.setdefault("categories", ALL)
    said.setdefault("matter", str(baton_id) if baton_id else "")
    asked = rules.Question(**{**known, **said})
    return ask_all(
        Situation(
            sender=sender,
            receiver=receiver,
            at=at,
            question=asked,
            persons=tuple(persons),
            baton_id=baton_id,
        )
    )


def questions(
    sender: Agency,
    receiver: Agency,
    at: datetime,
    matters: Mapping[UUID, Collection[UUID]],
    **said: Any,
) -> dict[UUID, rules.Question]:
    """`question` for many matters (by baton, with whom each is about) between the same two, in as
    many queries as for one."""
    known = facts.standing(sender, receiver, at, facts.bodies())
    said.setdefault("categories", ALL)
    situations = [
        Situation(
            sender=sender,
            receiver=receiver,
            at=at,
            question=rules.Question(**{**known, **said, "matter": str(baton_id)}),
            persons=tuple(persons),
            baton_id=baton_id,
        )
        for baton_id, persons in matters.items()
    ]
    return dict(zip(matters, ask_many(situations), strict=True))


def switches(at: datetime) -> rules.Switches:
    """What the town has decided in its pack; a ground it has no words for is not used."""
    town = pack.current(clock.day(at))
    known = {one.code: one for one in town.grounds}
    absent = {row.code for row in rules.ROWS} - set(known)
    decided = {
        row: yes
        for one in known.values()
        for rows, yes in ((one.decided_yes, True), (one.decided_no, False))
        for row in rows
    }
    off = {code for code, one in known.items() if one.retired} | absent
    return rules.Switches(retired=frozenset(off), decided=decided)


def ask(asked: rules.Question, at: datetime) -> rules.Answer:
    """May this be told? Pure once the question is put; well under a millisecond."""
    return rules.answer(asked, switches(at))


def claim(asked: rules.Question, code: str, at: datetime) -> rules.Held | None:
    """The ground of that code for this question, with what choosing it says; None if it fits not."""
    return rules.claim(asked, code, switches(at))


def choices(
    sender: Agency,
    receivers: Agency | Iterable[Agency],
    at: datetime,
    **more: Any,
) -> list[str]:
    """The codes that a form offers for telling any of these agencies, in the finder's order.

    Consent is offered as what can still be had, unless it stands on record that it was refused.
    """
    town = switches(at)
    there = more.pop("there", None) or facts.bodies()
    more.setdefault("consent", rules.Consent.GIVEN)
    alike: dict[tuple[Any, ...], rules.Question] = {}
    for receiver in [receivers] if isinstance(receivers, Agency) else receivers:
        if receiver.pk == sender.pk:
            continue
        known = facts.standing(sender, receiver, at, there)
        kind = tuple(value for name, value in known.items() if not name.endswith("_agency"))
        if more.get("persons") or kind not in alike:
            asked = question(sender, receiver, at, there=there, **more)
            alike[(*kind, receiver.pk) if more.get("persons") else kind] = asked
    found: dict[str, int] = {}
    for asked in alike.values():
        for place, held in enumerate(rules.choices(asked, town)):
            found[held.row.code] = min(place, found.get(held.row.code, place))
    order = {code: place for place, code in enumerate(dict.fromkeys(r.code for r in rules.ROWS))}
    return sorted(found, key=lambda code: (found[code], order[code]))


def choices_of(senders: Iterable[Agency], receiver: Agency, at: datetime, **more: Any) -> list[str]:
    """The same where it is not said yet who would tell."""
    found: list[str] = []
    more["there"] = facts.bodies()
    for sender in senders:
        found += choices(sender, receiver, at, **more)
    order = {code: place for place, code in enumerate(dict.fromkeys(r.code for r in rules.ROWS))}
    return sorted(set(found), key=order.__getitem__)


def bodies() -> facts.Bodies:
    """Which agency belongs to which body, read once for many questions."""
    return facts.bodies()


def subjects_of(baton_id: UUID) -> list[UUID]:
    """About whom a matter is: theirs is the consent that opens it."""
    concerns = Concern.objects.filter(baton=baton_id, part=Standing.SUBJECT)
    return list(concerns.values_list("person_id", flat=True))


def ask_action(baton_id: UUID, to: str = "") -> Action:
    """The way to 「伝えてよいか調べる」 from a matter, for a form that was refused."""
    said = {"baton": str(baton_id), **({"to": to} if to else {})}
    return Action(f"{reverse('grounds:ask')}?{urlencode(said)}", str(words.DOORWAY), "search")


def in_words(code: str, at: datetime) -> pack.Ground | None:
    """The town's words for a ground."""
    town = pack.current(clock.day(at))
    return next((one for one in town.grounds if one.code == code), None)


def labelled(codes: Iterable[str], at: datetime) -> list[pack.Ground]:
    """The grounds of a form, in the order they came."""
    known = {one.code: one for one in pack.current(clock.day(at)).grounds}
    return [known[code] for code in codes if code in known]


def said_as(agreed: bool) -> rules.Consent:
    """What a form's tick means."""
    return rules.Consent.GIVEN if agreed else rules.Consent.NONE


def with_consent(asked: rules.Question) -> rules.Question:
    """The same question, had 本人 agreed: to tell 「同意がない」 from 「合わない」."""
    return replace(asked, consent=rules.Consent.GIVEN)


def names_of(ids: Collection[UUID]) -> dict[UUID, str]:
    """Names of agencies, by id as it stands in a question too."""
    found = organizations.names({UUID(str(pk)) for pk in ids})
    return {pk: found.get(UUID(str(pk)), "") for pk in ids}


def asked_by(actor: Actor) -> QuerySet[Asked]:
    """What this worker asked; nobody else's questions."""
    if actor.staff_id is None:
        return Asked.objects.none()
    return Asked.objects.filter(staff_id=actor.staff_id).select_related("sender", "receiver")


def rulings_of(baton_ids: Collection[UUID]) -> QuerySet[Ruling]:
    """To whom these matters were told and on which grounds, oldest first; the caller has asked who
    may see the matters."""
    return Ruling.objects.filter(baton__in=list(baton_ids)).select_related("sender", "receiver")


def given(baton_ids: Iterable[UUID], at: datetime) -> list[Given]:
    """What was told in these matters, for the page on which a consent is withdrawn."""
    return [
        Given(
            baton_id=one.baton_id,
            receiver=one.receiver.name,
            on=clock.day(one.created_at),
            what=words.told_as(one.target),
            ground=_label(one, at),
            paper=one.target.partition(":")[0] in words.ON_PAPER,
        )
        for one in rulings_of(list(baton_ids))
        if one.baton_id is not None
    ]


def _label(one: Ruling, at: datetime) -> str:
    said = in_words(one.code, at)
    return f"{said.label}　{one.article}" if said else one.article


def newest_rulings(baton_ids: Collection[UUID], limit: int) -> list[Ruling]:
    """rulings_of, the newest first."""
    return _NEWEST(batons=sorted(baton_ids), limit=limit)


_NEWEST: Prepared[Ruling] = Prepared(
    lambda batons, limit: (
        Ruling.objects.filter(baton__in=batons)
        .select_related("sender", "receiver")
        .order_by("-created_at", "-id")[:limit]
    )
)


def label_of(one: Ruling, at: datetime) -> str:
    """The town's word for the ground; its code where the town knows it no more."""
    said = in_words(one.code, at)
    return said.label if said else one.code


def rulings_on(target: str) -> list[Ruling]:
    """On which grounds an act told, oldest first; the caller has asked who may see the act."""
    found = Ruling.objects.filter(target=target).select_related("sender", "receiver", "staff")
    return list(found)
