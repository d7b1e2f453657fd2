"""Who told us: who may know it, by which ways it leaves, and that there is no other."""

import pytest
from django.test import Client

from tasuki.ground.errors import HouseError
from tasuki.journey.safeguarding import services
from tasuki.trust.audit.models import Entry, Words
from tests.journey.safeguarding.conftest import REPORTER

NAMES = ("垣見", "ハル子")


def test_who_wrote_it_and_the_agencys_head_may_know(told, sato, boss, later):
    for actor in (sato, boss):
        name = services.reveal(actor=actor, report=told, reason="受け手からの照会", at=later)
        assert name == REPORTER
    assert Entry.objects.filter(action="safeguarding.reporter_shown").count() == 2
    assert not [one for one in Words.objects.all() if NAMES[0] in str(one.content)]


def test_a_colleague_and_any_other_agency_may_not(told, tani, suzuki, later):
    for actor, code in (
        (tani, "safeguarding.reporter_closed"),
        (suzuki, "safeguarding.not_your_report"),
    ):
        with pytest.raises(HouseError) as refused:
            services.reveal(actor=actor, report=told, reason="知りたい", at=later)
        assert refused.value.code == code


@pytest.mark.parametrize(
    ("reason", "code"),
    [("", "safeguarding.no_reason"), ("垣見さんに会うため", "safeguarding.names_reporter")],
)
def test_the_reason_is_said_and_names_nobody(told, sato, later, reason, code):
    with pytest.raises(HouseError) as refused:
        services.reveal(actor=sato, report=told, reason=reason, at=later)

    assert refused.value.code == code


def test_what_was_seen_by_the_worker_has_no_name_to_show(calling, sato, said, later):
    said |= {"reporter_kind": "self", "reporter_name": ""}
    report = services.complete(actor=sato, report=calling, at=later, **said)

    with pytest.raises(HouseError) as refused:
        services.reveal(actor=sato, report=report, reason="確認", at=later)

    assert refused.value.code == "safeguarding.no_reporter"


def test_the_paper_names_nobody_unless_it_was_ticked(told, calling, sato, later):
    with pytest.raises(HouseError) as refused:
        services.print_named(actor=sato, report=told, at=later)

    assert refused.value.code == "safeguarding.name_not_for_paper"


def test_the_named_paper_is_written_down_and_only_for_who_may_know(
    calling, sato, tani, said, later, sign_in
):
    report = services.complete(
        actor=sato, report=calling, at=later, **{**said, "reporter_told": True}
    )
    url = f"/papers/report_named/{report.pk}.pdf"

    assert sign_in(tani).get(url).status_code == 404
    assert sign_in(sato).get(url).status_code == 200
    assert Entry.objects.filter(action="safeguarding.reporter_printed").count() == 1


def test_no_page_of_anybody_names_the_reporter(told, matter, sato, tani, boss, sign_in):
    pages = (
        "/",
        "/log/",
        "/search/?q=垣見",
        f"/safeguarding/reports/{told.pk}/",
        f"/safeguarding/reports/{told.pk}/answer/",
        f"/safeguarding/reports/{told.pk}/reporter/",
        "/safeguarding/reports/",
        f"/intake/{matter.pk}/",
    )
    for actor in (sato, tani, boss):
        client: Client = sign_in(actor)
        for page in pages:
            assert "ハル子" not in client.get(page).content.decode(), page


def test_the_name_is_shown_once_and_sending_again_shows_the_report(told, sato, sign_in):
    client = sign_in(sato)
    url = f"/safeguarding/reports/{told.pk}/reporter/"
    once = "0192f3a0-0000-7000-8000-000000000001"

    first = client.post(url, {"reason": "受け手からの照会", "_once": once})
    second = client.post(url, {"reason": "受け手からの照会", "_once": once})

    assert first.status_code == 200
    assert REPORTER in first.content.decode()
    assert first["Cache-Control"] == "no-store"
    assert second.status_code == 303
    assert second.url == f"/safeguarding/reports/{told.pk}/"


def test_who_wrote_it_is_not_told_to_a_colleague(told, tani, sato, sign_in):
    url = f"/safeguarding/reports/{told.pk}/"
    own, other = (sign_in(one).get(url).content.decode() for one in (sato, tani))

    assert own.count("佐藤（見本）") > other.count("佐藤（見本）")
    assert "佐藤（見本）" not in other


def test_a_form_that_names_them_elsewhere_says_beside_which_field(calling, sato, sign_in, said):
    client = sign_in(sato)
    typed = {
        "whom": "elder",
        "danger": "yes",
        "about": "見本花子さん",
        "receiver": "municipality_elder",
        "told_on": "令和8年11月20日",
        "told_time": "１２：３０",
        "seen": "垣見さんが見た。",
        "look_again_on": "12/1",
        "reporter_kind": "outside",
        "reporter_name": REPORTER,
    }

    refused = client.post(f"/safeguarding/reports/{calling.pk}/write/", typed)

    assert refused.status_code == 422
    assert 'href="#id_seen"' in refused.content.decode()
