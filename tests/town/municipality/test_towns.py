"""The bodies beside the first: each pack says what its source says, and marks what it does not."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tasuki.town.municipality import pack
from tasuki.town.municipality.pack import (
    Area,
    ConsentRule,
    Day,
    Pack,
    Part,
    PlanForm,
    Relation,
    Standing,
    State,
)

CODES = {
    "nagaokakyo": ("262099", "長岡京市", "city"),
    "kobayashi": ("452050", "小林市", "city"),
    "shikaoi": ("016349", "鹿追町", "town"),
    "asaka": ("112275", "朝霞市", "city"),
    "nakatosa": ("394017", "中土佐町", "town"),
    "nankoku": ("392049", "南国市", "city"),
    "kochi": ("390003", "高知県", "prefecture"),
}


def of(code: str) -> Pack:
    return pack.load(code, 2026)


def questions(town: Pack) -> str:
    return "\n".join(item.question for item in town.questions())


@pytest.mark.parametrize("code", CODES)
def test_every_body_has_its_code_as_text_and_its_kind(code: str) -> None:
    town = of(code).municipality
    assert (town.code6, town.name, town.kind) == CODES[code]


@pytest.mark.parametrize("code", CODES)
def test_every_item_has_its_source_and_every_open_item_its_question(code: str) -> None:
    town = of(code)
    for kind, item in town.everything():
        assert item.source.strip(), (kind, item)
        assert item.state in State
        if (item.unknown or item.demo_choice) and not item.source.startswith("既定値"):
            assert item.question, (kind, item)


@pytest.mark.parametrize("code", CODES)
def test_no_number_is_invented(code: str) -> None:
    """The sources give one telephone and one fax: 鹿追町's. 長岡京市's is that of its website."""
    town = of(code)
    offices: list[Any] = [*town.agencies, *town.windows, *town.contacts]
    told = {one.tel for one in offices} - {None}
    faxes = {one.fax for one in offices} - {None}
    known = {
        "shikaoi": ({"0156-66-2558"}, {"0156-66-1818"}),
        "nagaokakyo": ({"075-955-3177"}, set[str]()),
    }
    assert (told, faxes) == known.get(code, (set(), set()))


@pytest.mark.parametrize("code", CODES)
def test_every_body_that_sees_cases_without_a_source_is_marked_as_the_demos_choice(
    code: str,
) -> None:
    for body in of(code).meetings:
        if body.case_data and "legal_types" in body.unknown:
            assert "legal_types" in body.demo_choice
            assert body.chosen_for_the_demo
        if not body.legal_types:
            assert not body.case_data


def test_the_leading_zero_is_kept_in_the_file_itself() -> None:
    text = (Path(settings.PACKS_DIR) / "shikaoi/2026/town.toml").read_text(encoding="utf-8")
    assert 'code6 = "016349"' in text


@pytest.mark.parametrize(
    ("code", "order"),
    [
        ("nagaokakyo", [1, 5, 2, 3, 4]),
        ("kobayashi", [1, 5, 4, 2, 3]),
        ("shikaoi", [1, 2, 3, 4, 5]),
        ("asaka", [1, 2, 3, 4, 5]),
    ],
)
def test_the_five_projects_stand_in_the_towns_order(code: str, order: list[int]) -> None:
    assert [project.law_item for project in of(code).in_order()] == order


@pytest.mark.parametrize(
    ("code", "year", "runs"),
    [
        ("kobayashi", 2022, False),
        ("kobayashi", 2023, True),
        ("nagaokakyo", 2022, False),
        ("nagaokakyo", 2023, True),
        ("shikaoi", 2022, False),
        ("shikaoi", 2023, True),
        ("asaka", 2026, False),
        ("asaka", 2027, True),
        ("kochi", 2026, False),
    ],
)
def test_a_year_is_run_only_when_every_item_runs(code: str, year: int, runs: bool) -> None:
    assert of(code).runs(year) is runs


def test_nagaokakyos_statuses_are_as_printed() -> None:
    town = of("nagaokakyo")
    rows = [town.status_row(project.code, 2023) for project in town.in_order()]
    assert [row.text for row in rows if row] == ["実施済", "新設", "新設", "実施済", "実施済"]
    assert town.status_of("outreach", 2022) == ""
    assert [step.fiscal_year for step in town.programme.history] == [
        2016,
        2017,
        2020,
        2021,
        2022,
        2023,
    ]


def test_one_counter_of_nagaokakyo_is_both_a_field_and_a_general_one() -> None:
    town = of("nagaokakyo")
    assert len(town.windows) == 7
    both = set(town.general_windows()) & set(town.field_windows())
    assert [one.name for one in both] == ["福祉なんでも相談室"]
    assert len(next(iter(both)).roles) == 2
    assert [one.name for one in town.general_windows()] == [
        "福祉なんでも相談室",
        "総合生活支援センター",
    ]
    assert next(one for one in town.windows if one.code == "kyoiku_shien").owner is None


def test_nagaokakyos_flow_has_three_branches_and_goes_to_the_secretariat() -> None:
    town = of("nagaokakyo")
    assert [step.branch for step in town.flow()] == ["", "①", "②", "③"]
    assert town.flow()[2].receiver == "jimukyoku"
    assert town.multi_agency_receiver.name == "多機関協働事業の事務局"
    assert town.pillars[3].text == "専門人材の機能強化・最大利用"
    assert {one.label for one in town.issues} >= {"8050問題", "ごみ屋敷"}


def test_shikaoi_runs_without_any_body_and_its_plan_is_a_measure_of_another() -> None:
    town = of("shikaoi")
    assert town.meetings == ()
    assert town.decides_by_itself(2026)
    assert "重層的支援会議の定めが未入力です" in questions(town)
    assert town.programme.plan_form is PlanForm.MEASURE
    told = next(one for one in town.passages if one.code == "plan")
    assert "施策" in told.text[0]
    assert "政策" in told.original
    assert town.municipality.small_team
    assert len(town.flow()) == 2
    assert [link.order for link in town.links] == [1, 2, 3]
    assert all(link.url == "" and "url" in link.unknown for link in town.links)
    sizes = {paper.title: paper.size_text for paper in town.documents}
    assert sizes == {"第2期 鹿追町地域福祉計画": "3MB", "福祉の相談窓口(フライヤー)": "2MB"}
    (contact,) = town.contacts
    assert (contact.section, contact.unit, contact.place) == (
        "保健福祉課",
        "福祉係",
        "トリムセンター内",
    )


@pytest.mark.parametrize("code", ["shikaoi", "nakatosa"])
def test_without_a_welfare_office_the_prefectures_offices_stand_outside(code: str) -> None:
    town = of(code)
    assert town.municipality.welfare_office is False
    outside = {agency.kind for agency in town.agencies if agency.outside}
    assert outside == {"prefecture_welfare_office", "prefecture_self_reliance"}


def test_asakas_bodies_are_planned_and_sit_from_the_start_on() -> None:
    town = of("asaka")
    assert town.bodies_in(2026) == ()
    assert [body.name for body in town.bodies_to_come(2026)] == ["重層的支援会議", "個別支援会議"]
    assert {body.standing for body in town.meetings} == {Standing.PLANNED}
    assert [body.name for body in town.bodies_in(2027)] == ["重層的支援会議", "個別支援会議"]
    case = town.meeting_body("case")
    assert case.consent_rule is ConsentRule.NONE
    assert case.legal_types == ("support_meeting",)
    assert [one.code for one in town.instead_of_support_meeting()] == [
        "livelihood_meeting",
        "child_protection",
    ]


def test_three_of_asakas_projects_are_considered_and_not_offered() -> None:
    town = of("asaka")
    offered = [project.code for project in town.in_order() if town.offered(project.code, 2026)]
    assert offered == ["comprehensive", "community"]
    assert town.missing_items(2026) == (2, 4, 5, 6)
    considered = [line.code for line in town.lines if line.status == "considering"]
    assert considered == ["participation", "outreach", "multi_agency"]
    assert [line.base_count for line in town.lines if line.base_count] == [6]
    users = [line for line in town.lines if line.national_base == "利用者支援事業"]
    assert len(users) == 2
    plan = town.programme
    assert (plan.plan_form, plan.plan_part) == (PlanForm.CHAPTER, "第6章")
    assert (plan.plan_from, plan.plan_until) == ("2026-04-01", "2031-03-31")


def test_nakatosas_five_sit_each_in_their_own_way() -> None:
    town = of("nakatosa")
    sits = {
        post.label: {seat.meeting: (seat.relation, seat.capacity) for seat in post.seats}
        for post in town.posts
    }
    assert sits["A"] == {"core": (Relation.LEADER, ""), "resources": (Relation.SUB, "")}
    assert sits["B"] == {"resources": (Relation.LEADER, ""), "network": (Relation.SUB, "")}
    assert sits["C"] == {"network": (Relation.LEADER, "")}
    assert sits["D"]["core"] == (Relation.REQUIRED, "")
    assert sits["D"]["network"] == (Relation.BY_AGENDA, "保健師の立場")
    assert sits["E"]["resources"] == (Relation.BY_AGENDA, "包括または行政の立場")
    assert [post.employer for post in town.posts] == ["社協", "社協", "社協", "行政", "行政"]


def test_nakatosas_flow_comes_back_to_the_core_meeting() -> None:
    town = of("nakatosa")
    sat = [step.meeting for step in town.flow() if step.meeting]
    assert sat == ["core", "network", "core"]
    areas: tuple[Area, ...] = town.areas
    assert [area.name for area in areas] == ["町全体", "各地域"]
    assert [body.code for body in town.bodies_that_decide("support_decision")] == ["network"]
    assert not town.meeting_body("resources").case_data


def test_nankokus_week_keeps_grid_and_text_and_shows_where_they_differ() -> None:
    town = of("nankoku")
    found = {(one.kind, one.activity, one.day, one.part) for one in town.clashes()}
    assert found == {
        ("not_in_grid", "morito", Day.MONDAY, Part.AFTERNOON),
        ("not_in_grid", "elderly", Day.FRIDAY, Part.AFTERNOON),
        ("not_in_text", "elderly", Day.SATURDAY, Part.AFTERNOON),
    }
    grid = {(cell.day, cell.part): cell.text for cell in town.cells}
    assert len(grid) == 10
    assert grid[Day.TUESDAY, Part.MORNING] == "カフェ就労"
    assert (Day.FRIDAY, Part.AFTERNOON) not in grid
    assert "金曜14:00" in questions(town)


def test_nankokus_conditions_say_also_who_may_not_come() -> None:
    town = of("nankoku")
    elderly = next(one for one in town.activities if one.code == "elderly")
    assert [one.text for one in elderly.conditions if one.negative] == ["要介護認定を受けている方"]
    assert len({one.either for one in elderly.conditions if one.either}) == 1
    assert [slot.day for slot in elderly.slots] == [Day.WEDNESDAY, Day.FRIDAY]
    morito = town.activities[0]
    assert [lead.to for lead in morito.leads] == ["cafe"]
    age = next(one for one in morito.conditions if one.at_least)
    assert (age.at_least, age.at_most, age.about) == (18, 50, True)
    silent = [one.name for one in town.activities if "purpose" in one.unknown]
    assert silent == ["つぐみアカデミー", "みんなの居場所", "個別支援"]


def test_kochi_stands_behind_its_municipalities_and_sees_nobody() -> None:
    town = of("kochi")
    assert town.is_prefecture
    assert town.meetings == ()
    assert town.windows == ()
    assert town.revised() == (31, 34)
    assert "34市町村のうち31市町村" in questions(town)
    assert [one.count for one in town.revisions] == [None, 15, 10, 6]
    assert [one.count for one in town.cohorts if one.part_of is None] == [7, 27]
    assert all("members" in one.unknown and one.members == () for one in town.cohorts)
    assert {one.fiscal_year: one.count for one in town.figures} == {
        2016: 26,
        2017: 85,
        2018: 151,
        2019: 208,
    }


def test_kochis_schedule_has_months_that_cross_quarters() -> None:
    town = of("kochi")
    numbered = [one for one in town.supports if one.track == "meetings"]
    assert [one.number for one in numbered] == list("①②③④⑤⑥⑦")
    assert [(one.month_from, one.month_until) for one in numbered] == [
        (4, 6),
        (6, 8),
        (6, 9),
        (9, 9),
        (None, None),
        (1, 3),
        (3, 3),
    ]
    (visits,) = (one for one in town.supports if one.kind == "visit")
    assert visits.all_year
    assert town.label("support_tracks", visits.track) == "訪問支援"
    assert [one.code for one in town.lineages][-1] == "ibasho"


def test_every_defect_of_the_sources_is_listed() -> None:
    listed = {code: {one.code for one in of(code).defects} for code in CODES}
    assert listed["asaka"] >= {"article", "cell", "figures", "twice"}
    assert listed["kochi"] >= {"law_words", "sum", "inside", "need", "four_parties"}
    assert listed["nankoku"] >= {"grid_friday", "grid_monday", "cafe_name"}
    assert len(listed["shikaoi"]) == 8
    assert listed["nagaokakyo"] >= {"max_use", "diagrams", "merged_cells", "law_date"}
    assert len(listed["kobayashi"]) == 19


def test_an_office_without_anybody_in_charge_is_asked_about() -> None:
    town = of("kobayashi")
    asked = {item.code for item in town.questions() if item.kind == "officer"}
    assert "kodomo" in asked
    named = [item for item in town.questions() if item.kind == "officer" and item.code == "fukushi"]
    assert named == []
    officer = town.officer("fukushi", pack.Duty.MEETING)
    assert officer is not None
    assert officer.person is not None
    assert officer.person.login == "takahashi"
    assert [one.login for one in officer.deputies] == ["watanabe"]


def test_what_the_base_leaves_open_is_told_from_what_the_town_does() -> None:
    own = [item for item in of("shikaoi").questions() if not item.default]
    assert {item.kind for item in own}.isdisjoint({"term", "preset", "list", "ground"})
    assert {item.kind for item in own} >= {"link", "officer", "document", "choice"}
    assert all(item.label for item in of("nankoku").questions())
    rows = [item.label for item in of("nankoku").questions() if item.kind == "status"]
    assert rows[0] == "包括的相談支援事業（令和4年度から）"
    # A list to which the town has added is the base's; the code that it added is the town's.
    town = of("kobayashi")
    assert not town.is_of_the_base("list.traits", "hoarding")
    assert town.is_of_the_base("list.topics", "debt")


def test_a_group_without_anybody_in_charge_is_served_by_its_section() -> None:
    town = of("kobayashi")
    officer = town.in_charge("fukushi_shogai", pack.Duty.PROMOTION)
    assert officer is not None
    assert officer.agency == "fukushi"
    assert town.in_charge("kodomo", pack.Duty.PROMOTION) is None


def test_who_sits_in_a_meeting_is_told_leaders_first() -> None:
    town = of("nakatosa")
    assert [post.label for post, _ in town.sitting("core")] == ["A", "D", "E"]
    assert [post.label for post, _ in town.sitting("network")] == ["C", "B", "D", "E"]
    assert [seat.relation for _, seat in town.sitting("resources")] == [
        Relation.LEADER,
        Relation.SUB,
        Relation.BY_AGENDA,
        Relation.BY_AGENDA,
    ]


def test_a_private_coordinator_leaves_the_decision_to_the_municipality() -> None:
    assert of("nakatosa").deciding_office.name == "中土佐町"
    assert of("kobayashi").deciding_office.name == "小林市福祉課"
