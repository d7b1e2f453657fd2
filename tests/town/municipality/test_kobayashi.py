"""小林市's pack says what the town's plan says: no less, and nothing that it does not say."""

from pathlib import Path

import pytest
from django.conf import settings

from tasuki.town.municipality import pack
from tasuki.town.municipality.pack import ConsentRule, DecisionOrder, Pack, Rank, State

# What the source's figures became when they were read by machine.
GARBLED = (
    "各市町介護支援事業所",
    "会計事務所",
    "中作地区",
    "吉川町",
    "既存の事実で対応できなかった",
    "扶助ニーズ",
    "根抱",
    "機構團",
    "調整係",
)


@pytest.fixture
def kobayashi() -> Pack:
    return pack.load("kobayashi", 2026)


def test_the_town_is_named_with_its_code_as_text(kobayashi: Pack) -> None:
    town = kobayashi.municipality
    assert (town.code6, town.name, town.prefecture) == ("452050", "小林市", "宮崎県")
    weights = sum(
        int(digit) * weight for digit, weight in zip("45205", range(6, 1, -1), strict=True)
    )
    assert town.code6[-1] == str((11 - weights % 11) % 10)


def test_the_programme_has_its_name_slogan_ideals_and_history(kobayashi: Pack) -> None:
    programme = kobayashi.programme
    assert programme.name == "Scoop up (スコップ) 事業"
    assert programme.slogan[1] == "だれもとりこぼさない"
    assert len(programme.ideals) == 5
    assert [step.fiscal_year for step in programme.history] == [2018, 2019, 2022, 2023]
    assert programme.base_type == "basic"
    assert [one.code for one in kobayashi.base_types] == ["basic", "integrated", "local"]
    assert all(one.must for one in kobayashi.base_types)


def test_nothing_garbled_was_imported() -> None:
    for path in Path(settings.PACKS_DIR).rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert [words for words in GARBLED if words in text] == [], path


def test_every_item_has_its_source_and_state(kobayashi: Pack) -> None:
    items = list(kobayashi.everything())
    assert len(items) > 300
    for kind, item in items:
        assert item.source.strip(), (kind, item)
        assert item.state in State
        if item.state is State.CORRECTED:
            assert item.original, (kind, item)


def test_six_counters_and_one_contractor(kobayashi: Pack) -> None:
    assert {agency.name for agency in kobayashi.counters()} == {
        "小林市地域包括支援センター",
        "小林市西部地域包括支援センター",
        "のじり地域包括支援センター",
        "にしもろ基幹相談支援センター",
        "こども家庭センター",
        "小林市生活自立相談支援センター",
    }
    (contractor,) = (agency for agency in kobayashi.agencies if agency.is_contractor)
    assert contractor.name == "小林市社会福祉協議会"
    assert contractor.contracts == ("multi_agency", "outreach", "participation")


def test_the_agencies_of_the_demo_accounts_have_accounts(kobayashi: Pack) -> None:
    open_to = {agency.name for agency in kobayashi.agencies if agency.has_accounts}
    assert open_to >= {
        "小林市地域包括支援センター",
        "小林市生活自立相談支援センター",
        "小林市福祉課",
        "小林市福祉課福祉総務G",
        "小林市社会福祉協議会",
        "地域子育て支援センター チボリーノ館",
        "小林市",
    }


def test_no_telephone_number_is_invented(kobayashi: Pack) -> None:
    assert {(agency.tel, agency.fax) for agency in kobayashi.agencies} == {(None, None)}
    assert all({"tel", "fax"} <= set(agency.unknown) for agency in kobayashi.agencies)


def test_the_five_projects_stand_in_the_towns_order(kobayashi: Pack) -> None:
    in_order = sorted(kobayashi.projects, key=lambda project: project.order)
    assert [project.law_item for project in in_order] == [1, 5, 4, 2, 3]
    assert [project.number for project in in_order] == ["①", "②", "③", "④", "⑤"]
    assert [project.contractor for project in in_order] == [None, *["shakyo"] * 3, None]


def test_the_tables_of_projects_have_their_counts_of_bases(kobayashi: Pack) -> None:
    def counts(project: str) -> list[int | None]:
        return [line.base_count for line in kobayashi.lines_of(project)]

    assert counts("comprehensive") == [3, 1, 1, 2]
    assert counts("community") == [3, 2, 2, 3, 1]
    user_support = kobayashi.lines_of("comprehensive")[3]
    assert user_support.sub_types == ("特定型", "母子保健型")
    assert user_support.operators == ()
    assert "operators" in user_support.unknown
    layers = kobayashi.lines_of("community")[1]
    assert [place.count for place in layers.staffing] == [1, 3]


@pytest.mark.parametrize(
    ("code", "legal_types", "consent", "basis"),
    [
        ("representatives", (), ConsentRule.ANY, ""),
        ("regular", ("layered_meeting",), ConsentRule.GIVEN, "社会福祉法第106条の4第2項第5号"),
        ("individual", ("layered_meeting",), ConsentRule.GIVEN, "社会福祉法第106条の4第2項第5号"),
        ("support", ("support_meeting",), ConsentRule.NONE, "社会福祉法第106条の6"),
    ],
)
def test_each_meeting_has_its_legal_type_and_its_rule_on_consent(
    kobayashi: Pack, code: str, legal_types: tuple[str, ...], consent: ConsentRule, basis: str
) -> None:
    body = kobayashi.meeting_body(code)
    assert body.legal_types == legal_types
    assert body.consent_rule is consent
    assert body.basis == basis


def test_one_local_name_carries_two_legal_types(kobayashi: Pack) -> None:
    group = [body for body in kobayashi.meetings if body.group_name == "重層的支援個別会議"]
    assert {body.legal_types for body in group} == {("layered_meeting",), ("support_meeting",)}


def test_meetings_without_a_law_see_no_persons_data(kobayashi: Pack) -> None:
    without = {body.code for body in kobayashi.meetings if not body.case_data}
    assert without == {"representatives", "cooperation", "hikikomori_platform"}


def test_only_the_regular_meeting_makes_the_support_decision(kobayashi: Pack) -> None:
    (body,) = kobayashi.bodies_that_decide("support_decision")
    assert body.code == "regular"
    assert body.decision_order is DecisionOrder.IN
    assert body.every_months == 2
    assert "closing" in body.decides
    assert "closing" not in kobayashi.meeting_body("individual").decides


def test_members_sit_with_their_rank(kobayashi: Pack) -> None:
    representatives = kobayashi.meeting_body("representatives")
    regular = kobayashi.meeting_body("regular")
    assert {member.rank for member in representatives.members} == {Rank.REPRESENTATIVE}
    assert {member.rank for member in regular.members} == {Rank.WORKER}
    seats = [member.agency for member in regular.members]
    assert seats == [member.agency for member in representatives.members]
    assert "kodomo" in seats
    assert "kodomo_katei" not in seats


def test_the_agency_that_referred_is_invited_and_may_keep_the_lead(kobayashi: Pack) -> None:
    body = kobayashi.meeting_body("individual")
    assert body.invite_referrer
    assert body.may_name_referrer_lead


def test_secrecy_binds_by_law_in_the_support_meeting_alone(kobayashi: Pack) -> None:
    assert [body.code for body in kobayashi.meetings if body.secrecy_by_law] == ["support"]


def test_the_ten_rules_and_three_criteria_are_there(kobayashi: Pack) -> None:
    assert [rule.number for rule in kobayashi.rules] == list(range(1, 11))
    codes = [criterion.code for criterion in kobayashi.criteria]
    assert codes == ["role_division", "outreach", "participation"]


def test_who_receives_a_request_is_asked_and_not_guessed(kobayashi: Pack) -> None:
    assert kobayashi.coordinator_agency.name == "小林市福祉課"
    assert kobayashi.multi_agency_receiver.name == "小林市社会福祉協議会"
    assert kobayashi.lead_and_coordinator_may_be_same is False
    asked = {(item.kind, item.code): item for item in kobayashi.to_confirm()}
    assert "どちらか" in asked["choice", "multi_agency_receiver"].question
    assert ("choice", "coordinator_agency") not in asked
    assert ("meeting", "regular") in asked
    assert all(item.question for item in asked.values())


def test_the_fifteen_topics_stand_in_the_forms_order(kobayashi: Pack) -> None:
    assert [code for code, _ in kobayashi.choices("topics")] == [
        "health", "housing", "income", "rent_loan", "tax_utilities", "debt", "job_search",
        "job_trouble", "community", "family", "child_care", "hikikomori_school", "dv_abuse",
        "food", "other",
    ]  # fmt: skip


def test_every_town_trait_counts_as_a_national_one(kobayashi: Pack) -> None:
    traits = kobayashi.lists["traits"]
    own = [code for code in traits.codes if code.national != code.code]
    assert [code.label for code in own] == [
        "8050", "ダブルケア", "ヤングケアラー", "ひきこもり", "ごみ屋敷", "介護", "子育て",
        "権利擁護（成年後見）", "発達障がいの疑い", "身寄りなし",
    ]  # fmt: skip
    for one in kobayashi.code_lists:
        national = {code.code for code in one.codes if code.national == code.code}
        assert {code.national for code in one.codes} == national, one.code


def test_the_town_calls_things_its_own_way(kobayashi: Pack) -> None:
    assert kobayashi.word("referral_sheet") == "相談つなぐシート"
    assert kobayashi.word("waiting_to_take") == "受け取り待ち"


def test_what_the_plan_does_not_fix_is_a_default_and_says_so(kobayashi: Pack) -> None:
    for term in kobayashi.terms:
        assert (term.source, term.state) == ("既定値", State.UNKNOWN), term.code
    assert kobayashi.term("referral_answer_days") == 7
    assert kobayashi.term("stall_days") == 30
    assert [preset.months for preset in kobayashi.presets] == [1, 3, 6, 12]


def test_courses_tasks_and_resources_are_listed(kobayashi: Pack) -> None:
    assert len(kobayashi.courses) == 9
    assert len(kobayashi.tasks) == 6
    assert len(kobayashi.resources) == 6
    yearly = {course.code: course.times_a_year for course in kobayashi.courses}
    assert yearly["neighbour_supporters"] == 2
    assert yearly["community_care_supporters"] is None


def test_only_what_is_reported_to_the_state_is_in_bold_frames(kobayashi: Pack) -> None:
    reported = kobayashi.reported("fields")
    assert {"topics", "route", "outcome"} <= reported
    assert not {"name", "address", "contact"} & reported
