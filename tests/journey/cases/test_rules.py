import pytest

from tasuki.journey.cases import rules


@pytest.mark.parametrize(
    ("lead", "coordination", "allowed", "ok"),
    [("a", "b", False, True), ("a", "a", False, False), ("a", "a", True, True)],
)
def test_one_agency_is_both_only_where_the_town_says_so(lead, coordination, allowed, ok):
    verdict = rules.may_be_same(lead=lead, coordination=coordination, town_allows=allowed)

    assert bool(verdict) == ok


@pytest.mark.parametrize(
    ("year", "running", "number"),
    [(2026, 1, "C-R8-001"), (2026, 1234, "C-R8-1234"), (2027, 12, "C-R9-012")],
)
def test_a_number_names_its_fiscal_year(year, running, number):
    assert rules.case_number(year, running) == number


@pytest.mark.parametrize(
    ("consent", "note", "ok"),
    [
        ("yes", "", True),
        ("unknown", "", False),
        ("unknown", "口頭で", True),
        ("no", "口頭で", False),
    ],
)
def test_a_no_is_not_talked_away(consent, note, ok):
    verdict = rules.ground_carries(
        needs_consent=True, consent=consent, condition="", note=note, article="第27条"
    )

    assert bool(verdict) == ok
