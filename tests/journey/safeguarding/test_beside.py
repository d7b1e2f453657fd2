"""What stands beside the matter, on the desk, on the laws' page and on paper."""

from datetime import timedelta

from tasuki.journey.safeguarding import queries, services
from tasuki.town.relay.models import Part, Section


def test_the_matters_readers_learn_that_it_was_told_and_nothing_more(
    told, matter, suzuki, sato, sign_in, noon
):
    Part.objects.create(
        created_at=noon,
        baton=matter.baton,
        matter="consultation",
        agency_id=suzuki.agency_id,
        source="help:x",
        sections=int(Section.ALL),
        ground="consent",
        since=noon,
        sort_key=noon,
    )
    page = sign_in(suzuki).get(f"/intake/{matter.pk}/").content.decode()

    assert "小林市（高齢者虐待の担当）" in page
    assert "あざ" not in page
    assert str(told.pk) not in page
    assert str(told.pk) in sign_in(sato).get(f"/intake/{matter.pk}/").content.decode()


def test_what_is_kept_from_others_is_not_there_for_them(calling, sato, suzuki, said, later):
    said["secret"] = True
    report = services.complete(actor=sato, report=calling, at=later, **said)

    assert queries.beside(suzuki, [report.matter_id], later) == []
    assert queries.beside(sato, [report.matter_id], later) == [report]


def test_what_is_only_begun_or_decided_not_is_the_agencys_own(calling, sato, suzuki, later):
    assert queries.beside(suzuki, [calling.matter_id], later) == []
    services.decide_not_to(
        actor=sato,
        report=calling,
        at=later,
        reason="転んだあと。",
        second_name="森",
        second_opinion="見守る。",
    )
    assert queries.beside(suzuki, [calling.matter_id], later) == []
    assert len(queries.beside(sato, [calling.matter_id], later)) == 1


def test_two_clicks_from_any_page_to_the_telephone(sato, sign_in):
    client = sign_in(sato)

    foot = client.get("/").content.decode().rpartition("<footer")[2]
    page = client.get("/safeguarding/").content.decode()
    begun = client.post("/safeguarding/", {})

    assert 'href="/safeguarding/"' in foot
    assert "いま電話します" in page
    assert "同意はいりません" in page
    assert begun.status_code == 303
    assert begun.url.endswith("/write/")
    assert client.get(begun.url).status_code == 200


def test_the_matters_person_stands_in_the_form(matter, sato, yamada, sign_in):
    url = f"/safeguarding/?baton={matter.baton_id}"

    assert "見本 花子" in sign_in(sato).get(url).content.decode()
    assert "見本 花子" not in sign_in(yamada).get(url).content.decode()


def test_the_laws_answer_while_it_is_ticked(sato, sign_in):
    said = {"whom": ["elder", "%00"], "by": "carer", "danger": "no", "medical": "x"}
    part = sign_in(sato).post("/safeguarding/laws/", said).content.decode()

    assert 'data-law="elder_7_2"' in part
    assert "努力義務" in part
    assert "番号が未入力です（確認が必要な項目）" in part
    assert 'href="tel:110"' in part


def test_the_list_is_the_agencys(told, sato, yamada, sign_in):
    assert "見本花子さん" in sign_in(sato).get("/safeguarding/reports/").content.decode()
    assert "見本花子さん" not in sign_in(yamada).get("/safeguarding/reports/").content.decode()
    services.answer(actor=sato, report=told, answer="done", at=told.completed_at)
    assert "見本花子さん" not in sign_in(sato).get("/safeguarding/reports/").content.decode()
    closed = sign_in(sato).get("/safeguarding/reports/?closed=1").content.decode()
    assert "見本花子さん" in closed


def test_past_its_day_it_stands_among_what_stalls(told, sato, later):
    rows = queries.desk_rows(sato, later + timedelta(days=3), [told.baton])

    assert len(rows["stalled"]) == 1
