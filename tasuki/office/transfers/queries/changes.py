"""Changes of contractor: what goes over, on which ground, and what nobody has taken yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from tasuki.ground import clock
from tasuki.ground import words as register
from tasuki.journey.cases.models import Around
from tasuki.journey.plans.models import LIVE_STATES, Promise
from tasuki.office.transfers import policy
from tasuki.office.transfers.models import Kind, Succession, SuccessionLine
from tasuki.residents.grounds import queries as grounds
from tasuki.residents.people import queries as people
from tasuki.town.municipality import pack
from tasuki.town.relay import matters
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Answer, Baton
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look

# The answers of the ground finder on which a matter goes over without further asking.
ENOUGH = ("may", "conditions")


def successions_for(actor: Actor) -> QuerySet[Succession]:
    """The changes in which the actor's agencies have a part: office, old and new contractor."""
    office = Q(commissioner__in=policy.commissioning(actor))
    mine = Q(old__in=actor.agency_ids) | Q(new__in=actor.agency_ids)
    return Succession.objects.filter(office | mine).select_related(
        "old", "new", "commissioner", "named_by"
    )


@dataclass(frozen=True, slots=True)
class Checked:
    """What the ground finder says of one matter: enough or not, the ground's code, and in words."""

    enough: bool
    ground: str
    sentence: str


def check(succession: Succession, baton_id: UUID, at: datetime) -> Checked:
    """Whether this matter may be told to the new contractor, and on which ground.

    The municipality tells its contractor: that there is a contract is what the act itself says.
    """
    said: dict[str, Any] = {"commission": "to_contractor", "purpose": "inside"}
    question = grounds.question(
        succession.commissioner,
        succession.new,
        at,
        persons=people.concerned([baton_id]),
        baton_id=baton_id,
        **said,
    )
    answer = grounds.ask(question, at)
    says, best = str(answer.says.value), answer.best
    facts = {"consent": register.say(f"transfers.consent_{question.consent.value}")}
    if best is None or says not in ENOUGH:
        return Checked(
            enough=False, ground="", sentence=register.say(f"transfers.ground_{says}", **facts)
        )
    label = _label(best.row.code, at)
    sentence = register.say("transfers.ground_holds", label=label, basis=answer.basis, **facts)
    return Checked(enough=True, ground=best.row.code, sentence=sentence)


def _label(code: str, at: datetime) -> str:
    town = pack.current(clock.day(at))
    return next((one.label for one in town.grounds if one.code == code), code)


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as this actor may read it."""

    line: SuccessionLine
    number: str
    title: str
    state: str
    tone: str
    url: str = ""

    @property
    def key(self) -> str:
        """How a form names it."""
        return str(self.line.pk)


def state_of(line: SuccessionLine, at: datetime) -> str:
    """taken | kept | offered | lapsed | returned | ended | waiting: read from the offer."""
    if line.taken_at is not None or _taken(line):
        return "taken"
    if line.kept_because:
        return "kept"
    if line.baton.closed_at is not None:
        return "ended"
    if line.handover is not None:
        if line.handover.is_open(at):
            return "offered"
        if line.handover.answer == Answer.RETURNED:
            return "returned"
        return "lapsed" if line.handover.has_lapsed(clock.day(at)) else "waiting"
    return "offered" if line.offered_at is not None else "waiting"


def _taken(line: SuccessionLine) -> bool:
    return line.handover is not None and line.handover.answer == Answer.TAKEN


TONES = {"taken": "ok", "kept": "quiet", "offered": "wait", "ended": "quiet"}


def lines_shown(actor: Actor, succession: Succession, at: datetime) -> list[Shown]:
    """The lines by number; by title to whom the matter is open. What is closed to the actor in
    person stands in no list."""
    found = succession.lines.select_related("baton__holder", "handover")
    lines = list(found.filter(relay.not_closed_to(actor.staff_id, at, "baton_id")))
    known = relay.sections_of(actor, [one.baton_id for one in lines], at)
    cards = matters.describe({(one.baton_id, one.baton.matter) for one in lines}, actor, at)
    look(people.concerned([one.baton_id for one in lines if one.baton_id in known]))
    shown = []
    for line in lines:
        card, state = cards.get(line.baton_id), state_of(line, at)
        near = line.baton_id in known and _more_than_preview(known[line.baton_id])
        shown.append(
            Shown(
                line=line,
                number=card.number if card else "",
                title=card.title if card and near else "",
                url=card.url if card and near else "",
                state=register.say(f"transfers.state_{state}"),
                tone=TONES.get(state, "late"),
            )
        )
    return shown


def _more_than_preview(sections: int) -> bool:
    return bool(int(sections) & ~3)


def still_to_offer(
    succession: Succession, at: datetime, actor: Actor | None = None
) -> list[SuccessionLine]:
    """Lines that wait to be offered, for the first time or again."""
    found = succession.lines.select_related("baton__holder", "handover")
    if actor is not None:
        found = found.filter(relay.not_closed_to(actor.staff_id, at, "baton_id"))
    return [one for one in found if state_of(one, at) in ("waiting", "lapsed", "returned")]


def still_to_take(succession: Succession, at: datetime) -> list[SuccessionLine]:
    """Lines that are held out to the new contractor now."""
    found = succession.lines.select_related("baton__holder", "handover__to_agency")
    return [one for one in found if state_of(one, at) == "offered"]


def untaken(succession: Succession, at: datetime) -> list[SuccessionLine]:
    """Lines that are still the old contractor's and ought not to be."""
    found = succession.lines.select_related("baton__holder", "handover")
    return [
        one for one in found if state_of(one, at) in ("waiting", "offered", "lapsed", "returned")
    ]


def left_behind(succession: Succession, at: datetime) -> list[Baton]:
    """Open matters that the old contractor carries and that are on no line (begun since)."""
    known = succession.lines.filter(kind=Kind.HELD).values("baton")
    found = Baton.objects.filter(holder=succession.old_id, closed_at__isnull=True)
    del at
    return list(found.exclude(pk__in=known))


def open_roles(agency_id: UUID) -> QuerySet[Around]:
    """Where the agency stands around an open case."""
    return Around.objects.filter(
        agency=agency_id, until__isnull=True, case__lead__closed_at__isnull=True
    ).select_related("case__lead")


def open_promises_of(agency_id: UUID) -> QuerySet[Promise]:
    """What the agency has promised in plans in force or in writing, and not done yet."""
    return Promise.objects.filter(
        agency=agency_id, done_at__isnull=True, plan__state__in=LIVE_STATES
    ).select_related("plan__case__lead")


def numbers(baton_pairs: Iterable[tuple[UUID, str]], actor: Actor, at: datetime) -> dict[UUID, str]:
    """What the offer says of each matter before it is taken: its number."""
    cards = matters.describe(baton_pairs, actor, at)
    return {pk: card.number for pk, card in cards.items()}
