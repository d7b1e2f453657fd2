from datetime import date

import pytest

from tasuki.ground.errors import HouseError
from tasuki.journey.cases import queries as cases
from tasuki.journey.cases.models import Case
from tasuki.journey.closing import services
from tasuki.journey.closing.models import AfterCare, Reopening
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.town.relay.ribbon import ribbon


def reopen(actor, case, at, **facts):
    facts.setdefault("reason", "person_asked")
    return services.reopen(actor=actor, case=Case.objects.get(pk=case.pk), at=at, **facts)


def test_the_same_case_goes_on_with_who_had_carried_it(closed, case, sato, tanaka, days):
    begun = reopen(sato, case, days(40), look_again_on=date(2027, 1, 8))

    again = Case.objects.get(pk=case.pk)
    assert again.number == case.number
    assert (again.lead.holder_id, again.lead.person_id) == (sato.agency_id, sato.staff_id)
    assert again.lead.look_again_on == date(2027, 1, 8)
    assert again.coordination.holder_id == tanaka.agency_id
    assert begun.lead_id == again.lead_id
    assert relay.health(days(40)) == {
        "open": 2,
        "without_holder": 0,
        "without_date": 0,
        "double_offers": 0,
        "orphan_batons": 0,
    }


def test_the_old_sashes_stay_closed_and_their_way_is_seen(closed, case, sato, days):
    old = closed.case.lead

    reopen(sato, case, days(40))

    assert not Baton.objects.get(pk=old.pk).is_open
    again = Case.objects.get(pk=case.pk)
    assert again.lead_id != old.pk
    drawn = ribbon(again.lead, days(40), again.coordination)
    assert drawn.closed_on is None
    assert [step.how for step in drawn.steps] == [
        "受け付けた",
        "続けて持った",
        "つなぎ戻した",
        "再開した",
    ]
    assert old.pk in cases.batons_of(again)


def test_it_is_counted_as_a_reopening_never_as_a_case(closed, case, sato, days):
    before = Case.objects.count()

    reopen(sato, case, days(40))

    assert Case.objects.count() == before
    assert Reopening.objects.filter(case=case).count() == 1


def test_an_agency_that_stood_around_may_too_and_reads_on(closed, case, suzuki, sato, days):
    reopen(suzuki, case, days(40), reason="agency_worried")

    again = Case.objects.get(pk=case.pk)
    assert again.lead.holder_id == sato.agency_id
    assert again.lead.person_id is None
    assert relay.may_see(suzuki, again.lead_id, Section.PLAN, days(40))


def test_the_lead_of_before_the_end_knows_that_it_goes_on_and_reads_no_more(
    propose, case, say, sato, suzuki, tanaka, days, noon
):
    closing = propose(to=suzuki)
    look = date(2026, 12, 4)
    services.take_back(actor=suzuki, closing=closing, look_again_on=look, at=noon)
    say(closing)
    services.close(actor=tanaka, closing=closing, at=noon)
    assert relay.may_see(sato, Case.objects.get(pk=case.pk).lead_id, Section.PLAN, days(39))

    reopen(suzuki, case, days(40))

    again = Case.objects.get(pk=case.pk)
    assert again.lead.holder_id == suzuki.agency_id
    assert relay.sections_for(sato, again.lead_id, days(40)) == Section.CARD | Section.INTAKE


def test_a_stranger_does_not_reopen(closed, case, yamada, days):
    with pytest.raises(HouseError) as refused:
        reopen(yamada, case, days(40))

    assert refused.value.code == "closing.not_near"


def test_what_goes_on_need_not_be_reopened(case, sato, noon):
    with pytest.raises(HouseError) as refused:
        reopen(sato, case, noon)

    assert refused.value.code == "closing.case_goes_on"


def test_it_says_why_from_the_town_s_list(closed, case, sato, days):
    with pytest.raises(HouseError) as refused:
        reopen(sato, case, days(40), reason="")

    assert refused.value.code == "closing.no_reopening_reason"
    assert not Reopening.objects.exists()


def test_nobody_is_asked_any_more_how_it_goes_after_an_end_that_is_over(
    follow_up, case, sato, days
):
    reopen(sato, case, days(10), note="娘さんから電話。")

    follow_up.refresh_from_db()
    assert follow_up.answer == "reopen"
    assert not AfterCare.objects.filter(answered_at__isnull=True).exists()


def test_it_can_end_again_and_begin_again(closed, case, propose, say, sato, tanaka, days):
    reopen(sato, case, days(40))
    second = propose(at=days(50))
    assert second.pk != closed.pk
    services.take_back(actor=sato, closing=second, look_again_on=date(2027, 2, 1), at=days(50))
    say(second, at=days(50))
    services.close(actor=tanaka, closing=second, at=days(50))

    reopen(sato, case, days(60))

    again = Case.objects.get(pk=case.pk)
    assert again.lead.is_open
    assert Reopening.objects.filter(case=case).count() == 2
    assert len(cases.batons_of(again)) >= 7
