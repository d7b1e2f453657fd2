"""人事異動: everything a worker carries by name goes on in one act, and nothing is without a holder."""

import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.journey.meetings import services as meetings
from tasuki.journey.meetings.models import Seat
from tasuki.journey.plans.models import Promise, Revision
from tasuki.office.transfers import queries, services
from tasuki.office.transfers.models import Transfer, TransferLine
from tasuki.town.relay import queries as relay
from tasuki.town.relay import services as relay_acts
from tasuki.town.relay.models import Baton, Clearance, Secret, Step
from tasuki.trust.audit.models import Entry
from tests.conftest import NOON
from tests.office.transfers.conftest import counter, staff_of
from tests.pages.stories.acts import enter
from tests.pages.stories.words import SITTING, TRACES

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat(cast):
    """佐藤 sits in a meeting that is still to come."""
    sitting = meetings.convene(actor=cast["takahashi"], body="individual", held_at=SITTING, at=NOON)
    return meetings.invite(
        actor=cast["takahashi"],
        meeting=sitting,
        agency=counter(cast["sato"]),
        staff=staff_of(cast["sato"]),
        at=NOON,
    )


def keys(actor, staff):
    return {one.what: one.key for one in queries.carried(actor, staff, NOON)}


def hand_on(actor, staff, to, of=None, only=None):
    items = queries.carried(actor, staff, NOON)
    chosen = {one.key: to for one in items if only is None or one.what == only}
    return services.hand_on(
        actor=actor, staff=staff, agency=counter(of), chosen=chosen, note="よろしく", at=NOON
    )


def test_everything_goes_in_one_act(sato, tani, mori, held, promised, seat):
    staff, to = staff_of(sato), staff_of(tani)
    assert set(keys(mori, staff)) == {"baton", "promise", "seat"}

    transfer = hand_on(mori, staff, to, sato)

    assert queries.carried(mori, staff, NOON) == []
    assert Baton.objects.get(pk=held.baton_id).person == to
    assert Step.objects.get(baton=held.baton_id, until=None).person == to
    assert Promise.objects.get(pk=promised.pk).staff == to.name
    assert Seat.objects.get(pk=seat.pk).staff == to
    assert {line.to_person for line in transfer.lines.all()} == {to}
    assert Entry.objects.filter(action="transfers.handed_on").count() == 1
    assert relay.health(NOON)["without_holder"] == 0


def test_what_stood_in_the_plan_is_kept(sato, tani, mori, promised):
    hand_on(mori, staff_of(sato), staff_of(tani), sato, only="promise")
    kept = Revision.objects.get(plan=promised.plan_id).content
    assert staff_of(sato).name in kept.values()


def test_to_nobody_is_to_the_agency_as_a_whole(sato, mori, held):
    hand_on(mori, staff_of(sato), None, sato)
    baton = Baton.objects.get(pk=held.baton_id)
    assert (baton.person, baton.holder_id) == (None, held.baton.holder_id)
    assert relay.health(NOON)["without_holder"] == 0


def test_who_leaves_does_it_too_and_a_colleague_where_there_is_no_supervisor(sato, tani, held):
    assert keys(sato, staff_of(sato))
    assert keys(tani, staff_of(sato))
    hand_on(tani, staff_of(sato), staff_of(tani), sato)
    assert Baton.objects.get(pk=held.baton_id).person_id == tani.staff_id


def test_beside_a_supervisor_a_colleague_does_not(sato, tani, mori, held):
    assert queries.staff_for(tani, sato.staff_id, NOON) is None
    with pytest.raises(NotAllowed):
        services.hand_on(actor=tani, staff=staff_of(sato), agency=counter(sato), chosen={}, at=NOON)


@pytest.mark.parametrize("who", ["suzuki", "yamada", "watanabe", "takahashi"])
def test_nobody_else_does(cast, held, who):
    sato = cast["sato"]
    assert queries.staff_for(cast[who], sato.staff_id, NOON) is None
    with pytest.raises(NotAllowed):
        services.hand_on(
            actor=cast[who], staff=staff_of(sato), agency=counter(sato), chosen={}, at=NOON
        )
    assert enter(cast[who]).get(f"/transfers/staff/{sato.staff_id}/").status_code == 404


def test_the_administrator_sees_numbers_and_dates_and_can_hand_on(cast, tani, held, promised):
    client, sato = enter(cast["kanri"]), cast["sato"]
    page = client.get(f"/transfers/staff/{sato.staff_id}/")
    html = page.content.decode()
    assert page.status_code == 200
    assert held.number in html
    assert not [word for word in TRACES if word in html]
    assert "家計" not in html
    assert "母の介護" not in html

    hand_on(cast["kanri"], staff_of(sato), staff_of(tani), sato)
    assert Baton.objects.get(pk=held.baton_id).person_id == tani.staff_id


def test_nobody_elsewhere_and_not_the_leaver_takes_over(sato, suzuki, mori, held):
    with pytest.raises(NotAllowed):
        hand_on(mori, staff_of(sato), staff_of(suzuki), sato)
    with pytest.raises(NotAllowed):
        hand_on(mori, staff_of(sato), staff_of(sato), sato)
    with pytest.raises(NotAllowed):
        services.hand_on(actor=mori, staff=staff_of(sato), agency=counter(sato), chosen={}, at=NOON)
    assert not Transfer.objects.exists()
    assert Baton.objects.get(pk=held.baton_id).person_id == sato.staff_id


def test_what_is_left_is_seen_by_the_second_who_looks(cast, mori, held, promised):
    sato = cast["sato"]
    hand_on(mori, staff_of(sato), None, sato, only="promise")
    for actor in (mori, cast["kanri"]):
        assert set(keys(actor, staff_of(sato))) == {"baton"}


def test_of_a_secret_matter_the_next_learns_and_the_last_no_more(sato, tani, held):
    baton = Baton.objects.select_related("holder").get(pk=held.baton_id)
    relay_acts.make_secret(
        actor=sato, baton=baton, reason=Secret.FAMILY, cleared=[staff_of(sato)], at=NOON
    )
    assert "baton" not in keys(tani, staff_of(sato))

    hand_on(sato, staff_of(sato), staff_of(tani), sato)

    known = Clearance.objects.filter(baton=baton, until=None)
    assert [one.staff_id for one in known] == [tani.staff_id]


def test_a_secret_matter_is_on_no_list_of_the_administrator(sato, kanri, held):
    baton = Baton.objects.select_related("holder").get(pk=held.baton_id)
    relay_acts.make_secret(
        actor=sato, baton=baton, reason=Secret.FAMILY, cleared=[staff_of(sato)], at=NOON
    )
    assert queries.carried(kanri, staff_of(sato), NOON) == []


# --- the page ------------------------------------------------------------------------------------------


def test_one_default_for_all_and_another_where_a_line_says_so(sato, tani, mori, held, promised):
    staff, agency = staff_of(sato), counter(sato)
    items = {one.what: one.key for one in queries.carried(mori, staff, NOON)}
    client = enter(mori)
    said = {f"all_{agency.pk.hex}": str(tani.staff_id), items["promise"]: "stay"}

    done = client.post(f"/transfers/staff/{staff.pk}/", said)

    assert done.status_code == 303
    assert Baton.objects.get(pk=held.baton_id).person_id == tani.staff_id
    assert Promise.objects.get(pk=promised.pk).staff == staff.name
    assert TransferLine.objects.filter(what="promise").count() == 0
    assert "谷（見本）" in client.get(done.url).content.decode()


@pytest.mark.parametrize("junk", ["x", "\x00", "9" * 3000, "0199d3a0-7c1e-7b6e-9d55-3f1f0c9a2e11"])
def test_nonsense_is_answered_beside_the_field(sato, mori, held, junk):
    staff = staff_of(sato)
    client = enter(mori)
    [item] = queries.carried(mori, staff, NOON)
    answer = client.post(f"/transfers/staff/{staff.pk}/", {item.key: junk, "note": junk})
    assert answer.status_code == 422
    assert 'id="error-summary"' in answer.content.decode()
    assert client.post("/transfers/staff/x/", {}).status_code == 404


def test_sent_twice_it_is_done_once(sato, tani, mori, held):
    client, url = enter(mori), f"/transfers/staff/{sato.staff_id}/"
    said = {
        "_once": "0199d3a0-7c1e-7b6e-9d55-3f1f0c9a2e12",
        f"all_{counter(sato).pk.hex}": str(tani.staff_id),
    }
    assert [client.post(url, said).status_code for _ in range(2)] == [303, 303]
    assert Transfer.objects.count() == 1


def test_the_overview_shows_who_leaves_and_what_is_left(sato, mori, held, leaving):
    html = enter(mori).get("/transfers/").content.decode()
    assert "佐藤（見本）" in html
    assert "残り1件" in html


def test_an_administrator_who_reads_numbers_has_looked_at_nobody(sato, kanri, held, leaving):
    client = enter(kanri)
    before = set(Entry.objects.values_list("pk", flat=True))
    page = client.get(f"/transfers/staff/{sato.staff_id}/")
    assert held.number in page.content.decode()
    client.get("/transfers/")
    assert list(Entry.objects.exclude(pk__in=before).values_list("action", "persons")) == []
