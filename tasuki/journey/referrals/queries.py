"""Reads of hand-overs, 調整 and 一緒に対応. What hands out content of persons notes the look."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from tasuki.ground import clock, wareki
from tasuki.ground.errors import HouseError
from tasuki.ground.prepared import Prepared
from tasuki.ground.verdict import Verdict
from tasuki.journey.intake.models import Consultation
from tasuki.journey.referrals import policy, rules, words
from tasuki.journey.referrals.models import (
    Collaboration,
    Dispute,
    HeardAnswer,
    Referral,
    Reply,
    Told,
)
from tasuki.journey.referrals.rows import desk_rows, offered_page, ringing
from tasuki.residents.grounds import queries as grounds
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Concern, Standing
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.town.relay.models import Answer, Baton, Pass
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny
from tasuki.trust.audit.services import look

__all__ = ["desk_rows", "offered_page", "ringing"]

LISTED = 20


def referrals_for(actor: Actor, at: datetime) -> QuerySet[Referral]:
    """The hand-overs which the actor may know of, with what their page needs."""
    return Referral.objects.filter(policy.visible_to(actor, at)).select_related(
        "handover",
        "handover__baton",
        "handover__baton__holder",
        "handover__from_agency",
        "handover__to_agency",
        "handover__to_person",
        "handover__answered_by",
        "consultation",
        "consultation__subject",
        "consultation__baton",
        "consultation__baton__holder",
        "dispute",
        "dispute__coordinator",
    )


def carried_outside(actor: Actor, referral: Referral) -> bool:
    """Whether the office this went to carries the matter now, and the actor watches over it."""
    baton = referral.handover.baton
    if not baton.is_open or baton.carrier_id != referral.handover.to_agency_id:
        return False
    return bool(policy.can_offer(actor, baton))


def heard_about(one: Referral | Collaboration) -> list[HeardAnswer]:
    """What an office without accounts said about it, newest first."""
    return list(one.heard.select_related("noted_by").order_by("-heard_on", "-pk"))


def disputes_for(actor: Actor, at: datetime) -> QuerySet[Dispute]:
    """The 調整 which the actor may know of."""
    return Dispute.objects.filter(policy.disputes_visible_to(actor, at)).select_related(
        "baton",
        "baton__holder",
        "coordinator",
        "named",
        "raised_by",
        "consultation",
        "consultation__subject",
        "consultation__baton",
        "consultation__baton__holder",
    )


def asks_for(actor: Actor, at: datetime) -> QuerySet[Collaboration]:
    """The 一緒に対応 which the actor may know of."""
    return Collaboration.objects.filter(policy.asks_visible_to(actor, at)).select_related(
        "baton", "baton__holder", "from_agency", "asked", "asked_by", "answered_by"
    )


def of_matter(consultation: Consultation, limit: int = LISTED) -> list[Referral]:
    """The newest hand-overs of a consultation; the caller has asked for the section."""
    found = Referral.objects.filter(consultation=consultation).select_related(
        "handover", "handover__from_agency", "handover__to_agency", "handover__answered_by"
    )
    return list(found.order_by("-created_at", "-pk")[:limit])


def asks_of(baton_id: UUID, limit: int = LISTED) -> list[Collaboration]:
    """The newest 一緒に対応 of a matter; the caller has asked for the section."""
    return _ASKS(baton=baton_id, limit=limit)


def _asks(baton: UUID, *, limit: int) -> QuerySet[Collaboration]:
    found = Collaboration.objects.filter(baton=baton).select_related("asked", "from_agency")
    return found.order_by("-asked_at", "-pk")[:limit]


_ASKS: Prepared[Collaboration] = Prepared(_asks)


def open_dispute(baton: Baton) -> Dispute | None:
    """The 調整 that is going on about this matter."""
    return Dispute.objects.filter(baton=baton, settled_at__isnull=True).first()


def last_of(consultation: Consultation) -> Referral | None:
    """The newest hand-over by a holder: what a naming tells on with."""
    return (
        Referral.objects.filter(consultation=consultation, dispute__isnull=True)
        .select_related("handover")
        .order_by("-created_at", "-pk")
        .first()
    )


def standing_naming(dispute: Dispute) -> Referral | None:
    """The naming that waits for its answer, lapsed or not."""
    return (
        Referral.objects.filter(dispute=dispute, handover__answered_at__isnull=True)
        .select_related("handover", "handover__to_agency")
        .first()
    )


def standing_ask(baton: Baton, asked: Agency) -> Collaboration | None:
    """What that agency was asked and has not answered, or is doing."""
    waiting = Collaboration.objects.filter(baton=baton, asked=asked)
    return (
        waiting.filter(answered_at__isnull=True).first()
        or waiting.filter(answer=Reply.TAKEN, done_at__isnull=True).first()
    )


def addresses(handovers: Iterable[UUID]) -> dict[UUID, str]:
    """Pages of hand-overs by the relay's offer, for the たすき of a matter."""
    found = Referral.objects.filter(handover__in=list(handovers)).values_list("handover_id", "pk")
    return {handover: reverse("referrals:show", args=[pk]) for handover, pk in found}


def not_told(actor: Actor, consultation: Consultation) -> frozenset[str]:
    """Parts of the record which were told to none of the actor's agencies: their page masks them.

    Nothing for the counter that took the worry in, nor for the 調整役. Who works on it together is
    told no more than who asked it to.
    """
    if policy.sees_all_of(actor, consultation):
        return frozenset()
    if told := _told_to(actor.agency_ids, consultation):
        return frozenset(Told.values).difference(*told)
    asked_by = set(
        Collaboration.objects.filter(
            baton=consultation.baton_id, asked__in=actor.agency_ids, answer=Reply.TAKEN
        ).values_list("from_agency", flat=True)
    )
    if not asked_by or consultation.counter_id in asked_by:
        return frozenset()
    told = _told_to(asked_by, consultation)
    return frozenset(Told.values).difference(*told) if told else frozenset()


def _told_to(agencies: Collection[UUID], consultation: Consultation) -> list[set[str]]:
    """What came with each hand-over that one of these agencies has taken."""
    taken = Referral.objects.filter(
        consultation=consultation,
        handover__to_agency__in=agencies,
        handover__answer=Answer.TAKEN,
    ).values_list("told", flat=True)
    return [set(parts) for parts in taken]


def basis(code: str, sender: Agency, to: Agency, at: datetime) -> rules.Basis | None:
    """The ground of that code, and whether it can carry something between these two."""
    ground = grounds.in_words(code, at)
    if ground is None:
        return None
    agreeing = grounds.with_consent(grounds.question(sender, to, at))
    return rules.Basis(
        code=code,
        article=ground.article,
        fits=grounds.claim(agreeing, code, at) is not None,
        needs_consent=code == grounds.CONSENT,
        condition=ground.condition or ground.text,
    )


def ground_in_words(code: str, at: datetime) -> str:
    """A ground as pages and papers say it, with its article."""
    try:
        ground = pack.current(clock.day(at)).ground(code)
    except HouseError:
        return code
    return str(words.WITH_ARTICLE) % {"label": ground.label, "article": ground.article}


def choices_of(agencies: Iterable[Agency]) -> list[tuple[str, str]]:
    """Agencies to choose from; of an office without accounts it is said how its answer comes."""
    said = str(words.BY_WORD)
    return [
        (str(one.pk), one.name if one.has_accounts else said % {"agency": one.name})
        for one in agencies
    ]


def grounds_from(sender: Agency, at: datetime) -> list[tuple[str, str]]:
    """What the finder offers for telling any agency that answers, best first."""
    there = organizations.offerable_agencies(besides=frozenset({sender.pk}))
    codes = grounds.choices(sender, there, at)
    return [(code, ground_in_words(code, at)) for code in codes]


def may_still_answer(handover: Pass, at: datetime) -> Verdict:
    """Unanswered, and its date has not passed."""
    if handover.is_open(at):
        return ALLOW
    if handover.answer:
        return deny(f"relay.already_{handover.answer}")
    return deny("relay.lapsed", answer_by=handover.answer_by.isoformat())


def is_clock(actor: Actor) -> Decision:
    """Only the clock does this."""
    return ALLOW if actor.staff_id is None else deny("access.not_your_work")


def subjects(baton_id: UUID) -> list[UUID]:
    """About whom a matter is, for the record of an act."""
    concerns = Concern.objects.filter(baton=baton_id, part=Standing.SUBJECT)
    return list(concerns.values_list("person_id", flat=True))


def shown_before(
    consultation: Consultation, sender: Agency, ticked: Collection[str], at: datetime
) -> dict[str, Any]:
    """What whoever is asked to take a worry, or to coordinate it, needs to decide; it names nobody
    unless that was ticked. Stored with what is asked."""
    today = clock.day(at)
    town, person = pack.current(today), consultation.subject
    main = consultation.main_topic
    shown = {
        "from": sender.name,
        # The main one first: of the others nothing stands in the line on the desk.
        "topics": [
            town.label("topics", code)
            for code in sorted(consultation.topics, key=lambda code: code != main)
        ],
        "age": people.age_band(person, today),
        "area": consultation.area,
        "urgency": town.label("urgencies", consultation.urgency),
    }
    named = {
        Told.NAME: people.display_name(person),
        Told.ADDRESS: people.contact(person, "address"),
        Told.PHONE: people.contact(person, "phone"),
        Told.NARRATIVE: consultation.narrative,
    }
    return {**shown, **{str(part): named[Told(part)] for part in ticked}}


def preview_facts(referral: Referral) -> list[tuple[str, str]]:
    """What the offer shows before it is taken, as it was stored with it."""
    handover = referral.handover
    return facts_shown(handover.preview, referral.consultation, handover.ground)


def facts_shown(
    shown: dict[str, Any], consultation: Consultation, ground: str
) -> list[tuple[str, str]]:
    """A stored preview as its page reads it."""
    if any(part in shown for part in rules.SHOWABLE):
        look([consultation.subject_id], ground)
    facts = []
    for key, label in words.PREVIEW.items():
        if key not in shown:
            continue
        value = shown[key]
        if key == "topics" and not value:
            said = str(words.TOPIC_UNTOLD)
        else:
            said = "、".join(value) if isinstance(value, list) else str(value)
        facts.append((str(label), said))
    return facts


def ask_state(one: Collaboration, at: datetime, *, asked: bool) -> str:
    """How a 一緒に対応 stands, in the desk's words."""
    if one.has_lapsed(clock.day(at)):
        return str(words.LAPSED)
    if one.answer == Reply.TAKEN and one.done_at is None and not one.asked.has_accounts:
        return str(words.OUTSIDE_TAKEN)
    if one.answered_at is None:
        return str(words.WAITING_TO_ANSWER if asked else words.WAITING_FOR_ANSWER)
    return str(words.DONE if one.done_at is not None else words.ASK_STATES[one.answer])


def ask_facts(one: Collaboration, at: datetime) -> list[tuple[str, str]]:
    """What is asked and what was answered; names nobody whom the asker did not name."""
    facts = [
        ("asker", one.from_agency.name),
        ("asked", one.asked.name),
        ("what", one.what),
        ("by_on", wareki.show(one.by_on)),
        ("told", one.told),
        ("agreed", one.get_agreed_display()),
        ("ground", ground_in_words(one.ground, at)),
        ("ground_note", one.ground_note),
        ("answer_by", wareki.show(one.answer_by)),
        ("answer_reason", one.answer_reason),
        ("done_note", one.done_note),
    ]
    if one.answered_at is not None and not one.asked.has_accounts:
        for told in heard_about(one)[:1]:
            how = {"on": wareki.show(told.heard_on), "way": told.get_way_display()}
            facts += [("heard_who", told.who), ("heard_how", str(words.HEARD_HOW) % how)]
    kept = {"asker", "asked", "what", "by_on", "agreed", "ground", "answer_by"}
    return [(str(words.ASK[key]), said) for key, said in facts if said or key in kept]
