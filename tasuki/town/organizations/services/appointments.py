"""Who works where as what: appointed, and ended on a day."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.town.organizations import policy, queries, rules
from tasuki.town.organizations.models import Agency, Appointment, Leaving, SignIn, Staff
from tasuki.town.organizations.services import _leaving
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.access.roles import Role
from tasuki.trust.audit import services as audit


@transaction.atomic
def appoint(
    *,
    actor: Actor,
    staff: Staff,
    agency: Agency,
    role: Role,
    since: date,
    at: datetime,
    until: date | None = None,
) -> Appointment:
    """Appoint somebody to an agency in a role from a day on."""
    require(policy.can_administer(actor))
    require(rules.account_is_open(is_active=staff.is_active))
    require(rules.days_in_order(since=since, until=until))
    try:
        with transaction.atomic():
            appointment = Appointment.objects.create(
                staff=staff, agency=agency, role=role, since=since, until=until, created_at=at
            )
    except IntegrityError:
        raise WrongState("organizations.appointed_already") from None
    audit.record(
        actor=actor,
        action="organizations.appointed",
        target=f"staff:{staff.pk}",
        at=at,
        words={"name": staff.name, "at_agency": agency.name, "role": str(Role(role).label)},
    )
    return appointment


@transaction.atomic
def end_appointment(
    *, actor: Actor, appointment: Appointment, until: date, at: datetime
) -> Appointment:
    """Let an appointment end on a day (人事異動); its rights end with that day."""
    require(policy.can_administer(actor))
    require(rules.days_in_order(since=appointment.since, until=until))
    if appointment.role == Role.ADMIN:
        others = queries.appointments_on(until).filter(role=Role.ADMIN, staff__is_active=True)
        lasting = others.filter(until__isnull=True).exclude(pk=appointment.pk)
        require(rules.an_administrator_stays(stays=lasting.exists()))
    appointment.until = until
    appointment.save(update_fields=["until"])
    audit.record(
        actor=actor,
        action="organizations.appointment_ended",
        target=f"staff:{appointment.staff_id}",
        at=at,
        words={
            "name": appointment.staff.name,
            "at_agency": appointment.agency.name,
            "until": until.isoformat(),
        },
    )
    return appointment


@transaction.atomic
def end_sign_ins_of_leavers(*, actor: Actor, at: datetime) -> int:
    """The clock: who holds no appointment any more is signed out. (Sight has ended by itself.)"""
    require(policy.is_clock(actor))
    left = queries.signed_in_without_appointment(clock.day(at))
    for staff in left:
        _leaving.end(SignIn.objects.filter(staff=staff, ended_at__isnull=True), Leaving.LEFT, at)
        audit.record(
            actor=actor,
            action="organizations.left_signed_out",
            target=f"staff:{staff.pk}",
            at=at,
            words={"name": staff.name},
        )
    return len(left)
