"""The cast: 佐藤 takes the worry in · 鈴木 works at another counter · 高橋 is the 調整役 · 田中 runs
多機関協働 · 伊藤 goes to the door · 渡辺 keeps the books · 山田 has nothing to do with it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations import services
from tasuki.town.organizations.models import Agency, Staff
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.access.roles import Role
from tasuki.trust.audit import triggers

NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)  # 12:00 in Japan
SINCE = date(2026, 4, 1)
PASSWORD = "mihon-tasuki-2026"
CAST = {
    "sato": ("佐藤（見本）", "小林市地域包括支援センター", Role.COUNSELLOR),
    "suzuki": ("鈴木（見本）", "小林市生活自立相談支援センター", Role.COUNSELLOR),
    "takahashi": ("高橋（見本）", "小林市福祉課", Role.COORDINATOR),
    "tanaka": ("田中（見本）", "小林市社会福祉協議会", Role.MULTI_AGENCY),
    "ito": ("伊藤（見本）", "小林市社会福祉協議会", Role.OUTREACH),
    "watanabe": ("渡辺（見本）", "小林市福祉課福祉総務G", Role.SECRETARY),
    "yamada": ("山田（見本）", "地域子育て支援センター チボリーノ館", Role.COUNSELLOR),
    "kanri": ("管理（見本）", "小林市", Role.ADMIN),
}


@pytest.fixture
def noon() -> datetime:
    """A fixed moment."""
    return NOON


@pytest.fixture
def later(noon: datetime) -> datetime:
    """An hour after noon."""
    return noon + timedelta(hours=1)


@pytest.fixture
def town(db: None) -> dict[str, Agency]:
    """小林市's agencies by code, from its pack."""
    services.load_pack(actor=CLOCK, agencies=pack.current(SINCE).agencies, at=NOON)
    return {agency.code: agency for agency in Agency.objects.all()}


def appoint(login: str) -> Actor:
    """The member of the cast, appointed on first use."""
    staff = Staff.objects.filter(login=login).first()
    if staff is None:
        name, agency, role = CAST[login]
        staff = services.open_account(
            actor=CLOCK, login=login, name=name, password=PASSWORD, at=NOON
        )
        services.appoint(
            actor=CLOCK,
            staff=staff,
            agency=Agency.objects.get(name=agency),
            role=role,
            since=SINCE,
            at=NOON,
        )
    return organizations.actor_for(staff, NOON)


def _member(login: str) -> object:
    @pytest.fixture(name=login)
    def member(town: dict[str, Agency]) -> Actor:
        return appoint(login)

    return member


sato = _member("sato")
suzuki = _member("suzuki")
takahashi = _member("takahashi")
tanaka = _member("tanaka")
ito = _member("ito")
watanabe = _member("watanabe")
yamada = _member("yamada")
kanri = _member("kanri")


@pytest.fixture
def a_town(db: None, settings: Any) -> Any:
    """a_town("shikaoi"): another town's agencies by code; everything from here on is of its pack."""

    def opened(code: str) -> dict[str, Agency]:
        settings.TASUKI_DEFAULT_PACK = code
        services.load_pack(actor=CLOCK, agencies=pack.current(SINCE).agencies, at=NOON)
        return {agency.code: agency for agency in Agency.objects.all()}

    return opened


@pytest.fixture
def hire() -> Any:
    """hire("mori", ("fukushi_kakari", Role.COUNSELLOR), …): one person with all these hats."""

    def hired(login: str, *hats: tuple[str, Role]) -> Actor:
        staff = Staff.objects.filter(login=login).first() or services.open_account(
            actor=CLOCK, login=login, name=f"{login}（見本）", password=PASSWORD, at=NOON
        )
        for agency, role in hats:
            services.appoint(
                actor=CLOCK,
                staff=staff,
                agency=Agency.objects.get(code=agency),
                role=role,
                since=SINCE,
                at=NOON,
            )
        return organizations.actor_for(staff, NOON)

    return hired


@pytest.fixture
def cast(town: dict[str, Agency]) -> dict[str, Actor]:
    """Everybody at once."""
    return {login: appoint(login) for login in CAST}


@pytest.fixture
def agency_of() -> object:
    """The agency of an actor."""

    def of(actor: Actor) -> Agency:
        return Agency.objects.get(pk=actor.agency_id)

    return of


@pytest.fixture
def sign_in(client: object) -> object:
    """A signed-in test client for an actor, without hashing a password."""
    from django.test import Client

    def enter(actor: Actor) -> Client:
        fresh = Client()
        fresh.force_login(
            Staff.objects.get(pk=actor.staff_id),
            backend="tasuki.town.organizations.recognizing.Backend",
        )
        return fresh

    return enter


@pytest.fixture
def armed_again(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Set up before the database is opened, so it is the last to be torn down: after the flush."""
    yield
    with django_db_blocker.unblock():
        triggers.arm(connection)


@pytest.fixture
def open_db(armed_again: None, transactional_db: None) -> Iterator[None]:
    """Real commits (threads, races). The clean-up has to empty the record, so its triggers go down
    for that moment and are armed again after it."""
    yield
    triggers.disarm(connection)
