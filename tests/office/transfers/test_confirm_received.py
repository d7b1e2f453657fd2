"""What a leaver handed on, and wrote with it, reaches the next person, who says so."""

from datetime import timedelta

import pytest

from tasuki.ground.errors import HouseError, NotAllowed
from tasuki.office.transfers import queries, services
from tasuki.town.organizations import queries as organizations
from tasuki.town.relay import services as relay
from tasuki.trust.audit.models import Entry
from tests.conftest import NOON
from tests.office.transfers.conftest import counter, staff_of
from tests.pages.stories.acts import enter

pytestmark = pytest.mark.django_db
NOTE = "長女に先に電話をしてください。"


@pytest.fixture
def transfer(sato, tani, held, promised):
    """佐藤 hands everything to 谷, with a note."""
    staff = staff_of(sato)
    chosen = {one.key: staff_of(tani) for one in queries.carried(sato, staff, NOON)}
    return services.hand_on(
        actor=sato, staff=staff, agency=counter(sato), chosen=chosen, note=NOTE, at=NOON
    )


def test_it_stands_on_the_desk_until_it_is_confirmed(tani, transfer):
    assert [row.record for row in queries.desk_rows(tani, NOON)["due"]] == [
        f"transfer:{transfer.pk}"
    ]

    assert services.confirm_received(actor=tani, transfer=transfer, at=NOON) == 3

    assert queries.desk_rows(tani, NOON)["due"] == []
    assert set(transfer.lines.values_list("read_at", flat=True)) == {NOON}
    assert Entry.objects.filter(action="transfers.received").count() == 1


def test_the_page_shows_the_note_and_opens_what_it_is_about(tani, transfer):
    client = enter(tani)
    assert "佐藤（見本）から引き継いだもの" in client.get("/").content.decode()
    page = client.get(f"/transfers/{transfer.pk}/").content.decode()
    assert NOTE in page
    assert "確かめた" in page
    assert page.count('class="row-title" href=') == 3

    done = client.post(f"/transfers/{transfer.pk}/")

    assert done.status_code == 303
    after = client.get(f"/transfers/{transfer.pk}/").content.decode()
    assert NOTE in after
    assert 'data-act="transfers.received"' not in after


def test_the_leaver_reads_that_it_was_confirmed(sato, tani, transfer):
    page = f"/transfers/staff/{sato.staff_id}/"
    assert "本人はまだ見ていません" in enter(sato).get(page).content.decode()
    services.confirm_received(actor=tani, transfer=transfer, at=NOON)
    said = enter(sato).get(page).content.decode()
    assert "本人が確かめた" in said
    assert NOTE in said


def test_nobody_confirms_for_somebody_else_or_twice(sato, mori, suzuki, tani, transfer):
    for actor in (sato, mori, suzuki):
        with pytest.raises(NotAllowed):
            services.confirm_received(actor=actor, transfer=transfer, at=NOON)
    services.confirm_received(actor=tani, transfer=transfer, at=NOON)
    with pytest.raises(HouseError):
        services.confirm_received(actor=tani, transfer=transfer, at=NOON)


def test_another_agency_finds_no_such_page(suzuki, kanri, transfer):
    for actor in (suzuki, kanri):
        assert enter(actor).get(f"/transfers/{transfer.pk}/").status_code == 404


def test_what_went_to_the_agency_as_a_whole_is_read_by_all_of_it(sato, tani, held):
    staff = staff_of(sato)
    chosen = dict.fromkeys(one.key for one in queries.carried(sato, staff, NOON))
    given = services.hand_on(
        actor=sato, staff=staff, agency=counter(sato), chosen=chosen, note=NOTE, at=NOON
    )
    page = enter(tani).get(f"/transfers/{given.pk}/").content.decode()
    assert NOTE in page
    assert "機関全体で持つ" in page
    assert 'data-act="transfers.received"' not in page


def test_who_leaves_is_told_what_is_left_until_it_is_handed_on(sato, leaving, held, tani):
    sato = organizations.actor_for(leaving, NOON)
    rows = queries.desk_rows(sato, NOON)["due"]
    assert [(row.mark, row.on.isoformat()) for row in rows] == [("引き継ぐもの1件", "2026-11-30")]
    chosen = {one.key: staff_of(tani) for one in queries.carried(sato, leaving, NOON)}
    services.hand_on(actor=sato, staff=leaving, agency=counter(sato), chosen=chosen, at=NOON)
    assert queries.desk_rows(sato, NOON)["due"] == []


def test_the_way_of_a_matter_keeps_who_carried_it_before(sato, tani, held):
    later = NOON + timedelta(hours=3)
    relay.hand_person(actor=sato, baton=held.baton, person=staff_of(tani), at=later)
    stretches = list(held.baton.steps.values_list("person__name", "how", "until"))
    assert stretches == [("佐藤（見本）", "begun", later), ("谷（見本）", "handed_inside", None)]
    relay.hand_person(actor=tani, baton=held.baton, person=None, at=later + timedelta(hours=1))
    assert held.baton.steps.get(until=None).person is None
    assert "担当が替わった" in enter(tani).get(f"/intake/{held.pk}/").content.decode()
