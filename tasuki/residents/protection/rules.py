"""When protection begins and ends, and what is kept sealed: plain functions."""

from datetime import date, timedelta
from typing import Literal, TypedDict, get_args

from tasuki.ground.verdict import OK, Verdict, no

# Everything that is kept sealed; the first five are columns of a person that is not protected.
Field = Literal[
    "postal_code",
    "address",
    "phone",
    "phone2",
    "contact_note",
    "workplace",
    "school",
    "coordinates",
]
FIELDS: tuple[Field, ...] = get_args(Field)
LONGEST = {"postal_code": 8, "phone": 20, "phone2": 20}


class Contact(TypedDict, total=False):
    """What is kept sealed of a person."""

    postal_code: str
    address: str
    phone: str
    phone2: str
    contact_note: str
    workplace: str
    school: str
    coordinates: str


def term_fits(since: date, until: date | None, today: date) -> Verdict:
    """Protection begins today or before, and its end, where there is one, is still to come."""
    if since > today:
        return no("protection.since_ahead")
    if until is not None and until < max(since, today):
        return no("protection.until_passed")
    return OK


def application_fits(since: date, until: date | None) -> Verdict:
    """An application does not end before it starts."""
    return no("protection.application_backwards") if until is not None and until < since else OK


def may_end(*, live: int, clerk: str, checked_on: date, today: date) -> Verdict:
    """Lifted only when no application stands any more, asked of the office that keeps them, today."""
    if live:
        return no("protection.applications_stand", count=live)
    if not clerk.strip():
        return no("protection.clerk_missing")
    return OK if checked_on == today else no("protection.checked_another_day")


def second_person(*, first: object, second: object) -> Verdict:
    """Who proposed the end does not confirm it."""
    return OK if first != second else no("protection.same_person")


def reasoned(reason: str) -> Verdict:
    """A reason is a reason when somebody can read it afterwards."""
    return OK if len(reason.strip()) >= 4 else no("protection.reason_missing")


def next_question(until: date | None, today: date) -> date:
    """A month before its end, a quarter where it has none; always still to come."""
    on = until - timedelta(days=30) if until is not None else today + timedelta(days=90)
    return max(on, today + timedelta(days=1))


def asks_later(ask_on: date, today: date) -> Verdict:
    """The next question is still to come, and within the year."""
    later = today < ask_on <= today + timedelta(days=370)
    return OK if later else no("protection.ask_on_wrong")


def with_whom(clerk: str) -> Verdict:
    """Somebody at the other end has a name."""
    return OK if clerk.strip() else no("protection.clerk_missing")


def is_somebody(*, linked: bool, name: str, worker: bool) -> Verdict:
    """Who is kept away is on record, has a name, or is a worker."""
    return OK if linked or name.strip() or worker else no("protection.nobody_named")


def closed_by_now(closed_on: date, today: date) -> Verdict:
    """What ends tomorrow still stands."""
    return OK if closed_on <= today else no("protection.closes_ahead")


def fits(label: str, value: str, longest: int) -> Verdict:
    """Nothing is cut: what is too long is refused while it can still be shortened."""
    if len(value) <= longest:
        return OK
    return no("protection.too_long", label=label, length=len(value), longest=longest)
