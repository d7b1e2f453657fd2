"""つなぐ to an office reaches its 担当職員; where it has named none, the office as a whole."""

from collections.abc import Callable
from datetime import date, datetime

from django.test import Client

from tasuki.journey.intake import services as intake
from tasuki.journey.referrals import services
from tasuki.journey.referrals.models import Referral
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.roles import Role


def offered(actor: Actor, agency: Agency, to: Agency, at: datetime) -> Referral:
    about = intake.receive(
        actor=actor,
        at=at,
        agency=agency,
        subject={"name": "見本 太郎"},
        main_topic="income",
        topics=["income"],
        method="visit",
        share_consent="yes",
        share_consent_on=date(2026, 11, 20),
        share_consent_how="oral",
    )
    return services.offer(
        actor=actor,
        consultation=about,
        to=to,
        answer_by=date(2026, 11, 27),
        at=at,
        reason="分野の窓口で受けてほしい",
        asked="",
        explained="説明した。",
        agreed="yes",
        ground="consent",
        ground_note="窓口で聞いた。",
        told=["name"],
        shown_before=[],
        accompany="none",
        accompany_note="",
    )


def test_who_has_the_duty_is_named_where_nobody_else_is(
    town: dict[str, Agency], sato: Actor, suzuki: Actor, noon: datetime
) -> None:
    sent = offered(sato, town["houkatsu_kobayashi"], town["seikatsu_jiritsu"], noon)
    assert sent.handover.to_person_id == suzuki.staff_id


def test_where_nobody_is_named_it_reaches_the_office_and_the_page_says_so(
    a_town: Callable[[str], dict[str, Agency]],
    hire: Callable[..., Actor],
    sign_in: Callable[[Actor], Client],
    noon: datetime,
) -> None:
    asaka = a_town("asaka")
    hayashi = hire("hayashi", ("sogo_madoguchi", Role.COUNSELLOR))
    hire("kodomo", ("kodomo_katei", Role.COUNSELLOR))
    sent = offered(hayashi, asaka["sogo_madoguchi"], asaka["kodomo_katei"], noon)
    assert sent.handover.to_person_id is None
    shown = sign_in(hayashi).get(f"/referrals/{sent.pk}/").content.decode()
    assert "担当職員が決まっていない" in shown


def test_offices_outside_the_town_are_named_with_what_to_do(
    a_town: Callable[[str], dict[str, Agency]],
    hire: Callable[..., Actor],
    sign_in: Callable[[Actor], Client],
    noon: datetime,
) -> None:
    shikaoi = a_town("shikaoi")
    mori = hire("mori", ("fukushi_kakari", Role.COUNSELLOR))
    hire("oka", ("hoken_fukushi", Role.COUNSELLOR))
    about = intake.receive(
        actor=mori,
        at=noon,
        agency=shikaoi["fukushi_kakari"],
        subject={"name": "見本 太郎"},
        main_topic="income",
        topics=["income"],
        method="visit",
    )
    shown = sign_in(mori).get(f"/referrals/new/{about.pk}/").content.decode()
    assert "北海道の福祉事務所" in shown
