"""Going through the looks of the days before."""

from datetime import date, datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.office.oversight import looking, policy, queries
from tasuki.office.oversight.models import Finding, Night, Workday
from tasuki.town.organizations.models import Staff
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit

# A worker that stood still for longer leaves the days before unread.
FARTHEST = 31


@transaction.atomic
def find(*, actor: Actor, at: datetime) -> int:
    """Every day since the last night, yesterday at the latest; how much was noticed."""
    require(policy.is_clock(actor))
    days = _days(at)
    count = sum(_one_day(day, at) for day in days)
    if days:
        audit.record(
            actor=actor,
            action="oversight.looked_over",
            target="town",
            at=at,
            words={"days": str(len(days)), "count": str(count)},
        )
    return count


def _days(at: datetime) -> list[date]:
    yesterday = clock.add_days(clock.day(at), -1)
    last = queries.last_night()
    first = yesterday if last is None else clock.add_days(last, 1)
    first = max(first, clock.add_days(yesterday, 1 - FARTHEST))
    return [clock.add_days(first, n) for n in range((yesterday - first).days + 1)]


def _one_day(day: date, at: datetime) -> int:
    worked = looking.read(day)
    staff = Staff.objects.in_bulk(list(worked))
    found = []
    for pk, one in worked.items():
        if not one.seen or pk not in staff:
            continue
        for noticed in looking.notice(one, day, staff[pk]):
            lines = sorted({line for some in noticed.persons.values() for line in some})
            found.append(
                Finding(
                    staff=staff[pk],
                    agency_id=min(one.agencies, default=None),
                    day=day,
                    kind=noticed.kind,
                    figures=noticed.figures,
                    lines=lines[-looking.LISTED :],
                    created_at=at,
                )
            )
        Workday.objects.create(staff=staff[pk], day=day, persons=len(one.seen), created_at=at)
    Finding.objects.bulk_create(found)
    looks = sum(len(set().union(*one.seen.values())) for one in worked.values() if one.seen)
    Night.objects.create(day=day, looks=looks, created_at=at)
    return len(found)
