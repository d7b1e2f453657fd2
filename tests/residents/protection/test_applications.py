from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.residents.protection import queries, services
from tasuki.residents.protection.models import Application
from tasuki.trust.audit.models import Entry


@pytest.fixture
def recorded(sato, hanako, protect, noon):
    """An application at 市民課."""
    protect(hanako)

    def record(number="R8-12", **said):
        said = {"body": "市民課", "since": date(2026, 11, 1), "until": date(2027, 10, 31), **said}
        return services.record_application(
            actor=said.pop("actor", sato), person=hanako, number=number, at=noon, **said
        )

    return record


def test_several_stand_at_once(hanako, recorded):
    recorded()
    recorded("R8-30")

    assert queries.live_applications(hanako.pk).count() == 2
    assert Entry.objects.filter(action="protection.application_recorded").count() == 2


def test_a_passed_date_alone_ends_nothing(hanako, recorded):
    recorded(since=date(2024, 1, 1), until=date(2025, 1, 1))

    assert queries.live_applications(hanako.pk).count() == 1


def test_the_same_number_is_recorded_once(recorded):
    recorded()
    with pytest.raises(WrongState):
        recorded()


def test_a_stranger_records_nothing(suzuki, recorded):
    with pytest.raises(NotAllowed):
        recorded(actor=suzuki)


def test_it_does_not_end_before_it_starts(recorded):
    with pytest.raises(NotAllowed):
        recorded(until=date(2026, 1, 1))
    one = recorded("R8-31")
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(pk=one.pk).update(until=date(2020, 1, 1))


def test_it_is_closed_once_with_the_clerk_who_said_so(sato, suzuki, hanako, recorded, noon):
    one = recorded()
    said = {"closed_on": date(2026, 11, 20), "clerk": "市民課 田村", "at": noon}

    with pytest.raises(NotAllowed):
        services.close_application(actor=suzuki, application=one, **said)
    with pytest.raises(NotAllowed):
        services.close_application(actor=sato, application=one, **{**said, "clerk": ""})
    with pytest.raises(NotAllowed):
        services.close_application(
            actor=sato, application=one, **{**said, "closed_on": date(2026, 11, 21)}
        )
    services.close_application(actor=sato, application=one, **said)
    assert not queries.live_applications(hanako.pk).exists()
    with pytest.raises(WrongState):
        services.close_application(actor=sato, application=one, **said)
    assert Entry.objects.filter(action="protection.application_closed").count() == 1
