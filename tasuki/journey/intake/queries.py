"""Reads of consultations and their 経過. What hands out content of persons notes the look."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, QuerySet

from tasuki.ground import addresses, clock
from tasuki.ground.prepared import Prepared
from tasuki.ground.ui.shapes import Action, DeskRow, OneClick
from tasuki.journey.intake import inquiries, policy, rules, words
from tasuki.journey.intake.models import Consultation, Progress, ShortAssessment
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Concern, NameState, Person
from tasuki.town.municipality import pack
from tasuki.town.relay import matters
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look

MATTER = "consultation"
ON_DESK = 20
RECORDS_A_PAGE = 50

Untold = Callable[[Actor, Consultation], frozenset[str]]
_UNTOLD: list[Untold] = []


def register_untold(rule: Untold) -> None:
    """Later rooms say which parts of a reception were not told to an actor (called in ready())."""
    _UNTOLD.append(rule)


def untold(actor: Actor, consultation: Consultation) -> frozenset[str]:
    """Parts that were not told to the actor: name, address, phone, narrative, topics, records, …"""
    return frozenset().union(*(rule(actor, consultation) for rule in _UNTOLD))


def consultations_for(
    actor: Actor, at: datetime, section: Section = Section.CARD
) -> QuerySet[Consultation]:
    """The consultations of which `section` is open to the actor, with what their page needs."""
    return Consultation.objects.filter(relay.opened_to(actor, at, section)).select_related(
        "baton", "baton__holder", "baton__person", "counter", "received_by", "subject"
    )


def mentions_abuse(person_id: UUID) -> bool:
    """Whether a consultation about this person names DV・虐待 among its topics, closed ones too."""
    concerns = Concern.objects.filter(person=person_id).values("baton")
    found = Consultation.objects.filter(baton__in=concerns).values_list("topics", flat=True)
    return any(rules.ABUSE in topics for topics in found)


def batons_for(actor: Actor, at: datetime, section: Section = Section.CARD) -> QuerySet[Baton]:
    """Batons of any matter of which `section` is open to the actor."""
    near = relay.opened_to(actor, at, section, baton="pk")
    return Baton.objects.filter(near).select_related("holder", "person")


def consultation_by_baton(baton_id: UUID) -> Consultation | None:
    """The consultation whose baton this is; the caller has asked whether it may be seen."""
    return (
        Consultation.objects.filter(baton_id=baton_id)
        .select_related("baton", "baton__holder", "counter", "received_by", "subject")
        .first()
    )


def by_batons(baton_ids: Iterable[UUID]) -> dict[UUID, Consultation]:
    """Consultations by baton, in one query; the caller has asked whether they may be seen."""
    return {one.baton_id: one for one in _BY_BATONS(batons=list(baton_ids))}


def _of_batons(batons: list[UUID]) -> QuerySet[Consultation]:
    found = Consultation.objects.filter(baton__in=batons)
    return found.select_related("baton", "baton__holder", "counter", "subject")


_BY_BATONS = Prepared(_of_batons)


def _cards(batons: list[UUID]) -> QuerySet[Consultation]:
    found = Consultation.objects.filter(baton__in=batons).select_related("subject")
    return found.only(
        "baton_id", "number", "urgency", "counter_id", "subject__name", "subject__name_state"
    )


_CARDS = Prepared(_cards)


def by_number(actor: Actor, number: str, at: datetime) -> Consultation | None:
    """The consultation of that 受付番号, if the actor may know of it."""
    return consultations_for(actor, at).filter(number=number.strip().upper()).first()


def records_of(
    actor: Actor,
    baton_ids: Collection[UUID],
    at: datetime,
    *,
    before: UUID | None = None,
    limit: int = RECORDS_A_PAGE,
) -> list[Progress]:
    """The 経過 of these matters as it now stands, newest first; only where RECORDS is open.

    `before` is the id of the last one of the page before.
    """
    last = Progress.objects.filter(pk=before).first() if before is not None else None
    return _RECORDS(
        agencies=actor.agency_ids,
        staff=actor.staff_id,
        batons=list(baton_ids),
        at=at,
        until=last.at if last is not None else None,
        before=last.pk if last is not None else None,
        limit=limit,
    )


def _records(
    agencies: list[UUID],
    staff: UUID,
    batons: list[UUID],
    at: datetime,
    until: datetime | None,
    before: UUID | None,
    limit: int,
) -> QuerySet[Progress]:
    seen = relay.open_to(agencies, staff, at, Section.RECORDS).filter(baton__in=batons)
    found = Progress.objects.filter(
        policy.read_by(agencies, staff, at),
        baton__in=seen.values("baton"),
        corrected_by__isnull=True,
    )
    if until is not None:
        found = found.filter(at__lte=until).exclude(at=until, pk__gte=before)
    return found.select_related("author", "agency").order_by("-at", "-pk")[:limit]


_RECORDS = Prepared(_records)


def open_besides(actor: Actor, baton_id: UUID, at: datetime) -> bool:
    """Whether this is an open matter of a later room whose 経過 is open to the actor."""
    return bool(_BESIDES(agencies=actor.agency_ids, staff=actor.staff_id, baton=baton_id, at=at))


def _besides(agencies: list[UUID], staff: UUID, baton: UUID, at: datetime) -> QuerySet[Baton, UUID]:
    seen = relay.open_to(agencies, staff, at, Section.RECORDS).filter(baton=OuterRef("pk"))
    matters_open = Baton.objects.filter(Exists(seen), pk=baton, closed_at__isnull=True)
    return matters_open.exclude(matter=MATTER).values_list("pk", flat=True)


_BESIDES = Prepared(_besides)


def records_for(actor: Actor, at: datetime) -> QuerySet[Progress]:
    """Single records that the actor may read."""
    return Progress.objects.filter(
        policy.read_by(actor.agency_ids, actor.staff_id, at),
        relay.opened_to(actor, at, Section.RECORDS),
    ).select_related("baton", "baton__holder", "author", "agency")


def as_it_stands(progress: Progress) -> Progress:
    """The last correction of a record, or the record itself."""
    return chain_of(progress)[-1]


def chain_of(progress: Progress) -> list[Progress]:
    """The record and its corrections since, oldest first."""
    chain = [progress]
    while (later := Progress.objects.filter(correction_of=chain[-1]).first()) is not None:
        chain.append(later)
    return chain


def former_texts(progress: Progress) -> list[Progress]:
    """What stood before, newest first."""
    found: list[Progress] = []
    one = progress
    while one.correction_of_id is not None and len(found) < RECORDS_A_PAGE:
        one = Progress.objects.select_related("author").get(pk=one.correction_of_id)
        found.append(one)
    return found


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody who may be the same, as the counter compares: why, how old, which matter."""

    person: Person
    reasons: tuple[str, ...]
    age: str
    consultation: Consultation | None
    # Whether the actor reads where the person lives in some matter already.
    met: bool


def alike(
    actor: Actor, *, name: str, kana: str, birth_on: date | None, phone: str, at: datetime
) -> list[Alike]:
    """People of the actor's own agencies' matters; whether another agency knows somebody is never
    answered here."""
    likely = people.lookalikes(actor, name=name, kana=kana, birth_on=birth_on, phone=phone, at=at)
    if not likely:
        return []
    ids = [one.person.pk for one in likely]
    mine = consultations_for(actor, at).filter(subject__in=ids).order_by("received_at")
    last = {one.subject_id: one for one in mine}
    met = people.met(actor, ids, at)
    on = clock.day(at)
    return [
        Alike(
            person=one.person,
            reasons=tuple(one.in_words),
            age=people.age_in_words(one.person, on),
            consultation=last.get(one.person.pk),
            met=one.person.pk in met,
        )
        for one in likely
    ]


def last_recorded(baton_ids: Collection[UUID]) -> dict[tuple[UUID, UUID], datetime]:
    """When each agency last did something for each matter: {(baton, agency): at}."""
    rows = (
        Progress.objects.filter(baton__in=list(baton_ids), corrected_by__isnull=True)
        .values_list("baton_id", "agency_id")
        .annotate(last=Max("at"))
    )
    return {(baton, agency): last for baton, agency, last in rows}


def may_read_issue(code: str, sections: Section, town: pack.Pack) -> bool:
    """Whether one 課題の特性 is of the reader's role; what the town has not sorted is 生活歴・課題."""
    said = town.categories("traits", code) or ("life_history_issues",)
    return relay.reads(sections, said)


def open_issues(one: ShortAssessment, sections: Section, town: pack.Pack) -> list[str]:
    """Those of the short assessment that this reader is shown."""
    return [code for code in one.issues if may_read_issue(code, sections, town)]


def assessment_of(consultation: Consultation) -> ShortAssessment | None:
    """The short assessment as it now stands."""
    return consultation.assessments.select_related("author").order_by("-version").first()


def owned() -> QuerySet[Consultation, UUID]:
    """The batons that are consultations'."""
    return Consultation.objects.values_list("baton_id", flat=True)


def recorded_as(baton_ids: Iterable[UUID]) -> list[str]:
    """The names under which the record knows the consultations of these batons."""
    found = Consultation.objects.filter(baton__in=list(baton_ids)).values_list("pk", flat=True)
    return [f"{MATTER}:{pk}" for pk in found]


def title_for(actor: Actor, consultation: Consultation, at: datetime) -> str:
    """What a heading calls the matter, for who was told the name and for who was not."""
    return title(
        consultation, named=consultation.baton_id not in unnamed([consultation], actor, at)
    )


def unnamed(found: Iterable[Consultation], actor: Actor, at: datetime) -> set[UUID]:
    """The batons of those of which the actor was not told whom they are about. The counter that
    took a worry in knows without asking."""
    others = {one.baton_id for one in found if one.counter_id not in actor.agency_ids}
    return others - relay.named_to(actor, others, at) if others else others


def title(consultation: Consultation, *, named: bool) -> str:
    """What a row or a heading calls the matter."""
    subject = consultation.subject
    if not named:
        return str(words.UNNAMED_TITLE) % {"name": words.NAME_NOT_TOLD}
    known = subject.name_state == NameState.KNOWN
    shape = words.CASE_TITLE if known else words.UNNAMED_TITLE
    return str(shape) % {"name": people.display_name(subject)}


def describe(baton_ids: Iterable[UUID], actor: Actor, at: datetime) -> dict[UUID, matters.Card]:
    """Cards for the desk and the log, in one query. Not for those who have only an offer: the name
    stands in it."""
    found = {one.baton_id: one for one in _CARDS(batons=list(baton_ids))}
    look([one.subject_id for one in found.values()])
    nameless = unnamed(found.values(), actor, at)
    return {pk: _card(one, named=pk not in nameless) for pk, one in found.items()}


def _card(one: Consultation, *, named: bool) -> matters.Card:
    return matters.Card(
        number=one.number,
        title=title(one, named=named),
        url=address(one),
        record=f"{MATTER}:{one.pk}",
    )


def address(consultation: Consultation) -> str:
    """The page of the consultation."""
    return addresses.of("desk:consultation", consultation.pk)


def desk_rows(
    actor: Actor, at: datetime, held: Sequence[Baton] | None = None
) -> dict[str, list[DeskRow]]:
    """What the actor holds, what falls due today, and what went past its day.

    `held` is relay.held, where the desk has asked already.
    """
    today = clock.day(at)
    held = relay.held(actor, at, ON_DESK) if held is None else held[:ON_DESK]
    batons = [one for one in held if one.matter == MATTER]
    found = {one.baton_id: one for one in _CARDS(batons=[one.pk for one in batons])}
    look([one.subject_id for one in found.values()])
    nameless = unnamed(found.values(), actor, at)
    lists: dict[str, list[DeskRow]] = {"held": [], "due": [], "stalled": []}
    for baton in batons:
        consultation = found[baton.pk]
        on = baton.look_again_on or today
        called = title(consultation, named=baton.pk not in nameless)
        lists["held"].append(_row(consultation, called, baton, at, looking=False))
        if on <= today:
            key = "due" if on == today else "stalled"
            lists[key].append(_row(consultation, called, baton, at, looking=True))
    lists["stalled"] += inquiries.doubles_row(actor, at)
    return lists


def _row(
    consultation: Consultation, called: str, baton: Baton, at: datetime, *, looking: bool
) -> DeskRow:
    mark, tone = _mark(consultation, baton, at)
    name = "intake:look_again" if looking else "intake:record"
    label = words.LOOK_AGAIN if looking else words.RECORD
    return DeskRow(
        record=f"{MATTER}:{consultation.pk}",
        title=called,
        url=address(consultation),
        number=consultation.number,
        note=_note(baton),
        mark=mark,
        tone=tone,
        on=baton.look_again_on,
        on_label=str(words.LOOK_AGAIN_ON),
        action=Action(addresses.of(name, baton.pk), str(label), "pencil"),
        quick=_watch_over(baton) if looking else None,
    )


def _note(baton: Baton) -> str:
    """What to look at; that an office outside carries it stands first."""
    if baton.carrier is None:
        return baton.look_note
    carried = str(words.CARRIED_OUTSIDE) % {"agency": baton.carrier.name}
    return "　".join(part for part in (carried, baton.look_note) if part)


def _watch_over(baton: Baton) -> OneClick:
    """「見守り：次は半年後」: looked at, nothing has changed, and that is work done."""
    return OneClick(
        url=addresses.of("intake:look_again", baton.pk),
        act="intake.look_again",
        label=str(words.WATCH_OVER),
        name="preset",
        value="half_year",
    )


def _mark(consultation: Consultation, baton: Baton, at: datetime) -> tuple[str, str]:
    today = clock.day(at)
    if baton.look_again_on is not None and baton.look_again_on < today:
        return str(words.STALLED), "late"
    if consultation.urgency not in ("", rules.NOT_URGENT):
        kind = pack.current(today).label("urgencies", consultation.urgency)
        return str(words.URGENT) % {"kind": kind}, "due"
    return (str(words.TODAY), "due") if baton.look_again_on == today else ("", "quiet")
