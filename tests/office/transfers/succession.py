"""A change of contractor in its steps, as the tests of it need them."""

from datetime import date, datetime, timedelta

from tasuki.office.transfers import queries, services
from tasuki.town.organizations.models import Agency
from tests.conftest import NOON
from tests.office.transfers.conftest import counter

LAST = date(2026, 11, 30)
LAST_DAY: datetime = NOON.replace(day=30)
AFTER = LAST_DAY + timedelta(days=1)
LOOK = date(2026, 12, 10)
CONTRACT = "令和8年度自立相談支援事業委託契約（個人情報の取扱い特記事項 第9条）"


def name(cast, old="suzuki", new="yamada", who="watanabe", **changes):
    """渡辺 of the section that commissions says that 山田's agency follows 鈴木's."""
    said = {"last_day": LAST, "contract": CONTRACT, **changes}
    private = Agency.objects.filter(pk=cast["yamada"].agency_id, regime="unknown")
    private.update(regime="private")
    return services.name_successor(
        actor=cast[who], old=counter(cast[old]), new=counter(cast[new]), at=NOON, **said
    )


def offer_all(cast, succession, who="watanabe", at=NOON, kept=None):
    return services.offer_all(actor=cast[who], succession=succession, kept=kept or {}, at=at)


def take_all(cast, succession, who="yamada", at=NOON, only=None):
    lines = queries.still_to_take(succession, at)
    chosen = [one.pk for one in lines if only is None or one.kind == only]
    return services.take_all(
        actor=cast[who], succession=succession, chosen=chosen, look_again_on=LOOK, at=at
    )
