"""An answer and the table as pages and papers read them: in words, from the rules themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import NoReverseMatch, reverse

from tasuki.ground import clock
from tasuki.residents.grounds import queries, rules, words
from tasuki.residents.grounds.axes import SPECIAL
from tasuki.town.municipality import pack

WORDS_OF: Mapping[str, Mapping[Any, Any]] = {
    "same_body": words.CONDITIONS["same_body"],
    "consent": words.CONSENTS,
    "plight": words.PLIGHTS,
    "meeting": words.MEETINGS,
    "both_sit": words.CONDITIONS["both_sit"],
    "programme": words.CONDITIONS["programme"],
    "commission": words.COMMISSIONS,
    "purpose": words.PURPOSES,
    "child": words.CONDITIONS["child"],
    "report": words.REPORTS,
    "statute": words.CONDITIONS["statute"],
    "benefit": words.CONDITIONS["benefit"],
    "hindered": words.CONDITIONS["hindered"],
    "joint_use": words.CONDITIONS["joint_use"],
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table in words."""

    id: str
    label: str
    article: str
    sender: str
    receiver: str
    told: str
    conditions: list[str]
    record: str
    limits: str
    says: str
    confidence: str
    sure: bool
    off: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground that holds, in words."""

    code: str
    label: str
    article: str
    text: str
    call: str
    record: str
    limits: str
    confidence: str
    sure: bool
    question: str


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty of silence of who speaks, and whether the ground lifts it."""

    label: str
    article: str
    lifted: bool
    how: str


@dataclass(frozen=True, slots=True)
class Next:
    """Something that can be done instead."""

    code: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The whole answer, in words."""

    says: str
    tone: str
    headline: str
    more: str
    basis: str
    best: Ground | None
    others: list[Ground]
    duties: list[Duty]
    next_steps: list[Next]
    cautions: list[str]


def answer(found: rules.Answer, at: datetime, names: Mapping[str, str]) -> Shown:
    """What the page says; `names` are those of the two agencies, by id."""
    grounds = [_ground(held, at) for held in found.grounds]
    best = found.best
    return Shown(
        says=found.says.value,
        tone=words.TONES[found.says.value],
        headline=str(words.SAYS[found.says.value]),
        more=str(words.SAYS_MORE[found.says.value]),
        basis=found.basis,
        best=grounds[0] if grounds else None,
        others=grounds[1:],
        duties=[_duty(one, best) for one in found.silences],
        next_steps=[_next(code, found, names) for code in found.next_steps],
        cautions=cautions(found.question.categories),
    )


def cautions(categories: frozenset[rules.Category]) -> list[str]:
    """What stands beside the answer for certain kinds of information."""
    said = [one.value for one in rules.Category if one in categories and one in rules.SPECIAL]
    if categories & {rules.Category.HEALTH, rules.Category.LIFE_HISTORY}:
        said.append("sensitive")
    return [str(words.CATEGORY_RULES[one]) for one in said]


def _ground(held: rules.Held, at: datetime) -> Ground:
    known = queries.in_words(held.row.code, at)
    confidence = _confidence(held.row, known)
    return Ground(
        code=held.row.code,
        label=known.label if known else held.row.code,
        article=held.row.article,
        text=known.text if known else "",
        call=str(words.CALLS[held.call.value]),
        record=known.condition if known else "",
        limits=known.limits if known else "",
        confidence=str(words.CONFIDENCE[confidence]),
        sure=confidence == rules.Confidence.HIGH,
        question=known.question if known else "",
    )


def _confidence(row: rules.Row, known: pack.Ground | None) -> str:
    """The town's word where it has one."""
    said = known.confidence if known else ""
    return said if said in words.CONFIDENCE else row.confidence.value


def _duty(one: rules.Silence, best: rules.Held | None) -> Duty:
    lifted = best is not None and one not in best.unlifted
    how = str(words.SILENCE_LIFTS_LESS.get(one.code, words.SILENCE_LIFTS))
    if best is not None:
        how = str(words.LIFTED if lifted else words.NOT_LIFTED)
    return Duty(str(words.SILENCES[one.code]), one.article, lifted, how)


def _next(code: str, found: rules.Answer, names: Mapping[str, str]) -> Next:
    said = {
        "what": "・".join(
            str(words.CATEGORIES[one.value]) for one in rules.Category if one in found.leave_out
        ),
        "who": "・".join(
            names.get(agency, "")
            for agency, regime in (
                (found.question.sender_agency, found.question.sender),
                (found.question.receiver_agency, found.question.receiver),
            )
            if regime is rules.Regime.UNKNOWN
        ),
    }
    return Next(code, str(words.NEXT_STEPS[code]) % said, _url(words.STEP_URLS.get(code, "")))


def _url(name: str) -> str:
    """The address of the act; rooms that do not stand have none."""
    try:
        return reverse(name) if name else ""
    except NoReverseMatch:
        return ""


def lines(at: datetime) -> list[Line]:
    """The whole table, rows that are switched off too."""
    town = queries.switches(at)
    return [_line(row, town, at) for row in rules.ROWS]


def _line(row: rules.Row, town: rules.Switches, at: datetime) -> Line:
    known = queries.in_words(row.code, at)
    call = town.call(row)
    says = words.OFF if call is None else words.CALLS[call.value]
    if call is not None and row.id in town.decided:
        says = words.DECIDED
    confidence = _confidence(row, known)
    return Line(
        id=row.id,
        label=known.label if known else row.code,
        article=row.article,
        sender=_who(row, "sender"),
        receiver=_who(row, "receiver"),
        told="・".join(str(one) for one in _told(row)),
        conditions=_conditions(row),
        record=known.condition if known else "",
        limits=known.limits if known else "",
        says=str(says),
        confidence=str(words.CONFIDENCE[confidence]),
        sure=confidence == rules.Confidence.HIGH,
        off=call is None,
    )


def _who(row: rules.Row, side: str) -> str:
    offices = row.where.get(f"{side}_office")
    regimes = row.where.get(side)
    said = [words.OFFICES[one.value] for one in rules.Office if offices and one in offices]
    if not said:
        said = [words.REGIMES[one.value] for one in rules.Regime if regimes and one in regimes]
    return "・".join(str(one) for one in said) or str(words.ANYBODY)


def _told(row: rules.Row) -> list[Any]:
    opened = [one.value for one in SPECIAL if row.where.get(one.value) != frozenset({False})]
    return [words.SPECIALS[one] for one in opened] or [words.ORDINARY]


def _conditions(row: rules.Row) -> list[str]:
    """What the row asks beyond who and what, in the order of the axes."""
    said = []
    for axis, known in WORDS_OF.items():
        wanted = row.where.get(axis)
        if wanted is None:
            continue
        told = [str(text) for value, text in known.items() if value in wanted]
        said += ["／".join(told)] if told else []
    return [*said, str(words.EFFORT)] if row.effort else said


def silences() -> list[tuple[str, str, str]]:
    """Every duty of silence, its article, and what lifts it."""
    return [
        (
            str(words.SILENCES[one.code]),
            one.article,
            str(words.SILENCE_LIFTS_LESS.get(one.code, words.SILENCE_LIFTS)),
        )
        for one in rules.SILENCES
    ]


def specials() -> list[tuple[str, str]]:
    """The categories that have rules of their own."""
    return [
        (str(words.CATEGORIES[one.value]), str(words.CATEGORY_RULES[one.value]))
        for one in rules.SPECIAL
    ]


def town_name(at: datetime) -> str:
    """Whose table it is."""
    return pack.current(clock.day(at)).municipality.name
