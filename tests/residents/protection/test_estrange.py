import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import NotAllowed, RuleBroken, WrongState
from tasuki.residents.people import queries as people
from tasuki.residents.people import services as registry
from tasuki.residents.people.models import Concern, Membership, Standing, Tie
from tasuki.residents.protection import queries, services, showing
from tasuki.residents.protection.models import Estranged
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import services as relay
from tasuki.trust.audit.models import Entry


@pytest.fixture
def estrange(sato, hanako, noon):
    """花子 is kept from somebody."""

    def away(**said):
        said = {"manner": "abuser", **said}
        return services.estrange(actor=said.pop("actor", sato), person=hanako, at=noon, **said)

    return away


def test_the_household_of_the_abuser_shows_the_person_no_more(
    sato, suzuki, together, hanako, taro, protect, estrange, noon
):
    protect(hanako)
    estrange(other=taro)

    for actor in (sato, suzuki):
        shown = [one.person for one in people.members_of(actor, together, noon)]
        assert shown == [taro]
    assert people.ties_in(together.pk) == {taro.pk: ""}
    assert people.households_of([hanako.pk]) == {}
    # It is not ended: nothing on the page says that somebody has left.
    assert Membership.everything.get(person=hanako).until is None
    assert Entry.objects.get(action="protection.estranged").words.content["name"] == "保護 花子"


def test_the_matter_of_the_abuser_names_the_person_no_more(
    suzuki, together, hanako, taro, protect, estrange, noon
):
    matter = taro.concerns.get().baton_id
    assert people.person_for(suzuki, hanako.pk, noon)

    protect(hanako)
    estrange(other=taro)

    assert [one.person for one in people.persons_of([matter])[matter]] == [taro]
    assert people.concerned([matter]) == [taro.pk]
    assert people.search(suzuki, "花子", noon) == []
    assert not people.people_for(suzuki, noon).filter(pk=hanako.pk).exists()


def test_whoever_has_no_matter_of_their_own_is_not_lost(sato, suzuki, taro, register, noon):
    matter = taro.concerns.get().baton
    wife = register(suzuki, "保護 妻", baton=matter, part=Standing.MEMBER, address="細野9番地")
    services.protect(actor=suzuki, person=wife, kind="before", reason="暴力がある", at=noon)
    wife.refresh_from_db()
    services.estrange(actor=suzuki, person=wife, manner="abuser", other=taro, at=noon)

    assert people.person_for(suzuki, wife.pk, noon) == wife
    assert queries.needs_splitting(wife.pk)

    register(suzuki, "別の方")
    own = register(suzuki, "だれか").concerns.get().baton
    registry.concern_person(actor=suzuki, baton=own, person=wife, at=noon)

    assert not queries.needs_splitting(wife.pk)
    assert Concern.everything.filter(person=wife, baton=matter, hidden=True).exists()
    assert people.concerned([matter.pk]) == [taro.pk]


def test_who_comes_later_is_parted_as_well(
    sato, suzuki, hanako, taro, protect, estrange, together, register, noon
):
    protect(hanako)
    estrange(other=taro)
    home = registry.make_household(
        actor=suzuki, label="また一緒に", members=[registry.Member(taro)], at=noon
    )
    registry.add_member(actor=sato, household=home, member=registry.Member(hanako), at=noon)

    assert [one.person for one in people.members_of(sato, home, noon)] == [taro]
    registry.tie_persons(actor=sato, person=hanako, other=taro, kind="spouse", at=noon)
    assert not Tie.objects.exists()


def test_tied_are_relatives_and_housemates_of_the_abuser_not_of_the_person(
    sato, suzuki, hanako, taro, protect, estrange, together, register, noon
):
    his = taro.concerns.get().baton
    mother = register(suzuki, "太郎の母", baton=his, part=Standing.MEMBER)
    registry.tie_persons(actor=suzuki, person=mother, other=taro, kind="parent", at=noon)
    lodger = register(suzuki, "同居の友人", baton=his, part=Standing.MEMBER)
    registry.add_member(actor=suzuki, household=together, member=registry.Member(lodger), at=noon)
    hers = hanako.concerns.first().baton
    child = register(sato, "花子の子", baton=hers, part=Standing.MEMBER)
    registry.make_household(
        actor=sato,
        label="新しい家",
        members=[registry.Member(hanako), registry.Member(child)],
        at=noon,
    )
    protect(hanako)
    estrange(other=taro)

    assert queries.estranged_from(hanako.pk) == {taro.pk, mother.pk, lodger.pk}
    estrange(other=child, manner="tied")
    assert child.pk in queries.estranged_from(hanako.pk)


def test_a_name_that_is_not_on_record_is_recognised_when_it_comes(
    suzuki, hanako, protect, estrange, register
):
    protect(hanako)
    estrange(name="遠山　次郎")
    assert queries.estranged_from(hanako.pk) == set()

    jiro = register(suzuki, "遠山 次郎")

    assert queries.estranged_from(hanako.pk) == {jiro.pk}
    assert queries.may_not_meet([hanako.pk], name="遠山次郎（元夫）")
    assert queries.may_not_meet([hanako.pk], other=jiro.pk)
    assert not queries.may_not_meet([hanako.pk], name="山田 三郎")
    assert not queries.may_not_meet([jiro.pk], name="遠山 次郎")


def test_a_worker_tied_to_the_abuser_sees_nothing_of_the_person(
    sato, colleague, hanako, protect, estrange, register, noon
):
    protect(hanako)
    assert people.person_for(colleague, hanako.pk, noon)
    estrange(staff=Staff.objects.get(pk=colleague.staff_id), manner="tied")

    assert not people.people_for(colleague, noon).filter(pk=hanako.pk).exists()
    assert people.search(colleague, "花子", noon) == []
    with pytest.raises(NotAllowed):
        services.reveal(actor=colleague, person=hanako, reason="見たいので", at=noon)
    assert queries.may_not_meet([hanako.pk], staff_id=colleague.staff_id)
    # A matter that is opened later is closed to them from its first moment.
    own = register(sato, "付き添い").concerns.get().baton
    registry.concern_person(actor=sato, baton=own, person=hanako, at=noon)
    assert not people.people_for(colleague, noon).filter(pk=hanako.pk).exists()


def test_it_says_who_and_for_a_protected_person(sato, suzuki, hanako, taro, protect, estrange):
    with pytest.raises(WrongState):
        estrange(other=taro)
    protect(hanako)
    with pytest.raises(NotAllowed):
        estrange()
    with pytest.raises(RuleBroken):
        estrange(other=hanako)
    with pytest.raises(NotAllowed):
        estrange(actor=suzuki, other=taro)
    with pytest.raises(IntegrityError), transaction.atomic():
        Estranged.objects.create(
            person=hanako, manner="abuser", set_by_id=sato.staff_id, created_at=hanako.changed_at
        )


def test_a_mistake_is_put_right_by_somebody_else(
    sato, suzuki, colleague, hanako, taro, protect, estrange, noon
):
    protect(hanako)
    one = estrange(other=taro)

    for actor in (sato, suzuki):
        with pytest.raises(NotAllowed):
            services.let_near(actor=actor, estranged=one, at=noon)
    services.let_near(actor=colleague, estranged=one, at=noon)
    assert queries.estranged_from(hanako.pk) == set()
    with pytest.raises(WrongState):
        services.let_near(actor=colleague, estranged=one, at=noon)
    assert Entry.objects.filter(action="protection.let_near").count() == 1


def test_a_barred_worker_carries_the_matter_no_more(
    sato, colleague, hanako, protect, estrange, noon
):
    friend = colleague
    matter = hanako.concerns.get().baton
    relay.hand_person(
        actor=sato, baton=matter, person=Staff.objects.get(pk=friend.staff_id), at=noon
    )
    protect(hanako)

    estrange(staff=Staff.objects.get(pk=friend.staff_id))

    matter.refresh_from_db()
    assert matter.person is None
    assert queries.carried_by_nobody([hanako.pk], noon) == {}
    assert queries.desk_rows(sato, noon)["stalled"] == []


def test_a_matter_that_nobody_is_left_to_see_is_told_of(
    sato, tanaka, hanako, protect, estrange, noon
):
    matter = hanako.concerns.get().baton
    relay.share(
        actor=sato,
        baton=matter,
        agency=Agency.objects.get(pk=tanaka.agency_id),
        source="help:1",
        sections=127,
        ground="consent",
        at=noon,
    )
    protect(hanako, actor=tanaka)

    estrange(actor=tanaka, staff=Staff.objects.get(pk=sato.staff_id))

    holder = matter.holder.name
    assert queries.carried_by_nobody([hanako.pk], noon) == {hanako.pk: [holder]}
    [row] = queries.desk_rows(tanaka, noon)["stalled"]
    assert (row.record, holder in row.note) == (f"person:{hanako.pk}", True)
    assert holder in showing.of(tanaka, hanako, noon)["nobody_at"]
