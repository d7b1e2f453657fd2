"""A sign-in ends: after an hour without use, after a working day, from elsewhere, by 管理者."""

from datetime import timedelta

import pytest
from django.test import Client, override_settings

from tasuki.ground import clock
from tasuki.ground.errors import NotAllowed
from tasuki.town.organizations import clockguard, services
from tasuki.town.organizations.models import Appointment, Leaving, SignIn, Staff
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.audit import services as audit
from tasuki.trust.audit.models import Entry
from tests.conftest import NOON, PASSWORD

pytestmark = pytest.mark.django_db
NEW = "watashi-dake-no-kotoba"


def come_in(login, **browser):
    client = Client(**browser)
    client.post("/signin/", {"login": login, "password": PASSWORD})
    return client


def turn_back(client, **seconds):
    """As if the marks in the session were so much older."""
    session = client.session
    for name, much in seconds.items():
        session[name] -= much
    session.save()


def out(client):
    answer = client.get("/")
    return answer.status_code == 302 and answer.url.startswith("/signin/")


def test_an_hour_without_use_ends_it(sato):
    client = come_in("sato")
    turn_back(client, seen=59 * 60)
    assert not out(client)
    turn_back(client, seen=61 * 60)
    assert out(client)
    assert SignIn.objects.get().ended_how == Leaving.IDLE


def test_use_keeps_it_but_not_beyond_twelve_hours(sato):
    client = come_in("sato")
    turn_back(client, since=11 * 3600, seen=1800)
    assert not out(client)
    turn_back(client, since=3700)
    assert out(client)
    assert SignIn.objects.get().ended_how == Leaving.LONG


def test_what_comes_after_the_end_is_kept_for_the_next_sign_in(sato):
    client = come_in("sato")
    turn_back(client, seen=2 * 3600)

    answer = client.post("/intake/new/", {"_form": "intake.receive", "narrative": "食べていない"})

    assert answer.url.startswith("/signin/")
    assert answer.cookies["late"].value


def test_a_clock_set_back_ends_the_session_instead_of_lengthening_it(sato):
    client = come_in("sato")
    turn_back(client, seen=-600)
    assert out(client)
    assert SignIn.objects.get().ended_how == Leaving.CLOCK


def test_pages_stay_in_no_browser(sato):
    assert come_in("sato").get("/")["Cache-Control"] == "no-store"


def test_ones_own_browsers_are_listed_and_ended_with_the_password(sato):
    here = come_in("sato", HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Edg/120")
    there = come_in("sato", HTTP_USER_AGENT="Mozilla/5.0 (iPad) Safari/604")
    shown = here.get("/me/").content.decode()
    assert "Edge / Windows" in shown
    assert "Safari / iPad" in shown
    other = SignIn.objects.get(browser__contains="iPad")

    wrong = here.post("/me/", {"chosen": [str(other.pk)], "password": "falsch"})
    assert wrong.status_code == 422
    assert not out(there)
    assert here.post("/me/", {"chosen": [str(other.pk)], "password": PASSWORD}).status_code == 303

    assert out(there)
    assert not out(here)


def test_the_password_inside_cannot_be_guessed_at_either(sato):
    here, _there = come_in("sato"), come_in("sato")
    other = SignIn.objects.exclude(session_key=here.session.session_key).get()
    said = [
        here.post("/me/", {"chosen": [str(other.pk)], "password": f"falsch{n}"}).status_code
        for n in range(7)
    ]
    assert said == [422] * 5 + [429] * 2


def test_nobody_ends_the_sign_in_of_another(sato, suzuki):
    come_in("sato")
    theirs = SignIn.objects.get()
    staff = Staff.objects.get(pk=sato.staff_id)
    with pytest.raises(NotAllowed):
        services.end_sign_ins(actor=suzuki, staff=staff, chosen=[theirs.pk], at=NOON)
    own = Staff.objects.get(pk=suzuki.staff_id)
    with pytest.raises(NotAllowed):  # chosen of somebody else: nothing of one's own is there
        services.end_sign_ins(actor=suzuki, staff=own, chosen=[theirs.pk], at=NOON)
    assert SignIn.objects.get().ended_at is None


def test_changing_the_password_ends_every_other_sign_in(sato):
    here, there = come_in("sato"), come_in("sato")
    key = here.session.session_key
    said = {"password": PASSWORD, "new_password": NEW, "new_password_again": NEW}

    assert here.post("/me/password/", said).status_code == 303

    assert not out(here)
    assert out(there)
    assert here.session.session_key != key
    assert SignIn.objects.get(ended_at__isnull=True).session_key == here.session.session_key


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"new_password": "kurz", "new_password_again": "kurz"}, "12"),
        ({"new_password": "password1234", "new_password_again": "password1234"}, "パスワード"),
        ({"new_password": NEW, "new_password_again": NEW + "x"}, "同じではありません"),
        ({"new_password": PASSWORD, "new_password_again": PASSWORD}, "いまと同じ"),
    ],
)
def test_a_weak_or_mistyped_password_is_refused_in_words(sato, said, why):
    client = come_in("sato")
    answer = client.post("/me/password/", {"password": PASSWORD, **said})
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert Staff.objects.get(pk=sato.staff_id).check_password(PASSWORD)


def test_a_temporary_password_opens_the_change_of_it_alone(sato, kanri):
    staff = Staff.objects.get(pk=sato.staff_id)
    services.new_password(actor=kanri, staff=staff, password=PASSWORD, at=clock.now())
    client = come_in("sato")
    assert client.get("/").url == "/me/password/"
    assert client.get("/cases/").url == "/me/password/"
    assert "仮のパスワード" in client.get("/me/password/").content.decode()
    said = {"password": PASSWORD, "new_password": NEW, "new_password_again": NEW}
    assert client.post("/me/password/", said).status_code == 303
    assert client.get("/").status_code == 200


def test_the_temporary_password_cannot_be_kept(sato, kanri, noon):
    staff = Staff.objects.get(pk=sato.staff_id)
    services.new_password(actor=kanri, staff=staff, password=PASSWORD, at=noon)
    with pytest.raises(NotAllowed):
        services.change_password(actor=sato, staff=staff, password=PASSWORD, at=noon)


def test_the_administrator_ends_every_sign_in_of_somebody(sato, kanri, noon):
    client, staff = come_in("sato"), Staff.objects.get(pk=sato.staff_id)
    assert services.sign_out_staff(actor=kanri, staff=staff, at=noon) == 1
    assert out(client)
    with pytest.raises(NotAllowed):
        services.sign_out_staff(actor=sato, staff=staff, at=noon)


def test_who_has_left_is_signed_out_by_the_clock(sato, suzuki, noon):
    client = come_in("sato")
    come_in("suzuki")
    mine = Appointment.objects.get(staff=sato.staff_id)
    services.end_appointment(actor=CLOCK, appointment=mine, until=noon.date(), at=noon)
    assert services.end_sign_ins_of_leavers(actor=CLOCK, at=noon) == 0

    assert services.end_sign_ins_of_leavers(actor=CLOCK, at=noon + timedelta(days=1)) == 1

    assert out(client)
    assert SignIn.objects.filter(ended_at__isnull=True).count() == 1
    with pytest.raises(NotAllowed):
        services.end_sign_ins_of_leavers(actor=suzuki, at=noon)


# --- a clock that was set back ------------------------------------------------------------------------


@pytest.fixture
def real_town(monkeypatch):
    clockguard._newest.clear()
    with override_settings(DEMO=False, TASUKI_CLOCK_OFFSET=None):
        yield monkeypatch
    clockguard._newest.clear()


def at(patch, moment):
    patch.setattr(clock, "now", lambda: moment)
    clockguard._newest.clear()


def test_a_real_town_is_not_served_before_its_newest_line(real_town, sign_in, sato, client):
    client = sign_in(sato)
    newest = Entry.objects.latest("at").at
    at(real_town, newest + timedelta(minutes=1))
    assert client.get("/").status_code == 200
    at(real_town, newest - timedelta(minutes=4))
    assert client.get("/").status_code == 200

    at(real_town, newest - timedelta(minutes=10))
    for address in ("/", "/signin/", "/cases/"):
        refused = client.get(address)
        assert refused.status_code == 503
        assert "時計が戻っています" in refused.content.decode()
    lines = Entry.objects.count()
    assert client.post("/intake/new/", {}).status_code == 503
    assert Entry.objects.count() == lines


def test_sight_that_has_ended_does_not_begin_again(real_town, sign_in, sato, noon):
    mine = Appointment.objects.get(staff=sato.staff_id)
    services.end_appointment(actor=CLOCK, appointment=mine, until=noon.date(), at=noon)
    client = sign_in(sato)
    at(real_town, noon + timedelta(days=2))
    client.get("/")
    audit.record(
        actor=CLOCK, action="organizations.pack_loaded", target="town", at=noon + timedelta(days=2)
    )
    at(real_town, noon)
    assert client.get("/").status_code == 503


def test_the_operator_says_that_the_clock_is_right_and_the_lines_are_not(
    real_town, sign_in, sato, noon
):
    client = sign_in(sato)
    ahead = noon + timedelta(days=400)
    audit.record(actor=CLOCK, action="organizations.pack_loaded", target="town", at=ahead)
    at(real_town, noon)
    assert client.get("/").status_code == 503
    with pytest.raises(NotAllowed):
        services.accept_clock(actor=sato, at=noon)

    services.accept_clock(actor=CLOCK, at=noon)

    at(real_town, noon)
    assert client.get("/").status_code == 200


def test_a_demo_town_may_have_its_clock_moved(sign_in, sato):
    at_noon = sign_in(sato).get("/")
    assert at_noon.status_code == 200
