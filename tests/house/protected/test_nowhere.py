"""What is protected stands on no page, no paper, in no JSON, log, mail, draft, record or table."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection
from django.urls import reverse

from tasuki.journey.cases.models import Case
from tasuki.journey.intake import services as intake
from tasuki.journey.intake.models import Consultation
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Person
from tasuki.residents.protection import places, queries, services
from tasuki.residents.protection.models import Sweep
from tasuki.trust.access.actor import Actor
from tasuki.trust.drafts import services as drafts
from tasuki.trust.drafts.models import Draft
from tests.conftest import CAST, NOON
from tests.house.protected.values import ADDRESS, PHONE, SAID, SCHOOL, WORK, found, read
from tests.pages.doors import ACTS, LISTS, OTHERS, PAPERS, READS
from tests.pages.stories.acts import enter
from tests.pages.stories.house import House

# Files as somebody handed them in cannot be rewritten: the person's page lists them to be looked at.
HANDED_IN = {"cases:file", "consent:scan"}


def walk(house: House, actor: Actor) -> Iterator[tuple[str, str]]:
    client = enter(actor)
    doors = [house.address(door) for door in (*ACTS, *READS, *OTHERS) if door.name not in HANDED_IN]
    papers = [f"/papers/{kind}/{house.ids[key]}.pdf" for kind, _who, key in PAPERS]
    for address in dict.fromkeys([*doors, *papers, *LISTS]):
        yield address, read(client.get(address))


@pytest.mark.slow
@pytest.mark.parametrize("login", sorted(CAST))
def test_no_page_no_paper_and_no_file_shows_it(house: House, login: str, caplog: Any) -> None:
    shown = [(url, found(text)) for url, text in walk(house, house.cast[login]) if found(text)]

    assert shown == []
    assert found(caplog.text) == []
    assert found(str([(one.subject, one.body) for one in mail.outbox])) == []


def test_no_table_of_the_database_holds_it_in_clear(house: House) -> None:
    held = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            text = "\n".join(_plain(value) for row in cursor for value in row)
            if hit := found(text):
                held[table] = hit

    assert held == {}


def _plain(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode(errors="replace")
    text = str(value)
    return text.encode().decode("unicode_escape", errors="replace") if "\\u" in text else text


def test_no_draft_holds_it(house: House) -> None:
    assert found(str([drafts.read(one) for one in Draft.objects.all()])) == []


@pytest.mark.parametrize("asked", [PHONE, PHONE.replace("-", ""), PHONE[-4:], ADDRESS, SCHOOL])
def test_no_search_finds_anybody_by_it(house: House, asked: str) -> None:
    for actor in house.cast.values():
        assert people.search(actor, asked, NOON) == []
    client = enter(house.cast["sato"])
    typed = client.post("/intake/lookalikes/", {"phone": asked}, headers={"HX-Request": "true"})
    assert typed.content == b""


@pytest.mark.parametrize(
    "text", [SAID, "細野３８－１に行く", "電話 ０９８４（２３）１１１１", f"{SCHOOL}の運動会"]
)
def test_no_text_can_bring_it_back(house: House, text: str) -> None:
    client, url, entries = house.form("record")

    answer = client.post(url, {**entries, "content": [text]})

    assert answer.status_code == 422
    assert "〔保護〕" in answer.content.decode()


def test_a_new_address_at_the_counter_is_sealed_and_not_lost(house: House) -> None:
    one = Consultation.objects.select_related("subject").get(pk=house.ids["kept"])
    sato = house.cast["sato"]

    intake.correct(
        actor=sato,
        consultation=one,
        version=one.version,
        subject={"phone": "0984-22-9999", "address": "小林市堤1番地", "name": one.subject.name},
        at=NOON,
    )

    stands = Person.objects.get(pk=one.subject_id)
    assert (stands.phone, stands.address) == ("", "")
    opened = services.reveal(actor=sato, person=stands, reason="受診に付き添う", at=NOON)
    assert (opened["phone"], opened["address"]) == ("0984-22-9999", "小林市堤1番地")
    assert opened["school"] == SCHOOL


def test_the_page_that_opens_it_shows_it_once_and_is_kept_nowhere(house: House) -> None:
    person = Person.objects.get(pk=Consultation.objects.get(pk=house.ids["kept"]).subject_id)
    url = f"/protection/persons/{person.pk}/reveal/"
    client = enter(house.cast["sato"])

    assert found(read(client.get(url))) == []
    answer = client.post(url, {"reason": "受診に付き添う"})

    assert set(found(read(answer))) >= {ADDRESS, PHONE, SCHOOL, WORK}
    assert "no-store" in answer["Cache-Control"]
    assert found(read(client.get(url))) == []
    assert found(read(enter(house.cast["tani"]).get("/protection/"))) == []


# Rooms whose tables hold words of matters.
HOLDING = ("tasuki.residents.", "tasuki.journey.", "tasuki.town.relay.")
# Names of tables and ids of what is looked for: nobody writes into it.
WITHOUT_WORDS = {Sweep}


def test_every_table_that_leads_to_a_person_is_searched() -> None:
    searched = {place.model for place in places.every()}
    missed = [
        model.__name__
        for model in apps.get_models()
        if model.__module__.startswith(HOLDING)
        and places.columns(model)
        and model not in searched | WITHOUT_WORDS
    ]

    assert missed == []


def test_files_that_were_handed_in_are_listed_to_be_looked_at(house: House) -> None:
    case = Case.objects.get(pk=house.ids["planned"])
    person = case.origin.consultation.subject

    listed = {one.url for one in queries.files_near(person.pk)}
    assert reverse("cases:show_information", args=[house.ids["answered"]]) in listed
    page = read(enter(house.cast["sato"]).get(f"/protection/persons/{person.pk}/"))
    assert "添付" in page
