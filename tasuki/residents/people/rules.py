"""What a record of a person must make sense as: plain functions, no database, no clock."""

from dataclasses import dataclass
from datetime import date
from typing import TypedDict
from uuid import UUID

from tasuki.ground import wareki
from tasuki.ground.verdict import OK, Verdict, no

OLDEST = 130


class Facts(TypedDict, total=False):
    """What can be said of a person; what is left out keeps its value (or is not known)."""

    name: str
    name_state: str
    kana: str
    sex: str
    birth_on: date | None
    birth_certainty: str
    estimated_age: int | None
    estimated_on: date | None
    postal_code: str
    address: str
    phone: str
    phone2: str
    contact_ok: str
    contact_note: str
    note: str


def birth_is_plausible(birth_on: date | None, on: date) -> Verdict:
    """Nobody is born tomorrow, and nobody is older than the oldest people ever were."""
    if birth_on is None:
        return OK
    if birth_on > on:
        return no("people.birth_in_future", day=wareki.show(birth_on))
    years = wareki.age(birth_on, on)
    if years > OLDEST:
        return no("people.birth_too_long_ago", day=wareki.show(birth_on), years=years)
    return OK


def estimate_is_plausible(estimated_age: int | None, birth_on: date | None) -> Verdict:
    """An estimate stands in for the birth date; it does not stand beside it."""
    if estimated_age is None:
        return OK
    if birth_on is not None:
        return no("people.birth_and_estimate")
    if not 0 <= estimated_age <= OLDEST:
        return no("people.estimate_not_human", years=estimated_age, oldest=OLDEST)
    return OK


def certainty_of(*, dated: bool, estimated: bool) -> str:
    """How well the age is known when nobody said it: a date is meant exactly, an age is a guess."""
    if dated:
        return "exact"
    return "estimated" if estimated else "unknown"


def certainty_fits(certainty: str, *, dated: bool, estimated: bool) -> Verdict:
    """「生年月日がわかる」 has a date, 「推定」 a date or an age, 「不明」 neither."""
    fits = {
        "exact": dated and not estimated,
        "estimated": dated != estimated,
        "unknown": not dated and not estimated,
    }
    return OK if fits.get(certainty, False) else no("people.birth_as_said")


def name_fits_its_state(name: str, *, known: bool) -> Verdict:
    """A known name is written; a withheld one is not, or it would not be withheld."""
    if known and not name:
        return no("people.name_missing")
    if not known and name:
        return no("people.name_though_withheld")
    return OK


def household_makes_sense(label: str, persons: list[UUID]) -> Verdict:
    """A household has a name by which it is called, and people, each of them once."""
    if not label.strip():
        return no("people.household_label_missing")
    if not persons:
        return no("people.household_empty")
    return OK if len(set(persons)) == len(persons) else no("people.already_member")


def member_ends_after_start(since: date | None, until: date) -> Verdict:
    """Nobody leaves before they came."""
    if since is None or until >= since:
        return OK
    return no("people.member_ends_before_start", day=wareki.show(since))


def length_fits(label: str, value: str, longest: int | None) -> Verdict:
    """Nothing is cut: what is too long is refused while it can still be shortened."""
    if longest is None or len(value) <= longest:
        return OK
    return no("people.too_long", label=label, length=len(value), longest=longest)


def age_on(
    birth_on: date | None, estimated_age: int | None, estimated_on: date | None, on: date
) -> int | None:
    """Years on that day, from the birth date or from the estimate grown older; None is 不明."""
    if birth_on is not None:
        return max(0, wareki.age(birth_on, on))
    if estimated_age is None or estimated_on is None:
        return None
    return max(0, estimated_age + wareki.age(estimated_on, on))


@dataclass(frozen=True, slots=True)
class Traits:
    """What two records are compared by; names and readings as search keys, phones as digits."""

    name: str = ""
    kana: str = ""
    birth_on: date | None = None
    phones: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much speaks for one and the same person, and what."""

    score: int
    reasons: tuple[str, ...]


# What one agreement is worth; a contradicting birth date speaks against.
_WEIGHTS = {
    "name_same": 4,
    "phone_same": 4,
    "kana_same": 3,
    "birth_same": 3,
    "name_similar": 2,
    "kana_similar": 2,
    "birth_similar": 1,
}
_OTHER_BIRTH = 2


def likeness(one: Traits, other: Traits) -> Likeness:
    """Compare two records; a score of 0 means that nothing worth showing speaks for it."""
    reasons = [
        *_text_reason("name", one.name, other.name),
        *_text_reason("kana", one.kana, other.kana),
        *_birth_reason(one.birth_on, other.birth_on),
        *(["phone_same"] if one.phones & other.phones else []),
    ]
    by_birth_alone = all(reason.startswith("birth") for reason in reasons)
    named = bool((one.name and other.name) or (one.kana and other.kana))
    if not reasons or (by_birth_alone and (named or "birth_same" not in reasons)):
        return Likeness(0, ())
    score = sum(_WEIGHTS[reason] for reason in reasons)
    births_differ = (
        one.birth_on and other.birth_on and not _birth_reason(one.birth_on, other.birth_on)
    )
    return Likeness(max(1, score - _OTHER_BIRTH if births_differ else score), tuple(reasons))


def surely_same(one: Traits, other: Traits) -> bool:
    """The same name or reading, and the same birth date or telephone; a birth date that says
    otherwise speaks louder than a telephone that is shared."""
    reasons = set(likeness(one, other).reasons)
    if one.birth_on and other.birth_on and not _birth_reason(one.birth_on, other.birth_on):
        return False
    return bool(reasons & {"name_same", "kana_same"} and reasons & {"birth_same", "phone_same"})


def _text_reason(kind: str, one: str, other: str) -> list[str]:
    if not one or not other:
        return []
    if one == other:
        return [f"{kind}_same"]
    short, long = sorted((one, other), key=len)
    contained = long.startswith(short) or (len(short) >= 2 and short in long)
    return [f"{kind}_similar"] if contained or _one_slip_apart(short, long) else []


def _one_slip_apart(short: str, long: str) -> bool:
    """One letter wrong, missing, too many or two swapped; in short words that means another word."""
    if len(short) < 4 or len(long) - len(short) > 1:
        return False
    start = next(
        (i for i, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]),
        len(short),
    )
    rest, other = short[start:], long[start:]
    if len(short) < len(long):
        return rest == other[1:]
    return rest[1:] == other[1:] or (rest[1::-1] == other[:2] and rest[2:] == other[2:])


def _birth_reason(one: date | None, other: date | None) -> list[str]:
    if one is None or other is None:
        return []
    if one == other:
        return ["birth_same"]
    same = (one.year == other.year, one.month == other.month, one.day == other.day)
    swapped = one.year == other.year and (one.month, one.day) == (other.day, other.month)
    return ["birth_similar"] if sum(same) == 2 or swapped else []
