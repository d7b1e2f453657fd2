"""Coming in: one account is one person, and wrong tries rest."""

import pytest
from django.core.cache import cache

from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rested():
    cache.clear()
    yield
    cache.clear()


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
    for secret in (b"falsch", "佐藤".encode()):
        assert secret not in wrong.content


def test_too_many_wrong_tries_on_one_account_rest(client, sato):
    answers = [come_in(client, "sato", f"falsch{n}").status_code for n in range(7)]
    assert answers[:5] == [422] * 5
    assert answers[-1] == 429
    assert come_in(client, "sato").status_code == 429


def test_going_out_is_a_post(sign_in, sato):
    client = sign_in(sato)
    assert client.get("/signout/").status_code == 405
    assert client.post("/signout/").status_code == 302
    assert client.get("/").url.startswith("/signin/")


def test_somebody_whose_appointment_has_ended_sees_nothing(sign_in, sato, noon):
    from tasuki.town.organizations import services
    from tasuki.town.organizations.models import Appointment
    from tasuki.trust.access.actor import CLOCK

    services.end_appointment(
        actor=CLOCK,
        appointment=Appointment.objects.get(staff=sato.staff_id),
        until=noon.date(),
        at=noon,
    )
    from datetime import timedelta

    from tasuki.town.organizations import queries
    from tasuki.town.organizations.models import Staff

    after = queries.actor_for(Staff.objects.get(pk=sato.staff_id), noon + timedelta(days=1))
    assert after.agency_ids == frozenset()
    assert not after.works
