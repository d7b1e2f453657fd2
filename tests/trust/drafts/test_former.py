"""What was typed is not replaced by less of it: both are kept, and both are offered."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tasuki.trust.drafts import queries, services
from tasuki.trust.drafts.models import Draft

FULL = {"text": ["長く書いた文章です。"], "name": ["見本 花子"], "kind": ["hold"]}
EMPTY = {"text": [""], "name": [""], "kind": ["hold"]}


@pytest.mark.parametrize(
    ("before", "now", "gone"),
    [
        (FULL, EMPTY, True),
        (FULL, {**FULL, "name": [""]}, True),
        (FULL, {"text": ["長く書いた文章です。"]}, True),
        (FULL, {**FULL, "text": ["短くした。"]}, False),
        (FULL, {**FULL, "kind": []}, False),
        ({"ticks": ["care", "money"]}, {"ticks": []}, False),
        ({"_version": ["日本"]}, {}, False),
        (EMPTY, FULL, False),
    ],
)
def test_words_that_are_gone(before, now, gone):
    assert services.lost(before, now) is gone


@pytest.fixture
def keep(db, noon):
    staff = uuid4()

    def save(fields, minutes=0, tab=""):
        at = noon + timedelta(minutes=minutes)
        return services.save(
            staff_id=staff,
            form="f",
            subject="s",
            fields=fields,
            page="/x/",
            at=at,
            tab=tab,
        )

    save.staff = staff
    return save


def test_an_emptied_form_leaves_the_fuller_one_beside_it(keep):
    keep(FULL)
    newest = keep(EMPTY, 1)

    assert queries.latest(keep.staff, "f", "s").pk == newest.pk
    assert services.read(newest) == EMPTY
    former = queries.every(keep.staff, "f", "s").exclude(pk=newest.pk).get()
    assert services.read(former) == FULL


def test_the_fullest_stays_when_it_is_emptied_twice(keep):
    keep(FULL)
    keep({**FULL, "name": [""]}, 1)
    newest = keep(EMPTY, 2)

    former = queries.every(keep.staff, "f", "s").exclude(pk=newest.pk).get()
    assert services.read(former) == FULL


def test_typing_on_leaves_nothing_behind(keep):
    keep(FULL)
    keep({**FULL, "text": ["もっと長く書いた文章です。"]}, 1)

    assert Draft.objects.count() == 1


def test_a_former_version_is_no_row_of_the_desk_and_goes_with_the_act(keep):
    keep(FULL)
    keep(EMPTY, 1)

    assert len(queries.drafts_of(keep.staff)) == 1
    services.drop(staff_id=keep.staff, form="f", subject="s")
    assert not Draft.objects.exists()


SEEN = "腕に新しいあざが三つ見えた。"
FORM = {"form": "safeguarding.begin", "subject": "", "page": "/safeguarding/", "tab": "1"}


def autosave(client, **fields):
    body = {**FORM, "fields": {name: [text] for name, text in fields.items()}}
    return client.post("/drafts/save/", body, content_type="application/json")


def test_a_refused_form_without_the_words_offers_the_one_with_them(sato, sign_in):
    client = sign_in(sato)
    autosave(client, about=SEEN, receiver_name="")

    refused = client.post("/safeguarding/", {"about": "", "danger": "nonsense"})
    page = refused.content.decode()
    url = page.partition("data-draft-other")[2].partition('href="')[2].partition('"')[0]

    assert refused.status_code == 422
    assert SEEN in client.get(f"/safeguarding/{url}").content.decode()
    again = client.get("/safeguarding/").content.decode()
    assert "data-draft-other" in again


def test_a_page_asks_for_what_came_after_it_was_drawn(sato, tanaka, sign_in):
    client = sign_in(sato)
    saved = autosave(client, about=SEEN).json()["at"]
    asked = {"form": FORM["form"], "subject": ""}

    none = client.get("/drafts/newer/", {**asked, "since": saved}).json()
    first = client.get("/drafts/newer/", {**asked, "since": ""})
    other = sign_in(tanaka).get("/drafts/newer/", {**asked, "since": ""}).json()
    nonsense = client.get("/drafts/newer/", {"form": "\0", "since": "²"}).json()

    assert none == {}
    assert first.json()["fields"]["about"] == [SEEN]
    assert first["Cache-Control"] == "no-store"
    assert other == {}
    assert nonsense == {}


def test_a_draft_of_somebody_else_is_not_opened_by_its_id(sato, tanaka, sign_in):
    autosave(sign_in(sato), about=SEEN)
    own = Draft.objects.get()

    page = sign_in(tanaka).get(f"/safeguarding/?draft={own.pk}").content.decode()

    assert SEEN not in page
    assert sign_in(sato).get("/safeguarding/?draft=x").status_code == 200
