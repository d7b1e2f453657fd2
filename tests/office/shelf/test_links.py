"""Links are tried by hand; a dead one cannot be pressed, and a reader may say so without a word."""

from datetime import timedelta

import pytest

from tasuki.ground.errors import HouseError, NotAllowed, WrongState
from tasuki.office.shelf import queries, services
from tasuki.office.shelf.models import LinkReport
from tasuki.town.municipality import changes, pack
from tasuki.trust.access.actor import CLOCK
from tests.conftest import SINCE

ADDRESS = "https://www.example.jp/"


@pytest.fixture
def link(town, settings, tmp_path):
    """小林市 with one link, put in through the browser."""
    settings.PACK_CHANGES_DIR = tmp_path
    row = {"code": "young", "title": "ヤングケアラー", "url": ADDRESS, "source": "町の入力"}
    told = changes.Told("版", {"link": [{**row, "state": "原文どおり"}]}, {})
    changes.write("kobayashi", SINCE.year, told)
    return pack.current(SINCE).links[0]


def waits(at):
    return [one.waits for one in queries.links(at.date())]


def test_a_link_is_due_until_it_is_tried_and_again_after_half_a_year(link, watanabe, noon):
    assert waits(noon) == ["半年のあいだ確かめていません"]
    assert [row.title for row in queries.desk_rows(watanabe, noon)["due"]] == [link.title]

    services.check_link(actor=watanabe, link=link, state="ok", at=noon)

    assert waits(noon + timedelta(days=180)) == [""]
    assert waits(noon + timedelta(days=181)) == ["半年のあいだ確かめていません"]


def test_a_dead_link_cannot_be_pressed_on_the_public_page(link, client, watanabe, noon):
    before = client.get("/about/").content.decode()

    services.check_link(actor=watanabe, link=link, state="dead", at=noon)

    after = client.get("/about/").content.decode()
    assert f'href="{ADDRESS}"' in before
    assert f'href="{ADDRESS}"' not in after
    assert "このリンクは切れています（確認中）" in after
    assert waits(noon) == ["リンクが切れています"]


def test_a_reader_says_so_once_a_day_without_a_word(link, client, watanabe, noon):
    services.check_link(actor=watanabe, link=link, state="ok", at=noon)
    for _ in range(2):
        assert client.post("/about/links/young/").status_code == 303

    assert LinkReport.objects.count() == 1
    with pytest.raises(WrongState, match="ありがとう"):
        services.report_link(actor=CLOCK, link=link, at=LinkReport.objects.get().created_at)
    assert client.get("/about/links/nowhere/").status_code == 404


def test_what_a_reader_says_stands_on_the_list_until_somebody_tries(link, watanabe, noon, later):
    services.check_link(actor=watanabe, link=link, state="ok", at=noon)
    services.report_link(actor=CLOCK, link=link, at=later)
    assert waits(later) == ["開けなかったという知らせがあります"]

    services.check_link(actor=watanabe, link=link, state="ok", at=later + timedelta(minutes=1))

    assert waits(later) == [""]


def test_a_press_from_elsewhere_is_refused(link):
    from django.test import Client

    Client(enforce_csrf_checks=True).post("/about/links/young/")

    assert not LinkReport.objects.exists()


def test_only_its_keepers_try_a_link(link, sato, sign_in, watanabe, noon):
    with pytest.raises(NotAllowed, match="事務局"):
        services.check_link(actor=sato, link=link, state="ok", at=noon)
    bare = pack.Link(code="x", title="x", source="", state=pack.State.VERBATIM)
    with pytest.raises(HouseError, match="不明"):
        services.check_link(actor=watanabe, link=bare, state="ok", at=noon)

    assert sign_in(watanabe).get("/shelf/links/").status_code == 200
    done = sign_in(watanabe).post("/shelf/links/young/check/", {"state": "dead"})
    assert done.status_code == 303
    assert sign_in(sato).post("/shelf/links/young/check/", {"state": "ok"}).status_code == 404
