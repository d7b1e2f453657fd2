"""The pages of this room as a browser without JavaScript sends them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tasuki.journey.cases.models import Case
from tasuki.journey.closing import panels, queries, services
from tasuki.journey.closing.models import AfterCare, Closing, Reopening
from tasuki.town.relay.models import Section


@pytest.fixture(autouse=True)
def clock_at(settings, noon):
    """The doors' clock stands at the tests' day, or at another one."""

    def stand(at):
        settings.TASUKI_CLOCK_OFFSET = at - timezone.now()

    stand(noon)
    return stand


@pytest.fixture
def page(case):
    """The address of the closing of the case."""
    return reverse("closing:closing", args=[case.pk])


def words_of(answer):
    return answer.content.decode()


def test_the_walk_from_the_proposal_to_the_reopening(
    sign_in, page, case, sato, tanaka, say, clock_at, days
):
    office, counter = sign_in(tanaka), sign_in(sato)
    assert 'data-act="closing.propose"' in words_of(office.get(page))

    sent = office.post(
        page,
        {
            "reason": "roles_agreed",
            "changes": ["peace_of_mind"],
            "remaining": "家計の見直しが続く。",
            "carrier": str(sato.agency_id),
            "asked": "月に一度の訪問をお願いしたい。",
            "answer_by": "令和8年11月27日",
        },
    )
    assert (sent.status_code, sent.url) == (303, page)
    closing = Closing.objects.get(case=case)

    shown = words_of(counter.get(page))
    assert 'id="tasuki"' in shown
    take = reverse("closing:take_back", args=[closing.pk])
    assert f'href="{take}"' in shown
    assert 'data-act="closing.take_back"' in words_of(counter.get(take))
    assert counter.post(take, {"look_again_on": "令和8年12月4日"}).status_code == 303

    close = reverse("closing:close", args=[closing.pk])
    early = office.post(close, {"first_follow_up_on": "令和8年12月20日"})
    assert early.status_code == 422
    assert 'data-refusal="closing.opinion_first"' in words_of(early)
    say(closing)
    assert "終結を確定する" in words_of(office.get(page))
    assert office.post(close, {"first_follow_up_on": "令和8年12月20日"}).status_code == 303

    clock_at(days(30))
    look = reverse("closing:follow_up", args=[AfterCare.objects.get().pk])
    asked = words_of(counter.get(look))
    for label in ("落ち着いている", "気になる", "再開する"):
        assert f">{label}</button>" in asked
    undated = counter.post(look, {"answer": "worried", "note": "電話に出ない。"})
    assert undated.status_code == 422
    assert 'data-refusal="closing.worried_needs_date"' in words_of(undated)
    dated = counter.post(look, {"answer": "worried", "next_on": "令和9年1月4日"})
    assert (dated.status_code, dated.url) == (303, page)

    again = reverse("closing:reopening", args=[case.pk])
    assert 'data-act="closing.reopen"' in words_of(counter.get(again))
    begun = counter.post(again, {"reason": "person_asked", "look_again_on": "令和8年12月25日"})
    assert begun.status_code == 303
    assert Reopening.objects.filter(case=case).count() == 1
    assert "再び相談があった" in words_of(counter.get(page))


def test_a_return_asks_for_its_reason_and_the_office_chooses_again(
    sign_in, page, proposed, sato, tanaka
):
    counter, office = sign_in(sato), sign_in(tanaka)
    url = reverse("closing:give_back", args=[proposed.pk])

    assert counter.post(url, {"reason": ""}).status_code == 422
    assert counter.post(url, {"reason": "担当が足りない。"}).status_code == 303

    shown = words_of(office.get(page))
    assert "担当が足りない。" in shown
    assert 'data-act="closing.propose"' in shown
    assert 'data-state="returned"' in shown


def test_the_end_can_be_called_off(sign_in, case, proposed, tanaka):
    office = sign_in(tanaka)
    url = reverse("closing:call_off", args=[proposed.pk])
    assert 'data-act="closing.call_off"' in words_of(office.get(url))

    assert office.post(url, {"reason": "まだ早い。"}).status_code == 303
    assert queries.last_of(case) is None


def test_who_is_asked_sees_only_what_it_needs_to_answer(sign_in, page, propose, yamada):
    closing = propose(to=yamada, ground="consent", voice="ほっとした。")
    stranger = sign_in(yamada)

    shown = words_of(stranger.get(page))

    assert closing.case.number in shown
    assert "月に一度の訪問をお願いしたい。" in shown
    for secret in ("見本さん宅", "花子", "ほっとした。", 'id="tasuki"', "closing.propose"):
        assert secret not in shown
    assert stranger.post(page, {}).status_code == 404

    given = stranger.post(reverse("closing:give_back", args=[closing.pk]), {"reason": "遠すぎる。"})
    assert (given.status_code, given.url) == (303, reverse("desk:desk"))
    assert stranger.get(page).status_code == 404


def test_a_stranger_finds_no_trace(sign_in, page, case, closed, follow_up, yamada):
    stranger = sign_in(yamada)
    nowhere = stranger.get(page.replace(str(case.pk), "0190a000-0000-7000-8000-000000000000"))

    for url in (
        page,
        reverse("closing:reopening", args=[case.pk]),
        reverse("closing:take_back", args=[closed.pk]),
        reverse("closing:give_back", args=[closed.pk]),
        reverse("closing:close", args=[closed.pk]),
        reverse("closing:call_off", args=[closed.pk]),
        reverse("closing:follow_up", args=[follow_up.pk]),
    ):
        answer = stranger.get(url)
        assert answer.status_code == nowhere.status_code == 404
        assert closed.case.number not in words_of(answer)


def test_an_agency_around_sees_how_far_it_is_and_is_told_who_proposes(sign_in, page, case, suzuki):
    shown = words_of(sign_in(suzuki).get(page))

    assert "調整役の「小林市社会福祉協議会」" in shown
    assert "closing.propose" not in shown


def test_the_panel_has_links_and_no_forms_and_nothing_without_its_part(
    rf, case, closed, sato, days
):
    request = rf.get("/")
    request.actor, request.at = sato, days(30)
    case = Case.objects.get(pk=case.pk)

    shown = panels.closing(request, case, Section.ALL)

    assert "再開する" in shown
    assert "様子を答える" in shown
    assert "<form" not in shown
    assert panels.closing(request, case, Section.CARD) == ""


def test_a_double_submit_closes_once(sign_in, taken, say, tanaka):
    say(taken)
    office = sign_in(tanaka)
    url = reverse("closing:close", args=[taken.pk])
    fields = {
        "first_follow_up_on": "令和8年12月20日",
        "_once": "0190a000-0000-7000-8000-000000000001",
    }

    first, second = office.post(url, fields), office.post(url, fields)

    assert first.status_code == second.status_code == 303
    assert AfterCare.objects.count() == 1


def test_an_answered_look_says_what_was_answered(sign_in, follow_up, sato, days, clock_at):
    services.answer_follow_up(
        actor=sato, follow_up=follow_up, answer="calm", note="元気。", at=days(30)
    )
    clock_at(days(31))

    shown = words_of(sign_in(sato).get(reverse("closing:follow_up", args=[follow_up.pk])))

    assert "落ち着いている" in shown
    assert 'name="answer"' not in shown


def test_an_old_page_of_a_closing_is_read_after_the_case_began_again(
    sign_in, closed, case, sato, clock_at, days
):
    services.reopen(
        actor=sato, case=Case.objects.get(pk=case.pk), reason="person_asked", at=days(40)
    )
    clock_at(days(41))
    counter = sign_in(sato)

    for name in ("take_back", "give_back", "close", "call_off"):
        old = counter.get(reverse(f"closing:{name}", args=[closed.pk]))
        assert old.status_code == 200, name
