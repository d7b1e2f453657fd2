"""What the page 「会議に付議する」 needs: what can be brought, whose consent is asked, what to do instead."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from tasuki.ground import clock
from tasuki.ground.errors import HouseError
from tasuki.ground.ui.shapes import Action
from tasuki.ground.wareki import show_moment
from tasuki.journey.meetings import frames, kinds, queries, rules, words
from tasuki.journey.meetings.kinds import AgendaKind, ConsentFacts, Waiting
from tasuki.journey.meetings.models import Meeting
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Concern, Standing
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import Actor

Chosen = tuple[AgendaKind, Waiting]


@dataclass(frozen=True, slots=True)
class Offered:
    """The choices of the form, and what is already known of the one that was chosen."""

    items: list[tuple[str, str]]
    members: list[tuple[str, str]]
    agreed: list[str]
    asks_reason: bool
    first: str

    def form_kwargs(self) -> dict[str, Any]:
        """For BringForm."""
        return {"items": self.items, "members": self.members, "asks_reason": self.asks_reason}

    def initial(self) -> dict[str, Any]:
        """What nobody has to choose twice."""
        return {"item": self.first, "agreed_members": self.agreed}


def offered(actor: Actor, meeting: Meeting, request: HttpRequest, at: datetime) -> Offered:
    """What may be brought here; the one named in the address or just sent comes with its people."""
    waiting = queries.waiting_for(actor, meeting, at)
    items = {key(kind.code, one.item_id): (kind, one) for kind, some in waiting for one in some}
    one = chosen(actor, request.POST, at) or chosen(actor, request.GET, at)
    if one is not None:
        items.setdefault(key(one[0].code, one[1].item_id), one)
    elif len(items) == 1:
        one = next(iter(items.values()))
    members, agreed = _members(actor, one, at) if one else ([], [])
    return Offered(
        items=[(code, _words(kind, waits)) for code, (kind, waits) in items.items()],
        members=members,
        agreed=agreed,
        asks_reason=meeting.consent_rule != rules.GIVEN,
        first=key(one[0].code, one[1].item_id) if one else "",
    )


def chosen(actor: Actor, sent: Mapping[str, Any], at: datetime) -> Chosen | None:
    """`item=plan:<id>`, `kind=plan&item=<id>` or `case=<id>`; None when there is no such thing."""
    case = sent.get("case", "")
    text = sent.get("item", "")
    if case:
        text = f"case:{case}"
    elif sent.get("kind") and ":" not in text:
        text = f"{sent['kind']}:{text}"
    try:
        code, item_id = split(text)
    except ValueError:
        return None
    if not kinds.known(code):
        return None
    kind = kinds.kind(code)
    one = kind.one(actor, item_id, at)
    return (kind, one) if one is not None else None


def key(kind: str, item_id: UUID) -> str:
    """How the form names an item."""
    return f"{kind}:{item_id}"


def split(text: str) -> tuple[str, UUID]:
    """The kind and the id of it.

    Raises:
        ValueError: that is no name of an item.
    """
    kind, _, pk = text.partition(":")
    return kind, UUID(pk)


def query(kind: str, item_id: UUID) -> str:
    """The address part that names an item."""
    return urlencode({"kind": kind, "item": str(item_id)})


def url(meeting: Meeting, kind: str, item_id: UUID) -> str:
    """The page on which that item is brought before that meeting."""
    return f"{reverse('meetings:bring', args=[meeting.pk])}?{query(kind, item_id)}"


def elsewhere(kind: str, item_id: UUID) -> Action:
    """The page on which another meeting is chosen."""
    address = f"{reverse('meetings:choose')}?{query(kind, item_id)}"
    return Action(address, str(words.ACTIONS["bring"]))


def near(one: Waiting) -> list[UUID]:
    """The agencies that a meeting on this matter will want: who carries it and who works on it."""
    case = queries.case_of(Baton.objects.get(pk=one.baton_id))
    if case is None:
        return []
    ids = [case.lead.holder_id, case.coordination.holder_id]
    ids += case.around.filter(until__isnull=True).values_list("agency_id", flat=True)
    return list(dict.fromkeys(ids))


def left_out(
    meeting: Meeting,
    kind: str,
    item_id: UUID,
    agreed: Collection[str],
    actor: Actor,
    at: datetime,
) -> list[UUID]:
    """Whose own matters stay out of the papers, as the rule has it."""
    one = kinds.kind(kind).one(actor, item_id, at) if kinds.known(kind) else None
    if one is None:
        return []
    members = [str(concern.person_id) for concern in _household(one)]
    out = rules.left_out_of_papers(
        frames.table_of(meeting), members=members, agreed_members=agreed, subject=""
    )
    return [UUID(pk) for pk in out]


def instead(
    actor: Actor, refusal: HouseError, request: HttpRequest, at: datetime
) -> tuple[Action, ...]:
    """What leads on from a refusal: the 支援会議, the record of consent, another body."""
    one = chosen(actor, request.POST, at)
    if one is None:
        return ()
    kind, waits = one
    if refusal.code == "meetings.needs_consent":
        return (*_support(actor, kind, waits, at), *_consent(actor, waits, at))
    if refusal.code == "meetings.no_case_data":
        return tuple(
            Action(url(other, kind.code, waits.item_id), _to(other))
            for other in queries.taking(actor, at, kind)[:5]
        ) or (elsewhere(kind.code, waits.item_id),)
    return ()


def _support(actor: Actor, kind: AgendaKind, waits: Waiting, at: datetime) -> list[Action]:
    """Every planned 支援会議, else a new one."""
    planned = queries.support_meetings(actor, at)
    if planned:
        alone = len(planned) == 1
        return [
            Action(
                url(meeting, kind.code, waits.item_id),
                _to(meeting) if alone else f"{_to(meeting)}　{show_moment(meeting.held_at)}",
            )
            for meeting in planned
        ]
    bodies = [
        body
        for body in frames.bodies_for(actor, at)
        if (there := frames.in_year(body, clock.day(at))).case_data
        and rules.SUPPORT_MEETING in there.legal_types
        and there.consent_rule != rules.GIVEN
    ]
    address = f"{reverse('meetings:convene')}?{query(kind.code, waits.item_id)}"
    return [
        Action(
            f"{address}&body={body.code}",
            str(words.ACTIONS["open_support"]) % {"meeting": body.name},
        )
        for body in bodies
    ]


def _consent(actor: Actor, waits: Waiting, at: datetime) -> list[Action]:
    """The reception on which the consent is written, where it is open."""
    case = queries.case_of(Baton.objects.get(pk=waits.baton_id))
    if case is None:
        return []
    consultation = case.origin.consultation
    if not relay.may_see(actor, consultation.baton_id, Section.INTAKE, at):
        return []
    address = reverse("desk:consultation", args=[consultation.pk])
    return [Action(address, str(words.ACTIONS["consent"]))]


def _to(meeting: Meeting) -> str:
    return str(words.ACTIONS["other_body"]) % {"meeting": meeting.name}


def _words(kind: AgendaKind, one: Waiting) -> str:
    return "　".join(part for part in (str(kind.label), one.title, one.note) if part)


def _household(one: Waiting) -> list[Concern]:
    concerns = people.persons_of([one.baton_id]).get(one.baton_id, [])
    return [concern for concern in concerns if concern.part == Standing.MEMBER]


def _members(actor: Actor, one: Chosen, at: datetime) -> tuple[list[tuple[str, str]], list[str]]:
    """The members whose names the actor may see, and who of them is known to agree."""
    kind, waits = one
    if not relay.may_see(actor, waits.baton_id, Section.ASSESSMENT, at):
        return [], []
    facts: ConsentFacts = kind.consents(waits.item_id)
    members = _household(waits)
    people.shown([concern.person for concern in members])
    named = [(str(one.person_id), people.display_name(one.person)) for one in members]
    agreed = [str(one.person_id) for one in members if one.person_id in facts.agreed_members]
    return named, agreed
