"""The applications for the measure, as they stand at the office of the register (市民課)."""

from datetime import date, datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Person
from tasuki.residents.protection import policy, rules
from tasuki.residents.protection.models import Application
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def record_application(
    *,
    actor: Actor,
    person: Person,
    body: str,
    number: str,
    since: date,
    at: datetime,
    until: date | None = None,
) -> Application:
    """One more application stands; protection is lifted only when none does."""
    require(policy.can_keep(actor, person, at))
    require(rules.application_fits(since, until))
    known = Application.objects.filter(person=person, body=body, number=number)
    if known.exists():
        raise WrongState("protection.application_known")
    made = Application.objects.create(
        created_at=at,
        person=person,
        body=body,
        number=number,
        since=since,
        until=until,
        recorded_by_id=policy.worker(actor),
    )
    _tell(actor, "protection.application_recorded", made, at)
    return made


@transaction.atomic
def close_application(
    *, actor: Actor, application: Application, closed_on: date, clerk: str, at: datetime
) -> Application:
    """This application is over, as the office said today."""
    require(policy.can_keep(actor, application.person, at))
    require(rules.with_whom(clerk))
    require(rules.closed_by_now(closed_on, clock.day(at)))
    done = Application.objects.filter(pk=application.pk, closed_on__isnull=True).update(
        closed_on=closed_on, closed_clerk=clerk, closed_by_id=actor.staff_id
    )
    if not done:
        raise WrongState("protection.application_closed")
    application.refresh_from_db()
    _tell(actor, "protection.application_closed", application, at)
    return application


def _tell(actor: Actor, action: str, one: Application, at: datetime) -> None:
    audit.record(
        actor=actor,
        action=action,
        target=f"person:{one.person_id}",
        at=at,
        persons=[one.person_id],
        words={
            "name": people.display_name(one.person),
            "body": one.body,
            "number": one.number,
        },
    )
