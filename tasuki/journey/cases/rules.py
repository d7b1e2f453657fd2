"""What the town's flow says about 多機関協働, and what an assessment must answer."""

from collections.abc import Collection, Mapping
from datetime import date

from tasuki.ground.verdict import OK, Verdict, no

# What 「まだ聞いていない」 can be said of.
ASKED = ("traits", "background", "strengths", "wish", "urgency", "involved")


# What the relay can open one by one inside the assessment; the reporter stays with the carriers.
READABLE = (
    "health",
    "schooling_work",
    "money",
    "welfare_use",
    "life_history_issues",
    "criminal",
)


def may_be_read(chosen: Collection[str], known: Collection[str]) -> Verdict:
    """Only categories that can be opened at all."""
    strange = sorted(set(chosen) - set(known))
    return no("cases.unknown_category", chosen=strange[0]) if strange else OK


def criteria_met(chosen: Collection[str], known: Collection[str]) -> Verdict:
    """At least one of the town's criteria, and none that the town does not have."""
    if not chosen:
        return no("cases.no_criterion")
    strange = sorted(set(chosen) - set(known))
    return no("cases.unknown_criterion", chosen=strange[0]) if strange else OK


def explained_well(
    *, explained: str, convinced: bool, reason: str, anxious: bool, offer: str
) -> Verdict:
    """丁寧に説明し、本人が納得したうえで; who is anxious is offered company."""
    if not explained.strip():
        return no("cases.not_explained")
    if not convinced and not reason.strip():
        return no("cases.not_convinced")
    if anxious and offer == "none":
        return no("cases.anxious_alone")
    return OK


def ground_carries(
    *, needs_consent: bool, consent: str, condition: str, note: str, article: str
) -> Verdict:
    """Consent stands on record or is told of now; every other ground is explained in words."""
    if needs_consent:
        told = consent == "yes" or (consent == "unknown" and note.strip())
        return OK if told else no("cases.no_consent", basis=article)
    if condition and not note.strip():
        return no("cases.ground_unexplained", condition=condition)
    return OK


def shows_what_may_be_shown(
    shown: Collection[str], showable: Collection[str], untold: Collection[str]
) -> Verdict:
    """Before acceptance only what can be ticked is shown, and nothing the asker was not told."""
    if set(shown) - set(showable):
        return no("cases.not_showable")
    return no("cases.shows_untold") if set(shown) & set(untold) else OK


def may_ask_here(*, offered: bool) -> Verdict:
    """多機関協働 is asked for only in a 年度 in which the town runs it."""
    return OK if offered else no("cases.not_offered")


def may_request(*, is_open: bool, offered: bool, requested: bool) -> Verdict:
    """An open matter that nobody else has been asked to take or to coordinate."""
    if not is_open:
        return no("cases.consultation_ended")
    if requested:
        return no("cases.already_requested")
    return no("cases.offer_stands") if offered else OK


def may_answer(*, answered: str, answer_by: date, today: date) -> Verdict:
    """Unanswered and not past its date: from the next midnight on it has lapsed."""
    if answered:
        return no(f"cases.request_{answered}")
    if answer_by < today:
        return no("cases.request_lapsed")
    return OK


def may_be_same(*, lead: object, coordination: object, town_allows: bool) -> Verdict:
    """主担当 and 調整役 sit at one agency only where the town's pack says so."""
    return OK if town_allows or lead != coordination else no("cases.lead_is_coordination")


def may_open(*, household_has_case: bool) -> Verdict:
    """A household has one open case: the second worry joins it."""
    return no("cases.household_has_case") if household_has_case else OK


def may_join(*, is_open: bool, same_household: bool) -> Verdict:
    """合流: only into an open case, and only of the same household."""
    if not is_open:
        return no("cases.case_closed")
    return OK if same_household else no("cases.other_household")


def case_is_open(*, is_open: bool) -> Verdict:
    """What a closed case says stands as it was."""
    return OK if is_open else no("cases.case_closed")


def question_says_what(*, items: str, purpose: str, to_itself: bool) -> Verdict:
    """Named items for a purpose, of somebody else."""
    if to_itself:
        return no("cases.asks_itself")
    return OK if items.strip() and purpose.strip() else no("cases.nothing_asked")


def date_ahead(*, today: date, then: date) -> Verdict:
    """An answer is asked for by a day that is still to come (today counts)."""
    return OK if then >= today else no("cases.answer_in_past")


def reason_given(reason: str) -> Verdict:
    """A no is told with its reason."""
    return OK if reason.strip() else no("cases.no_reason")


def assessment_answers(
    said: Mapping[str, object],
    unheard: Collection[str],
    *,
    is_subject: bool,
    traits_known: Collection[str],
) -> Verdict:
    """「まだ聞いていない」 is an answer, but not beside an answer; 太枠 is answered for 本人."""
    strange = sorted(set(unheard) - set(ASKED))
    if strange:
        return no("cases.unknown_field", field=strange[0])
    both = [name for name in ASKED if name in unheard and said.get(name)]
    if both:
        return no("cases.heard_and_unheard", field=both[0])
    traits = said.get("traits")
    chosen = set(traits) if isinstance(traits, list | tuple) else set()
    if chosen - set(traits_known):
        return no("cases.unknown_trait", chosen=sorted(chosen - set(traits_known))[0])
    if is_subject and not chosen and "traits" not in unheard:
        return no("cases.reported_unanswered")
    return OK


def may_answer_information(*, answered: str) -> Verdict:
    """Once. Late is better than never: its date having passed hinders nobody."""
    return no(f"cases.information_{answered}") if answered else OK


def answer_says_something(*, text: str, has_file: bool) -> Verdict:
    """An answer is text, a file, or both."""
    return OK if text.strip() or has_file else no("cases.empty_answer")


def may_stand_around(*, already: bool, carries: bool, is_open: bool) -> Verdict:
    """An agency stands around a case once; who carries it need not."""
    if not is_open:
        return no("cases.case_closed")
    if carries:
        return no("cases.agency_carries")
    return no("cases.already_around") if already else OK


def case_number(fiscal_year: int, running: int) -> str:
    """C-R8-001; the year is the fiscal year's, counted from 令和元年 (2019)."""
    return f"C-R{fiscal_year - 2018}-{running:03d}"
