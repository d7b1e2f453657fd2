"""People who may be the same at two agencies come together on the 調整役's list alone."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tasuki.ground import clock
from tasuki.journey.intake import inquiries, queries, services

PERSON = {"name": "髙﨑 𠮷子", "kana": "たかさき よしこ", "birth_on": date(1944, 5, 1)}


@pytest.fixture(autouse=True)
def today(noon, monkeypatch):
    """The doors' clock shows noon."""
    monkeypatch.setattr(clock, "now", lambda: noon)


@pytest.fixture
def two(sato, suzuki, receive):
    """The same person at two counters."""
    return receive(sato, subject=PERSON), receive(suzuki, subject=PERSON)


def read(client, address="/doubles/"):
    return " ".join(client.get(address).content.decode().split())


def test_the_coordinator_reads_numbers_and_agencies_and_no_name(
    takahashi, two, sign_in, agency_of, sato, suzuki
):
    said = read(sign_in(takahashi))

    for one in two:
        assert one.number in said
    assert agency_of(sato).name in said
    assert agency_of(suzuki).name in said
    assert "髙﨑" not in said


def test_the_name_stands_where_the_coordinators_agency_sees_the_person(
    takahashi, sato, receive, sign_in
):
    receive(sato, subject=PERSON)
    receive(takahashi, subject=PERSON)

    assert read(sign_in(takahashi)).count("髙﨑 𠮷子") == 1


@pytest.mark.parametrize("login", ["sato", "suzuki", "yamada", "kanri", "watanabe", "tanaka"])
def test_nobody_else_finds_the_page(login, two, sign_in, request):
    assert sign_in(request.getfixturevalue(login)).get("/doubles/").status_code == 404


def test_one_row_of_the_desk_leads_there(takahashi, sato, two, sign_in, noon):
    rows = queries.desk_rows(takahashi, noon)["stalled"]

    assert [(row.title, row.url) for row in rows] == [
        ("同じ人かもしれない相談があります（1組）", "/doubles/")
    ]
    assert "同じ人かもしれない相談があります（1組）" in read(sign_in(takahashi), "/")
    assert queries.desk_rows(sato, noon)["stalled"] == []


def test_what_is_not_sure_or_is_one_agencys_own_or_has_ended_is_no_double(
    takahashi, sato, suzuki, receive, noon
):
    first = receive(sato, subject=PERSON)
    receive(sato, subject=PERSON)
    receive(suzuki, subject={**PERSON, "birth_on": date(1950, 5, 1)})
    assert inquiries.doubles(takahashi, noon) == []

    other = receive(suzuki, subject=PERSON)
    assert inquiries.doubles(takahashi, noon)
    services.finish(actor=suzuki, consultation=other, outcome="information", at=noon)
    assert inquiries.doubles(takahashi, noon) == []
    assert first.baton.is_open


def test_how_often_it_asks_does_not_grow(takahashi, sato, suzuki, receive, two, noon):
    def asked():
        with CaptureQueriesContext(connection) as seen:
            inquiries.doubles(takahashi, noon)
        return len(seen)

    asked()
    before = asked()
    for day in range(1, 9):
        for actor in (sato, suzuki):
            receive(
                actor,
                subject={
                    **PERSON,
                    "name": f"見本 {day}郎",
                    "kana": "",
                    "birth_on": date(1960, 1, day),
                },
            )

    assert len(inquiries.doubles(takahashi, noon)) == 9
    assert asked() == before
