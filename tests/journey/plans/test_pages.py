"""The pages of a plan as a browser meets them."""

import re
from datetime import date

import pytest
from django.urls import reverse

from tasuki.ground import paper as papers
from tasuki.journey.plans import services
from tasuki.journey.plans.models import Decision, Evaluation, Monitoring, Plan
from tests.journey.plans.conftest import YES


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


def test_the_refusal_of_a_decision_says_what_to_do_instead(browser, draft, takahashi, case):
    plan = draft(**YES)
    page = reverse("plans:decision", args=[plan.pk])
    said = {"decided_on": "R8.11.20", "decider": "福祉課長", "approval_number": "1"}

    answer = browser(takahashi).post(page, said)

    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'data-refusal="plans.opinion_first"' in text
    assert f"?kind=plan&amp;item={plan.pk}" in text
    assert not Decision.objects.exists()


def test_the_municipality_decides_on_its_page(browser, draft, sit, takahashi, case):
    plan = draft(**YES)
    sit(plan)
    page = reverse("plans:decision", args=[plan.pk])
    client = browser(takahashi, days=6)

    assert 'value="令和8年11月25日"' in client.get(page).content.decode().replace("（2026年）", "")
    said = {"decided_on": "R8.11.25", "decider": "福祉課長", "approval_number": "福第1号"}
    answer = client.post(page, said)

    assert (answer.status_code, answer.url) == (303, reverse("plans:plan", args=[case.pk]))
    assert "福第1号" in client.get(answer.url).content.decode()


def test_the_secretary_sees_number_and_dates_and_no_name(browser, draft, sit, watanabe, case):
    plan = draft(**YES)
    sit(plan)
    page = reverse("plans:decision", args=[plan.pk])
    client = browser(watanabe, days=6)

    text = client.get(page).content.decode()
    assert case.number in text
    assert "見本さん宅" not in text
    assert "家計" not in text
    assert client.get(reverse("plans:show", args=[plan.pk])).status_code == 404
    assert client.get(reverse("plans:plan", args=[case.pk])).status_code == 404
    said = {"decided_on": "R8.11.25", "decider": "福祉課長", "approval_number": "福第1号"}
    assert client.post(page, said).url == reverse("desk:desk")


def test_consent_is_recorded_on_its_page(browser, draft, sato):
    plan = draft()
    page = reverse("plans:consent", args=[plan.pk])
    said = {
        "consent": "yes",
        "consent_on": "R8.11.20",
        "consent_how": "oral",
        "consent_by": "佐藤（見本）",
    }
    client = browser(sato)

    assert b'data-act="plans.record_consent"' in client.get(page).content
    assert client.post(page, said).status_code == 303
    assert Plan.objects.get().consented


def test_monitoring_asks_for_every_promise_and_shows_what_was_seen(browser, decided, sato, case):
    page = reverse("plans:monitoring", args=[case.pk])
    client = browser(sato, days=92)
    said = {"on": "R9.2.20", "text": "外に出た", "next_on": "R9.5.20", "promise_1": "going"}

    assert client.post(page, said).status_code == 422
    answer = client.post(page, {**said, "promise_2": "stuck"})

    assert (answer.status_code, answer.url) == (303, page)
    text = client.get(page).content.decode()
    assert "外に出た" in text
    assert "滞っている" in text
    assert Monitoring.objects.get().next_on == date(2027, 5, 20)


def test_evaluation_leads_to_the_replan(browser, decided, sato, case):
    page = reverse("plans:evaluation", args=[case.pk])
    client = browser(sato, days=92)
    said = {"on": "R9.2.20", "result": "partly", "changes": ["goal_found"], "verdict": "replan"}

    assert client.post(page, said).status_code == 303
    text = client.get(page).content.decode()
    assert "目標ができた" in text
    replan = reverse("plans:replan", args=[case.pk])
    assert replan in text
    assert Evaluation.objects.get().changes == ["goal_found"]

    answer = client.post(replan, {})
    assert answer.url == reverse("plans:edit", args=[case.pk])
    assert 'name="issue_2"' in client.get(answer.url).content.decode()
    assert set(Plan.objects.values_list("state", flat=True)) == {"decided", "draft"}


def test_before_a_decision_the_pages_of_support_say_what_comes_first(browser, draft, sato, case):
    draft()
    client = browser(sato)

    for name in ("plans:monitoring", "plans:evaluation"):
        text = client.get(reverse(name, args=[case.pk])).content.decode()
        assert "支援決定されたプランがまだありません" in text


def test_a_promise_is_kept_on_its_page(browser, decided, suzuki, sato):
    promise = decided.promises.get(kind="dated")
    page = reverse("plans:promise", args=[promise.pk])

    assert b'data-act="plans.keep_promise"' not in browser(sato, days=10).get(page).content
    client = browser(suzuki, days=10)
    assert client.post(page, {"outcome": "not_kept"}).status_code == 422
    assert client.post(page, {"outcome": "done", "note": "二人で作った"}).status_code == 303
    promise.refresh_from_db()
    assert promise.done_note == "二人で作った"


def test_a_stranger_finds_no_trace(browser, decided, yamada, case):
    client = browser(yamada, days=10)
    promise = decided.promises.first()
    addresses = [
        *(reverse(f"plans:{name}", args=[case.pk]) for name in PAGES_OF_CASE),
        *(reverse(f"plans:{name}", args=[decided.pk]) for name in PAGES_OF_PLAN),
        reverse("plans:promise", args=[promise.pk]),
    ]

    for address in addresses:
        assert client.get(address).status_code == 404, address
        assert client.post(address, {}).status_code in (404, 405), address


PAGES_OF_CASE = ("plan", "edit", "replan", "monitoring", "evaluation")
PAGES_OF_PLAN = ("show", "consent", "decision")


def test_every_page_says_which_it_is_and_has_one_heading(browser, decided, sato, case):
    client = browser(sato, days=10)
    services.replan(actor=sato, plan=decided, at=decided.changed_at)
    addresses = [
        *(reverse(f"plans:{name}", args=[case.pk]) for name in PAGES_OF_CASE),
        *(reverse(f"plans:{name}", args=[decided.pk]) for name in PAGES_OF_PLAN),
    ]

    for address in addresses:
        text = client.get(address).content.decode()
        assert text.count("<h1") == 1, address
        assert re.search(r'data-page="plans\.\w+"', text), address


def test_the_sheet_prints_the_table_and_is_nobodys_but_theirs(rf, decided, sato, yamada, day):
    from django.http import Http404

    request = rf.get("/")
    request.actor, request.at = sato, day(10)
    pdf = papers.make("plan")(request, decided.pk)
    assert pdf.startswith(b"%PDF")

    request.actor = yamada
    with pytest.raises(Http404):
        papers.make("plan")(request, decided.pk)


def test_pages_do_not_ask_more_for_more_rows(
    browser, decided, sato, tanaka, case, django_assert_max_num_queries
):
    client = browser(sato, days=10)
    page = reverse("plans:plan", args=[case.pk])
    client.get(page)

    with django_assert_max_num_queries(32):
        client.get(page)


def test_the_page_of_a_new_version_opens_when_several_are_over(
    browser, decided, sit, decide, case, sato, day
):
    new = services.replan(actor=sato, plan=decided, at=day(1))
    Plan.objects.filter(pk__in=[decided.pk, new.pk]).update(state="ended")

    assert browser(sato, 2).get(reverse("plans:replan", args=[case.pk])).status_code == 200


def test_the_page_of_a_look_offers_the_day_to_who_carries_the_case(
    browser, decided, sato, suzuki, case
):
    page = reverse("plans:monitoring", args=[case.pk])
    client = browser(sato, days=92)
    said = {"on": "R9.2.20", "text": "外に出た", "next_on": "R9.5.20", "promise_1": "going"}

    assert 'name="look_on"' not in browser(suzuki, days=92).get(page).content.decode()
    assert 'name="look_on"' in client.get(page).content.decode()
    early = client.post(page, {**said, "promise_2": "going", "look_on": "R9.2.1"})
    assert early.status_code == 422
    assert "look_on" in early.context["form"].errors
    client.post(page, {**said, "promise_2": "going", "look_on": "R9.3.1"})
    case.lead.refresh_from_db()
    assert case.lead.look_again_on == date(2027, 3, 1)


def test_an_evaluation_that_ends_it_leads_to_the_closing(browser, decided, sato, case):
    page = reverse("plans:evaluation", args=[case.pk])
    client = browser(sato, days=92)
    client.post(page, {"on": "R9.2.20", "result": "reached", "changes": [], "verdict": "close"})

    text = client.get(page).content.decode()
    assert f'href="{reverse("closing:closing", args=[case.pk])}"' in text


def test_nothing_said_of_how_often_is_not_as_needed(browser, decided, sato, case):
    decided.promises.update(frequency="")

    text = browser(sato).get(reverse("plans:plan", args=[case.pk])).content.decode()

    assert "未入力" in text
    assert "随時" not in text


def test_why_a_promise_was_not_kept_is_asked_beside_its_field(browser, decided, suzuki):
    promise = decided.promises.get(kind="dated")
    page = reverse("plans:promise", args=[promise.pk])

    answer = browser(suzuki).post(page, {"outcome": "not_kept", "note": ""})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["note"]
