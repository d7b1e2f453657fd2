"""Changes of contractor: what goes over, on which ground, and what nobody has taken yet."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from tasuki.ground import clock
from tasuki.ground import words as register
from tasuki.journey.cases import queries as cases
from tasuki.journey.cases.models import Around
from tasuki.journey.intake.models import Consultation
from tasuki.journey.plans.models import LIVE_STATES, Promise
from tasuki.office.transfers import policy
from tasuki.office.transfers.models import Kind, Succession, SuccessionLine
from tasuki.residents.consent import queries as consents
from tasuki.residents.consent.queries import State
from tasuki.residents.grounds import queries as grounds
from tasuki.residents.grounds.rules import ORDINARY
from tasuki.residents.grounds.rules import Answer as Answered
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Concern, Person
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
    """`checks` of one matter."""
    return checks(succession, [baton_id], at)[baton_id]


def checks(
    succession: Succession, baton_ids: Collection[UUID], at: datetime
) -> dict[UUID, Checked]:
    """Whether these matters may be told to the new contractor, and each on which ground; in as many
    queries for a hundred as for one.

    The municipality tells its contractor: that there is a contract is what the act itself says.
    """
    persons = concerned(baton_ids)
    questions = grounds.questions(
        succession.commissioner,
        succession.new,
        at,
        persons,
        commission="to_contractor",
        purpose="inside",
    )
    answers = answers_of(succession, {pk for some in persons.values() for pk in some}, at)
    return {
        pk: _checked(grounds.ask(question, at), {one: answers[one] for one in persons[pk]}, at)
        for pk, question in questions.items()
    }


def _checked(answer: Answered, said: Mapping[UUID, State], at: datetime) -> Checked:
    says, best = str(answer.says.value), answer.best
    worst = register.say(f"transfers.consent_{answer.question.consent.value}")
    facts = {"consent": _of_all(said, worst)}
    if best is None or says not in ENOUGH:
        return Checked(
            enough=False, ground="", sentence=register.say(f"transfers.ground_{says}", **facts)
        )
    label = _label(best.row.code, at)
    sentence = register.say("transfers.ground_holds", label=label, basis=answer.basis, **facts)
    return Checked(enough=True, ground=best.row.code, sentence=sentence)


def concerned(baton_ids: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """Whom each matter concerns; of a 調整役's 襷 those of its case."""
    leads = {pk: case.lead_id for pk, case in cases.by_batons(baton_ids).items()}
    wanted = {pk: leads.get(pk, pk) for pk in baton_ids}
    rows = Concern.objects.filter(baton__in=set(wanted.values())).order_by("created_at", "id")
    found: dict[UUID, list[UUID]] = {}
    for baton, person in rows.values_list("baton_id", "person_id"):
        found.setdefault(baton, []).append(person)
    return {pk: list(dict.fromkeys(found.get(lead, []))) for pk, lead in wanted.items()}


def answers_of(succession: Succession, persons: Iterable[UUID], at: datetime) -> dict[UUID, State]:
    """What each person's present answer says of telling the new contractor the ordinary."""
    wanted, known = [one.value for one in ORDINARY], list(persons)
    return consents.agreed_of(known, consents.present(known), succession.new, wanted, at)


def in_word(state: State) -> str:
    """An answer in a word."""
    return register.say(f"transfers.in_short_{state.name.lower()}")


def _of_all(answers: Mapping[UUID, State], worst: str) -> str:
    """Of several people: how many said what, and what is owed to who has not agreed."""
    if len(answers) < 2:
        return worst
    counted = Counter(in_word(state) for state in answers.values())
    said = "、".join(
        register.say("transfers.of_them", state=state, count=count)
        for state, count in counted.most_common()
    )
    told = register.say("transfers.of_all", all=len(answers), said=said)
    agreed = {in_word(State.GIVEN)}
    return told if set(counted) == agreed else told + register.say("transfers.tell_the_others")


def names_and_answers(
    succession: Succession, shown: Iterable["Shown"], at: datetime
) -> dict[UUID, list[tuple[str, str]]]:
    """By line, for whom the title is open: each person and what they said."""
    open_ones = [one.line for one in shown if one.url]
    persons = concerned([line.baton_id for line in open_ones])
    everybody = {pk for some in persons.values() for pk in some}
    look(everybody)
    named = Person.objects.in_bulk(everybody)
    answers = answers_of(succession, everybody, at)
    return {
        line.pk: [(named[pk].name, in_word(answers[pk])) for pk in persons[line.baton_id]]
        for line in open_ones
    }


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


OFFERABLE = ("waiting", "lapsed", "returned")
TONES = {"taken": "ok", "kept": "quiet", "offered": "wait", "ended": "quiet"}


def lines_shown(actor: Actor, succession: Succession, at: datetime) -> list[Shown]:
    """The lines by number; by title to whom the matter is open. What is closed to the actor in
    person stands in no list."""
    found = succession.lines.select_related("baton__holder", "handover")
    lines = list(found.filter(relay.not_closed_to(actor.staff_id, at, "baton_id")))
    known = relay.sections_of(actor, [one.baton_id for one in lines], at)
    near_ones = {(one.baton_id, one.baton.matter) for one in lines if _is_near(known, one.baton_id)}
    cards = matters.describe(near_ones, actor, at)
    look(people.concerned([pk for pk, _matter in near_ones]))
    called = numbers([one.baton_id for one in lines])
    shown = []
    for line in lines:
        card, state = cards.get(line.baton_id), state_of(line, at)
        shown.append(
            Shown(
                line=line,
                number=called.get(line.baton_id, ""),
                title=card.title if card else "",
                url=card.url if card else "",
                state=register.say(f"transfers.state_{state}"),
                tone=TONES.get(state, "late"),
            )
        )
    return shown


def _is_near(known: Mapping[UUID, int], baton_id: UUID) -> bool:
    """More than the preview of an offer."""
    return bool(int(known.get(baton_id, 0)) & ~3)


def still_to_offer(
    succession: Succession, at: datetime, actor: Actor | None = None
) -> list[SuccessionLine]:
    """Lines that wait to be offered, for the first time or again."""
    found = succession.lines.select_related("baton__holder", "handover")
    if actor is not None:
        found = found.filter(relay.not_closed_to(actor.staff_id, at, "baton_id"))
    return [one for one in found if state_of(one, at) in OFFERABLE]


def offerable(succession: Succession, at: datetime, actor: Actor) -> list[SuccessionLine]:
    """As `still_to_offer`, and what was kept back: a reason can be taken away again."""
    found = succession.lines.select_related("baton__holder", "handover")
    found = found.filter(relay.not_closed_to(actor.staff_id, at, "baton_id"))
    return [one for one in found if state_of(one, at) in (*OFFERABLE, "kept")]


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


def numbers(baton_ids: Collection[UUID]) -> dict[UUID, str]:
    """What a matter is called to whom it is not open: its number, for which nobody is looked at."""
    found = dict(Consultation.objects.filter(baton__in=baton_ids).values_list("baton_id", "number"))
    found.update({pk: case.number for pk, case in cases.by_batons(baton_ids).items()})
    return found
