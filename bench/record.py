"""The record: how fast lines are appended, and how fast a million of them are walked."""

import time
from collections.abc import Iterator
from statistics import median
from typing import Any
from uuid import UUID

from django.db import transaction

from bench.load import Figure
from tasuki.ground import clock
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit import queries, services
from tasuki.trust.audit.chain import digest, packed
from tasuki.trust.audit.models import Entry, Words

LINES = 1_000_000
APPENDED = 3_000
BATCH = 5_000
GOALS = {"audit append": 1_000, "audit verify": 200_000}
SAID = {"from": "小林市地域包括支援センター", "to": "小林市社会福祉協議会", "by": "令和8年11月27日"}
WHO = Actor(staff_id=UUID(int=1), name="佐藤（見本）")


def _line(number: int, at: Any) -> tuple[Entry, str]:
    salt = f"{number:032x}"
    entry = Entry(
        at=at,
        staff_id=WHO.staff_id,
        agency_id=UUID(int=2),
        action="referrals.offered",
        target=f"baton:{UUID(int=number)}",
        persons=packed([UUID(int=number % 50_000), UUID(int=60_000 + number % 49_999)]),
        digest=digest(salt, SAID),
    )
    return entry, salt


def fill() -> None:
    """As many lines as LINES, sealed; kept for the next run."""
    at = clock.now()
    stands = Entry.objects.count()
    for start in range(stands, LINES, BATCH):
        made = [_line(number, at) for number in range(start, min(start + BATCH, LINES))]
        with transaction.atomic():
            entries = Entry.objects.bulk_create([entry for entry, _ in made])
            Words.objects.bulk_create(
                Words(entry_id=entry.pk, salt=salt, content=SAID)
                for entry, (_, salt) in zip(entries, made, strict=True)
            )
    while services.seal(at=at).lines:
        pass


def _append() -> Figure:
    """One line in a transaction of its own, as an act writes it."""
    at, took = clock.now(), []
    for number in range(APPENDED):
        began = time.perf_counter()
        with transaction.atomic():
            services.record(
                actor=WHO,
                action="referrals.offered",
                target=f"baton:{UUID(int=number)}",
                at=at,
                persons=[UUID(int=number), UUID(int=number + 1)],
                words=SAID,
            )
        took.append(time.perf_counter() - began)
    took.sort()
    return Figure(len(took) / sum(took), 1000 * median(took), 1000 * took[int(len(took) * 0.95)], 0)


def _verify() -> Figure:
    """The whole chain from its first line; the time is that of the whole walk."""
    began = time.perf_counter()
    report = queries.verify()
    took = time.perf_counter() - began
    return Figure(report.sealed / took, 1000 * took, 1000 * took, 0 if report.ok else 1)


def figures() -> Iterator[tuple[str, list[Figure]]]:
    """Each with its runs, in the town that is open."""
    fill()
    yield "audit verify", [_verify() for _ in range(3)]
    yield "audit append", [_append() for _ in range(3)]
    services.seal(at=clock.now())
