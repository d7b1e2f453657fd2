"""The ground finder: reads the table of the law for one question. No database, no clock, no town.

A cell of the table is a value on every axis; a row covers a cell when it covers each of its values.
So every value of every axis carries the set of rows that cover it, as bits, and the rows that hold are
what all of them have in common: a handful of additions, and the same arithmetic enumerates the product
of all the axes in the tests.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from tasuki.ground.verdict import OK, Verdict, no
from tasuki.residents.grounds.axes import (
    AXES,
    DECLARED,
    ORDINARY,
    SPECIAL,
    Category,
    Commission,
    Consent,
    Meeting,
    Office,
    Plight,
    Purpose,
    Question,
    Regime,
    Report,
    question_from,
    value_of,
)
from tasuki.residents.grounds.silences import SILENCES, Silence
from tasuki.residents.grounds.table import (
    FORBIDS,
    IN_THE_WAY,
    ROWS,
    Call,
    Confidence,
    Nature,
    Row,
)

__all__ = [
    "ORDINARY", "ROWS", "SILENCES", "SPECIAL", "Answer", "Call", "Category", "Commission",
    "Confidence", "Consent", "Held", "Meeting", "Nature", "Office", "Plight", "Purpose",
    "Question", "Regime", "Report", "Row", "Says", "Silence", "Switches", "answer", "choices",
    "claim", "is_between_two", "question_from", "stands",
]  # fmt: skip

LONGEST = 20_000
EVERYTHING = (1 << len(ROWS)) - 1
COVERS: dict[str, dict[Any, int]] = {
    axis: {
        value: sum(1 << place for place, row in enumerate(ROWS) if row.covers(axis, value))
        for value in values
    }
    for axis, values in AXES.items()
}
_PLAIN = tuple(axis for axis in AXES if axis not in Category._value2member_map_)
NEVER = {Category.REPORTER, Category.PROTECTED_ADDRESS}


class Says(StrEnum):
    """The answer in one word: 伝えてよい / 条件つきで / 確認が必要 / このままでは伝えられない."""

    MAY = "may"
    CONDITIONS = "conditions"
    CONFIRM = "confirm"
    NOT = "not"


_SAID = {Call.HOLDS: Says.MAY, Call.JUDGED: Says.CONDITIONS, Call.CONFIRM: Says.CONFIRM}
_RANK = {Call.HOLDS: 0, Call.JUDGED: 1, Call.CONFIRM: 2}


@dataclass(frozen=True, slots=True)
class Switches:
    """What the town has decided: grounds it does not use, and cells that were to be confirmed."""

    retired: frozenset[str] = frozenset()
    decided: Mapping[str, bool] = field(default_factory=dict)

    def call(self, row: Row) -> Call | None:
        """What the row says here; None where the town has switched it off."""
        if row.code in self.retired:
            return None
        if row.call is not Call.CONFIRM or row.id not in self.decided:
            return row.call
        return Call.JUDGED if self.decided[row.id] else None


AS_IS = Switches()


@dataclass(frozen=True, slots=True)
class Held:
    """A ground that holds, and which duties of silence it does not lift beyond doubt."""

    row: Row
    call: Call
    unlifted: tuple[Silence, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Grounds, best first; or why not, and what to do instead (codes of words)."""

    question: Question
    says: Says
    grounds: tuple[Held, ...]
    silences: tuple[Silence, ...]
    basis: str
    next_steps: tuple[str, ...]
    leave_out: frozenset[Category] = frozenset()

    @property
    def best(self) -> Held | None:
        return self.grounds[0] if self.grounds else None


def bits(question: Question) -> int:
    """Which rows cover the cell, one bit each."""
    found = EVERYTHING
    for axis in _PLAIN:
        found &= COVERS[axis][getattr(question, axis)]
        if not found:
            return 0
    for one in Category:
        found &= COVERS[one.value][one in question.categories]
    return found


def rows_in(found: int) -> list[Row]:
    """The rows of a set of bits, in the table's order."""
    return [row for place, row in enumerate(ROWS) if found >> place & 1]


def called(found: int, switches: Switches = AS_IS) -> list[tuple[Row, Call]]:
    """The rows that say something here, best first."""
    said = [(row, call) for row in rows_in(found) if (call := switches.call(row))]
    return sorted(said, key=lambda one: _RANK[one[1]])


def verdict_of(found: int, switches: Switches = AS_IS) -> Says:
    """The one verdict of a cell."""
    said = called(found, switches)
    return _SAID[said[0][1]] if said else Says.NOT


def silences_of(question: Question) -> tuple[Silence, ...]:
    """Which duties of silence bind who would speak."""
    return tuple(
        one
        for one in SILENCES
        if all(value_of(question, axis) in wanted for axis, wanted in one.where.items())
    )


def answer(question: Question, switches: Switches = AS_IS) -> Answer:
    """May this be told?"""
    said = called(bits(question), switches)
    silences = silences_of(question)
    grounds = tuple(
        Held(row, call, tuple(one for one in silences if row.nature not in one.lifted_by))
        for row, call in said
    )
    says = _SAID[grounds[0].call] if grounds else Says.NOT
    if says is Says.MAY and grounds[0].unlifted:
        says = Says.CONDITIONS
    leave_out = _leave_out(question, switches) if says in (Says.NOT, Says.CONFIRM) else frozenset()
    return Answer(
        question=question,
        says=says,
        grounds=grounds,
        silences=silences,
        basis=grounds[0].row.article if grounds else forbids(question),
        next_steps=_next_steps(question, says, leave_out),
        leave_out=leave_out,
    )


def forbids(question: Question) -> str:
    """The article that stands in the way."""
    for category, article in IN_THE_WAY:
        if category in question.categories:
            return article
    return FORBIDS[question.sender]


def _leave_out(question: Question, switches: Switches) -> frozenset[Category]:
    """What to leave out so that the rest may be told; nothing when that would not help."""
    special = question.categories & set(SPECIAL)
    rest = question.categories - special
    if not special:
        return frozenset()
    without = replace(question, categories=rest or frozenset({Category.ATTRIBUTES}))
    better = verdict_of(bits(without), switches) in (Says.MAY, Says.CONDITIONS)
    return frozenset(special) if better and rest else frozenset()


def _next_steps(question: Question, says: Says, leave_out: Iterable[Category]) -> tuple[str, ...]:
    """What can be done instead; never nothing where it may not be told."""
    if says in (Says.MAY, Says.CONDITIONS):
        return ()
    urgent = question.plight is Plight.URGENT
    reports = urgent or question.plight is Plight.DANGER or question.report is not Report.NONE
    never = question.categories & (NEVER | {Category.MY_NUMBER})
    steps = {
        "emergency": urgent,
        "leave_out": bool(leave_out),
        "reveal": Category.PROTECTED_ADDRESS in question.categories,
        "ask_section": says is Says.CONFIRM,
        **({} if never else dict.fromkeys(_ways(question), True)),
        "report": reports,
        "anonymous": True,
        # Last: it is for another day, and the person is waiting now.
        "fill_regime": Regime.UNKNOWN in (question.sender, question.receiver),
    }
    return tuple(step for step, wanted in steps.items() if wanted)


def _ways(question: Question) -> list[str]:
    """Consent, and the tables at which it may be spoken of without."""
    asked = {
        Consent.GIVEN: "",
        Consent.PARTLY: "widen_consent",
        Consent.WITHDRAWN: "respect_withdrawal",
        Consent.INCAPABLE: "representative",
        Consent.ASKING: "await_consent",
    }.get(question.consent, "ask_consent")
    ways = [asked] if asked else []
    to_come = question.meeting is Meeting.SUPPORT and not question.programme
    if question.meeting is Meeting.NONE or not question.both_sit or to_come:
        ways.append("support_meeting" if question.programme else "self_reliance_meeting")
        if question.child:
            ways.append("child_council")
    # What article 69 or 27 may open does not open the special categories.
    if not question.categories & set(SPECIAL):
        ways += _arguments(question)
    return ways


def _arguments(question: Question) -> list[str]:
    """What may be argued, and written down, by who knows the matter."""
    public, known = question.sender is Regime.PUBLIC, question.receiver is not Regime.UNKNOWN
    ways = ["check_purpose"] if public and question.purpose is Purpose.UNKNOWN else []
    ways += ["clear_benefit"] if public and known else []
    towards_office = question.sender is Regime.PRIVATE and question.receiver is Regime.PUBLIC
    return [*ways, "cooperation"] if towards_office else ways


def claim(question: Question, code: str, switches: Switches = AS_IS) -> Held | None:
    """The chosen ground, with what choosing it says of danger, purpose, statute or report."""
    silences = silences_of(question)
    for place, row in enumerate(ROWS):
        if row.code != code or (call := switches.call(row)) in (None, Call.CONFIRM):
            continue
        said = {
            axis: next(one for one in values if one in row.where[axis])
            for axis, values in DECLARED.items()
            if axis in row.where and value_of(question, axis) not in row.where[axis]
            and any(one in row.where[axis] for one in values)
        }  # fmt: skip
        claimed = replace(question, **said) if said else question
        if bits(claimed) >> place & 1 and call is not None:
            return Held(row, call, tuple(s for s in silences if row.nature not in s.lifted_by))
    return None


def choices(question: Question, switches: Switches = AS_IS) -> tuple[Held, ...]:
    """What may be chosen at a door: first what holds as the facts stand, then what is to be argued."""
    now = [one for one in answer(question, switches).grounds if one.call is not Call.CONFIRM]
    known = {one.row.code for one in now}
    argued = []
    for code in dict.fromkeys(row.code for row in ROWS):
        if code not in known and (held := claim(question, code, switches)) is not None:
            argued.append(held)
    return (*now, *argued)


def stands(held: Held | None, question: Question, *, note: str, chosen: str = "") -> Verdict:
    """Whether what was chosen carries the act: it fits, and what it asks for is written down."""
    if held is None:
        if chosen == "consent" and question.consent in (Consent.WITHDRAWN, Consent.PARTLY):
            return no(f"grounds.consent_{question.consent}", basis=forbids(question))
        return no("grounds.does_not_hold", basis=forbids(question))
    if held.row.nature is not Nature.CONSENT and not note.strip():
        return no("grounds.unsaid", basis=held.row.article)
    if len(note) > LONGEST:
        return no("grounds.too_long", longest=LONGEST, length=len(note))
    return OK


def is_between_two(question: Question) -> Verdict:
    """Within one agency nothing is disclosed."""
    same = question.sender_agency == question.receiver_agency
    return no("grounds.same_agency") if same else OK
