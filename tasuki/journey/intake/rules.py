"""What a reception must make sense as: plain functions, no database, no clock."""

import calendar
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import TypedDict

from tasuki.ground import wareki
from tasuki.ground.verdict import OK, Verdict, no

LONGEST = 20_000
DAY_OF_MINUTES = 24 * 60
NOT_URGENT = "none"
ABUSE = "dv_abuse"
# Results of a reception after which somebody still has to carry the matter.
GOES_ON = frozenset({"continue", "seeking_consent"})
# 相談経路 of who came themself → of who came for another; the latter say so by themselves.
ROUTES_OF_OTHERS = {"self_visit": "family_visit", "self_remote": "family_remote"}
SUBJECT_THEMSELF = "self"
# How often a worker may ask on one day whether other agencies know somebody.
INQUIRIES_A_DAY = 20
UNHEARD_FIELDS = ("issues", "background", "strengths", "wish")
NOT_FOR_ALL = frozenset({"criminal", "reporter"})


class Reception(TypedDict, total=False):
    """What a counter writes down; what is left out stays as it is (or unknown)."""

    received_at: datetime
    method: str
    route: str
    introduced_by: str
    visitor_is_subject: bool
    visitor_name: str
    visitor_relation: str
    visitor_contact: str
    earlier_counters: str
    topics: list[str]
    main_topic: str
    narrative: str
    wish: str
    urgency: str
    area: str
    household_type: str
    minutes: int | None
    share_consent: str
    share_consent_on: date | None
    share_consent_how: str
    no_consent_reason: str
    outcome: str
    outcome_note: str
    own_form: bool


# Which list of the town's pack a code comes from.
LISTS = {
    "method": "methods",
    "route": "routes",
    "visitor_relation": "relations",
    "main_topic": "topics",
    "urgency": "urgencies",
    "household_type": "household_types",
    "share_consent_how": "consent_methods",
    "no_consent_reason": "no_consent_reasons",
    "outcome": "outcomes",
}


def number(fiscal_year: int, running: int) -> str:
    """R8-0001: the era's year of that 年度 (named as its May, so that 2019 is R1), then the count."""
    era = wareki.show_short(date(fiscal_year, 5, 1)).split(".")[0]
    return f"{era}-{running:04d}"


def main_among(topics: Collection[str], main: str) -> Verdict:
    """◎ stands at one of those that are ticked."""
    if not main:
        return no("intake.main_missing")
    return OK if main in topics else no("intake.main_not_ticked")


def codes_known(codes: Iterable[str], known: Collection[str], label: str) -> Verdict:
    """Only codes of the town's list."""
    return OK if all(code in known for code in codes) else no("intake.unknown_code", label=label)


def not_ahead(moment: datetime, at: datetime) -> Verdict:
    """Nothing is written down as done before it happened."""
    return OK if moment <= at else no("intake.in_future", moment=wareki.show_moment(moment))


def text_fits(label: str, text: str, longest: int = LONGEST) -> Verdict:
    """Refused while it can still be shortened; nothing is cut."""
    if len(text) <= longest:
        return OK
    return no("intake.too_long", label=label, length=len(text), longest=longest)


def minutes_fit(minutes: int | None) -> Verdict:
    """Time spent on one contact: from nothing to a day."""
    if minutes is None or 0 <= minutes <= DAY_OF_MINUTES:
        return OK
    return no("intake.minutes")


def visitor_is_one(facts: Mapping[str, object]) -> Verdict:
    """Who came is the person, or somebody else: not both."""
    told = any(facts.get(f"visitor_{name}") for name in ("name", "relation", "contact"))
    return no("intake.visitor_twice") if facts.get("visitor_is_subject") and told else OK


def consent_fits(consent: str, on: date | None, today: date) -> Verdict:
    """A consent was given on a day, and not tomorrow."""
    if consent == "yes" and on is None:
        return no("intake.consent_without_day")
    return no("intake.consent_in_future") if on is not None and on > today else OK


def still_open(*, is_open: bool) -> Verdict:
    """A matter that has ended is not gone on with here."""
    return OK if is_open else no("intake.closed")


def may_finish(outcome: str) -> Verdict:
    """A matter ends with a result, and with one that leaves nothing to carry."""
    if not outcome:
        return no("intake.outcome_missing")
    return no("intake.outcome_goes_on") if outcome in GOES_ON else OK


def says_something(text: str) -> Verdict:
    """A record without content is none."""
    return OK if text.strip() else no("intake.nothing_said")


def reach_fits(about: Collection[str], reach: str) -> Verdict:
    """Some things are never read by everybody around a matter: a crime of the person's (個人情報の
    保護に関する法律2条3項), and who told of an abuse."""
    if set(about) & NOT_FOR_ALL and not reach:
        return no("intake.reach_too_wide", basis="個人情報の保護に関する法律第2条第3項")
    return OK


def next_lies_ahead(on: date | None, today: date) -> Verdict:
    """The next date is today or later."""
    return OK if on is None or on >= today else no("intake.next_in_past")


def unheard_known(fields: Iterable[str]) -> Verdict:
    """「まだ聞いていない」 can be said of the fields of the assessment."""
    return OK if all(name in UNHEARD_FIELDS for name in fields) else no("intake.unknown_field")


def months_later(on: date, months: int) -> date:
    """The same day that many months on, or the month's last (31 August + 6 → 28 February)."""
    year, month = divmod(on.month - 1 + months, 12)
    year, month = on.year + year, month + 1
    return date(year, month, min(on.day, calendar.monthrange(year, month)[1]))


def says_enough_to_inquire(*, named: bool, dated_or_called: bool) -> Verdict:
    """A name alone finds too many people to ask other agencies about."""
    return OK if named and dated_or_called else no("intake.inquire_too_little")


def may_inquire_again(times: int) -> Verdict:
    """So often that ordinary work is never hindered, so seldom that no list can be made of it."""
    return OK if times < INQUIRIES_A_DAY else no("intake.inquire_too_often", most=INQUIRIES_A_DAY)


def inquiry_grounded(
    *, fits: bool, needs_consent: bool, condition: str, note: str, article: str
) -> Verdict:
    """The person agrees on the spot, or another ground is explained."""
    if not fits:
        return no("intake.inquire_no_ground", basis=article)
    if not needs_consent and not note.strip():
        return no("intake.inquire_unexplained", basis=article, condition=condition)
    return OK
