"""A town that nobody prepared: six digits, a link, ten questions, and a worry is handed on that day."""

from datetime import date, timedelta

import pytest
from django.test import Client

from tasuki.ground import clock
from tasuki.ground.errors import HouseError, NotAllowed
from tasuki.journey.intake import services as intake
from tasuki.journey.referrals import services as referrals
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations import services as accounts
from tasuki.town.organizations.models import Agency, Invitation, Staff
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.access.roles import Role
from tests.conftest import NOON, PASSWORD
from tests.pages.reading import form
from tests.pages.stories.words import ANSWER_BY, STORY, TOLD

ANSWERS = {
    "programme": "まるごと支援事業",
    "sections": "社会福祉課",
    "counters": "ふくし総合相談室\n地域包括支援センター",
    "council": "",
    "coordinator": "社会福祉課",
    "receiver": "社会福祉課",
    "consent_meeting": "",
    "support_meeting": "",
    "small_team": "no",
}
WELCOME = {
    "login_name": "hajime",
    "name": "はじめ（見本）",
    "new_password": PASSWORD,
    "new_password_again": PASSWORD,
}


@pytest.fixture
def echizen(db, settings, tmp_path):
    """越前市, of which no pack is in the program: its skeleton stands beside the program's base."""
    pack.write_new(tmp_path / "own" / "echizen" / "2026", pack.Answers(code6="182095"))
    settings.PACKS_KEPT = tmp_path / "packs"
    settings.PACK_CHANGES_DIR = tmp_path / "changes"
    settings.TASUKI_DEFAULT_PACK = "echizen"
    assert pack.settle("echizen", settings.PACKS_KEPT, own=tmp_path / "own") == []
    town = pack.current(NOON.date())
    accounts.load_pack(actor=CLOCK, agencies=town.agencies, at=NOON)
    yield town
    pack.forget()


@pytest.fixture
def token(echizen):
    where = organizations.agencies()[0]
    return accounts.invite_administrator(actor=CLOCK, agency=where, at=clock.now())


def worker(login, agency, role):
    staff = accounts.open_account(
        actor=CLOCK, login=login, name=f"{login}（見本）", password=PASSWORD, at=NOON
    )
    where = Agency.objects.get(name=agency)
    accounts.appoint(
        actor=CLOCK, staff=staff, agency=where, role=role, since=date(2026, 11, 1), at=NOON
    )
    return organizations.actor_for(staff, NOON)


def test_from_the_link_to_the_first_hand_over(token, django_capture_on_commit_callbacks):
    browser = Client()
    address = f"/welcome/{token}/"
    assert "はじめての管理者" in browser.get(address).content.decode()

    came_in = browser.post(address, WELCOME)
    assert (came_in.status_code, came_in["Location"]) == (303, "/settings/start/")
    assert browser.get("/settings/start/").status_code == 200
    assert browser.post("/settings/start/", ANSWERS).status_code == 303
    with django_capture_on_commit_callbacks(execute=True):
        done = browser.post("/settings/publish/", {"note": "はじめての設定"})
    assert done.status_code == 303
    assert pack.current(NOON.date()).programme.name == "まるごと支援事業"

    first = worker("uketsuke", "ふくし総合相談室", Role.COUNSELLOR)
    second = worker("hokatsu", "地域包括支援センター", Role.COUNSELLOR)
    worry = intake.receive(
        actor=first,
        agency=Agency.objects.get(pk=first.agency_id),
        subject={"name": "見本 花子", "kana": "ミホン ハナコ", "address": "", "phone": ""},
        method="visit",
        main_topic="income",
        topics=["income"],
        narrative=STORY,
        share_consent="yes",
        share_consent_on=NOON.date(),
        share_consent_how="oral",
        at=NOON,
    )
    to = Agency.objects.get(pk=second.agency_id)
    offered = referrals.offer(
        actor=first, consultation=worry, to=to, answer_by=ANSWER_BY, at=NOON, **TOLD
    )
    referrals.accept(
        actor=second,
        referral=offered,
        look_again_on=date(2026, 12, 4),
        at=NOON + timedelta(hours=1),
    )

    assert Baton.objects.get(pk=worry.baton_id).holder_id == to.pk


def test_a_link_is_opened_once(token):
    assert Client().post(f"/welcome/{token}/", WELCOME).status_code == 303

    again = Client().post(f"/welcome/{token}/", {**WELCOME, "login_name": "tsugi"})

    assert again.status_code == 404
    assert list(Staff.objects.values_list("login", flat=True)) == ["hajime"]
    assert organizations.actor_for(Staff.objects.get(), NOON).staff_id
    assert token not in str(Invitation.objects.values().get())


def test_a_browser_sends_the_form_of_the_link_as_one_of_its_own(token):
    """Under "no-referrer" it would send "Origin: null", which is refused before anything is read."""
    browser, address = Client(enforce_csrf_checks=True), f"/welcome/{token}/"
    page = browser.get(address)
    typed = {**WELCOME, "csrfmiddlewaretoken": form(page)["csrfmiddlewaretoken"].value}

    assert page["Referrer-Policy"] == "strict-origin"
    foreign = browser.post(address, typed, headers={"Origin": "null"})
    own = browser.post(address, typed, headers={"Origin": "http://testserver"})

    assert (foreign.status_code, own.status_code) == (403, 303)


def test_a_link_is_worth_nothing_after_seven_days(token):
    Invitation.objects.update(until=Invitation.objects.get().created_at)

    assert Client().get(f"/welcome/{token}/").status_code == 404
    with pytest.raises(HouseError, match="期限"):
        accounts.accept_invitation(
            actor=CLOCK, token=token, login="a1", name="だれか", password=PASSWORD, at=clock.now()
        )


def test_what_does_not_fit_is_said_beside_its_field_and_the_link_stays_open(token):
    wrong = Client().post(f"/welcome/{token}/", {**WELCOME, "new_password_again": "x"})
    short = Client().post(f"/welcome/{token}/", {**WELCOME, "login_name": "は"})

    assert (wrong.status_code, short.status_code) == (422, 422)
    assert not Staff.objects.exists()
    assert Client().get(f"/welcome/{token}/").status_code == 200


def test_nobody_of_the_town_invites(kanri, noon):
    with pytest.raises(NotAllowed):
        accounts.invite_administrator(actor=kanri, agency=Agency.objects.first(), at=noon)
