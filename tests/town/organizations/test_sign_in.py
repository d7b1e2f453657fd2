"""Coming in: one account is one person, and wrong passwords slow the account and nothing else."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory

from tasuki.ground import clock
from tasuki.town.organizations import rules, services, tries
from tasuki.town.organizations.adapter import ClosedDoor
from tasuki.town.organizations.models import SignIn, Staff, Tries
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.audit.models import Entry
from tests.conftest import NOON, PASSWORD

pytestmark = pytest.mark.django_db


def come_in(client, login, password=PASSWORD, to="/signin/?next=/cases/"):
    return client.post(to, {"login": login, "password": password, "next": "/cases/"})


def test_the_right_pair_leads_to_where_one_wanted_to_go(client, sato):
    response = come_in(client, "SATO")
    assert (response.status_code, response.url) == (302, "/cases/")
    assert client.get("/").status_code == 200


def test_a_wrong_pair_says_so_and_nothing_else(client, sato):
    wrong = come_in(client, "sato", "falsch")
    unknown = come_in(client, "nobody", "falsch")
    assert wrong.status_code == unknown.status_code == 422
    assert b'id="error-summary"' in wrong.content
    assert "ログイン名かパスワードが違います" in wrong.content.decode()
    for secret in (b"falsch", "佐藤".encode()):
        assert secret not in wrong.content


def test_too_many_wrong_tries_on_one_account_rest_and_say_until_when(client, sato):
    answers = [come_in(client, "sato", f"falsch{n}") for n in range(7)]
    assert [one.status_code for one in answers] == [422] * 5 + [429] * 2
    assert 0 < int(answers[-1]["Retry-After"]) <= rules.FIRST_REST
    assert "まで受け付けません" in answers[-1].content.decode()
    assert come_in(client, "sato").status_code == 429


def test_a_name_that_nobody_has_rests_just_the_same(client, town):
    answers = [come_in(client, "nobody", f"falsch{n}").status_code for n in range(6)]
    assert answers == [422] * 5 + [429]


def guess(login, password, at, cookies=""):
    """One try, as the entrance makes it, without drawing the page."""
    request = RequestFactory().post("/signin/", HTTP_COOKIE=cookies)
    request.at = at
    return ClosedDoor().authenticate(request, username=login, password=password)


def test_a_thousand_wrong_passwords_from_one_address_slow_one_account_alone(sato, suzuki, client):
    looked_at = 0
    for number in range(1000):
        try:
            guess("sato", f"falsch{number}", NOON)
        except ValidationError:
            continue
        looked_at += 1

    assert looked_at == rules.FREE_TRIES
    assert come_in(client, "suzuki").status_code == 302
    assert Entry.objects.filter(action="organizations.sign_in_failed").count() == looked_at
    assert Tries.objects.count() == 1


def test_names_that_nobody_has_cannot_fill_the_table(town):
    for number in range(200):
        try:
            guess(f"nobody{number}", "falsch", NOON)
        except ValidationError:
            continue

    assert 0 < Tries.objects.count() <= tries.STRANGERS


def test_who_guesses_from_elsewhere_does_not_lock_the_owner_out(client, sato):
    assert come_in(client, "sato").status_code == 302  # this browser is known from now on
    client.post("/signout/")
    elsewhere = Client()
    for number in range(50):
        come_in(elsewhere, "sato", f"falsch{number}")
    assert come_in(elsewhere, "sato").status_code == 429

    assert come_in(client, "sato").status_code == 302


def test_a_forged_sign_of_a_known_browser_is_none(client, sato):
    client.cookies["known"] = f'["{sato.staff_id}", "x"]:forged'
    for number in range(6):
        come_in(client, "sato", f"falsch{number}")

    assert list(Tries.objects.values_list("key", flat=True)) == [str(sato.staff_id)]


def test_the_rest_grows_and_is_never_longer_than_a_quarter_of_an_hour():
    rests = [rules.rest_after(count) for count in range(1, 1001)]
    assert rests[:10] == [0, 0, 0, 0, 30, 60, 120, 240, 480, 900]
    assert max(rests) == rules.LONGEST_REST


def test_after_the_rest_the_right_password_opens_and_all_is_forgotten(sato):
    for number in range(rules.FREE_TRIES):
        assert guess("sato", f"falsch{number}", NOON) is None
    with pytest.raises(ValidationError):
        guess("sato", PASSWORD, NOON)

    later = NOON + timedelta(seconds=rules.FIRST_REST)
    assert guess("sato", PASSWORD, later).pk == sato.staff_id
    assert not Tries.objects.exists()


def test_a_clock_set_back_does_not_lengthen_the_rest(sato):
    for number in range(rules.FREE_TRIES):
        guess("sato", f"falsch{number}", NOON)

    assert guess("sato", PASSWORD, NOON - timedelta(days=1)).pk == sato.staff_id


def test_a_new_temporary_password_ends_the_rest(sato, kanri, noon):
    for number in range(rules.FREE_TRIES + 1):
        try:
            guess("sato", f"falsch{number}", noon)
        except ValidationError:
            break
    staff = Staff.objects.get(pk=sato.staff_id)

    services.new_password(actor=kanri, staff=staff, password="kari-no-aikotoba", at=noon)

    assert guess("sato", "kari-no-aikotoba", noon) is not None


def test_a_temporary_password_ends_after_three_days(kanri, noon):
    services.open_account(
        actor=kanri, login="mori", name="森", password="kari-no-aikotoba", at=noon, temporary=True
    )
    assert guess("mori", "kari-no-aikotoba", noon + timedelta(hours=71)) is not None
    with pytest.raises(ValidationError, match="72時間"):
        guess("mori", "kari-no-aikotoba", noon + timedelta(hours=73))


def test_a_closed_account_is_as_wrong_as_any(client, sato, kanri, noon):
    from tasuki.town.organizations.models import Appointment

    mine = Appointment.objects.get(staff=sato.staff_id)
    services.end_appointment(actor=kanri, appointment=mine, until=noon.date(), at=noon)
    staff = Staff.objects.get(pk=sato.staff_id)
    services.close_account(actor=kanri, staff=staff, at=noon + timedelta(days=1))

    assert come_in(client, "sato").status_code == 422


def test_coming_in_is_on_record_and_says_when_it_was_last(client, sato):
    come_in(client, "sato")
    assert "はじめてのログイン" in client.get("/").content.decode()
    client.post("/signout/")
    come_in(client, "sato")

    assert "前回のログインは" in client.get("/").content.decode()
    assert Entry.objects.filter(action="organizations.signed_in").count() == 2
    assert SignIn.objects.filter(ended_how="out").count() == 1


def test_going_out_is_a_post_and_the_session_is_gone(client, sato):
    come_in(client, "sato")
    key = client.session.session_key
    assert client.get("/signout/").status_code == 405
    answer = client.post("/signout/")
    assert answer.status_code == 302
    assert answer["Clear-Site-Data"] == '"cache"'
    assert client.get("/").url.startswith("/signin/")
    client.cookies["sessionid"] = key
    assert client.get("/").url.startswith("/signin/")


def test_the_session_gets_a_new_key_at_sign_in(client, sato):
    client.get("/signin/")
    session = client.session
    session["before"] = True
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before

    come_in(client, "sato")

    assert client.session.session_key != before


def test_somebody_whose_appointment_has_ended_sees_nothing(sign_in, sato, noon):
    from tasuki.town.organizations import queries
    from tasuki.town.organizations.models import Appointment

    services.end_appointment(
        actor=CLOCK,
        appointment=Appointment.objects.get(staff=sato.staff_id),
        until=noon.date(),
        at=noon,
    )
    staff = Staff.objects.get(pk=sato.staff_id)
    last_minute = noon.replace(hour=14, minute=59)  # 23:59 in Japan
    assert queries.actor_for(staff, last_minute).works
    after = queries.actor_for(staff, last_minute + timedelta(minutes=1))
    assert after.agency_ids == frozenset()
    assert clock.day(last_minute + timedelta(minutes=1)) > noon.date()


def test_the_next_sign_in_is_told_of_this_one_by_the_clock_of_the_town(client, sato, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON - timedelta(days=90))

    come_in(client, "sato")

    assert Staff.objects.get(login="sato").last_login == clock.now()
