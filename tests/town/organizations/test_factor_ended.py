"""二段階ログイン: new recovery codes, another phone, and a way back when the phone is gone."""

import pytest
from django.test import Client

from tasuki.ground.errors import HouseError, NotAllowed, WrongState
from tasuki.town.organizations import queries, services
from tasuki.town.organizations.models import Factor, FactorReset, RecoveryCode
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.access.roles import Role
from tasuki.trust.audit.models import Entry
from tests.conftest import NOON, PASSWORD, SINCE
from tests.pages.stories.acts import enter
from tests.town.organizations.factor import NOW, begin, code, come_in, staff_of

pytestmark = pytest.mark.django_db


# --- one's own: new codes, a new phone ----------------------------------------------------------------


def test_new_recovery_codes_need_password_and_code_and_end_the_old(sato):
    told = begin(sato)
    client = enter(sato)
    page = "/me/factor/codes/"
    assert client.post(page, {"password": "falsch", "code": code()}).status_code == 422
    assert client.post(page, {"password": PASSWORD, "code": "000000"}).status_code == 422
    done = client.post(page, {"password": PASSWORD, "code": code()})
    assert (done.status_code, done.url) == (303, "/me/factor/recovery/")
    other = Client()
    come_in(other, "sato")
    assert other.post("/signin/code/", {"code": told[0]}).status_code == 422
    assert Entry.objects.filter(action="organizations.recovery_renewed").count() == 1


def test_the_app_is_ended_with_password_and_code_and_leaves_nothing(sato):
    begin(sato)
    client = enter(sato)
    page = "/me/factor/remove/"
    assert client.post(page, {"password": PASSWORD, "code": "000000"}).status_code == 422
    assert client.post(page, {"password": PASSWORD, "code": code()}).status_code == 303
    assert not Factor.objects.exists()
    assert not RecoveryCode.objects.exists()
    assert staff_of(sato).factor_since is None
    assert client.get(page).status_code == 404
    assert come_in(Client(), "sato").url == "/cases/"


def test_nobody_ends_or_renews_that_of_another(sato, suzuki):
    begin(sato)
    for act in (services.remove_factor, services.renew_recovery):
        with pytest.raises(NotAllowed):
            act(actor=suzuki, staff=staff_of(sato), at=NOON)
    with pytest.raises(NotAllowed):
        services.use_code(actor=suzuki, staff=staff_of(sato), code=code(), now=NOW, at=NOON)


# --- the phone is gone --------------------------------------------------------------------------------


@pytest.fixture
def second(kanri):
    """Another 管理者."""
    staff = services.open_account(
        actor=CLOCK, login="ueda", name="上田（見本）", password=PASSWORD, at=NOON
    )
    agency = queries.agency(kanri.agency_id)
    services.appoint(actor=CLOCK, staff=staff, agency=agency, role=Role.ADMIN, since=SINCE, at=NOON)
    return queries.actor_for(staff, NOON)


def ask(actor, about, reason="電話をなくした。窓口で確かめた。"):
    return services.ask_reset(actor=actor, staff=staff_of(about), reason=reason, at=NOON)


def test_two_administrators_open_it_together(sato, kanri, second):
    begin(sato)
    asked = ask(kanri, sato)
    assert staff_of(sato).factor_since is not None
    for nobody in (kanri, sato):
        with pytest.raises(NotAllowed):
            services.confirm_reset(actor=nobody, reset=asked, at=NOON)

    services.confirm_reset(actor=second, reset=asked, at=NOON)

    assert staff_of(sato).factor_since is None
    assert not Factor.objects.exists()
    assert come_in(Client(), "sato").url == "/cases/"
    assert FactorReset.objects.get().done_by_id == second.staff_id
    with pytest.raises(HouseError):
        services.confirm_reset(actor=second, reset=asked, at=NOON)


def test_every_sign_in_of_theirs_ends_with_it(sato, kanri, second):
    client = Client()
    come_in(client, "sato")
    begin(sato, keep=client.session.session_key)
    services.confirm_reset(actor=second, reset=ask(kanri, sato), at=NOON)
    assert client.get("/").status_code == 302


def test_where_nobody_else_is_administrator_it_is_done_at_once(sato, kanri):
    begin(sato)
    asked = ask(kanri, sato)
    asked.refresh_from_db()
    assert asked.done_by_id == kanri.staff_id
    actions = Entry.objects.filter(action__startswith="organizations.factor_reset")
    assert list(actions.order_by("pk").values_list("action", flat=True)) == [
        "organizations.factor_reset_asked",
        "organizations.factor_reset",
    ]


def test_a_reason_is_said_and_ones_own_lock_is_opened_by_others(sato, kanri, second, suzuki):
    begin(sato)
    begin(kanri)
    for actor, about, reason in ((kanri, sato, " "), (kanri, kanri, "x"), (suzuki, sato, "x")):
        with pytest.raises(NotAllowed):
            ask(actor, about, reason)
    ask(kanri, sato)
    with pytest.raises(WrongState):
        ask(second, sato)


def test_what_was_asked_can_be_withdrawn(sato, kanri, second):
    begin(sato)
    asked = ask(kanri, sato)
    services.withdraw_reset(actor=second, reset=asked, at=NOON)
    assert staff_of(sato).factor_since is not None
    with pytest.raises(HouseError):
        services.confirm_reset(actor=second, reset=asked, at=NOON)
    assert ask(kanri, sato).pk != asked.pk


def test_the_pages_of_it(sato, kanri, second, suzuki):
    begin(sato)
    account = f"/staff/{sato.staff_id}/"
    one = enter(kanri)
    assert "解除を求める" in one.get(account).content.decode()
    assert "別の管理者が確かめて" in one.get(f"{account}factor/").content.decode()
    assert one.post(f"{account}factor/", {"reason": "なくした"}).status_code == 303
    asked = FactorReset.objects.get()
    assert "別の管理者の確認を待っています" in one.get(account).content.decode()
    assert f"{asked.pk}/confirm/" not in one.get(account).content.decode()

    two = enter(second)
    assert f"{asked.pk}/confirm/" in two.get("/staff/").content.decode()
    page = f"/factor-resets/{asked.pk}/confirm/"
    assert "なくした" in two.get(page).content.decode()
    assert enter(suzuki).get(page).status_code == 404
    assert two.post(page).status_code == 303
    assert staff_of(sato).factor_since is None
