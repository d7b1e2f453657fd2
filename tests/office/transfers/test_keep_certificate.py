"""返却・消去証明書: while it is missing it is asked for; it says day, method and name."""

from datetime import date

import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.office.transfers import queries, services
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.audit.models import Entry
from tests.conftest import NOON
from tests.office.transfers.succession import (
    AFTER,
    name,
)
from tests.pages.stories.acts import enter

pytestmark = pytest.mark.django_db


def certify(cast, succession, who="watanabe", **changes):
    said = {
        "on": date(2026, 11, 20),
        "how": "both",
        "by": "理事長　見本",
        "text": "綴り3",
        **changes,
    }
    return services.keep_certificate(actor=cast[who], succession=succession, at=NOON, **said)


def test_while_it_is_missing_it_stands_on_the_desk_of_the_office(cast):
    succession = name(cast)
    marks = [row.mark for row in queries.desk_rows(cast["watanabe"], AFTER)["stalled"]]
    assert marks == ["返却・消去証明書がありません"]

    certify(cast, succession)
    services.end_successions(actor=CLOCK, at=AFTER)

    assert queries.desk_rows(cast["watanabe"], AFTER) == {"offered": [], "stalled": [], "due": []}
    html = enter(cast["watanabe"]).get(f"/transfers/contractor/{succession.pk}/").content.decode()
    assert "理事長　見本" in html
    assert Entry.objects.filter(action="transfers.certificate_kept").count() == 1


@pytest.mark.parametrize(
    "changes", [{"on": None}, {"how": ""}, {"by": " "}, {"on": date(2026, 11, 21)}]
)
def test_a_certificate_without_day_method_and_name_is_none(cast, changes):
    succession = name(cast)
    with pytest.raises(NotAllowed):
        certify(cast, succession, **changes)


def test_only_the_office_keeps_it(cast):
    with pytest.raises(NotAllowed):
        certify(cast, name(cast), who="suzuki")
