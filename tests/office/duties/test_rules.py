"""Whose a record is, which days run, what is black: by table."""

from datetime import date

import pytest

from tasuki.office.duties import queries, rules, words
from tasuki.office.duties.rules import Custody, Cut, Keeper, Maker

MULTI = frozenset({"multi_agency", "outreach"})


@pytest.mark.parametrize(
    ("maker", "kind", "keeper", "ask"),
    [
        (Maker("public"), "consultation", Keeper.TOWN, ""),
        (Maker("public", outside=True), "consultation", Keeper.OTHER_PUBLIC, ""),
        (Maker("private", contractor=True, contracts=MULTI), "case", Keeper.COMMISSIONED, ""),
        (Maker("private", contractor=True, contracts=MULTI), "record", Keeper.COMMISSIONED, ""),
        (
            Maker("private", contractor=True, contracts=MULTI),
            "consultation",
            Keeper.UNKNOWN,
            "which_contract",
        ),
        (Maker("private", contractor=True), "case", Keeper.UNKNOWN, "contract"),
        (Maker("private", counter=True), "consultation", Keeper.UNKNOWN, "counter"),
        (Maker("private"), "record", Keeper.ITSELF, ""),
        (Maker("unknown"), "record", Keeper.UNKNOWN, "regime"),
    ],
)
def test_whose_a_record_is_follows_from_regime_and_contract(maker, kind, keeper, ask):
    assert rules.custody(maker, kind) == Custody(keeper, ask)
    assert not ask or ask in words.ASKS


@pytest.mark.parametrize(
    ("keeper", "article", "more_than", "reports", "answers"),
    [
        (Keeper.TOWN, "法第68条", 100, "town", "town"),
        (Keeper.COMMISSIONED, "法第68条", 100, "town", "town"),
        (Keeper.ITSELF, "法第26条", 1000, "agency", "agency"),
        (Keeper.OTHER_PUBLIC, "法第68条", 100, "other", "other"),
        (Keeper.UNKNOWN, "", 100, "ask", "ask"),
    ],
)
def test_what_is_owed_follows_from_whose_it_is(keeper, article, more_than, reports, answers):
    owed = rules.OWED[keeper]
    assert (owed.leak_article, owed.leak_more_than) == (article, more_than)
    assert (owed.reports, owed.answers) == (reports, answers)


@pytest.mark.django_db
def test_the_towns_table_names_every_agency_and_says_what_to_ask(town):
    rows = queries.custody_table(date(2026, 11, 20))
    council = [row for row in rows if row.agency == "小林市社会福祉協議会"]
    assert {str(words.KEEPERS[Keeper.COMMISSIONED])} <= {row.keeper for row in council}
    assert all(row.ask for row in rows if not row.known)
    assert {row.agency for row in rows} == {a.name for a in town.values() if a.has_accounts}


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({"sensitive": True}, ["sensitive"]),
        ({"persons": 100}, []),
        ({"persons": 101}, ["many"]),
        ({"persons": 1000, "keeper": Keeper.ITSELF}, []),
        ({"persons": 1001, "keeper": Keeper.ITSELF}, ["many"]),
        ({"property_harm": True, "dishonest": True}, ["property", "dishonest"]),
    ],
)
def test_a_leak_is_reported_for_these_reasons(facts, reasons):
    ordinary = {
        "keeper": Keeper.TOWN,
        "sensitive": False,
        "property_harm": False,
        "dishonest": False,
        "persons": 1,
    }
    assert rules.leak_reasons(**{**ordinary, **facts}) == reasons


@pytest.mark.parametrize(("dishonest", "final"), [(False, (2026, 12, 19)), (True, (2027, 1, 18))])
def test_the_day_it_became_known_is_the_first(dishonest, final):
    clock = rules.leak_clock(date(2026, 11, 20), dishonest=dishonest)
    assert (clock.first_from, clock.first_until) == (date(2026, 11, 22), date(2026, 11, 24))
    assert clock.final == date(*final)


@pytest.mark.parametrize(
    ("auto", "hand", "shown"),
    [
        ([], [], "母と弟が来た"),
        ([Cut(2, 3, "third")], [], "母と■■■■■が来た"),
        ([Cut(2, 3, "third")], [Cut(0, 6, "third", opens=True)], "母と弟が来た"),
        ([Cut(2, 3, "reporter")], [Cut(0, 6, "third", opens=True)], "母と■■■■■が来た"),
        ([], [Cut(0, 6, "work")], "■■■■■"),
        ([Cut(0, 1, "third")], [Cut(2, 3, "work")], "■■■■■と■■■■■が来た"),
    ],
)
def test_what_is_black_holds_no_letter(auto, hand, shown):
    parts = rules.cut_up("母と弟が来た", auto, hand)
    assert "".join(part.text for part in parts) == shown


def test_every_reason_and_every_kind_has_words():
    assert set(words.REASONS) == set(rules.REASONS)
    assert set(words.KINDS) == set(rules.PROJECTS)
    assert set(words.KEEPERS) == set(Keeper) == set(words.CHAPTERS)
