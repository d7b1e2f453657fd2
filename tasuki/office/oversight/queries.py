"""Reading the record: which lines, in which words, for whom."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from tasuki.ground import addresses, clock, wareki
from tasuki.ground import words as register
from tasuki.ground.prepared import Prepared
from tasuki.ground.ui.shapes import Action, DeskRow
from tasuki.journey.cases import queries as cases
from tasuki.journey.cases.models import Case
from tasuki.office.oversight import places, policy, words
from tasuki.office.oversight.models import (
    Export,
    Finding,
    Night,
    Question,
    State,
    Verification,
)
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Concern, Person
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Appointment, Staff
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Part
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import Decision, deny
from tasuki.trust.access.roles import Role
from tasuki.trust.audit import queries as audit
from tasuki.trust.audit.models import Entry

PAGE = audit.PAGE
ON_DESK = 20
Asked = audit.Asked
HOUSE = frozenset({"organizations", "municipality", "oversight"})


# --- the record in words --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """One line as a person reads it; `full` when its own words are in it."""

    line: int
    at: datetime
    what: str
    who: str
    agency: str
    role: str
    basis: str
    full: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page of lines and the key of the next."""

    rows: list[Row]
    more: int | None


def span(since: date | None, until: date | None) -> tuple[datetime | None, datetime | None]:
    """Whole days as moments: from the first's midnight to the midnight after the last."""
    return _midnight(since), _midnight(until + timedelta(days=1)) if until else None


def _midnight(on: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(on, time.min)) if on else None


def of_staff(actor: Actor) -> Asked:
    """What somebody may read who chose no matter: all (without words), those of the agencies they
    are 管理職 of, or their own."""
    if policy.reads_all(actor):
        return Asked()
    if agencies := policy.supervised(actor):
        return Asked(agencies=agencies)
    return Asked(staff=actor.staff_id)


def narrowed(asked: Asked, **filters: Any) -> Asked:
    """The same, within what was chosen; a worker's own lines stay their own."""
    since, until = span(filters.get("since"), filters.get("until"))
    staff = filters.get("staff") if asked.staff is None else asked.staff
    return replace(
        asked, staff=staff, since=since, until=until, group=filters.get("group", ""),
        upto=filters.get("upto"),
    )  # fmt: skip


def page(actor: Actor, asked: Asked, at: datetime, *, before: int | None = None) -> Page:
    """A page of lines as this actor reads them."""
    entries = audit.found(asked, before=before, limit=PAGE)
    more = entries[-1].pk if len(entries) == PAGE else None
    return Page(told(actor, entries, at), more)


def told(actor: Actor, entries: list[Entry], at: datetime) -> list[Row]:
    """Lines in words. Whoever reads all reads none of their words; others read those of matters
    they see and their own, the rest plainly, and of some rooms nothing at all."""
    bare = policy.reads_all(actor) and not policy.supervised(actor)
    on = {} if bare else places.batons_of(one.target for one in entries)
    seen = set() if bare else _seen(actor, on, at)
    who = organizations.staff_names({one.staff_id for one in entries if one.staff_id})
    where = organizations.names({one.agency_id for one in entries if one.agency_id})
    roles = _roles(entries)
    rows = []
    for one in entries:
        own = one.staff_id is not None and one.staff_id == actor.staff_id
        full = _is_house(one) or (
            not bare and (own or bool(seen & on.get(one.target, frozenset())))
        )
        if not (own or full or policy.reads_all(actor)) and _is_hidden(one, on):
            continue
        rows.append(
            Row(
                line=one.pk,
                at=one.at,
                what=_sentence(one, full=full),
                who=who.get(one.staff_id, str(words.SOMEBODY))
                if one.staff_id
                else str(words.CLOCK),
                agency=where.get(one.agency_id, "") if one.agency_id else "",
                role=roles.get((one.staff_id, one.agency_id), ""),
                basis=_ground(one.basis),
                full=full,
            )
        )
    return rows


def _seen(actor: Actor, on: dict[str, frozenset[UUID]], at: datetime) -> set[UUID]:
    batons = list(frozenset().union(*on.values())) if on else []
    return set(relay.sections_of(actor, batons, at)) if batons else set()


def _is_house(entry: Entry) -> bool:
    """About accounts, the town's settings or the record itself: no resident stands in it."""
    return entry.action.partition(".")[0] in HOUSE


def _is_hidden(entry: Entry, on: dict[str, frozenset[UUID]]) -> bool:
    """A line of a matter that the reader does not see, or of a room that is silent to strangers."""
    return bool(on.get(entry.target)) or places.room_of(entry.action, entry.target) in places.SILENT


def _sentence(entry: Entry, *, full: bool) -> str:
    if entry.action == "audit.looked":
        name = places.page_of(entry.target)
        if not name:
            return str(words.LOOKED)
        count = len(entry.persons.split())
        said = words.LOOKED_AT_MANY if count > 1 else words.LOOKED_AT
        return str(said) % {"page": name, "count": count}
    if full:
        return audit.told(entry).sentence
    return audit.plainly(entry)


def _roles(entries: Iterable[Entry]) -> dict[tuple[UUID | None, UUID | None], str]:
    """As what each worker stood at that agency: their last appointment there."""
    pairs = {(one.staff_id, one.agency_id) for one in entries if one.staff_id}
    found = Appointment.objects.filter(staff__in={staff for staff, _ in pairs}).order_by("since")
    return {
        (staff, agency): str(Role(role).label)
        for staff, agency, role in found.values_list("staff_id", "agency_id", "role")
        if (staff, agency) in pairs
    }


def _ground(basis: str) -> str:
    """A ground by the town's name for it; an article as it is cited."""
    if not basis.isascii():
        return basis
    town = pack.current()
    names = {one.code: one.label for one in town.grounds}
    names |= dict(town.choices("meeting_legal_types"))
    names |= {code: str(said) for code, said in words.RELATIONS.items() if code not in names}
    return "、".join(names.get(one, one) for one in basis.split(",") if one)


def groups() -> list[tuple[str, str]]:
    """The rooms whose events are in the catalogue, as a choice."""
    return [(code, str(words.ROOMS.get(code, code))) for code in audit.groups()]


def colleagues(actor: Actor) -> list[tuple[str, str]]:
    """Whose lines can be chosen."""
    found = Staff.objects.order_by("login")
    if not policy.reads_all(actor):
        at = policy.supervised(actor)
        found = found.filter(appointments__agency__in=at).distinct()
    return [(str(one.pk), one.name) for one in found]


# --- one matter, one person -----------------------------------------------------------------------


def _held(actor: Actor, batons: Iterable[UUID], at: datetime) -> list[UUID]:
    """Those of these matters that an agency of the actor carries and that are not closed to them."""
    ids = list(batons)
    opened = relay.sections_of(actor, ids, at)
    held = Baton.objects.filter(pk__in=opened, holder__in=actor.agency_ids)
    return list(held.values_list("pk", flat=True))


def matter_for(actor: Actor, baton_id: UUID, at: datetime) -> tuple[list[UUID], Case | None] | None:
    """The batons of a matter whose record the actor may read: its carrier; None otherwise."""
    about = Q(lead=baton_id) | Q(coordination=baton_id)
    case = Case.objects.filter(about).first()
    batons = cases.batons_of(case) if case else [baton_id]
    main = [case.lead_id, case.coordination_id] if case else [baton_id]
    return (batons, case) if actor.works and _held(actor, main, at) else None


def of_matter(batons: list[UUID]) -> Asked:
    """Every act on a matter and every look at its pages."""
    return Asked(targets=places.targets_of(batons))


def persons_in(batons: list[UUID]) -> list[Person]:
    """Whom a matter concerns, for the links to who looked at them."""
    found = Person.objects.filter(concerns__baton__in=batons).distinct()
    return list(found.order_by("created_at"))


def person_for(actor: Actor, person_id: UUID, at: datetime) -> Person | None:
    """Somebody whose lookers the actor may read: a matter about them is carried by the actor's
    agency, as 主担当 or as 調整役; 事務局, who answers the person's own request, reads them without the
    name."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None or actor.is_secretary:
        return person
    return person if _carried(actor, person, at) else None


def why_not_person(actor: Actor, person_id: UUID, at: datetime) -> Decision | None:
    """The refusal for who sees the person otherwise, with whom to ask; None for everybody else: they
    are answered as of somebody who never was."""
    seen = people.people_for(actor, at).filter(pk=person_id).first()
    if seen is None:
        return None
    near = relay.sight(actor, at).filter(baton__in=_matters_of(seen)).values("baton")
    found = Baton.objects.filter(pk__in=near).order_by("pk")
    names = dict.fromkeys(found.values_list("holder__name", flat=True))
    return deny("oversight.not_carrier", holders="、".join(names))


def _matters_of(person: Person) -> list[UUID]:
    return list(Concern.objects.filter(person=person).values_list("baton_id", flat=True))


def _carried(actor: Actor, person: Person, at: datetime) -> list[UUID]:
    """The matters of the person that the actor's agency carries; the 調整役 carries the case."""
    matters = _matters_of(person)
    rows = Case.objects.filter(lead__in=matters).values_list("coordination_id", "lead_id")
    lead_of = {coordination: lead for coordination, lead in rows}
    held = _held(actor, [*matters, *lead_of], at)
    return list(dict.fromkeys(lead_of.get(pk, pk) for pk in held))


def of_person(actor: Actor, person: Person, at: datetime) -> Asked:
    """Acts, pages and lists alike. Whoever carries a matter reads what the agencies around it did;
    that others know the person too is not theirs to learn."""
    if actor.is_secretary:
        return Asked(person=person.pk)
    held = _carried(actor, person, at)
    around = Part.objects.filter(baton__in=held).values_list("agency_id", flat=True)
    return Asked(person=person.pk, agencies=frozenset(around) | actor.agency_ids)


# --- the nightly finds ----------------------------------------------------------------------------


def last_verification() -> Verification | None:
    """What the last walk over the chain has found."""
    return Verification.objects.first()


def alarm(actor: Actor) -> Verification | None:
    """The last walk, when it found the record rewritten; for those who have to know."""
    if not policy.reads_all(actor):
        return None
    last = last_verification()
    return last if last is not None and not last.ok else None


def verifications_for(actor: Actor) -> QuerySet[Verification]:
    """For whoever reads all."""
    found = Verification.objects.all()
    return found if policy.reads_all(actor) else found.none()


def remarks_of(one: Verification) -> list[tuple[int, datetime, datetime]]:
    """Lines that happened, as they say, before the one in front of them: (line, at, before)."""
    read = datetime.fromisoformat
    return [(said["line"], read(said["at"]), read(said["before"])) for said in one.remarks]


def last_night() -> date | None:
    """The last day whose looks were gone through."""
    return Night.objects.order_by("-day").values_list("day", flat=True).first()


def is_due(at: datetime) -> bool:
    """Whether yesterday's looks wait to be gone through."""
    last = last_night()
    return last is None or last < clock.add_days(clock.day(at), -1)


def findings_for(actor: Actor) -> QuerySet[Finding]:
    """What this person may review."""
    found = Finding.objects.select_related("staff", "agency", "reviewed_by")
    if not policy.reviews(actor):
        return found.none()
    return found.filter(policy.reviewable(actor))


def questions_for(actor: Actor) -> QuerySet[Question]:
    """What this person was asked."""
    return _asked(actor.staff_id)


def _asked(staff: UUID | None) -> QuerySet[Question]:
    return Question.objects.select_related("finding", "asked_by").filter(finding__staff=staff)


_UNANSWERED: Prepared[Question] = Prepared(
    lambda staff: _asked(staff).filter(answered_at__isnull=True)[:ON_DESK]
)


def exports_for(actor: Actor) -> QuerySet[Export]:
    """What this person took out; 管理者 sees what everybody did."""
    found = Export.objects.select_related("staff", "of_staff")
    return found if actor.is_admin else found.filter(staff=actor.staff_id)


def in_words(finding: Finding) -> str:
    """Why this was noticed."""
    return register.say(f"oversight.{finding.kind}", **finding.figures)


def lines_of(actor: Actor, finding: Finding, at: datetime) -> list[Row]:
    """The lines behind a finding, as its reviewer reads them."""
    entries = Entry.objects.filter(pk__in=finding.lines).select_related("words").order_by("-pk")
    return told(actor, list(entries), at)


def desk_rows(actor: Actor) -> dict[str, list[DeskRow]]:
    """What the worker is asked about their looking, and what a reviewer has to read."""
    rows = [_asked_row(one) for one in _UNANSWERED(staff=actor.staff_id)]
    if policy.reviews(actor):
        waiting = findings_for(actor).filter(state__in=[State.OPEN, State.ANSWERED])
        rows += [_found_row(one) for one in waiting.order_by("day", "id")[:ON_DESK]]
    return {"due": rows} if rows else {}


def _asked_row(one: Question) -> DeskRow:
    url = addresses.of("oversight:explain", one.pk)
    day = wareki.show(one.finding.day)
    return DeskRow(
        record=f"question:{one.pk}",
        title=str(words.EXPLAIN_NOTE) % {"day": day},
        url=url,
        on=clock.day(one.created_at),
        on_label=str(words.ASKED_ON),
        action=Action(url, str(words.EXPLAIN)),
    )


def _found_row(one: Finding) -> DeskRow:
    url = addresses.of("oversight:finding", one.pk)
    return DeskRow(
        record=f"finding:{one.pk}",
        title=str(one.get_kind_display()),
        url=url,
        note=str(words.FOUND_NOTE) % {"name": one.staff.name, "day": wareki.show(one.day)},
        on=one.day,
        on_label=str(words.FOUND_ON),
        action=Action(url, str(words.REVIEW)),
    )
