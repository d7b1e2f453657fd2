"""二段階ログイン: after the password a code of one's own app, once; and a way back when the phone is gone."""

import re
import time

import pytest
from django.test import Client, override_settings

from tasuki.ground.errors import HouseError, NotAllowed
from tasuki.town.organizations import passwords, queries, rules, services, totp
from tasuki.town.organizations.models import Factor, RecoveryCode, SignIn
from tasuki.trust.access.roles import Role
from tasuki.trust.audit.models import Entry
from tests.conftest import NOON, PASSWORD
from tests.pages.stories.acts import enter
from tests.town.organizations.factor import NOW, SECRET, begin, code, come_in, staff_of

pytestmark = pytest.mark.django_db


# --- the code itself --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "said"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_the_codes_are_those_of_the_standard(at, said):
    assert totp.code_at(SECRET, at // 30) == said
    assert totp.step_of(SECRET, said, at) == at // 30


def test_half_a_minute_to_either_side_is_let_in_and_no_more():
    step = int(NOW) // 30
    taken = {n: totp.step_of(SECRET, totp.code_at(SECRET, step + n), NOW) for n in range(-3, 4)}
    assert {n for n, found in taken.items() if found is not None} == {-1, 0, 1}


def test_no_code_is_taken_twice_nor_one_before_it():
    step = int(NOW) // 30
    for before in (-1, 0):
        assert totp.step_of(SECRET, totp.code_at(SECRET, step + before), NOW, step) is None
    assert totp.step_of(SECRET, totp.code_at(SECRET, step + 1), NOW, step) == step + 1


@pytest.mark.parametrize("said", ["", "12345", "1234567", "２８７０８２", "28708a", "²87082"])
def test_what_is_no_code_is_none(said):
    assert totp.step_of(SECRET, said, 59) is None
    assert totp.step_of(SECRET, "287 082", 59) == 1


def test_a_recovery_code_is_read_however_it_is_typed():
    told = passwords.fresh_recovery(3)
    number, letters = passwords.read_recovery(told)
    assert (number, len(letters)) == (3, 12)
    assert passwords.read_recovery(told.upper().replace("-", " ")) == (number, letters)
    assert passwords.read_recovery("x") is None


# --- setting it -------------------------------------------------------------------------------------


def test_it_is_set_through_the_page_with_password_and_code(sato):
    client = enter(sato)
    page = client.get("/me/factor/").content.decode()
    assert "data:image/svg+xml" in page
    key = re.search(r"data-secret>([A-Z2-7 ]+)<", page)[1].replace(" ", "")
    import base64

    secret = base64.b32decode(key)
    assert client.get("/me/factor/").content.decode().count(key[:4])  # the same after a reload
    said = totp.code_at(secret, int(time.time()) // 30)

    wrong = client.post("/me/factor/", {"code": said, "password": "falsch"})
    assert wrong.status_code == 422
    assert staff_of(sato).factor_since is None
    done = client.post("/me/factor/", {"code": said, "password": PASSWORD})

    assert (done.status_code, done.url) == (303, "/me/factor/recovery/")
    told = re.findall(r"data-recovery>([^<]+)<", client.get(done.url).content.decode())
    assert len(told) == services.factors.CODES
    assert client.get(done.url).status_code == 302  # once
    assert "始まっています" in client.get("/me/factor/").content.decode()
    assert Entry.objects.filter(action="organizations.factor_set").count() == 1


def test_a_wrong_code_sets_nothing_and_keeps_the_key_on_offer(sato):
    client = enter(sato)
    before = re.search(r"data-secret>([^<]+)<", client.get("/me/factor/").content.decode())[1]
    answer = client.post("/me/factor/", {"code": "000000", "password": PASSWORD})
    assert answer.status_code == 422
    assert "確認コードが違うか" in answer.content.decode()
    assert before in answer.content.decode()
    assert not Factor.objects.exists()


def test_neither_key_nor_recovery_codes_stand_readable_in_the_database(sato):
    told = begin(sato)
    kept = bytes(Factor.objects.get().secret)
    assert SECRET not in kept
    hashes = list(RecoveryCode.objects.values_list("hashed", flat=True))
    assert all(one.startswith("argon2") or "$" in one for one in hashes)
    assert not any(code[2:].replace("-", "") in one for code in told for one in hashes)


def test_every_other_sign_in_ends(sato):
    here, there = enter(sato), Client()
    come_in(there, "sato")
    begin(sato, keep=here.session.session_key)
    assert there.get("/").status_code == 302
    assert SignIn.objects.filter(staff=sato.staff_id, ended_at=None).count() <= 1


def test_it_is_set_once_and_by_its_person_alone(sato, suzuki):
    begin(sato)
    with pytest.raises(HouseError):
        begin(sato)
    with pytest.raises(NotAllowed):
        services.set_factor(
            actor=sato, staff=staff_of(suzuki), secret=SECRET, code=code(NOW), now=NOW, at=NOON
        )


# --- at the entrance --------------------------------------------------------------------------------


def test_the_password_alone_opens_nothing(sato):
    begin(sato)
    client = Client()
    answer = come_in(client, "sato")
    assert (answer.status_code, answer.url) == (302, "/signin/code/")
    assert client.get("/").status_code == 302
    assert client.get("/cases/").status_code == 302
    assert "確認コード" in client.get("/signin/code/").content.decode()
    assert not SignIn.objects.filter(staff=sato.staff_id).exists()


def test_the_code_leads_to_where_one_wanted_to_go_and_only_once(sato):
    begin(sato)
    client, other = Client(), Client()
    come_in(client, "sato")
    said = code()
    answer = client.post("/signin/code/", {"code": said})
    assert (answer.status_code, answer.url) == (302, "/cases/")
    assert client.get("/").status_code == 200

    come_in(other, "sato")
    again = other.post("/signin/code/", {"code": said})
    assert again.status_code == 422
    assert other.get("/").status_code == 302


def test_without_a_page_in_mind_it_leads_to_the_desk(sato):
    begin(sato)
    client = Client()
    client.post("/signin/", {"login": "sato", "password": PASSWORD})
    assert client.post("/signin/code/", {"code": code()}).url == "/"
    other = Client()
    come_in(other, "sato", "https://example.com/")
    assert other.session["half_way"]["next"] == ""


def test_without_the_password_there_is_no_code_to_try(client, sato):
    begin(sato)
    answer = client.post("/signin/code/", {"code": code()})
    assert (answer.status_code, answer.url) == (302, "/signin/")


def test_wrong_codes_rest_and_leave_lines_and_others_still_come_in(sato, suzuki):
    begin(sato)
    client = Client()
    come_in(client, "sato")
    answers = [client.post("/signin/code/", {"code": "000000"}).status_code for _ in range(6)]
    assert answers == [422] * 5 + [429]
    assert client.post("/signin/code/", {"code": code()}).status_code == 429
    assert Entry.objects.filter(action="organizations.factor_failed").count() == 5
    fresh = Client()
    assert come_in(fresh, "suzuki").url == "/cases/"


def test_a_new_password_ends_the_half_way(sato, kanri):
    begin(sato)
    client = Client()
    come_in(client, "sato")
    services.new_password(actor=kanri, staff=staff_of(sato), password="neu-neu-neu", at=NOON)
    assert client.post("/signin/code/", {"code": code()}).url == "/signin/"


def test_a_recovery_code_opens_once_and_says_how_many_are_left(sato):
    told = begin(sato)
    client, other = Client(), Client()
    come_in(client, "sato")
    assert client.post("/signin/code/", {"code": told[4].upper()}).status_code == 302
    assert "残りは7個" in client.get("/").content.decode()
    come_in(other, "sato")
    assert other.post("/signin/code/", {"code": told[4]}).status_code == 422
    assert other.post("/signin/code/", {"code": told[5]}).status_code == 302
    assert Entry.objects.filter(action="organizations.recovery_used").count() == 2


def test_who_has_none_signs_in_with_the_password_alone(sato):
    client = Client()
    assert come_in(client, "sato").url == "/cases/"
    assert client.get("/").status_code == 200


# --- who must ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("login", "must"), [("kanri", True), ("watanabe", True), ("sato", False)])
def test_in_a_real_town_the_roles_that_reach_much_must(cast, login, must):
    with override_settings(DEMO=False):
        assert queries.must_have_factor(cast[login], NOON) is must
    assert queries.must_have_factor(cast[login], NOON) is False  # a demo town


def test_who_must_is_led_to_it_and_to_nothing_else(kanri):
    client = enter(kanri)
    with override_settings(DEMO=False):
        for page in ("/", "/staff/", "/log/", "/me/"):
            answer = client.get(page)
            assert (answer.status_code, answer.get("Location")) == (302, "/me/factor/")
        assert "三分ほど" in client.get("/me/factor/").content.decode()
        begin(kanri, keep=client.session.session_key)
        assert client.get("/staff/").status_code == 200


def test_a_demo_town_beside_a_real_one_asks_nobody(kanri):
    with override_settings(DEMO=False, DEMO_TOWNS=frozenset({""})):
        assert queries.must_have_factor(kanri, NOON) is False


def test_roles_without_the_wanted_ones_need_not():
    ask = rules.must_have_factor
    assert ask(roles=[Role.ADMIN], wanted=["admin"], demo=False)
    assert not ask(roles=[Role.ADMIN], wanted=[], demo=False)
    assert not ask(roles=[Role.ADMIN], wanted=["admin"], demo=True)
