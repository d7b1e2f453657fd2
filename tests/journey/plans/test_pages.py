"""The pages of a plan as a browser meets them."""

import re
from datetime import date

import pytest
from django.urls import reverse

from tasuki.ground import paper as papers
from tasuki.journey.plans import services
from tasuki.journey.plans.models import Decision, Evaluation, Monitoring, Plan
from tests.journey.plans.conftest import YES


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
