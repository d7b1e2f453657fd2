"""The page on which a plan is written with its table, as a browser meets it."""

import re
from datetime import date

from django.urls import reverse

from tasuki.journey.plans.models import Plan


def typed(suzuki, sato, **more):
    said = {
        "in_own_words": "先のことがわからない",
        "long_goal": "母と別の時間を持つ",
        "short_goal": "週に一度、外に出る",
        "next_monitoring_on": "R9.2.20",
        "uses_outreach": "on",
        "consent": "not_asked",
        "issue_1": "家計",
        "agency_1": str(suzuki.agency_id),
        "what_1": "家計表を一緒に作る",
        "kind_1": "dated",
        "due_1": "令和8年12月20日",
        "issue_2": "母の介護",
        "agency_2": str(sato.agency_id),
        "what_2": "訪問する",
        "kind_2": "continuing",
        "due_2": "",
    }
    return {**said, **more}


def test_the_plan_is_typed_with_its_table_and_read_as_one(browser, case, tanaka, suzuki, sato):
    page = reverse("plans:plan", args=[case.pk])
    client = browser(tanaka)

    empty = client.get(page)
    assert empty.status_code == 200
    assert b'data-act="plans.draft_plan"' in empty.content
    assert "小林市生活自立相談支援センター" in empty.content.decode()
    assert "チボリーノ館" not in empty.content.decode()

    answer = client.post(page, typed(suzuki, sato))
    assert (answer.status_code, answer.url) == (303, page)
    plan = Plan.objects.get()
    assert [one.due_on for one in plan.promises.all()] == [date(2026, 12, 20), None]
    text = client.get(page).content.decode()
    assert "役割分担表" in text
    assert "継続" in text
    assert f'data-record="plan:{plan.pk}"' in text
    assert 'data-act="' not in text.split("<main")[1]


def test_a_row_says_whose_it_is(browser, case, tanaka, suzuki, sato, brother, outsider):
    page = reverse("plans:plan", args=[case.pk])
    client = browser(tanaka)

    empty = client.get(page).content.decode()
    assert "だれの課題か" in empty
    assert re.search(r'<option value="" selected>世帯全体</option>', empty)
    assert f'<option value="{brother.pk}">見本 次郎</option>' in empty
    assert str(outsider.pk) not in empty

    refused = client.post(page, typed(suzuki, sato, about_2=str(outsider.pk)))
    assert refused.status_code == 422
    assert not Plan.objects.exists()
    assert client.post(page, typed(suzuki, sato, about_2=str(brother.pk))).status_code == 303

    assert [one.about for one in Plan.objects.get().promises.all()] == [None, brother]
    for address in (page, reverse("desk:case", args=[case.pk])):
        told = client.get(address).content.decode()
        assert "だれの課題か：</span>世帯全体" in told
        assert "だれの課題か：</span>見本 次郎" in told
    again = client.get(reverse("plans:edit", args=[case.pk])).content.decode()
    assert f'<option value="{brother.pk}" selected>見本 次郎</option>' in again


def test_whose_a_row_became_is_compared_like_the_rest(browser, case, tanaka, suzuki, sato, brother):
    browser(tanaka).post(reverse("plans:plan", args=[case.pk]), typed(suzuki, sato))
    edit = reverse("plans:edit", args=[case.pk])
    browser(tanaka).post(edit, typed(suzuki, sato, about_2=str(brother.pk), _version="1"))

    answer = browser(sato).post(edit, typed(suzuki, sato, about_2="", _version="1"))

    text = answer.content.decode()
    assert answer.status_code == 409
    assert 'data-take="about_2"' in text
    assert Plan.objects.get().promises.last().about == brother


def test_more_rows_keep_everything_typed_and_save_nothing(browser, case, tanaka, suzuki, sato):
    page = reverse("plans:plan", args=[case.pk])
    client = browser(tanaka)

    answer = client.post(page, typed(suzuki, sato, due_1="あした", _more="1", _version=""))

    text = answer.content.decode()
    assert answer.status_code == 200
    assert not Plan.objects.exists()
    assert "家計表を一緒に作る" in text
    assert 'value="あした"' in text
    assert 'name="issue_6"' in text
    assert 'id="error-summary"' not in text


def test_a_form_without_rows_or_with_many_is_read_whole(browser, case, tanaka, suzuki, sato):
    page = reverse("plans:plan", args=[case.pk])
    rows = {}
    for number in range(3, 8):
        rows |= {f"issue_{number}": f"課題{number}", f"what_{number}": "聞く"}
        rows |= {f"agency_{number}": str(sato.agency_id), f"kind_{number}": "continuing"}

    assert browser(tanaka).post(page, typed(suzuki, sato, **rows)).status_code == 303

    assert Plan.objects.get().promises.count() == 7


def test_a_half_written_row_is_said_beside_it(browser, case, tanaka, suzuki, sato):
    page = reverse("plans:plan", args=[case.pk])

    answer = browser(tanaka).post(page, typed(suzuki, sato, what_1="", kind_2="", due_2=""))

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "役割分担表の1行目が途中です" in text
    assert "役割分担表の2行目に期限の種類がありません" in text
    assert not Plan.objects.exists()


def test_a_day_alone_makes_a_row_dated(browser, case, tanaka, suzuki, sato):
    page = reverse("plans:plan", args=[case.pk])

    browser(tanaka).post(page, typed(suzuki, sato, kind_2="", due_2="R8.12.1"))

    assert Plan.objects.get().promises.last().kind == "dated"


def test_the_second_of_two_is_shown_both_and_loses_nothing(browser, case, tanaka, suzuki, sato):
    browser(tanaka).post(reverse("plans:plan", args=[case.pk]), typed(suzuki, sato))
    edit = reverse("plans:edit", args=[case.pk])
    mine = browser(sato)
    first = mine.get(edit).content.decode()
    assert 'name="_version" value="1"' in first

    theirs = typed(
        suzuki,
        sato,
        what_1="電話で聞く",
        issue_3="ごみ",
        what_3="片付ける",
        agency_3=str(sato.agency_id),
        kind_3="continuing",
        _version="1",
    )
    assert browser(tanaka).post(edit, theirs).status_code == 303

    answer = mine.post(edit, typed(suzuki, sato, what_1="訪ねて聞く", _version="1"))

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "田中（見本）さん" in text
    assert "訪ねて聞く" in text
    assert "電話で聞く" in text
    assert "片付ける" in text
    assert 'data-take="what_1"' in text
    assert 'name="_version" value="2"' in text
    assert Plan.objects.get().promises.first().what == "電話で聞く"

    assert (
        mine.post(edit, typed(suzuki, sato, what_1="訪ねて聞く", _version="2")).status_code == 303
    )
    assert Plan.objects.get().promises.first().what == "訪ねて聞く"


def test_their_row_is_taken_without_a_script(browser, case, tanaka, suzuki, sato):
    browser(tanaka).post(reverse("plans:plan", args=[case.pk]), typed(suzuki, sato))
    edit = reverse("plans:edit", args=[case.pk])
    browser(tanaka).post(edit, typed(suzuki, sato, what_1="電話で聞く", _version="1"))
    client = browser(sato)
    stale = client.post(edit, typed(suzuki, sato, what_1="訪ねて聞く", _version="1"))
    theirs = re.search(r'name="_theirs" value="([^"]*)"', stale.content.decode())
    from html import unescape

    posted = typed(suzuki, sato, what_1="訪ねて聞く", _version="2")
    answer = client.post(edit, {**posted, "_theirs": unescape(theirs[1]), "_use": "what_1"})

    assert answer.status_code == 409
    assert re.search(r'name="what_1"[^>]*>\s*電話で聞く', answer.content.decode())
    assert Plan.objects.get().lock == 2
