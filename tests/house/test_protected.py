"""Nobody who is protected can be found: not by a stranger, not by whom they fled from.

The first half protects everybody of a whole story and looks for four values wherever anything can
stand: pages, papers, JSON, logs, mails, drafts, the record, the tables themselves. The second half
is one test for every way by which an abuser could be made to see somebody.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import reverse
from pypdf import PdfReader

from tasuki.ground import clock
from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.journey.cases import services as cases
from tasuki.journey.cases.models import Case
from tasuki.journey.intake import queries as intake_queries
from tasuki.journey.intake import services as intake
from tasuki.journey.intake.models import Consultation
from tasuki.journey.meetings import services as meetings
from tasuki.journey.meetings.models import Meeting
from tasuki.residents.consent import queries as consents
from tasuki.residents.people import queries as people
from tasuki.residents.people import services as registry
from tasuki.residents.people.models import Concern, Person, Standing, Tie
from tasuki.residents.protection import places, queries, services
from tasuki.residents.protection.models import Sweep
from tasuki.town.municipality import pack
from tasuki.town.organizations import services as organizations
from tasuki.town.organizations.models import Staff
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.drafts import services as drafts
from tasuki.trust.drafts.models import Draft
from tests.conftest import CAST, NOON, SINCE, appoint
from tests.pages.conftest import doors_at_noon
from tests.pages.doors import ACTS, LISTS, OTHERS, PAPERS, READS
from tests.pages.stories import acts, words
from tests.pages.stories.acts import agency, enter
from tests.pages.stories.house import House

__all__ = ["doors_at_noon"]

ADDRESS, PHONE = words.ADDRESS, words.PHONE
SCHOOL, WORK = "見本坂第二小学校", "見本堂はなぞの薬局"
SECRET = (ADDRESS, "細野38番地1", PHONE, PHONE.replace("-", ""), SCHOOL, WORK)
SAID = f"住まいは{ADDRESS}。電話は{PHONE}。子は{SCHOOL}、勤めは{WORK}。"


@pytest.fixture(scope="module")
def _protected(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    """The whole story, with the four values written everywhere, and then everybody protected."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: NOON)
        for name in ("STORY", "HEARD", "WORRY"):
            patch.setattr(words, name, getattr(words, name) + SAID)
        organizations.load_pack(actor=CLOCK, agencies=pack.current(SINCE).agencies, at=NOON)
        house = House({login: appoint(login) for login in CAST}).build()
        told = {"told": ["name", "address", "phone", "topics", "narrative", "records"]}
        acts.offer(house.cast, acts.receive(house.cast["sato"]), **told)
        # The protected of the table of pages live elsewhere; the story is not theirs.
        Consultation.objects.filter(subject__protected=True).update(narrative="")
        _protect_everybody(house)
        yield house
        transaction.set_rollback(True)


@pytest.fixture
def db(_protected: House, django_db_blocker: Any) -> Iterator[None]:
    """The database with the story in it; what a test changes is undone after it."""
    with django_db_blocker.unblock():
        point = transaction.savepoint()
        yield
        transaction.savepoint_rollback(point)


@pytest.fixture
def house(_protected: House, db: None, doors_at_noon: None) -> House:
    return _protected


def _protect_everybody(house: House) -> None:
    for person in Person.objects.filter(protected=False).exclude(address="", phone=""):
        actor = _who_sees(house, person)
        services.protect(
            actor=actor, person=person, kind="before", reason="逃げてきた", at=NOON, texts=False
        )
        person.refresh_from_db()
        services.note_contact(actor=actor, person=person, school=SCHOOL, workplace=WORK, at=NOON)
        with suppress(WrongState):  # nothing was written of this one
            services.replace_texts(actor=actor, person=person, at=NOON)


def _who_sees(house: House, person: Person) -> Actor:
    return next(
        actor
        for actor in house.cast.values()
        if people.people_for(actor, NOON).filter(pk=person.pk).exists()
    )


# Files as somebody handed them in cannot be rewritten: the person's page lists them to be looked at.
HANDED_IN = {"cases:file", "consent:scan"}


def found(text: str) -> list[str]:
    return [value for value in SECRET if value in text]


def read(answer: Any) -> str:
    """A page, a paper or a file as text."""
    content = (
        answer.content if isinstance(answer, HttpResponse) else b"".join(answer.streaming_content)
    )
    if content.startswith(b"%PDF") and b"startxref" in content:
        pages = PdfReader(BytesIO(content)).pages
        return "".join(re.sub(r"\s", "", page.extract_text()) for page in pages)
    return content.decode(errors="replace") + str(answer.headers)


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


# --- the abuser ---------------------------------------------------------------------------------------


@pytest.fixture
def apart(house: House) -> dict[str, Any]:
    """花子, known to 佐藤, fled from 太郎, whose own worry 鈴木 holds; 谷 is 太郎's sister."""
    cast = house.cast
    his = acts.receive(cast["suzuki"], subject={"name": "保護 太郎", "phone": "", "address": ""})
    hers = acts.receive(
        cast["sato"],
        subject={"name": "保護 花子", "phone": "0984-25-5555", "address": "小林市北西方5番地"},
    )
    hanako, taro = hers.subject, his.subject
    Concern.objects.create(baton=his.baton, person=hanako, part=Standing.MEMBER, created_at=NOON)
    home = registry.make_household(
        actor=cast["suzuki"],
        label="保護さん宅",
        members=[registry.Member(taro), registry.Member(hanako, tie="妻")],
        at=NOON,
    )
    registry.tie_persons(actor=cast["suzuki"], person=hanako, other=taro, kind="spouse", at=NOON)
    services.protect(actor=cast["sato"], person=hanako, kind="before", reason="夫の暴力", at=NOON)
    hanako.refresh_from_db()
    services.estrange(actor=cast["sato"], person=hanako, manner="abuser", other=taro, at=NOON)
    services.estrange(
        actor=cast["sato"],
        person=hanako,
        manner="tied",
        staff=Staff.objects.get(pk=cast["tani"].staff_id),
        at=NOON,
    )
    return {"hanako": hanako, "taro": taro, "his": his, "hers": hers, "home": home, **cast}


def test_the_household_list_of_the_abuser_leaves_the_person_out(apart: dict[str, Any]) -> None:
    for login in ("suzuki", "sato"):
        shown = people.members_of(apart[login], apart["home"], NOON)
        assert apart["hanako"] not in [one.person for one in shown]


def test_the_family_of_the_abuser_leaves_the_person_out(apart: dict[str, Any]) -> None:
    assert not Tie.objects.filter(person=apart["hanako"]).exists()
    assert apart["hanako"] not in consents.near_persons(apart["taro"])


def test_the_abusers_page_and_paper_leave_the_person_out(apart: dict[str, Any]) -> None:
    client = enter(apart["suzuki"])
    page = read(client.get(reverse("desk:consultation", args=[apart["his"].pk])))

    assert "保護 太郎" in page
    assert "花子" not in page


def test_the_abusers_case_leaves_the_person_out(apart: dict[str, Any]) -> None:
    asked = cases.request(
        actor=apart["suzuki"],
        consultation=apart["his"],
        criteria=["role_division"],
        explained="整理してもらうことを説明した。",
        convinced=True,
        ground_note="窓口で了解を得た。",
        at=NOON,
    )
    case = cases.accept_request(
        actor=apart["tanaka"],
        request=asked,
        title="保護さん宅",
        look_again_on=words.LOOK,
        at=NOON,
    )

    assert apart["hanako"].pk not in people.concerned([case.lead_id])
    page = read(enter(apart["tanaka"]).get(reverse("desk:case", args=[case.pk])))
    assert "太郎" in page
    assert "花子" not in page


def test_no_search_of_the_abusers_counter_finds_the_person(apart: dict[str, Any]) -> None:
    assert people.search(apart["suzuki"], "花子", NOON) == []
    alike = intake_queries.alike(
        apart["suzuki"], name="保護 花子", kana="", birth_on=None, phone="", at=NOON
    )
    assert alike == []


def test_asking_other_agencies_answers_nothing(apart: dict[str, Any]) -> None:
    asked = people.traits_of(apart["hanako"])

    assert people.known_elsewhere(apart["suzuki"], asked) == []


@pytest.mark.parametrize("name", ["保護 太郎", "保護太郎（夫）"])
def test_the_abuser_gets_no_seat_at_a_table_about_the_person(
    apart: dict[str, Any], name: str
) -> None:
    sitting = _table_about(apart)

    with pytest.raises(NotAllowed) as refused:
        meetings.invite(actor=apart["takahashi"], meeting=sitting, name=name, at=NOON)
    assert refused.value.code == "protection.may_not_meet"


def test_nor_does_a_worker_who_is_tied_to_the_abuser(apart: dict[str, Any]) -> None:
    sitting = _table_about(apart)

    with pytest.raises(NotAllowed):
        meetings.invite(
            actor=apart["takahashi"],
            meeting=sitting,
            agency=agency(apart["tani"]),
            staff=Staff.objects.get(pk=apart["tani"].staff_id),
            at=NOON,
        )


def test_nothing_of_the_person_is_brought_where_the_abuser_sits(apart: dict[str, Any]) -> None:
    case = acts.open_case(apart, apart["hers"])
    sitting = meetings.convene(
        actor=apart["takahashi"], body="individual", held_at=words.SITTING, at=NOON
    )
    meetings.invite(actor=apart["takahashi"], meeting=sitting, name="保護 太郎", at=NOON)

    with pytest.raises(NotAllowed):
        meetings.bring(
            actor=apart["tanaka"], meeting=sitting, kind="case", item_id=case.pk, at=NOON
        )


def _table_about(apart: dict[str, Any]) -> Meeting:
    case = acts.open_case(apart, apart["hers"])
    sitting = meetings.convene(
        actor=apart["takahashi"], body="individual", held_at=words.SITTING, at=NOON
    )
    meetings.bring(actor=apart["tanaka"], meeting=sitting, kind="case", item_id=case.pk, at=NOON)
    return Meeting.objects.get(pk=sitting.pk)


@pytest.mark.parametrize("other", [True, False])
def test_the_abuser_speaks_for_the_person_in_no_consent(apart: dict[str, Any], other: bool) -> None:
    said = consents.may_represent(
        apart["hanako"], giver="representative", other=apart["taro"] if other else None
    )

    assert not said


def test_a_relative_with_an_account_sees_nothing_of_the_person(apart: dict[str, Any]) -> None:
    client = enter(apart["tani"])
    hers = apart["hers"]

    assert client.get(reverse("desk:consultation", args=[hers.pk])).status_code == 404
    for name in ("protection:person", "protection:reveal", "protection:contact"):
        address = reverse(name, args=[apart["hanako"].pk])
        assert client.get(address).status_code == 404
        assert enter(apart["sato"]).get(address).status_code == 200
    for address in LISTS:
        assert "花子" not in read(client.get(address))
    assert people.search(apart["tani"], "花子", NOON) == []
    assert queries.objections(apart["tani"], {"x": "北西方5番地"}, [], NOON) == {}


def test_a_relative_who_takes_the_worry_in_is_not_told_either(apart: dict[str, Any]) -> None:
    alike = intake_queries.alike(
        apart["tani"], name="保護 花子", kana="", birth_on=date(1944, 5, 3), phone="", at=NOON
    )

    assert apart["hanako"].pk not in [one.person.pk for one in alike]


def test_the_package_of_the_abusers_data_has_no_way_to_the_person(apart: dict[str, Any]) -> None:
    """What is given out of 太郎's data is gathered by the matters and households he stands in."""
    matters = Concern.objects.filter(person=apart["taro"]).values("baton")
    beside = Concern.objects.filter(baton__in=matters).values_list("person_id", flat=True)

    assert apart["hanako"].pk not in set(beside)
    assert apart["hanako"].pk not in [
        one.person_id
        for home in people.households_of([apart["taro"].pk]).get(apart["taro"].pk, [])
        for one in home.memberships.all()
    ]


def test_a_later_matter_of_the_abuser_is_parted_at_once(apart: dict[str, Any]) -> None:
    again = acts.receive(apart["suzuki"], subject={"name": "同居の人", "phone": "", "address": ""})
    registry.concern_person(actor=apart["suzuki"], baton=again.baton, person=apart["taro"], at=NOON)
    Concern.objects.create(
        baton=again.baton, person=apart["hanako"], part=Standing.MEMBER, created_at=NOON
    )
    registry.tie_persons(
        actor=apart["suzuki"],
        person=apart["taro"],
        other=again.subject,
        kind="other",
        at=NOON,
    )

    assert apart["hanako"].pk not in people.concerned([again.baton_id])
