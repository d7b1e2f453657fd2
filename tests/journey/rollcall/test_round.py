"""中土佐町 after a warning: who is looked after, by 地区, ticked off one by one."""

import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from tasuki.ground.errors import HouseError
from tasuki.journey.cases import services as cases
from tasuki.journey.intake import services as intake
from tasuki.journey.rollcall import queries, rules, services
from tasuki.journey.rollcall.models import Round
from tasuki.residents.people.models import Person
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.roles import Role
from tasuki.trust.audit.models import Entry

Open = Callable[[str], dict[str, Agency]]


@pytest.fixture
def nakatosa(a_town: Open) -> dict[str, Agency]:
    return a_town("nakatosa")


@pytest.fixture
def leader(nakatosa: dict[str, Agency], hire: Callable[..., Actor]) -> Actor:
    return hire("leader", ("shakyo_chiiki", Role.COORDINATOR))


@pytest.fixture
def stranger(nakatosa: dict[str, Agency], hire: Callable[..., Actor]) -> Actor:
    return hire("stranger", ("houkatsu", Role.COUNSELLOR))


@pytest.fixture
def receive(leader: Actor, nakatosa: dict[str, Agency], noon: datetime) -> Callable[..., Person]:
    def received(name: str, area: str, **subject: Any) -> Person:
        return intake.receive(
            actor=leader,
            at=noon,
            agency=nakatosa["shakyo_chiiki"],
            subject={"name": name, "address": f"{area}見本番地", **subject},
            main_topic="income",
            topics=["income"],
            method="visit",
            area=area,
        ).subject

    return received


@pytest.fixture
def going(leader: Actor, nakatosa: dict[str, Agency], noon: datetime) -> Round:
    return services.begin(
        actor=leader, agency=nakatosa["shakyo_chiiki"], reason="大雨警報", at=noon
    )


def test_everybody_looked_after_stands_on_the_list_by_area(
    leader: Actor, receive: Callable[..., Person], going: Round, noon: datetime
) -> None:
    receive("見本 一郎", "久礼")
    receive("見本 二郎", "上ノ加江")
    receive("見本 三郎", "")
    lines = queries.lines_of(leader, going, noon)
    listed = [(area, [line.name for line in some]) for area, some in queries.by_area(lines)]
    assert listed == [
        ("上ノ加江", ["見本 二郎"]),
        ("久礼", ["見本 一郎"]),
        ("地区の記録なし", ["見本 三郎"]),
    ]
    assert lines[1].carer.startswith("中土佐町社会福祉協議会")


def test_a_tick_says_who_was_found_when_and_by_whom_once(
    leader: Actor, receive: Callable[..., Person], going: Round, noon: datetime, later: datetime
) -> None:
    person = receive("見本 一郎", "久礼")
    services.tick(actor=leader, round=going, persons=[person.pk], at=later)
    services.tick(actor=leader, round=going, persons=[person.pk], at=later)
    check = going.checks.get()
    assert (check.person_id, check.at, check.by_id) == (person.pk, later, leader.staff_id)
    assert queries.look_facts(going, queries.lines_of(leader, going, later))["left"] == 0
    assert Entry.objects.filter(action="rollcall.ticked").count() == 2


def test_the_address_of_a_protected_person_is_not_on_the_list(
    leader: Actor, receive: Callable[..., Person], going: Round, noon: datetime
) -> None:
    person = receive("見本 花子", "久礼")
    Person.objects.filter(pk=person.pk).update(protected=True, address="", phone="")
    line = queries.lines_of(leader, going, noon)[0]
    assert "保護中" in line.address
    assert "見本番地" not in line.address


def test_another_agency_neither_sees_nor_ticks(
    stranger: Actor,
    receive: Callable[..., Person],
    going: Round,
    sign_in: Callable[[Actor], Client],
    noon: datetime,
) -> None:
    person = receive("見本 一郎", "久礼")
    assert sign_in(stranger).get(f"/rollcall/{going.pk}/").status_code == 404
    with pytest.raises(HouseError) as refused:
        services.tick(actor=stranger, round=going, persons=[person.pk], at=noon)
    assert refused.value.code == "rollcall.not_yours"


def test_who_is_not_on_the_list_cannot_be_ticked(
    leader: Actor, going: Round, receive: Callable[..., Person], noon: datetime
) -> None:
    person = receive("見本 一郎", "久礼")
    services.end(actor=leader, round=going, at=noon)
    with pytest.raises(HouseError) as refused:
        services.tick(actor=leader, round=going, persons=[person.pk], at=noon)
    assert refused.value.code == "rollcall.ended"
    assert rules.may_tick(is_open=True, chosen=[1], listed=[]).code == "rollcall.not_listed"
    assert rules.may_tick(is_open=True, chosen=[], listed=[1]).code == "rollcall.nobody"


def test_a_round_says_why(leader: Actor, nakatosa: dict[str, Agency], noon: datetime) -> None:
    with pytest.raises(HouseError) as refused:
        services.begin(actor=leader, agency=nakatosa["shakyo_chiiki"], reason=" ", at=noon)
    assert refused.value.code == "rollcall.no_reason"


def test_the_page_ticks_and_the_paper_prints(
    leader: Actor,
    receive: Callable[..., Person],
    going: Round,
    sign_in: Callable[[Actor], Client],
) -> None:
    person = receive("見本 一郎", "久礼")
    client, page = sign_in(leader), f"/rollcall/{going.pk}/"
    shown = client.get(page).content.decode()
    assert f'value="{person.pk}"' in shown
    key = shown.split('name="_once" value="')[1].split('"')[0] if 'name="_once"' in shown else ""
    sent = client.post(page, {"persons": [str(person.pk)], "_once": key})
    assert sent.status_code == 303
    assert going.checks.count() == 1
    paper = client.get(reverse("desk:paper", args=["rollcall", going.pk]))
    assert paper.status_code == 200
    assert paper["Content-Type"] == "application/pdf"
    told = PdfReader(io.BytesIO(paper.content)).pages[0].extract_text()
    assert "✓ 済" in told
    assert 'type="submit">確認済みにする' not in client.get(page).content.decode()
    ending = client.get(f"{page}end/").content.decode()
    assert "1人全員を確認しました" in ending
    assert "未確認のまま" not in ending


def test_an_open_box_and_a_tick_print_as_what_they_are(
    leader: Actor, receive: Callable[..., Person], going: Round, sign_in: Callable[[Actor], Client]
) -> None:
    receive("見本 一郎", "久礼")
    paper = sign_in(leader).get(reverse("desk:paper", args=["rollcall", going.pk]))
    told = PdfReader(io.BytesIO(paper.content)).pages[0].extract_text()
    assert "□" in told  # a sign that the font lacks is printed as a crossed box


def test_a_telephone_number_on_the_list_can_be_pressed(
    leader: Actor, receive: Callable[..., Person], going: Round, sign_in: Callable[[Actor], Client]
) -> None:
    receive("見本 一郎", "久礼", phone="000-0000-0611")
    shown = sign_in(leader).get(f"/rollcall/{going.pk}/").content.decode()
    assert 'href="tel:000-0000-0611"' in shown


def test_the_members_of_a_case_stand_on_it_with_what_they_need(
    leader: Actor,
    nakatosa: dict[str, Agency],
    hire: Callable[..., Actor],
    going: Round,
    noon: datetime,
) -> None:
    kenri = hire("kenri", ("kenri", Role.COUNSELLOR))
    about = intake.receive(
        actor=kenri,
        at=noon,
        agency=nakatosa["kenri"],
        subject={"name": "見本 四郎"},
        main_topic="income",
        topics=["income"],
        method="visit",
        area="久礼",
        share_consent="yes",
        share_consent_on=date(2026, 11, 20),
        share_consent_how="oral",
    )
    asked = cases.request(
        actor=kenri,
        consultation=about,
        criteria=["complex"],
        explained="説明した。",
        convinced=True,
        ground_note="窓口で聞いた。",
        at=noon,
    )
    opened = cases.accept_request(
        actor=leader, request=asked, title="見本宅", look_again_on=date(2026, 12, 1), at=noon
    )
    line = queries.lines_of(leader, going, noon)[0]
    assert (line.name, line.area, line.baton_id) == ("見本 四郎", "久礼", opened.lead_id)
