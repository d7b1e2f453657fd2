"""Reads of agencies and staff."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F, Max, Q, QuerySet

from tasuki.ground import clock, towns
from tasuki.ground.prepared import Prepared
from tasuki.town.municipality import pack
from tasuki.town.municipality.pack import Duty, Officer
from tasuki.town.organizations import passwords, rules
from tasuki.town.organizations.models import (
    Agency,
    Appointment,
    FactorReset,
    Invitation,
    RecoveryCode,
    SignIn,
    Staff,
)
from tasuki.trust.access.actor import Actor, Hat
from tasuki.trust.access.roles import CASEWORK, Role
from tasuki.trust.audit.models import Entry

PAGE = 50
CLOCK_SLACK = timedelta(minutes=5)  # by how much the clock may stand before the record
CONFIRMED_FOR = 365  # days after which an account is asked about again


def agencies() -> QuerySet[Agency]:
    """All agencies of the town, in the pack's order."""
    return Agency.objects.order_by("position", "code")


def receiving_agencies(*, besides: frozenset[UUID] = frozenset()) -> QuerySet[Agency]:
    """Agencies that can be handed a matter: those where somebody works on matters."""
    return (
        agencies()
        .filter(appointments__role__in=CASEWORK, has_accounts=True)
        .exclude(pk__in=besides)
        .distinct()
    )


def offerable_agencies(*, besides: frozenset[UUID] = frozenset()) -> QuerySet[Agency]:
    """The same and the offices without accounts: what they say is heard by who asks them."""
    answers = Q(has_accounts=False) | Q(appointments__role__in=CASEWORK)
    return agencies().filter(answers).exclude(pk__in=besides).distinct()


def agency_by_code(code: str) -> Agency:
    """The agency of that pack code."""
    return Agency.objects.get(code=code)


_AGENCY: Prepared[Agency] = Prepared(lambda agency: Agency.objects.filter(pk=agency))
_STAFF: Prepared[Staff] = Prepared(lambda staff: Staff.objects.filter(pk=staff))


def agency(agency_id: UUID) -> Agency:
    """The agency of that id.

    Raises:
        Agency.DoesNotExist: there is none.
    """
    for one in _AGENCY(agency=agency_id):
        return one
    raise Agency.DoesNotExist


def staff_member(staff_id: UUID) -> Staff:
    """The person of that id.

    Raises:
        Staff.DoesNotExist: there is none.
    """
    for one in _STAFF(staff=staff_id):
        return one
    raise Staff.DoesNotExist


def names(ids: set[UUID]) -> dict[UUID, str]:
    """Names of agencies by id, in one query."""
    return dict(Agency.objects.filter(pk__in=ids).values_list("pk", "name"))


def staff_names(ids: set[UUID]) -> dict[UUID, str]:
    """Names of staff by id, in one query."""
    return dict(Staff.objects.filter(pk__in=ids).values_list("pk", "name"))


def colleagues(agency_id: UUID, at: datetime) -> QuerySet[Staff]:
    """Who works on matters at that agency on that day."""
    day = clock.day(at)
    valid = Q(appointments__until__isnull=True) | Q(appointments__until__gte=day)
    return (
        Staff.objects.filter(
            valid,
            is_active=True,
            appointments__agency=agency_id,
            appointments__since__lte=day,
            appointments__role__in=CASEWORK,
        )
        .distinct()
        .order_by("login")
    )


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Who has a duty in an office just now: the first of those the pack names who works there."""

    staff_id: UUID
    name: str
    is_deputy: bool = False


def officer_at(office: Agency, duty: Duty, at: datetime) -> Staff | None:
    """Who has that duty at the agency by the town's pack, else the first deputy: of those who have
    an account and work on matters there."""
    named = pack.current(clock.day(at)).officer(office.code, duty)
    logins = _logins(named)
    if not logins:
        return None
    there = {one.login: one for one in colleagues(office.pk, at).filter(login__in=logins)}
    return next((there[login] for login in logins if login in there), None)


def on_duty(duty: Duty, on: date) -> dict[str, OnDuty]:
    """For each office of which the pack names somebody for that duty, who has it on that day: the
    person, else the first deputy who works in the office or in a part of it. By agency code."""
    named = {one.agency: one for one in pack.current(on).officers if one.duty is duty}
    logins = {login for officer in named.values() for login in _logins(officer)}
    if not logins:
        return {}
    works: dict[tuple[str, str], OnDuty] = {}
    for login, pk, name, code, above in _WORKING(logins=sorted(logins), day=on):
        works[login, code] = OnDuty(pk, name)
        if above:
            works.setdefault((login, above), OnDuty(pk, name))
    found = {}
    for agency, officer in named.items():
        for place, login in enumerate(_logins(officer)):
            if (one := works.get((login, agency))) is not None:
                found[agency] = replace(one, is_deputy=place > 0)
                break
    return found


def on_duty_near(actor: Actor, duty: Duty, at: datetime) -> dict[UUID, OnDuty]:
    """on_duty, by id, of the actor's own offices and of those above for which the actor is named; it
    asks nothing where the actor is the first named, or nobody is."""
    today = clock.day(at)
    town = pack.current(today)
    codes = {one.name: one.code for one in town.agencies}
    found: dict[UUID, OnDuty] = {}
    others: dict[UUID, str] = {}
    for hat in actor.hats:
        named = _logins(town.officer(codes.get(hat.agency_name, ""), duty))
        if named and named[0] == actor.login and actor.staff_id is not None:
            found[hat.agency_id] = OnDuty(actor.staff_id, actor.name)
        elif named:
            others[hat.agency_id] = codes[hat.agency_name]
    others |= named_above(actor, duty)
    there = on_duty(duty, today) if others else {}
    return found | {pk: there[code] for pk, code in others.items() if code in there}


def named_above(actor: Actor, duty: Duty) -> dict[UUID, str]:
    """The offices right above the actor's own that name the actor for that duty, as first or as
    deputy, by id: who works in a 係 may come for its 課. It asks nothing where none does."""
    town = pack.current()
    codes = {one.name: one for one in town.agencies}
    own = [codes[hat.agency_name] for hat in actor.hats if hat.agency_name in codes]
    above = {one.parent for one in own if one.parent} - {one.code for one in own}
    wanted = [code for code in above if actor.login in _logins(town.officer(code, duty))]
    if not wanted:
        return {}
    return dict(Agency.objects.filter(code__in=wanted).values_list("pk", "code"))


def _logins(officer: Officer | None) -> list[str]:
    """The accounts of who has a duty and of the deputies, in this order."""
    if officer is None:
        return []
    people = (*((officer.person,) if officer.person else ()), *officer.deputies)
    return [one.login for one in people if one.login]


def _working(logins: list[str], day: date) -> QuerySet[Appointment, tuple[Any, ...]]:
    valid = Q(until__isnull=True) | Q(until__gte=day)
    rows = Appointment.objects.filter(
        valid, staff__login__in=logins, staff__is_active=True, since__lte=day
    )
    return rows.values_list(
        "staff__login", "staff_id", "staff__name", "agency__code", "agency__parent__code"
    )


_WORKING = Prepared(_working)


def agencies_with_role(role: Role, at: datetime) -> QuerySet[Agency]:
    """The agencies at which somebody holds that role today."""
    day = clock.day(at)
    valid = Q(appointments__until__isnull=True) | Q(appointments__until__gte=day)
    return (
        agencies().filter(valid, appointments__role=role, appointments__since__lte=day).distinct()
    )


def actor_for(staff: Staff, at: datetime) -> Actor:
    """The actor: the person with every appointment valid at that moment."""
    rows = _HATS(staff=staff.pk, day=clock.day(at))
    hats = tuple(Hat(pk, agency, name, Role(role), end) for pk, agency, name, role, end in rows)
    return Actor(staff_id=staff.pk, name=staff.name, hats=hats, login=staff.login)


def _hats(
    staff: UUID, day: date
) -> QuerySet[Appointment, tuple[UUID, UUID, str, str, date | None]]:
    valid = Q(until__isnull=True) | Q(until__gte=day)
    worn = Appointment.objects.filter(valid, staff=staff, since__lte=day)
    return worn.values_list("id", "agency_id", "agency__name", "role", "until")


_HATS = Prepared(_hats)


def appointments_on(day: date) -> QuerySet[Appointment]:
    """Every appointment that holds on that day."""
    valid = Q(until__isnull=True) | Q(until__gte=day)
    return Appointment.objects.filter(valid, since__lte=day)


def staff_page(after: str = "", limit: int = PAGE) -> list[Staff]:
    """Accounts by sign-in name, a page by key, with their appointments."""
    found = Staff.objects.filter(login__gt=after).order_by("login")[:limit]
    return list(found.prefetch_related("appointments__agency"))


def to_confirm(at: datetime, limit: int = PAGE) -> list[Staff]:
    """Open accounts that nobody has confirmed for a year: the longest unused first."""
    since = clock.add_days(clock.day(at), -CONFIRMED_FOR)
    waiting = Staff.objects.filter(
        Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=since), is_active=True
    )
    found = waiting.order_by(F("last_login").asc(nulls_first=True), "login")[:limit]
    return list(found.prefetch_related("appointments__agency"))


def sign_ins_of(staff_id: UUID, limit: int = 20) -> list[SignIn]:
    """Somebody's sign-ins, the running ones first."""
    found = SignIn.objects.filter(staff=staff_id)
    return list(found.order_by(F("ended_at").desc(nulls_first=True), "-created_at")[:limit])


def running_sign_ins(staff_id: UUID) -> list[SignIn]:
    """Where somebody is signed in now."""
    return list(SignIn.objects.filter(staff=staff_id, ended_at__isnull=True))


def unused_sign_ins(at: datetime, limit: int = 500) -> QuerySet[SignIn]:
    """Sign-ins whose session has ended by itself: nobody has come back to say so."""
    idle = at - timedelta(minutes=settings.TASUKI_IDLE_MINUTES + 5)
    old = at - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    found = SignIn.objects.filter(Q(seen_at__lt=idle) | Q(created_at__lt=old))
    return found.filter(ended_at__isnull=True)[:limit]


def signed_in_without_appointment(day: date) -> list[Staff]:
    """Who is still signed in though every appointment of theirs has ended."""
    running = SignIn.objects.filter(ended_at__isnull=True).values("staff")
    lasting = Appointment.objects.filter(Q(until__isnull=True) | Q(until__gte=day))
    appointed = lasting.values("staff")
    return list(Staff.objects.filter(pk__in=running).exclude(pk__in=appointed))


def leaving(staff_id: UUID, at: datetime) -> list[Appointment]:
    """Appointments of somebody that end on a day that is known."""
    today = clock.day(at)
    running = appointments_on(today).filter(staff=staff_id, until__isnull=False)
    return list(running.select_related("agency").order_by("until"))


def appointed(agency_id: UUID, role: Role, at: datetime) -> QuerySet[Appointment, UUID]:
    """Ids of who holds that role at that agency on that day."""
    held = appointments_on(clock.day(at)).filter(agency=agency_id, role=role)
    return held.values_list("staff_id", flat=True)


def agencies_ever(staff_id: UUID) -> frozenset[UUID]:
    """Every agency at which somebody works, has worked or will work."""
    found = Appointment.objects.filter(staff=staff_id).values_list("agency_id", flat=True)
    return frozenset(found)


def newest_line() -> datetime | None:
    """The moment of the newest line of the record, of those since the clock was last accepted."""
    accepted = Entry.objects.filter(target="clock").order_by("-pk").first()
    lines = Entry.objects.filter(pk__gte=accepted.pk) if accepted else Entry.objects.all()
    found: datetime | None = lines.aggregate(newest=Max("at"))["newest"]
    return found


def invitations(limit: int = PAGE) -> list[Invitation]:
    """The last invitation of each office that nobody has used, newest first."""
    unused = Invitation.objects.filter(used_at__isnull=True).select_related("agency")
    last: dict[UUID, Invitation] = {}
    for one in unused.order_by("-created_at", "-pk")[:limit]:
        last.setdefault(one.agency_id, one)
    return list(last.values())


def invitation(token: str, at: datetime, *, lock: bool = False) -> Invitation | None:
    """The invitation of that link, if it is still open."""
    found = Invitation.objects.select_related("agency")
    if lock:
        found = found.select_for_update(of=("self",))
    digest = passwords.digest(token)
    return found.filter(digest=digest, used_at__isnull=True, until__gt=at).first()


def must_have_factor(actor: Actor, at: datetime) -> bool:
    """Whether this person's roles ask for 二段階ログイン: what the town's pack says, in real towns."""
    if is_demo():
        return False
    wanted = pack.current(clock.day(at)).municipality.second_factor
    return rules.must_have_factor(roles=[hat.role for hat in actor.hats], wanted=wanted, demo=False)


def is_demo() -> bool:
    """A demo or practice town, whose accounts everybody knows."""
    return bool(settings.DEMO) or (towns.current() or "") in settings.DEMO_TOWNS


def needs_second(asker: UUID, about: UUID, at: datetime) -> bool:
    """Whether there is another 管理者 who could confirm; in a 少人数 town nobody is looked for."""
    today = clock.day(at)
    if pack.current(today).municipality.small_team:
        return False
    others = appointments_on(today).filter(role=Role.ADMIN, staff__is_active=True)
    return others.exclude(staff__in=[asker, about]).exists()


def reset_locked(reset_id: UUID) -> FactorReset:
    """For the act that ends it."""
    found = FactorReset.objects.select_for_update(of=("self",))
    return found.select_related("staff", "asked_by").get(pk=reset_id)


def running_resets() -> list[FactorReset]:
    """What waits for a second 管理者."""
    found = FactorReset.objects.filter(done_at__isnull=True, withdrawn_at__isnull=True)
    return list(found.select_related("staff", "asked_by").order_by("created_at"))


def codes_left(staff_id: UUID) -> int:
    """Recovery codes that have not been used."""
    return RecoveryCode.objects.filter(factor__staff=staff_id, used_at__isnull=True).count()
