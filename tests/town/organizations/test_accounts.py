"""管理者 opens and closes accounts, appoints, and looks all of them through once a year."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tasuki.ground import clock
from tasuki.ground.errors import HouseError, NotAllowed, WrongState
from tasuki.town.organizations import queries, services
from tasuki.town.organizations.models import Agency, Appointment, SignIn, Staff
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.access.roles import Role
from tasuki.trust.audit.models import Entry
from tests.conftest import NOON, SINCE
from tests.pages.stories.acts import enter

pytestmark = pytest.mark.django_db


def of(actor):
    return Staff.objects.get(pk=actor.staff_id)


def opened(kanri, **changes):
    said = {"login": "mori", "name": "森（見本）", "password": "kari-no-aikotoba", **changes}
    return services.open_account(actor=kanri, at=NOON, temporary=True, **said)


def test_a_temporary_password_has_to_be_changed(kanri):
    staff = opened(kanri)
    assert staff.must_change_password
    assert staff.temporary_until == NOON + timedelta(hours=72)
    assert Entry.objects.filter(action="organizations.account_opened").count() == 2


@pytest.mark.parametrize("who", ["sato", "takahashi", "watanabe"])
def test_nobody_but_the_administrator_does_any_of_it(cast, who):
    actor, staff = cast[who], of(cast["ito"])
    mine = Appointment.objects.get(staff=staff)
    for act in (
        lambda: opened(actor),
        lambda: services.close_account(actor=actor, staff=staff, at=NOON),
        lambda: services.new_password(actor=actor, staff=staff, password="x" * 12, at=NOON),
        lambda: services.confirm_accounts(actor=actor, staff=[staff], at=NOON),
        lambda: services.end_appointment(actor=actor, appointment=mine, until=NOON.date(), at=NOON),
        lambda: services.appoint(
            actor=actor,
            staff=staff,
            agency=mine.agency,
            role=Role.SUPERVISOR,
            since=SINCE,
            at=NOON,
        ),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize(
    "changes", [{"login": "sa to"}, {"login": "佐藤"}, {"login": "x"}, {"name": " "}]
)
def test_a_name_that_cannot_be_typed_or_read_is_refused(kanri, changes):
    with pytest.raises(NotAllowed):
        opened(kanri, **changes)


def test_a_sign_in_name_is_one_persons(kanri, sato):
    with pytest.raises(WrongState):
        opened(kanri, login="SATO")


def test_the_same_appointment_is_made_once_and_ends_after_it_starts(kanri, sato):
    mine = Appointment.objects.get(staff=sato.staff_id)
    said = {"staff": of(sato), "agency": mine.agency, "role": Role.COUNSELLOR, "at": NOON}
    with pytest.raises(WrongState):
        services.appoint(actor=kanri, since=SINCE, **said)
    with pytest.raises(NotAllowed):
        services.appoint(actor=kanri, since=SINCE, until=date(2026, 3, 31), **said)
    with pytest.raises(NotAllowed):
        services.end_appointment(
            actor=kanri, appointment=mine, until=SINCE - timedelta(days=1), at=NOON
        )


def test_an_account_is_closed_after_its_appointments(kanri, sato):
    staff, mine = of(sato), Appointment.objects.get(staff=sato.staff_id)
    with pytest.raises(NotAllowed):
        services.close_account(actor=kanri, staff=staff, at=NOON)
    services.end_appointment(actor=kanri, appointment=mine, until=NOON.date(), at=NOON)
    after = NOON + timedelta(days=1)

    closed = services.close_account(actor=kanri, staff=staff, at=after)

    assert not closed.is_active
    for act in (
        lambda: services.close_account(actor=kanri, staff=staff, at=after),
        lambda: services.new_password(actor=kanri, staff=staff, password="x" * 12, at=after),
        lambda: services.appoint(
            actor=kanri,
            staff=of(sato),
            agency=mine.agency,
            role=Role.COUNSELLOR,
            since=after.date(),
            at=after,
        ),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_nobody_closes_their_own_and_one_administrator_stays(kanri):
    with pytest.raises(NotAllowed):
        services.close_account(actor=kanri, staff=of(kanri), at=NOON)
    mine = Appointment.objects.get(staff=kanri.staff_id)
    with pytest.raises(NotAllowed):
        services.end_appointment(actor=kanri, appointment=mine, until=NOON.date(), at=NOON)
    second = opened(kanri)
    services.appoint(
        actor=kanri,
        staff=second,
        agency=Agency.objects.get(pk=kanri.agency_id),
        role=Role.ADMIN,
        since=NOON.date(),
        at=NOON,
    )
    services.end_appointment(actor=kanri, appointment=mine, until=NOON.date(), at=NOON)


def test_the_inventory_asks_once_a_year(kanri, sato):
    everybody = queries.to_confirm(NOON)
    assert of(sato) in everybody

    assert services.confirm_accounts(actor=kanri, staff=everybody, at=NOON) == len(everybody)

    assert queries.to_confirm(NOON) == []
    assert queries.to_confirm(NOON + timedelta(days=365)) == []
    assert len(queries.to_confirm(NOON + timedelta(days=366))) == len(everybody)
    with pytest.raises(NotAllowed):
        services.confirm_accounts(actor=kanri, staff=[], at=NOON)


def test_a_browser_that_was_just_closed_stands_in_no_list_for_long(sato):
    one = SignIn.objects.create(created_at=NOON, staff=of(sato), session_key="a" * 32, seen_at=NOON)
    assert services.end_unused_sign_ins(actor=CLOCK, at=NOON + timedelta(minutes=64)) == 0
    assert services.end_unused_sign_ins(actor=CLOCK, at=NOON + timedelta(minutes=66)) == 1
    assert SignIn.objects.get(pk=one.pk).ended_how == "idle"
    with pytest.raises(NotAllowed):
        services.end_unused_sign_ins(actor=sato, at=NOON)


def test_the_eleventh_browser_ends_the_oldest(sato):
    for number in range(11):
        services.note_sign_in(
            actor=sato,
            staff=of(sato),
            session_key=f"{number:032}",
            browser="Edge",
            at=NOON + timedelta(minutes=number),
        )
    running = queries.running_sign_ins(sato.staff_id)
    assert len(running) == 10
    assert SignIn.objects.get(ended_how="many").created_at == NOON


def test_the_database_refuses_a_closed_account_that_is_active(sato):
    with pytest.raises(IntegrityError), transaction.atomic():
        Staff.objects.filter(pk=sato.staff_id).update(is_active=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignIn.objects.create(created_at=NOON, staff=of(sato), seen_at=NOON)


def test_the_operator_opens_the_first_administrator(town, sato, noon):
    said = {"login": "hajime", "name": "はじめ（見本）", "password": "kari-no-aikotoba", "at": noon}
    where = next(iter(town.values()))
    with pytest.raises(NotAllowed):
        services.open_administrator(actor=sato, agency=where, **said)

    staff = services.open_administrator(actor=CLOCK, agency=where, **said)

    assert queries.actor_for(staff, noon).is_admin
    assert staff.must_change_password


# --- the pages ------------------------------------------------------------------------------------------


def addresses(sato):
    mine = Appointment.objects.get(staff=sato.staff_id)
    own = f"/staff/{sato.staff_id}/"
    pages = [own, *(f"{own}{page}/" for page in ("appoint", "close", "password", "sign-out"))]
    return ["/staff/", "/staff/new/", "/staff/inventory/", *pages, f"/appointments/{mine.pk}/end/"]


def test_every_page_opens_for_the_administrator_and_for_nobody_else(cast):
    for address in addresses(cast["sato"]):
        assert enter(cast["kanri"]).get(address).status_code == 200, address
        for login in ("sato", "takahashi", "watanabe"):
            client = enter(cast[login])
            assert client.get(address).status_code == 404, (login, address)
            assert client.post(address, {}).status_code in (404, 405), (login, address)


def test_the_temporary_password_is_shown_once(cast):
    client = enter(cast["kanri"])
    said = {
        "name": "森（見本）",
        "login_name": "mori",
        "agency": str(cast["sato"].agency_id),
        "role": "counsellor",
        "since": "令和8年11月20日",
        "until": "",
    }

    made = client.post("/staff/new/", said)

    assert made.status_code == 303
    first, second = client.get(made.url).content.decode(), client.get(made.url).content.decode()
    assert "data-password" in first
    assert "data-password" not in second
    password = first.partition("data-password>")[2].partition("<")[0]
    staff = Staff.objects.get(login="mori")
    assert staff.check_password(password)
    assert password not in str(client.session.items())
    assert Appointment.objects.get(staff=staff).agency_id == cast["sato"].agency_id


def test_an_account_without_its_appointment_is_not_left_behind(cast):
    said = {
        "name": "森（見本）",
        "login_name": "mori",
        "agency": str(cast["sato"].agency_id),
        "role": "counsellor",
        "since": "令和8年11月20日",
        "until": "令和8年11月1日",
    }
    answer = enter(cast["kanri"]).post("/staff/new/", said)
    assert answer.status_code == 422
    assert not Staff.objects.filter(login="mori").exists()


@pytest.mark.parametrize("junk", ["", "x", "\x00", "9" * 4000, "\ufffe\u202e%(a)s"])
def test_no_nonsense_breaks_a_page(cast, junk):
    client = enter(cast["kanri"])
    names = ("name", "login_name", "agency", "role", "since", "until", "chosen", "password")
    for address in addresses(cast["sato"]):
        if address.endswith(("/close/", "/password/", "/sign-out/", "/staff/")):
            continue
        answer = client.post(address, dict.fromkeys(names, junk))
        assert answer.status_code in (405, 422), address
    for own in ("/me/", "/me/password/"):
        assert client.post(own, dict.fromkeys(names, junk)).status_code == 422
    assert client.get(f"/staff/?after={junk[:50]}".replace("\x00", "%00")).status_code == 200


def test_the_acts_of_the_pages(cast, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON)
    client, sato = enter(cast["kanri"]), cast["sato"]
    mine = Appointment.objects.get(staff=sato.staff_id)
    own = f"/staff/{sato.staff_id}/"
    chosen = {"chosen": [str(sato.staff_id)]}
    role = {"agency": str(mine.agency_id), "role": "supervisor", "since": "令和8年11月20日"}
    assert client.post("/staff/inventory/", chosen).status_code == 303
    assert client.post(f"{own}appoint/", role).status_code == 303
    assert client.post(f"{own}sign-out/").status_code == 303
    assert client.post(f"{own}password/").status_code == 303
    for one in Appointment.objects.filter(staff=sato.staff_id):
        until = {"until": "令和8年11月20日"}
        assert client.post(f"/appointments/{one.pk}/end/", until).status_code == 303
    refused = client.post(f"{own}close/")
    assert refused.status_code == 422
    assert "先に所属の終わりの日" in refused.content.decode()


def test_somebody_without_appointment_gets_a_desk_with_nothing_on_it(cast):
    Appointment.objects.filter(staff=cast["sato"].staff_id).update(until=SINCE)
    assert enter(cast["sato"]).get("/").status_code == 200


def test_refusals_of_this_room_are_said_in_words():
    for code in ("organizations.last_admin", "organizations.rests"):
        assert "。" in str(HouseError(code, until="", since="", login=""))
