"""Afterwards: who says whether a look was right, and what that does."""

import pytest
from django.urls import reverse

from tasuki.ground.errors import NotAllowed
from tasuki.journey.emergency import queries, services
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.audit.models import Entry

pytestmark = pytest.mark.django_db


def review(actor, look, result, at, note="電話の記録と合わせて確かめた。"):
    return services.review(actor=actor, look=look, result=result, note=note, at=at)


def on_desk(actor, look, at):
    rows = queries.desk_rows(actor, at).get("due", [])
    return f"look:{look.pk}" in [row.record for row in rows]


@pytest.mark.parametrize("who", ["ito", "sato", "tanaka", "yamada"])
def test_neither_the_looker_nor_an_ordinary_worker_reviews(request, look, who, later):
    with pytest.raises(NotAllowed) as no:
        review(request.getfixturevalue(who), look, "fit", later)
    assert no.value.code == "emergency.not_yours"


@pytest.mark.parametrize("who", ["kacho", "kanri"])
def test_the_supervisor_or_the_administrator_does_and_it_leaves_the_desks(
    request, look, who, sato, kanri, later
):
    actor = request.getfixturevalue(who)
    assert on_desk(actor, look, later)

    done = review(actor, look, "fit", later)

    assert done.is_done
    assert not any(on_desk(one, look, later) for one in (actor, sato, kanri))
    assert Entry.objects.filter(action="emergency.reviewed").count() == 1
    with pytest.raises(NotAllowed) as no:
        review(actor, done, "fit", later)
    assert no.value.code == "emergency.reviewed"


def test_unsure_stays_on_the_desks(look, kacho, kanri, sato, later):
    review(kacho, look, "unsure", later)
    assert all(on_desk(one, look, later) for one in (kacho, kanri, sato))


def test_not_right_closes_at_once(look, consultation, kacho, ito, later):
    review(kacho, look, "unfit", later)
    assert not relay.may_see(ito, consultation.baton_id, Section.CARD, later)


@pytest.mark.parametrize(
    ("result", "note", "code"),
    [
        ("", "x", "emergency.no_result"),
        ("unfit", " ", "emergency.no_note"),
        ("unsure", "", "emergency.no_note"),
    ],
)
def test_it_says_what_and_why(look, kacho, later, result, note, code):
    with pytest.raises(NotAllowed) as no:
        review(kacho, look, result, later, note)
    assert no.value.code == code


def test_the_administrator_is_told_whom_to_ask(look, kanri, kacho, sign_in):
    page = reverse("emergency:look", args=[look.pk])

    assert "担当機関に電話して" in sign_in(kanri).get(page).content.decode()
    assert "担当機関に電話して" not in sign_in(kacho).get(page).content.decode()


def test_the_page_reviews(look, kanri, sign_in):
    client = sign_in(kanri)
    url = f"/emergency/looks/{look.pk}/"
    assert client.post(url, {"result": "unfit", "note": ""}).status_code == 422
    assert client.post(url, {"result": "fit", "note": ""}).status_code == 303
    look.refresh_from_db()
    assert look.is_done


def test_afterwards_the_page_says_who_reviewed_it_and_keeps_the_note_for_its_writer(
    look, kanri, sato, ito, later, sign_in
):
    review(kanri, look, "fit", later, note="担当機関に電話した。")
    url = reverse("emergency:look", args=[look.pk])
    for actor in (kanri, sato):
        page = sign_in(actor).get(url).content.decode()
        assert "確かめた人" in page
        assert "管理（見本）" in page
        assert "担当機関に電話した。" in page
