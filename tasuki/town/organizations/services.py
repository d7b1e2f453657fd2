"""Acts on agencies, accounts and appointments."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from tasuki.town.municipality.pack import PackAgency
from tasuki.town.organizations import policy
from tasuki.town.organizations.models import Agency, Appointment, Staff
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.access.roles import Role
from tasuki.trust.audit import services as audit


@transaction.atomic
def load_pack(*, actor: Actor, agencies: Iterable[PackAgency], at: datetime) -> int:
    """Make or refresh the town's agencies from its pack; none is ever removed."""
    require(policy.can_administer(actor))
    items = list(agencies)
    for position, item in enumerate(items):
        Agency.objects.update_or_create(
            code=item.code,
            defaults={
                "name": item.name,
                "kind": item.kind,
                "regime": str(item.regime),
                "tel": item.tel or "",
                "fax": item.fax or "",
                "is_counter": item.is_counter,
                "has_accounts": item.has_accounts,
                "position": position,
            },
            create_defaults={
                "created_at": at,
                "name": item.name,
                "kind": item.kind,
                "regime": str(item.regime),
                "tel": item.tel or "",
                "fax": item.fax or "",
                "is_counter": item.is_counter,
                "has_accounts": item.has_accounts,
                "position": position,
            },
        )
    ids = dict(Agency.objects.values_list("code", "pk"))
    for item in items:
        if item.parent:
            Agency.objects.filter(code=item.code).update(parent_id=ids[item.parent])
    audit.record(
        actor=actor,
        action="organizations.pack_loaded",
        target="town",
        at=at,
        words={"count": str(len(items))},
    )
    return len(items)


@transaction.atomic
def open_account(*, actor: Actor, login: str, name: str, password: str, at: datetime) -> Staff:
    """Give a person an account; rights come with the first appointment."""
    require(policy.can_administer(actor))
    staff = Staff(login=login.lower(), name=name, created_at=at)
    staff.set_password(password)
    staff.save(force_insert=True)
    audit.record(
        actor=actor,
        action="organizations.account_opened",
        target=f"staff:{staff.pk}",
        at=at,
        words={"name": name},
    )
    return staff


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
    appointment = Appointment.objects.create(
        staff=staff, agency=agency, role=role, since=since, until=until, created_at=at
    )
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
    appointment.until = until
    appointment.save(update_fields=["until"])
    audit.record(
        actor=actor,
        action="organizations.appointment_ended",
        target=f"staff:{appointment.staff_id}",
        at=at,
        words={"name": appointment.staff.name, "at_agency": appointment.agency.name},
    )
    return appointment
