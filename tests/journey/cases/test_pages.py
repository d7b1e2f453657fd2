"""The pages of this room as a browser without JavaScript sends them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tasuki.journey.cases import panels, queries, services
from tasuki.journey.cases.models import Assessment, Case, Request
from tasuki.residents.people.models import Person
from tasuki.town.relay.models import Section
from tests.trust.vault.samples import PDF


@pytest.fixture(autouse=True)
def today(settings, noon, later):
    """The doors' clock stands at the tests' day."""
    from django.utils import timezone

    settings.TASUKI_CLOCK_OFFSET = later - timezone.now()


@pytest.fixture
def page(sign_in):
    """Open and send pages as an actor."""

    def of(actor):
        return sign_in(actor)

    return of


def send(client: Client, url: str, **fields: object) -> object:
    return client.post(url, fields)


def test_the_walk_from_the_counter_to_the_case(page, sato, tanaka, consultation):
    counter, office = page(sato), page(tanaka)
    url = reverse("cases:request", args=[consultation.pk])
    assert counter.get(url).status_code == 200

    sent = send(
        counter,
        url,
        criteria=["role_division"],
        explained="一緒に整理すると説明した",
        convinced="yes",
        ground="consent",
        answer_by="令和8年11月27日",
        meeting_offer="none",
    )
    request = Request.objects.get()
    assert (sent.status_code, sent.url) == (303, reverse("cases:show_request", args=[request.pk]))
    shown = office.get(sent.url).content.decode()
    assert "依頼を受理する" in shown
    assert "依頼を差し戻す" in shown

    accept = reverse("cases:accept", args=[request.pk])
    assert "主担当は小林市地域包括支援センターのまま" in office.get(accept).content.decode()
    opened = send(office, accept, title="見本さん宅", look_again_on="R8.12.4")
    case = Case.objects.get()
    assert (opened.status_code, opened.url) == (303, reverse("desk:case", args=[case.pk]))
    assert "ケースを見る" in counter.get(sent.url).content.decode()


def test_what_is_missing_is_said_beside_the_field_and_nothing_typed_is_lost(
    page, sato, consultation
):
    url = reverse("cases:request", args=[consultation.pk])

    answer = send(page(sato), url, explained="一緒に整理すると説明した")

    assert answer.status_code == 422
    assert "一緒に整理すると説明した" in answer.content.decode()


def test_a_no_of_the_law_shows_its_article_and_the_way_on(page, sato, receive):
    unsure = receive(sato, share_consent="unknown")

    answer = send(
        page(sato),
        reverse("cases:request", args=[unsure.pk]),
        criteria=["outreach"],
        explained="説明した",
        convinced="yes",
        ground="consent",
        answer_by="令和8年11月27日",
    )

    told = answer.content.decode()
    assert answer.status_code == 422
    assert 'data-refusal="cases.no_consent"' in told
    assert "第27条" in told
    assert reverse("intake:edit", args=[unsure.pk]) in told


def test_a_return_and_the_choice_after_it(page, sato, tanaka, asked):
    send(page(tanaka), reverse("cases:return", args=[asked.pk]), reason="まず家計相談へ")

    shown = page(sato).get(reverse("cases:show_request", args=[asked.pk])).content.decode()
    assert "まず家計相談へ" in shown
    assert "もう一度依頼する" in shown
    kept = send(page(sato), reverse("cases:keep", args=[asked.pk]))
    assert kept.status_code == 303
    asked.refresh_from_db()
    assert asked.heeded_at is not None


def test_asking_again_keeps_the_reasons_and_asks_anew_what_was_agreed(
    page, sato, tanaka, suzuki, consultation, ask, later
):
    first = ask(sato, consultation, background="だれが何をするかを決めたい。")
    services.return_request(actor=tanaka, request=first, reason="説明のあとに", at=later)

    url = reverse("cases:request", args=[consultation.pk])
    form = page(sato).get(url).context["form"]
    assert form.initial["criteria"] == first.criteria != []
    assert form.initial["background"] == "だれが何をするかを決めたい。"
    assert not {"explained", "convinced", "ground_note"} & form.initial.keys()
    assert queries.asked_before(suzuki, consultation, later) is None


def test_a_withdrawn_request(page, sato, asked):
    assert send(page(sato), reverse("cases:withdraw", args=[asked.pk])).status_code == 303
    asked.refresh_from_db()
    assert asked.answer == "withdrawn"


def test_the_open_case_of_the_household_is_offered_first(page, case, suzuki, tanaka, receive, ask):
    son = receive(suzuki, subject={"name": "見本 太郎"})
    son.household = case.household
    son.save(update_fields=["household"])
    url = reverse("cases:accept", args=[ask(suzuki, son).pk])

    office = page(tanaka)
    assert "C-R8-001「見本さん宅」に合流する" in office.get(url).content.decode()
    refused = send(office, url, into="new", title="見本さん宅", look_again_on="R8.12.4")
    assert refused.status_code == 422
    assert "開いているケースを見る" in refused.content.decode()
    joined = send(office, url, into=str(case.pk), look_again_on="R8.12.4")
    assert joined.url == reverse("desk:case", args=[case.pk])


def test_the_assessment_page_is_of_the_person_first(page, sato, case):
    client = page(sato)
    url = reverse("cases:assessment", args=[case.pk])
    assert "国に報告する項目" in client.get(url).content.decode()

    saved = send(client, url, traits=["poverty"], wish="家にいたい", _version="0")

    assert saved.status_code == 303
    assert Assessment.objects.get().person == case.origin.consultation.subject


def test_two_people_at_one_assessment_lose_nothing(page, sato, tanaka, case):
    url = reverse("cases:assessment_household", args=[case.pk])
    send(page(sato), url, wish="家にいたい", background="坂の上", _version="0")

    late = send(page(tanaka), url, wish="施設も見てみたい", _version="0")

    told = late.content.decode()
    assert late.status_code == 409
    assert "施設も見てみたい" in told
    assert "家にいたい" in told
    assert "佐藤（見本）" in told
    assert 'name="_version" value="1"' in told
    again = send(page(tanaka), url, wish="施設も見てみたい", background="坂の上", _version="1")
    assert again.status_code == 303
    assert Assessment.objects.get().version == 2


def test_each_member_has_a_page_and_nobody_else(page, sato, case, receive):
    member = services.add_member(actor=sato, case=case, name="見本 ウメ", at=case.opened_at)
    stranger = receive(sato, subject={"name": "別 太郎"}).subject
    client = page(sato)

    for person, status in ((member, 200), (stranger, 404)):
        url = reverse("cases:assessment_of", args=[case.pk, person.pk])
        assert client.get(url).status_code == status


def test_an_agency_is_called_in_and_let_go(page, sato, suzuki, case, agency_of):
    client = page(sato)
    url = reverse("cases:agencies", args=[case.pk])
    assert client.get(url).status_code == 200
    send(client, url, agency=str(agency_of(suzuki).pk), role="家計", ground="consent")

    around = case.around.get()
    end = reverse("cases:end_agency", args=[case.pk, around.pk])
    assert "小林市生活自立相談支援センター" in client.get(end).content.decode()
    assert send(client, end, reason="役割を終えた").status_code == 303


def test_who_may_be_the_same_is_asked_before_somebody_is_written_down_twice(
    page, sato, case, receive
):
    known = receive(sato, subject={"name": "見本 太郎"}).subject
    client = page(sato)
    url = reverse("cases:members", args=[case.pk])
    fields = {"name": "見本 太郎", "name_state": "known", "living_together": "yes", "tie": "子"}
    before = Person.objects.count()

    asked = send(client, url, **fields)
    assert asked.status_code == 422
    assert "同じ方かもしれません" in asked.content.decode()
    assert send(client, url, existing=str(known.pk), **fields).status_code == 303
    assert Person.objects.count() == before


def test_a_question_is_asked_and_answered_with_a_file(page, tanaka, suzuki, case, agency_of):
    office, asked = page(tanaka), page(suzuki)
    url = reverse("cases:ask_information", args=[case.pk])
    assert office.get(url).status_code == 200
    sent = send(
        office,
        url,
        asked=str(agency_of(suzuki).pk),
        items="滞納の有無",
        purpose="家計の立て直し",
        ground="consent",
        answer_by="令和8年11月27日",
    )
    assert "回答する" in asked.get(sent.url).content.decode()
    information = case.information.get()
    give = reverse("cases:give", args=[information.pk])
    assert "滞納の有無" in asked.get(give).content.decode()

    upload = SimpleUploadedFile("家計.pdf", PDF, content_type="application/pdf")
    given = send(asked, give, text="添付のとおり", file=upload)

    assert given.status_code == 303
    assert "家計.pdf" in office.get(sent.url).content.decode()
    assert office.get(reverse("cases:file", args=[information.pk])).content == PDF


@pytest.mark.parametrize(
    ("name", "who", "fields"),
    [
        ("note_phone", "tanaka", {"text": "電話で滞納なしと聞いた"}),
        ("refuse", "suzuki", {"reason": "本人から聞いていない"}),
        ("withdraw_information", "tanaka", {}),
    ],
)
def test_the_other_answers_have_their_pages(page, question, cast, name, who, fields):
    client = page(cast[who])
    url = reverse(f"cases:{name}", args=[question.pk])

    assert client.get(url).status_code == 200
    assert send(client, url, **fields).status_code == 303
    shown = client.get(reverse("cases:show_information", args=[question.pk]))
    assert shown.status_code == 200


def test_a_stranger_meets_the_same_404_everywhere(page, yamada, case, asked, question):
    client = page(yamada)
    pages = [
        ("request", asked.consultation_id),
        ("show_request", asked.pk),
        ("accept", asked.pk),
        ("agencies", case.pk),
        ("members", case.pk),
        ("assessment", case.pk),
        ("ask_information", case.pk),
        ("show_information", question.pk),
        ("give", question.pk),
    ]
    for name, pk in pages:
        assert client.get(reverse(f"cases:{name}", args=[pk])).status_code == 404, name


def test_a_request_stands_in_what_waits_to_be_taken_and_is_counted(page, tanaka, asked):
    shown = page(tanaka).get(reverse("desk:offered")).content.decode()

    assert f"request:{asked.pk}" in shown
    assert 'data-ringing="1"' in shown


def test_the_page_of_a_case_and_the_list_of_cases(page, tanaka, yamada, case):
    office, stranger = page(tanaka), page(yamada)
    url = reverse("desk:case", args=[case.pk])

    assert "関わる機関と世帯員" in office.get(url).content.decode()
    assert case.number in office.get(reverse("desk:cases")).content.decode()
    assert stranger.get(url).status_code == 404
    assert case.number not in stranger.get(reverse("desk:cases")).content.decode()


@pytest.fixture
def seen_by(rf, days):
    """A request for panels."""

    def by(actor, at):
        request = rf.get("/")
        request.actor, request.at = actor, at
        return request

    return by


def test_the_panels_show_what_is_open_and_nothing_else(
    case, question, sato, suzuki, seen_by, days, consultation
):
    services.assess(
        actor=sato,
        case=case,
        person=consultation.subject,
        version=0,
        traits=["poverty"],
        wish="家にいたい",
        at=days(1),
    )
    request = seen_by(sato, days(31))

    around = panels.around(request, case, Section.ALL)
    assert 'data-stalled="office"' in around
    assert "見本 花子" in around
    assert "家にいたい" in panels.assessment(request, case, Section.ALL)
    assert "滞納の有無" in panels.information(request, case, Section.ALL)
    assert "ケースを見る" in panels.requests(request, consultation, Section.ALL)
    assert "見本 花子" not in panels.around(request, case, Section.CARD)
    for panel in (panels.assessment, panels.information):
        assert panel(request, case, Section.CARD) == ""
    assert panels.requests(request, consultation, Section.CARD) == ""
    assert queries.information_of(suzuki, case, days(1)) == []


def test_who_may_not_know_the_name_yet_need_not_name_the_household(page, tanaka, asked):
    accept = reverse("cases:accept", args=[asked.pk])

    opened = send(page(tanaka), accept, title=" ", look_again_on="R8.12.4")

    assert opened.status_code == 303
    assert Case.objects.get().title.endswith("さんの世帯")
