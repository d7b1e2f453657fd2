import re
from datetime import date

import pytest
from django.urls import reverse

from tasuki.ground import clock
from tasuki.journey.intake.models import Consultation, Progress
from tasuki.trust.audit.models import Entry
from tasuki.trust.drafts.models import Draft

ORDINARY = {
    "name": "髙﨑 𠮷子",
    "name_state": "known",
    "kana": "たかさき よしこ",
    "birth_on": "昭和19年5月1日",
    "sex": "female",
    "phone": "０９８４－２３－０００１",
    "address": "小林市見本町1番地",
    "visitor_is_subject": "yes",
    "method": "visit",
    "route": "self_visit",
    "topics": ["income", "housing"],
    "main_topic": "income",
    "narrative": "家賃が払えない。" * 25,
    "minutes": "３０",
    "share_consent": "yes",
    "outcome": "continue",
    "contact_ok": "unknown",
}


@pytest.fixture
def today(noon, monkeypatch):
    """The doors' clock shows noon."""
    monkeypatch.setattr(clock, "now", lambda: noon)


@pytest.fixture
def page(sato, sign_in, today):
    return sign_in(sato)


def read(response):
    """The page on one line."""
    return " ".join(response.content.decode().split())


def post(client, url, **data):
    return client.post(url, data)


def test_the_ordinary_reception_takes_one_post(page, sato):
    response = post(page, "/intake/new/", **ORDINARY)

    one = Consultation.objects.select_related("subject").get()
    assert response.status_code == 303
    assert response.url == f"/intake/{one.pk}/"
    assert one.subject.name == "髙﨑 𠮷子"
    assert one.subject.kana == "タカサキ　ヨシコ"
    assert one.subject.birth_on == date(1944, 5, 1)
    assert one.subject.phone == "0984-23-0001"
    assert (one.minutes, one.main_topic) == (30, "income")
    assert one.baton.person_id == sato.staff_id


def test_what_is_known_already_stands_in_the_form(page):
    html = page.get("/intake/new/").content.decode()

    assert 'data-page="intake.new"' in html
    assert 'data-act="intake.receive"' in html
    assert "令和8年11月20日" in html
    assert ">受け付ける</button>" in html
    assert html.index('name="name"') < html.index('name="narrative"') < html.index("<details")


def test_one_ticked_worry_is_the_main_one(page):
    post(page, "/intake/new/", **{**ORDINARY, "topics": ["debt"], "main_topic": ""})

    assert Consultation.objects.get().main_topic == "debt"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"birth_on": "令和9年1月1日"}, "まだ"),
        ({"birth_on": "平成40年1月1日"}, "平成"),
        ({"name": ""}, "氏名がありません"),
        ({"topics": [], "main_topic": ""}, "◎"),
        ({"narrative": "あ" * 20_001}, "1字多い"),
        ({"kana": "髙﨑"}, "ふりがな"),
    ],
)
def test_what_is_mistyped_is_said_and_stays_in_the_field(page, typed, said):
    response = post(page, "/intake/new/", **{**ORDINARY, **typed})

    html = response.content.decode()
    assert response.status_code == 422
    assert 'id="error-summary"' in html
    assert said in html
    assert "家賃が払えない。" in html or "あ" * 20_001 in html
    assert not Consultation.objects.exists()
    assert Draft.objects.filter(form="intake.receive").exists()


def test_saving_throws_the_draft_away(page):
    post(page, "/intake/new/", **{**ORDINARY, "name": ""})
    post(page, "/intake/new/", **ORDINARY)

    assert not Draft.objects.exists()


def test_a_draft_is_offered_again_with_all_its_ticks(page):
    post(page, "/intake/new/", **{**ORDINARY, "name": ""})

    html = page.get("/intake/new/").content.decode()
    assert "家賃が払えない。" in html
    assert html.count(" checked") >= 2


def test_the_same_key_makes_one_record(page):
    key = {"_once": "0192d1f0-0000-7000-8000-000000000001"}

    first = post(page, "/intake/new/", **ORDINARY, **key)
    second = post(page, "/intake/new/", **ORDINARY, **key)

    assert Consultation.objects.count() == 1
    assert first.url == second.url


def test_a_matter_can_be_finished_at_the_counter(page):
    post(page, "/intake/new/", **{**ORDINARY, "outcome": "information", "finish_now": "on"})

    assert not Consultation.objects.get().baton.is_open


def test_a_result_that_goes_on_does_not_finish_and_leaves_nothing_half_done(page):
    response = post(page, "/intake/new/", **{**ORDINARY, "finish_now": "on"})

    assert response.status_code == 422
    assert 'data-refusal="intake.outcome_goes_on"' in response.content.decode()
    assert not Consultation.objects.exists()


def test_visitors_are_somebody_else_when_they_are_named(page):
    post(page, "/intake/new/", **ORDINARY, visitor_name="見本 太郎", visitor_relation="child")

    one = Consultation.objects.get()
    assert not one.visitor_is_subject
    assert one.visitor_name == "見本 太郎"


def test_people_who_may_be_the_same_are_those_of_ones_own_agency(
    page, sato, suzuki, receive, sign_in
):
    receive(suzuki, subject={"name": "見本 花子", "kana": "みほん はなこ"})
    url, typed = "/intake/lookalikes/", {"name": "見本 花子"}

    assert "見本 花子</strong>" not in page.post(url, typed).content.decode()
    mine = receive(sato, subject={"name": "見本 花子", "kana": "みほん はなこ"})

    fragment = read(page.post(url, typed, headers={"HX-Request": "true"}))
    assert f'name="existing" id="existing_1" value="{mine.subject_id}"' in fragment
    assert "<html" not in fragment
    assert f"?person={mine.subject_id}" in page.post(url, typed).content.decode()
    assert f"?person={mine.subject_id}" not in page.get(f"{url}?name=見本+花子").content.decode()


def test_typing_on_does_not_undo_the_choice(page, sato, receive):
    mine = receive(sato, subject={"name": "見本 花子", "kana": "みほん はなこ"})
    typed = {"name": "別の名", "existing": str(mine.subject_id)}

    fragment = read(page.post("/intake/lookalikes/", typed, headers={"HX-Request": "true"}))

    assert f'value="{mine.subject_id}" checked' in fragment


def test_nobody_alike_leaves_the_place_truly_empty(page):
    response = page.post("/intake/lookalikes/", {"name": "だれか"}, headers={"HX-Request": "true"})

    assert response.content == b""


def test_somebody_known_is_chosen_without_javascript(page, sato, receive):
    first = receive(sato)
    html = read(page.get(f"/intake/new/?person={first.subject_id}"))
    assert f'value="{first.subject_id}" checked' in html

    post(page, "/intake/new/", **ORDINARY, existing=str(first.subject_id))

    assert Consultation.objects.filter(subject=first.subject_id).count() == 2


@pytest.mark.parametrize(
    "name", ["intake:edit", "intake:assess", "intake:outcome", "intake:finish"]
)
def test_pages_of_a_matter_are_there_for_its_holder_and_for_no_stranger(
    page, consultation, yamada, watanabe, sign_in, name
):
    url = reverse(name, args=[consultation.pk])

    assert page.get(url).status_code == 200
    assert sign_in(yamada).get(url).status_code == 404
    assert sign_in(watanabe).get(url).status_code == 404


@pytest.mark.parametrize("name", ["intake:record", "intake:look_again"])
def test_pages_of_a_baton_are_there_for_its_holder_and_for_no_stranger(
    page, consultation, yamada, sign_in, name
):
    url = reverse(name, args=[consultation.baton_id])

    assert page.get(url).status_code == 200
    assert sign_in(yamada).get(url).status_code == 404
    assert sign_in(yamada).post(url, {"preset": "half_year"}).status_code == 404


def test_a_record_goes_back_to_the_page_of_its_matter(page, consultation):
    response = post(
        page,
        reverse("intake:record", args=[consultation.baton_id]),
        method="phone",
        content="電話で様子を聞いた。",
        next_on="R8.12.1",
        next_note="訪問",
    )

    consultation.baton.refresh_from_db()
    assert (response.status_code, response.url) == (303, f"/intake/{consultation.pk}/")
    assert Progress.objects.get().content == "電話で様子を聞いた。"
    assert consultation.baton.look_again_on == date(2026, 12, 1)


def test_looking_again_is_one_click(page, consultation):
    url = reverse("intake:look_again", args=[consultation.baton_id])

    response = post(page, url, preset="half_year", back="desk")

    consultation.baton.refresh_from_db()
    assert (response.status_code, response.url) == (303, "/")
    assert consultation.baton.look_again_on == date(2027, 5, 20)


def test_looking_again_needs_a_day(page, consultation):
    url = reverse("intake:look_again", args=[consultation.baton_id])

    assert post(page, url, on="").status_code == 422
    assert post(page, url, on="令和8年11月19日").status_code == 422
    assert post(page, url, on="令和9年1月5日").status_code == 303


def test_a_stale_correction_shows_both_texts_and_loses_neither(page, consultation):
    url = reverse("intake:edit", args=[consultation.pk])
    read = {**ORDINARY, "name": "見本 花子", "kana": "みほん はなこ", "_version": "1.1"}
    post(page, url, **{**read, "narrative": "先に書いた文"})

    response = post(page, url, **{**read, "narrative": "あとから書いた文"})

    html = response.content.decode()
    assert response.status_code == 409
    assert "先に書いた文" in html
    assert "あとから書いた文" in html
    assert "こちらを使う" in html
    consultation.refresh_from_db()
    assert consultation.narrative == "先に書いた文"


def test_looking_at_people_is_a_line_in_the_record(page, consultation):
    page.get(reverse("intake:edit", args=[consultation.pk]))

    line = Entry.objects.get(action="audit.looked")
    assert line.persons == consultation.subject_id.hex


def test_the_ordinary_reception_has_few_stops_for_the_keyboard(page):
    """Tab stops from the name to the button: every line, box and list, one per group of radios."""
    html = page.get("/intake/new/").content.decode()
    form = html[html.index('data-act="intake.receive"') : html.index("<details")]
    controls = re.findall(r"<(?:input|select|textarea)\b[^>]*>", form)
    seen = [one for one in controls if 'type="hidden"' not in one]
    radios = [one for one in seen if 'type="radio"' in one]
    groups = {re.search(r'name="(\w+)"', one).group(1) for one in radios}

    stops = len(seen) - len(radios) + len(groups)

    assert "autofocus" in seen[0]
    assert 12 <= stops + len(["details", "button"]) <= 34


def test_a_correction_neither_shows_nor_touches_what_was_not_told(page, sato, receive, hide):
    one = receive(sato, narrative="伝えない文", subject={"name": "見本 花子", "address": "見本町"})
    hide("narrative", "address", "topics")
    url = reverse("intake:edit", args=[one.pk])
    shown = page.get(url).content.decode()

    response = post(
        page,
        url,
        **{**ORDINARY, "name": "見本 花子", "minutes": "40", "_version": "1.1"},
    )

    one.refresh_from_db()
    assert "伝えない文" not in shown
    assert 'value="見本町"' not in shown
    assert response.status_code == 303
    assert (one.narrative, one.minutes, one.main_topic) == ("伝えない文", 40, "income")
    assert one.subject.address == "見本町"


NEIGHBOUR = {**ORDINARY, "route": "family_remote", "method": "phone", "share_consent": "unknown"}


@pytest.mark.parametrize(
    ("said", "relation", "route"),
    [
        ({"visitor_relation": "acquaintance"}, "acquaintance", "family_remote"),
        ({}, "", "family_remote"),
        ({"visitor_is_subject": "no", "route": "self_visit"}, "", "family_visit"),
    ],
)
def test_a_neighbour_without_a_name_is_not_the_person(page, said, relation, route):
    response = post(page, "/intake/new/", **{**NEIGHBOUR, **said})

    one = Consultation.objects.get()
    assert not one.visitor_is_subject
    assert (one.visitor_name, one.visitor_relation, one.route) == ("", relation, route)
    assert "氏名は聞いていない" in read(page.get(response.url))


def test_the_one_who_came_for_another_is_never_the_person(page):
    html = page.get("/intake/new/").content.decode()
    start = html.index('name="visitor_relation"')

    assert 'value="self"' not in html[start : html.index("</select>", start)]


def test_what_must_be_ticked_is_marked_so(page):
    form = page.get("/intake/new/").context["form"]

    assert form["topics"].need == "must"
    assert form["main_topic"].need == form["name"].need == "case"
    assert form["narrative"].need == "free"
