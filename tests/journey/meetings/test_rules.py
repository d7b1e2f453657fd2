"""The tables of who may be spoken of where, and what a body may say; each line is a sentence."""

from datetime import date

import pytest

from tasuki.journey.meetings import rules
from tasuki.journey.meetings.rules import Powers, Table

LAYERED = Table("定例会議", "given", True, "社会福祉法第106条の4第2項第5号")
SUPPORT = Table("支援会議", "none", True, "社会福祉法第106条の6")
LEADERS = Table("代表者会議", "any", False, data_law="個人情報の保護に関する法律69条1項")
TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("table", "agreed", "reason", "code", "basis"),
    [
        (LAYERED, True, "", "", ""),
        (LAYERED, False, "", "meetings.needs_consent", "社会福祉法106条の4第2項5号"),
        (LAYERED, False, "命が危ない", "meetings.needs_consent", "社会福祉法106条の4第2項5号"),
        (SUPPORT, False, "本人に会えていない", "", ""),
        (SUPPORT, False, "", "meetings.needs_reason", "社会福祉法106条の6"),
        (SUPPORT, False, "  \n", "meetings.needs_reason", "社会福祉法106条の6"),
        (SUPPORT, True, "", "", ""),
        (LEADERS, True, "", "meetings.no_case_data", "個人情報の保護に関する法律69条1項"),
        (LEADERS, False, "理由", "meetings.no_case_data", "個人情報の保護に関する法律69条1項"),
    ],
)
def test_a_matter_is_spoken_of_only_where_law_and_consent_allow(
    table: Table, agreed: bool, reason: str, code: str, basis: str
) -> None:
    verdict = rules.may_be_spoken_of(table, agreed=agreed, reason=reason)
    assert (bool(verdict), verdict.code, verdict.basis) == (not code, code, basis)


@pytest.mark.parametrize(
    ("table", "agreed", "out"),
    [
        (LAYERED, [], ["son", "mother"]),
        (LAYERED, ["mother"], ["son"]),
        (LAYERED, ["mother", "son"], []),
        (SUPPORT, [], []),
    ],
)
def test_who_has_not_agreed_stays_out_of_the_papers_and_blocks_nothing(
    table: Table, agreed: list[str], out: list[str]
) -> None:
    members = ["subject", "son", "mother"]
    left = rules.left_out_of_papers(
        table, members=members, agreed_members=agreed, subject="subject"
    )
    assert left == out
    assert rules.may_leave_out(left_out=left, members=members, subject="subject")


@pytest.mark.parametrize(
    ("out", "code"),
    [(["subject"], "meetings.subject_left_out"), (["stranger"], "meetings.not_a_member")],
)
def test_neither_the_subject_nor_a_stranger_can_be_left_out(out: list[str], code: str) -> None:
    verdict = rules.may_leave_out(left_out=out, members=["subject", "son"], subject="subject")
    assert verdict.code == code


REGULAR = Powers(frozenset({"assessment", "appropriateness", "closing"}))
INDIVIDUAL = Powers(frozenset({"lead"}), may_name_referrer_lead=True)


@pytest.mark.parametrize(
    ("powers", "decided_as", "has_referrer", "offered"),
    [
        (REGULAR, "appropriateness", True, ("appropriate", "revise", "not_now", "shared")),
        (REGULAR, "closing", True, ("appropriate", "revise", "not_now", "shared")),
        (REGULAR, "", True, ("shared",)),
        (INDIVIDUAL, "appropriateness", True, ("shared", "lead_to_referrer")),
        (INDIVIDUAL, "appropriateness", False, ("shared",)),
    ],
)
def test_a_body_says_only_what_the_town_lets_it_decide(
    powers: Powers, decided_as: str, has_referrer: bool, offered: tuple[str, ...]
) -> None:
    found = rules.opinions(
        powers, decided_as=decided_as, has_referrer=has_referrer, may_give_back=True
    )
    assert found == offered


@pytest.mark.parametrize(
    ("opinion", "note", "code"),
    [
        ("appropriate", "", ""),
        ("revise", "役割分担に期限を入れる", ""),
        ("revise", "", "meetings.opinion_needs_note"),
        ("not_now", " ", "meetings.opinion_needs_note"),
        ("lead_to_referrer", "", "meetings.not_decided_here"),
    ],
)
def test_an_opinion_that_sends_back_says_why(opinion: str, note: str, code: str) -> None:
    offered = ("appropriate", "revise", "not_now", "shared")
    verdict = rules.may_say(opinion, offered=offered, meeting="会議", deciding="", note=note)
    assert verdict.code == code


@pytest.mark.parametrize(
    ("note", "follow_on", "coordinates", "code"),
    [
        ("月1回の訪問を続ける", TODAY, False, ""),
        ("", TODAY, False, "meetings.advice_and_date"),
        ("助言", None, False, "meetings.advice_and_date"),
        ("助言", date(2026, 11, 24), False, "meetings.follow_on_past"),
        ("助言", TODAY, True, "meetings.referrer_coordinates"),
    ],
)
def test_giving_the_lead_back_takes_written_advice_and_a_date(
    note: str, follow_on: date | None, coordinates: bool, code: str
) -> None:
    verdict = rules.may_give_back(
        note=note, follow_on=follow_on, today=TODAY, coordinator_is_referrer=coordinates
    )
    assert verdict.code == code


@pytest.mark.parametrize(
    ("written", "cited"),
    [
        ("社会福祉法第106条の4第2項第5号", "社会福祉法106条の4第2項5号"),
        ("社会福祉法第106条の6", "社会福祉法106条の6"),
        ("", ""),
    ],
)
def test_a_citation_is_short_on_a_refusal(written: str, cited: str) -> None:
    assert rules.cite(written) == cited
