"""The pages as 後方支援担当 sees them, and as everybody else does not."""

import pytest
from django.urls import reverse

from tasuki.office.prefecture import queries, services
from tasuki.office.prefecture.models import Support
from tasuki.trust.access.actor import CLOCK

PAGES = ("overview", "schedule", "surveys", "plan", "ask")


@pytest.mark.parametrize("page", PAGES)
def test_a_town_finds_nothing_there(page, sign_in, cast, municipality):
    for actor in cast.values():
        assert sign_in(actor).get(reverse(f"prefecture:{page}")).status_code == 404


def test_the_map_says_where_each_stands_in_words_too(
    sign_in, okada, municipality, noon, settings, tmp_path
):
    services.note_phase(
        actor=okada,
        municipality=municipality,
        fiscal_year=2026,
        phase="preparing",
        source="聞き取り",
        at=noon,
    )

    said = sign_in(okada).get(reverse("prefecture:overview") + "?year=2026").content.decode()

    assert 'data-phase="preparing"' in said
    assert 'data-phase="unknown"' in said
    assert "移行準備" in said
    assert "不明" in said


def test_who_backs_municipalities_finds_no_person(sign_in, okada, municipality):
    client = sign_in(okada)

    assert client.get("/search/?q=見本").status_code == 200
    assert "見本 " not in client.get("/search/?q=見本").content.decode()
    assert client.get(reverse("desk:cases")).content.decode().count("<tr") == 0


def test_a_form_brings_the_record_back_with_its_error(sign_in, okada, municipality):
    url = reverse("prefecture:visit", args=[municipality.pk])

    answer = sign_in(okada).post(url, {"visited_on": "", "purpose": "助言", "content": "聞いた"})

    assert answer.status_code == 422
    assert "聞いた" in answer.content.decode()


def test_the_schedule_draws_its_months(sign_in, okada, municipality):
    said = sign_in(okada).get(reverse("prefecture:schedule") + "?year=2026").content.decode()

    assert 'x="50"' in said  # September is the sixth month of a fiscal year
    assert "7市町" in said


def test_a_group_stands_inside_the_group_it_is_a_part_of(sign_in, okada, municipality, settings):
    settings.TASUKI_DEFAULT_PACK = "kochi"

    said = sign_in(okada).get(reverse("prefecture:overview")).content.decode()

    whole = said.index('data-cohort="others"')
    parts = [said.index(f'data-cohort="{code}"') for code in ("others_a", "others_b")]
    assert whole < said.index('class="facts cohort-parts"') < min(parts)
    assert said.count("data-cohort=") == 4


def test_who_backs_municipalities_begins_at_their_map(sign_in, okada, municipality):
    answer = sign_in(okada).get("/")

    assert answer.status_code == 302
    assert answer["Location"] == reverse("prefecture:overview")


def test_a_printed_group_is_told_in_words(sign_in, okada, municipality, settings):
    settings.TASUKI_DEFAULT_PACK = "kochi"

    said = sign_in(okada).get(reverse("prefecture:overview")).content.decode()

    assert "令和5年度：実施済" in said
    assert "running</li>" not in said


def test_the_schedule_opens_on_the_current_year_and_leads_to_the_year_of_the_source(
    sign_in, okada, municipality, noon, settings
):
    settings.TASUKI_DEFAULT_PACK = "kochi"
    Support.objects.filter(fiscal_year=2026).delete()
    services.load(actor=CLOCK, towns=[], items=queries.printed_schedule(), at=noon)
    client = sign_in(okada)

    said = client.get(reverse("prefecture:schedule")).content.decode()

    assert "令和8年度の項目はまだありません" in said
    assert "四者協議" not in said
    assert "令和3年度の予定を見る" in said
    told = client.get(reverse("prefecture:schedule") + "?year=2021").content.decode()
    assert "③　四者協議" in told
    assert "今年度の予定ではありません" in told


def test_an_item_without_a_number_has_no_mark(sign_in, okada, municipality, noon):
    services.plan_support(
        actor=okada,
        fiscal_year=2026,
        track="visits",
        title="訪問（見本）",
        month_from=5,
        month_to=6,
        participants="",
        content="",
        at=noon,
    )

    said = sign_in(okada).get(reverse("prefecture:schedule") + "?year=2026").content.decode()

    assert "<h3>訪問（見本）</h3>" in said
