"""Every row of the table by its article, and every cell of the product of all the axes."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tasuki.residents.grounds import rules
from tasuki.residents.grounds.axes import AXES
from tasuki.residents.grounds.rules import (
    Call,
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
    Says,
)
from tests.residents.grounds.sides import (
    AGREED,
    AT_TABLE,
    COUNCIL,
    TAX,
    TO_CENTER,
    TO_COUNCIL,
    TO_TOWN,
    TOWN,
)

# row, its article, and a question which it alone decides
CASES: list[tuple[str, str, Call, dict[str, Any]]] = [
    ("consent.public", "69条2項1号", Call.HOLDS, TOWN | TO_COUNCIL | AGREED),
    ("consent.private", "27条1項", Call.HOLDS, COUNCIL | TO_TOWN | AGREED),
    ("consent.unknown", "69条2項1号・27条1項", Call.HOLDS, TO_COUNCIL | AGREED),
    ("consent.public.tax", "地方税法22条", Call.JUDGED, TOWN | TO_COUNCIL | AGREED | TAX),
    ("consent.private.tax", "地方税法22条", Call.JUDGED, COUNCIL | TO_TOWN | AGREED | TAX),
    ("consent.unknown.tax", "地方税法22条", Call.JUDGED, TO_COUNCIL | AGREED | TAX),
    (
        "consent.public.partly",
        "69条2項1号",
        Call.CONFIRM,
        TOWN | TO_COUNCIL | {"consent": Consent.PARTLY},
    ),
    (
        "consent.private.partly",
        "27条1項",
        Call.CONFIRM,
        COUNCIL | TO_TOWN | {"consent": Consent.PARTLY},
    ),
    ("consent.unknown.partly", "27条1項", Call.CONFIRM, TO_COUNCIL | {"consent": Consent.PARTLY}),
    (
        "inside_purpose",
        "61条・69条1項",
        Call.HOLDS,
        TOWN | TO_COUNCIL | {"purpose": Purpose.INSIDE},
    ),
    ("same_body_private", "18条・27条1項", Call.JUDGED, COUNCIL | TO_COUNCIL | {"same_body": True}),
    (
        "commission_public",
        "106条の4第4項",
        Call.JUDGED,
        TOWN | TO_COUNCIL | {"commission": Commission.TO_CONTRACTOR},
    ),
    (
        "commission",
        "27条5項1号",
        Call.JUDGED,
        COUNCIL | TO_COUNCIL | {"commission": Commission.TO_CONTRACTOR},
    ),
    (
        "commission_return",
        "66条2項1号",
        Call.JUDGED,
        COUNCIL | TO_TOWN | {"commission": Commission.FROM_CONTRACTOR},
    ),
    ("law_106_6", "106条の6", Call.HOLDS, TO_CENTER | AT_TABLE | {"meeting": Meeting.SUPPORT}),
    (
        "law_106_6.tax",
        "地方税法22条",
        Call.CONFIRM,
        TO_CENTER | AT_TABLE | TAX | {"meeting": Meeting.SUPPORT},
    ),
    (
        "law_poverty_9",
        "生活困窮者自立支援法9条",
        Call.HOLDS,
        TO_CENTER | AT_TABLE | {"meeting": Meeting.SELF_RELIANCE},
    ),
    (
        "law_poverty_9.tax",
        "地方税法22条",
        Call.CONFIRM,
        TO_CENTER | AT_TABLE | TAX | {"meeting": Meeting.SELF_RELIANCE},
    ),
    (
        "law_child_25_2",
        "児童福祉法25条の2",
        Call.HOLDS,
        TO_CENTER | AT_TABLE | {"meeting": Meeting.CHILD, "child": True},
    ),
    (
        "law_child_25_2.tax",
        "地方税法22条",
        Call.CONFIRM,
        TO_CENTER | AT_TABLE | TAX | {"meeting": Meeting.CHILD, "child": True},
    ),
    (
        "report_child_abuse",
        "児童虐待の防止等に関する法律6条",
        Call.HOLDS,
        COUNCIL | {"receiver_office": Office.CHILD_GUIDANCE, "report": Report.CHILD},
    ),
    (
        "report_elder_abuse",
        "7条・21条",
        Call.HOLDS,
        COUNCIL | TO_TOWN | {"report": Report.ELDER},
    ),
    (
        "report_elder_abuse.center",
        "7条・21条",
        Call.CONFIRM,
        COUNCIL | TO_CENTER | {"report": Report.ELDER},
    ),
    (
        "report_disability_abuse",
        "7条・16条・22条",
        Call.HOLDS,
        COUNCIL | TO_TOWN | {"report": Report.DISABILITY},
    ),
    (
        "report_dv",
        "配偶者からの暴力の防止及び被害者の保護等に関する法律6条",
        Call.HOLDS,
        TOWN
        | {"receiver": Regime.UNKNOWN, "receiver_office": Office.DV_CENTER, "report": Report.DV},
    ),
    ("law27_1_2", "27条1項2号", Call.HOLDS, COUNCIL | TO_TOWN | {"plight": Plight.URGENT}),
    (
        "law69_2_4.urgent",
        "69条2項4号",
        Call.JUDGED,
        TOWN | TO_COUNCIL | {"plight": Plight.URGENT},
    ),
    (
        "law27_1_3",
        "27条1項3号",
        Call.JUDGED,
        COUNCIL | TO_TOWN | {"plight": Plight.HARD_TO_ASK, "child": True},
    ),
    ("law69_2_2_internal", "69条2項2号", Call.JUDGED, TOWN | TO_TOWN | {"same_body": True}),
    ("law69_2_3", "69条2項3号", Call.JUDGED, TOWN | TO_TOWN),
    ("joint_use", "27条5項3号", Call.JUDGED, COUNCIL | TO_COUNCIL | {"joint_use": True}),
    ("law27_1_4", "27条1項4号", Call.JUDGED, COUNCIL | TO_TOWN | {"hindered": True}),
    (
        "law27_1_4.contractor",
        "27条1項4号",
        Call.JUDGED,
        COUNCIL
        | {"receiver": Regime.PRIVATE, "receiver_office": Office.CONTRACTOR, "hindered": True},
    ),
    ("law69_2_4", "69条2項4号", Call.JUDGED, TOWN | TO_COUNCIL | {"benefit": True}),
    ("law69_1", "69条1項", Call.JUDGED, TOWN | TO_COUNCIL | {"statute": True}),
    ("law27_1_1", "27条1項1号", Call.JUDGED, COUNCIL | TO_TOWN | {"statute": True}),
    (
        "my_number_19",
        "番号の利用等に関する法律19条",
        Call.CONFIRM,
        COUNCIL
        | TO_TOWN
        | {"plight": Plight.URGENT, "categories": frozenset({Category.MY_NUMBER})},
    ),
]


@pytest.mark.parametrize(("row", "article", "call", "facts"), CASES, ids=[one[0] for one in CASES])
def test_the_row_decides_with_its_article(
    row: str, article: str, call: Call, facts: dict[str, Any]
) -> None:
    found = rules.answer(Question(**facts))
    assert [held.row.id for held in found.grounds] == [row]
    assert article in found.grounds[0].row.article
    assert found.grounds[0].call is call


def test_every_row_has_its_case() -> None:
    assert [row.id for row in rules.ROWS] == sorted(
        (case[0] for case in CASES), key=[row.id for row in rules.ROWS].index
    )
    assert len({row.id for row in rules.ROWS}) == len(rules.ROWS)


def cells(*, besides: tuple[str, ...] = ()) -> Counter[int]:
    """The rows of every cell of the product of all axes, and in how many cells they come together.

    A cell's rows are what its values have in common, so the product is folded axis by axis: cells in
    which the same rows are left are the same from there on.
    """
    found = Counter({rules.EVERYTHING: 1})
    for axis, values in AXES.items():
        if axis in besides:
            continue
        following: Counter[int] = Counter()
        for bits, count in found.items():
            for value in values:
                following[bits & rules.COVERS[axis][value]] += count
        found = following
    return found


def size() -> int:
    product = 1
    for values in AXES.values():
        product *= len(values)
    return product


def test_every_cell_of_the_product_has_exactly_one_verdict() -> None:
    verdicts: Counter[Says] = Counter()
    for bits, count in cells().items():
        verdicts[rules.verdict_of(bits)] += count
        codes = [row.code for row in rules.rows_in(bits)]
        assert len(codes) == len(set(codes)), codes  # one ground says one thing
        if not codes:
            assert rules.verdict_of(bits) is Says.NOT
    assert verdicts.total() == size() > 10**11
    assert set(verdicts) == set(Says)


def test_every_confirm_is_a_row_that_says_so() -> None:
    for bits in cells():
        if rules.verdict_of(bits) is Says.CONFIRM:
            assert {row.call for row in rules.rows_in(bits)} == {Call.CONFIRM}


def _questions() -> Iterator[Question]:
    """Every combination of what the finder's refusals look at."""
    for sender in Regime:
        for receiver in Regime:
            for consent in Consent:
                for plight in Plight:
                    for category in Category:
                        for meeting in (Meeting.NONE, Meeting.SUPPORT):
                            for programme in (True, False):
                                yield Question(
                                    sender=sender,
                                    receiver=receiver,
                                    consent=consent,
                                    plight=plight,
                                    categories=frozenset({category}),
                                    meeting=meeting,
                                    programme=programme,
                                )


def test_a_refusal_always_says_what_can_be_done_and_which_article_stands_in_the_way() -> None:
    refused = [one for one in map(rules.answer, _questions()) if one.says is Says.NOT]
    assert refused
    for one in refused:
        assert one.next_steps
        assert "条" in one.basis or "要領" in one.basis
        assert one.grounds == ()


RANK = {Says.MAY: 3, Says.CONDITIONS: 2, Says.CONFIRM: 1, Says.NOT: 0}


def test_adding_consent_never_closes() -> None:
    given = rules.COVERS["consent"][Consent.GIVEN]
    for bits in cells(besides=("consent",)):
        with_it = RANK[rules.verdict_of(bits & given)]
        for state in Consent:
            assert with_it >= RANK[rules.verdict_of(bits & rules.COVERS["consent"][state])]


@pytest.mark.parametrize(
    "state", [one for one in Consent if one not in (Consent.GIVEN, Consent.PARTLY)]
)
def test_consent_that_is_not_given_opens_nothing_that_silence_does_not(state: Consent) -> None:
    assert rules.COVERS["consent"][state] == rules.COVERS["consent"][Consent.UNKNOWN]


def test_telling_more_never_opens() -> None:
    for category in Category:
        told, untold = (rules.COVERS[category][value] for value in (True, False))
        rows = rules.rows_in(told & ~untold)
        assert {row.id for row in rows} <= {
            row.id for row in rules.ROWS if row.where.get(category) == frozenset({True})
        }


def test_tax_is_never_opened_by_article_69_alone() -> None:
    for row in rules.rows_in(rules.COVERS[Category.TAX][True]):
        assert row.call is not Call.HOLDS
        assert "地方税法22条" in row.article
        assert row.code == "consent" or row.call is Call.CONFIRM


@pytest.mark.parametrize("category", [Category.REPORTER, Category.PROTECTED_ADDRESS])
def test_who_reported_and_where_the_protected_live_leave_by_no_ground(category: Category) -> None:
    assert rules.COVERS[category][True] == 0


def test_my_number_is_not_opened_by_consent() -> None:
    rows = rules.rows_in(rules.COVERS[Category.MY_NUMBER][True])
    assert [row.id for row in rows] == ["my_number_19"]
    assert rows[0].call is Call.CONFIRM
