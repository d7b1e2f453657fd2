"""What anybody reads without signing in."""

import re

import pytest

from tasuki.doors.public_site import shown
from tasuki.town.municipality import pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(settings, client):
    """A page of a town, read by nobody in particular."""

    def read(code, page):
        settings.TASUKI_DEFAULT_PACK = code
        return client.get(f"/about/{page}")

    return read


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


TOWNS = pack.town_codes()


@pytest.mark.parametrize("code", TOWNS)
def test_every_town_tells_its_programme_in_its_own_words_and_order(of, code):
    town = pack.load(code, 2026)

    answer = of(code, "")
    said = text(answer)

    assert answer.status_code == 200
    assert town.programme.name in said
    places = [said.index(f'data-project="{one.code}"') for one in town.in_order()]
    assert places == sorted(places)
    for body in town.meetings:
        assert body.name in said


@pytest.mark.parametrize("code", TOWNS)
def test_every_counter_is_there_with_what_is_unknown_said_so(of, code):
    town = pack.load(code, 2026)
    answer = of(code, "counters/")

    if not town.windows:
        assert answer.status_code == 404
        return
    said = text(answer)
    for one in town.windows:
        assert said.count(f'data-counter="{one.code}"') == len(one.roles)
    assert "これら以外のこともご相談ください" in said


@pytest.mark.parametrize("code", TOWNS)
def test_the_week_shows_grid_and_text_and_where_they_differ(of, code):
    town = pack.load(code, 2026)
    answer = of(code, "week/")

    if not town.activities:
        assert answer.status_code == 404
        return
    said = text(answer)
    for one in town.activities:
        assert f'data-activity="{one.code}"' in said
    assert said.count("※要確認") >= sum(one.kind == "not_in_text" for one in town.clashes())
    assert said.count("※本文だけ") == len(
        {(one.activity, one.day, one.part) for one in town.clashes() if one.kind == "not_in_grid"}
    )


def test_nobody_has_to_sign_in_and_nothing_is_looked_up(of, django_assert_num_queries):
    with django_assert_num_queries(1):  # the documents on the shelf
        answer = of("kobayashi", "")

    assert answer.status_code == 200
    assert set(answer["Cache-Control"].split(", ")) == {"max-age=300", "public"}


def test_the_week_says_the_ages_and_grades_of_the_conditions_in_grid_and_list(of):
    grid, _, listed = text(of("nankoku", "week/")).partition('id="list"')

    for bound in ("おおむね18歳〜50歳", "65歳以上"):
        assert bound in grid
        assert bound in listed
    # Where a cell prints its own grades, the wider ones of the whole programme do not stand beside.
    assert "小学3〜4年生" not in grid
    assert "小学3年生〜小学6年生" not in grid
    assert "小学3年生〜小学6年生" in listed


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({"kind": "age", "at_least": 65}, ["65歳以上"]),
        ({"kind": "age", "at_most": 17, "negative": True}, ["17歳以下は対象外"]),
        ({"kind": "grade", "at_least": 7}, ["中学1年生から"]),
        ({"kind": "grade", "at_most": 12, "about": True}, ["おおむね高校3年生まで"]),
        ({"kind": "age", "at_least": 0, "at_most": 3}, ["0歳〜3歳"]),
        ({"kind": "status"}, []),
    ],
)
def test_a_bound_is_said_in_its_own_measure(said, wanted):
    kind = pack.ConditionKind(said.pop("kind"))

    assert shown.bounds([pack.Condition(kind=kind, text="x", **said)]) == wanted


@pytest.mark.parametrize("code", TOWNS)
def test_everybody_reads_the_code_the_rules_the_tasks_and_the_resources(of, code):
    town = pack.load(code, 2026)
    said = text(of(code, ""))

    assert town.municipality.code6 in said
    for one in (*town.tasks, *town.resources):
        assert one.name in said
    for one in town.rules:
        assert one.title in said
    for one in town.criteria:
        assert one.label in said


def test_a_counter_shows_its_flyer_with_format_and_size(of):
    said = text(of("shikaoi", "counters/"))

    card = said.partition("data-counter=")[2].partition("</article>")[0]
    assert "フライヤー" in card
    assert "PDF 2MB" in card


def test_what_the_demo_alone_has_chosen_is_marked_and_days_are_read_as_days(of):
    said = text(of("asaka", ""))

    assert "令和8年4月1日（2026年）〜令和13年3月31日（2031年）" in said
    assert re.search(r"令和9年度〜 新設\s*<span[^>]*>(<[^>]*>)*\s*見本の設定", said)
    assert "資料には、名前の一部しか残っていません" in said


def test_a_resident_is_led_to_the_counters_and_not_warned_of_the_record(of):
    said = text(of("nagaokakyo", ""))

    assert "相談できる窓口を見る" in said
    assert "すべて残ります" not in said


def test_who_may_not_come_is_said_in_a_whole_sentence(of):
    said = text(of("nankoku", "week/"))

    assert "要介護認定を受けている方は対象ではありません" in said
    assert "塾に通っている子どもは対象ではありません" in said
    assert "方方" not in said


def test_a_programme_of_the_grid_alone_keeps_the_day_of_the_grid(of):
    said = text(of("nankoku", "week/"))

    told = said[said.index('data-activity="tsugumi"') :]
    assert "水曜日 午前（時刻は不明）" in told[: told.index("</article>")]


def test_a_difference_of_grid_and_text_names_what_differs(of):
    said = text(of("nankoku", "week/"))

    assert "月・午後：本文に「Morito Room ～モリトルーム～」（10:00–16:00）がありますが" in said
    assert "土・午後：表に「独居高齢者集い」がありますが" in said


def test_an_area_is_called_by_its_name_alone(of):
    said = text(of("nakatosa", ""))

    assert "町全体" in said
    assert "whole" not in said


def test_a_prefecture_says_that_municipalities_carry_out_the_projects(of):
    said = text(of("kochi", ""))

    assert "次の事業は市町村が行います" in said
    assert "次の事業は市町村が行います" not in text(of("nankoku", ""))


def test_a_town_without_a_list_of_counters_says_where_to_ask(of):
    assert "役所・役場でおたずねください" in text(of("nakatosa", ""))
    assert "窓口の一覧は不明です" not in text(of("kobayashi", ""))


def test_a_resident_is_not_told_that_every_look_is_kept(of):
    assert "見た記録・書いた記録は" not in text(of("kobayashi", ""))


def test_a_resident_on_a_missing_page_is_led_to_the_programme(of):
    answer = of("nakatosa", "week/")

    assert answer.status_code == 404
    said = text(answer)
    assert "わたしの机" not in said
    assert 'href="/about/"' in said


def test_a_resident_may_keep_the_page_and_a_workers_name_is_never_kept(of, client, sato, sign_in):
    assert set(of("kobayashi", "")["Cache-Control"].split(", ")) == {"public", "max-age=300"}

    answer = sign_in(sato).get("/about/")
    assert sato.name in text(answer)
    assert "no-store" in answer["Cache-Control"]
    assert "public" not in answer["Cache-Control"]


def test_a_worker_is_led_to_the_week_and_who_has_none_is_not(settings, sato, sign_in):
    client = sign_in(sato)
    assert "/about/week/" not in text(client.get("/more/"))

    settings.TASUKI_DEFAULT_PACK = "nankoku"
    assert 'href="/about/week/"' in text(client.get("/more/"))


def test_what_is_urgent_stands_first_on_the_page_of_ways(sato, sign_in):
    said = text(sign_in(sato).get("/more/"))

    assert said.index("安否確認") < said.index("わたしのログイン")


def test_the_entrance_leads_a_resident_to_the_pages_for_everybody(client):
    assert 'href="/about/"' in text(client.get("/signin/"))


@pytest.mark.parametrize(
    ("town", "page"), [("kobayashi", ""), ("kobayashi", "counters/"), ("nankoku", "week/")]
)
def test_residents_find_the_pages_of_the_programme(of, town, page):
    said = of(town, page)

    assert said.status_code == 200
    assert "noindex" not in said.content.decode()
    assert "noindex" not in said.get("X-Robots-Tag", "")


@pytest.mark.parametrize("page", ["/signin/", "/about/nowhere/"])
def test_nothing_else_is_found(client, page):
    assert "noindex" in client.get(page).content.decode()
