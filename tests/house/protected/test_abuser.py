"""One test for every way by which an abuser could be made to see somebody."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from tasuki.ground.errors import NotAllowed
from tasuki.journey.cases import services as cases
from tasuki.journey.intake import queries as intake_queries
from tasuki.journey.meetings import services as meetings
from tasuki.journey.meetings.models import Meeting
from tasuki.residents.consent import queries as consents
from tasuki.residents.people import queries as people
from tasuki.residents.people import services as registry
from tasuki.residents.people.models import Concern, Standing, Tie
from tasuki.residents.protection import queries, services
from tasuki.town.organizations.models import Staff
from tests.conftest import NOON
from tests.house.protected.values import read
from tests.pages.doors import LISTS
from tests.pages.stories import acts, words
from tests.pages.stories.acts import agency, enter
from tests.pages.stories.house import House


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
