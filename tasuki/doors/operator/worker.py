"""The worker: what has to be done without anybody asking, town by town.

No page depends on it to be right about dates. Killed at any moment it goes on at its next round,
since every piece of its work is a transaction of its own and may be done twice.
"""

import fcntl
import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from types import FrameType

from django.conf import settings
from django.db import connection

from config import env
from tasuki.doors.operator import founding
from tasuki.doors.operator.processes import die_with_parent
from tasuki.doors.operator.ticks import TICKS
from tasuki.ground import clock, towns

log = logging.getLogger(__name__)
SECONDS_BETWEEN_ROUNDS = 20
LOCK = 0x7A5C1  # any number, the same for every Tasuki


@contextmanager
def _alone(code: str) -> Iterator[bool]:
    """Hold the open town's lock; False when another worker holds it. The lock is the database's
    (or lies beside its file), so it ends with whoever held it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
            held = bool(cursor.fetchone()[0])
            try:
                yield held
            finally:
                if held:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
        return
    path = env.home() / "towns" / code / "worker.lock"
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        yield True


def tick(code: str, at: datetime) -> dict[str, int]:
    """One round in one town; how many things each kind of work has done."""
    done: dict[str, int] = {}
    with towns.town(code), _alone(code) as alone:
        if not alone:
            return done
        for name, work in TICKS.items():
            done[name] = _one(code, name, work, at)
    return done


def _one(code: str, name: str, work: Callable[[datetime], int], at: datetime) -> int:
    """One kind of work failing must not keep the others from being done."""
    try:
        return work(at)
    except Exception:
        log.exception("worker: %s failed in %s", name, code)
        return 0


def _round() -> None:
    for code in settings.TOWNS:
        try:
            tick(code, clock.now())
        except Exception:  # a town that is being migrated or reset: the next round finds it
            log.exception("worker: %s could not be opened", code)


def _tell_the_waiting() -> None:
    """The stories that the first start left for later. Whatever breaks off leaves no database, so
    the next start begins that town again."""
    for code in founding.waiting():
        try:
            founding.ensure(code)
        except Exception:
            log.exception("worker: the story of %s could not be told", code)


def run() -> int:
    """Rounds until somebody says stop."""
    die_with_parent()
    stop = threading.Event()
    telling = True

    def leave(_signal: int, _frame: FrameType | None) -> None:
        stop.set()
        if telling:  # a story is longer than anybody waits for a server to end
            raise SystemExit(0)

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
    _tell_the_waiting()
    telling = False
    while not stop.is_set():
        _round()
        stop.wait(SECONDS_BETWEEN_ROUNDS)
    return 0
