"""A matter shown to workers by name: what it takes, what it leaves, and that nobody is left out."""

from datetime import timedelta

import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.town.organizations import services as organizations
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import queries, services
from tasuki.town.relay.models import Barrier, Baton, Clearance, Part, Secret, Section
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.access.roles import Role
from tasuki.trust.audit.models import Entry
from tests.conftest import PASSWORD, SINCE

pytestmark = pytest.mark.django_db


def staff(actor):
    return Staff.objects.get(pk=actor.staff_id)


@pytest.fixture
def mori(sato, noon):
    """A colleague of 佐藤's."""
    from tasuki.town.organizations import queries as people

    one = organizations.open_account(
        actor=CLOCK, login="mori", name="森（見本）", password=PASSWORD, at=noon
    )
    organizations.appoint(
        actor=CLOCK,
        staff=one,
        agency=Agency.objects.get(pk=sato.agency_id),
        role=Role.COUNSELLOR,
        since=SINCE,
        at=noon,
    )
    return people.actor_for(one, noon)


@pytest.fixture
def baton(sato, noon, agency_of):
    return services.begin(
        actor=sato,
        matter="consultation",
        holder=agency_of(sato),
        person=staff(sato),
        look_again_on=noon.date() + timedelta(days=14),
        at=noon,
    )


@pytest.fixture
def secret(baton, sato, noon):
    return services.make_secret(
        actor=sato, baton=baton, reason=Secret.COLLEAGUE, cleared=[], at=noon
    )


def sees(actor, baton, at):
    return queries.may_see(actor, baton.pk, Section.CARD, at)


def offer(actor, baton, to, at, person=None):
    return services.offer(
        actor=actor,
        baton=baton,
        to=Agency.objects.get(pk=to.agency_id),
        to_person=person,
        reason="",
        ground="consent",
        preview={},
        answer_by=at.date() + timedelta(days=7),
        at=at,
    )


def test_a_colleague_finds_nothing_of_a_secret_matter(secret, sato, mori, noon):
    assert sees(sato, secret, noon)
    assert not sees(mori, secret, noon)
    assert queries.listed(mori, "consultation", noon) == []
    assert len(queries.listed(sato, "consultation", noon)) == 1
    assert queries.held(mori, noon) == []
    assert Entry.objects.filter(action="relay.made_secret").count() == 1


def test_only_who_carries_it_limits_it(baton, suzuki, noon):
    with pytest.raises(NotAllowed) as no:
        services.make_secret(actor=suzuki, baton=baton, reason=Secret.VIOLENCE, cleared=[], at=noon)
    assert no.value.code == "relay.not_holder"


def test_who_is_not_cleared_limits_and_moves_nothing(secret, mori, noon):
    for act in (
        lambda: services.open_again(actor=mori, baton=secret, at=noon),
        lambda: services.clear(actor=mori, baton=secret, staff=staff(mori), at=noon),
        lambda: services.look_again(actor=mori, baton=secret, on=noon.date(), at=noon),
        lambda: services.name_person(actor=mori, baton=secret, person=staff(mori), at=noon),
    ):
        with pytest.raises(NotAllowed) as no:
            act()
        assert no.value.code == "relay.closed_to_you"


def test_the_named_worker_who_may_not_see_it_no_longer_carries_it(baton, mori, sato, noon):
    services.name_person(actor=sato, baton=baton, person=staff(mori), at=noon)
    limited = services.make_secret(
        actor=sato, baton=baton, reason=Secret.COLLEAGUE, cleared=[], at=noon
    )
    assert limited.person_id is None
    assert [one.pk for one in queries.held(sato, noon)] == [baton.pk]
    assert queries.held(mori, noon) == []


def test_it_is_limited_once_and_opened_again(secret, sato, mori, noon):
    with pytest.raises(NotAllowed) as no:
        services.make_secret(actor=sato, baton=secret, reason=Secret.OTHER, cleared=[], at=noon)
    assert no.value.code == "relay.already_secret"

    services.open_again(actor=sato, baton=secret, at=noon)

    assert sees(mori, secret, noon)
    with pytest.raises(NotAllowed) as no:
        services.open_again(actor=sato, baton=secret, at=noon)
    assert no.value.code == "relay.not_secret"


def test_a_clearance_opens_and_ends_but_never_the_last(secret, sato, mori, noon, later):
    given = services.clear(actor=sato, baton=secret, staff=staff(mori), at=noon)
    assert sees(mori, secret, noon)

    services.end_clearance(actor=sato, clearance=given, at=later)

    assert not sees(mori, secret, later)
    own = Clearance.objects.get(baton=secret, staff=sato.staff_id)
    with pytest.raises(NotAllowed) as no:
        services.end_clearance(actor=sato, clearance=own, at=later)
    assert no.value.code == "relay.nobody_left"
    assert sees(sato, secret, later)


def test_a_clearance_for_a_time_ends_by_itself(secret, sato, mori, noon, later):
    services.clear(actor=sato, baton=secret, staff=staff(mori), until=later, at=noon)
    assert sees(mori, secret, noon)
    assert not sees(mori, secret, later)


def test_a_clearance_for_a_time_does_not_count_as_somebody(secret, sato, mori, noon, later):
    services.clear(actor=sato, baton=secret, staff=staff(mori), until=later, at=noon)
    own = Clearance.objects.get(baton=secret, staff=sato.staff_id)
    with pytest.raises(NotAllowed) as no:
        services.end_clearance(actor=sato, clearance=own, at=noon)
    assert no.value.code == "relay.nobody_left"


def test_it_is_held_out_to_a_person_by_name_alone(secret, sato, suzuki, noon, later):
    with pytest.raises(NotAllowed) as no:
        offer(sato, secret, suzuki, noon)
    assert no.value.code == "relay.secret_to_nobody"

    handover = offer(sato, secret, suzuki, noon, person=staff(suzuki))

    assert queries.ringing(suzuki, noon) == 1
    services.take(actor=suzuki, handover=handover, look_again_on=later.date(), at=later)
    assert queries.may_see(suzuki, secret.pk, Section.ALL, later)
    taken = Baton.objects.get(pk=secret.pk)
    assert taken.secret
    assert queries.health(later)["without_holder"] == 0


def test_what_was_given_back_closes_again(secret, sato, suzuki, noon, later):
    handover = offer(sato, secret, suzuki, noon, person=staff(suzuki))
    services.give_back(actor=suzuki, handover=handover, reason="", at=later)
    live = Clearance.objects.filter(baton=secret, staff=suzuki.staff_id, until__isnull=True)
    assert not live.exists()


def test_a_worker_of_elsewhere_is_not_whom_it_is_held_out_to(secret, sato, suzuki, tanaka, noon):
    with pytest.raises(NotAllowed) as no:
        offer(sato, secret, suzuki, noon, person=staff(tanaka))
    assert no.value.code == "relay.person_not_there"


def test_a_colleague_of_whom_it_was_held_out_to_hears_nothing(secret, sato, tanaka, ito, noon):
    assert tanaka.agency_id == ito.agency_id
    handover = offer(sato, secret, tanaka, noon, person=staff(tanaka))
    assert queries.ringing(tanaka, noon) == 1
    assert queries.ringing(ito, noon) == 0
    assert queries.offered_to(ito, noon) == []
    with pytest.raises(NotAllowed):
        services.take(actor=ito, handover=handover, look_again_on=noon.date(), at=noon)


def test_what_grows_out_of_it_is_as_secret(secret, sato, mori, noon):
    grown = services.begin(
        actor=sato,
        matter="consultation",
        holder=secret.holder,
        person=staff(sato),
        look_again_on=noon.date(),
        at=noon,
        origin=secret,
    )
    assert Baton.objects.get(pk=grown.pk).secret
    assert Part.objects.get(baton=grown).restricted
    assert sees(sato, grown, noon)
    assert not sees(mori, grown, noon)


def test_one_worker_is_kept_away_from_a_plain_matter(baton, sato, mori, noon, later):
    barrier = services.keep_out(
        actor=sato, baton=baton, staff=staff(mori), reason=Secret.FAMILY, at=noon
    )
    assert sees(sato, baton, noon)
    assert not sees(mori, baton, noon)
    assert queries.listed(mori, "consultation", noon) == []
    with pytest.raises(NotAllowed) as no:
        services.keep_out(actor=sato, baton=baton, staff=staff(mori), reason=Secret.FAMILY, at=noon)
    assert no.value.code == "relay.already_barred"
    with pytest.raises(NotAllowed) as no:
        services.name_person(actor=sato, baton=baton, person=staff(mori), at=noon)
    assert no.value.code == "relay.person_barred"

    services.let_in(actor=sato, barrier=barrier, at=later)

    assert sees(mori, baton, later)
    with pytest.raises(NotAllowed) as no:
        services.let_in(actor=sato, barrier=barrier, at=later)
    assert no.value.code == "relay.limit_ended"


def test_a_worker_steps_away_from_their_own_family_s_matter(baton, sato, mori, noon):
    services.keep_out(actor=sato, baton=baton, staff=staff(sato), reason=Secret.FAMILY, at=noon)
    baton.refresh_from_db()
    assert baton.person_id is None
    assert queries.held(sato, noon) == []
    assert [one.pk for one in queries.held(mori, noon)] == [baton.pk]


def test_the_last_who_sees_it_cannot_step_away(baton, sato, noon):
    with pytest.raises(NotAllowed) as no:
        services.keep_out(actor=sato, baton=baton, staff=staff(sato), reason=Secret.FAMILY, at=noon)
    assert no.value.code == "relay.nobody_left"
    assert not Barrier.objects.exists()


def test_a_barrier_stands_above_a_clearance(secret, sato, mori, noon):
    services.clear(actor=sato, baton=secret, staff=staff(mori), at=noon)
    services.keep_out(actor=sato, baton=secret, staff=staff(mori), reason=Secret.OTHER, at=noon)
    assert not sees(mori, secret, noon)
    with pytest.raises(NotAllowed) as no:
        services.clear(actor=sato, baton=secret, staff=staff(mori), at=noon)
    assert no.value.code == "relay.person_barred"
