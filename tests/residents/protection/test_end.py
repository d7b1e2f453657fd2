"""目黒区 2025: a second application had been accepted six days before the block was lifted."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.residents.protection import services
from tasuki.residents.protection.models import Protection
from tasuki.trust.audit.models import Entry
from tests.residents.protection.conftest import ADDRESS, PHONE

TODAY = date(2026, 11, 20)
ASKED = {"clerk": "市民課 田村", "checked_on": TODAY}


@pytest.fixture
def measure(hanako, protect):
    """The measure itself."""
    return protect(hanako, kind="measure")


def apply(actor, person, number, noon):
    return services.record_application(
        actor=actor, person=person, body="市民課", number=number, since=TODAY, at=noon
    )


def test_two_people_lift_it_and_the_columns_fill_again(sato, colleague, hanako, measure, noon):
    services.propose_end(
        actor=sato, protection=measure, reason="転居して終わった", at=noon, **ASKED
    )
    hanako.refresh_from_db()
    assert hanako.protected

    services.confirm_end(actor=colleague, protection=measure, at=noon, **ASKED)

    hanako.refresh_from_db()
    assert (hanako.protected, hanako.address, hanako.phone) == (False, ADDRESS, PHONE)
    actions = set(Entry.objects.values_list("action", flat=True))
    assert {"protection.end_proposed", "protection.ended"} <= actions


def test_a_second_application_keeps_it_up(sato, colleague, hanako, measure, noon):
    first = apply(sato, hanako, "R7-3", noon)
    with pytest.raises(NotAllowed) as refused:
        services.propose_end(actor=sato, protection=measure, reason="終わった", at=noon, **ASKED)
    assert refused.value.code == "protection.applications_stand"

    services.close_application(
        actor=sato, application=first, closed_on=TODAY, clerk="田村", at=noon
    )
    services.propose_end(
        actor=sato, protection=measure, reason="終わった、と聞いた", at=noon, **ASKED
    )
    apply(sato, hanako, "R8-9", noon)

    with pytest.raises(NotAllowed) as refused:
        services.confirm_end(actor=colleague, protection=measure, at=noon, **ASKED)
    assert refused.value.code == "protection.applications_stand"
    hanako.refresh_from_db()
    assert hanako.protected


def test_the_office_was_asked_today_and_by_each(sato, colleague, measure, noon):
    said = {"protection": measure, "reason": "転居して終わった", "at": noon}
    with pytest.raises(NotAllowed):
        services.propose_end(actor=sato, clerk="", checked_on=TODAY, **said)
    with pytest.raises(NotAllowed):
        services.propose_end(actor=sato, clerk="田村", checked_on=date(2026, 11, 19), **said)
    services.propose_end(actor=sato, **ASKED, **said)
    with pytest.raises(NotAllowed) as refused:
        services.confirm_end(
            actor=colleague, protection=measure, at=noon + timedelta(days=1), **ASKED
        )
    assert refused.value.code == "protection.checked_another_day"


def test_nobody_lifts_it_alone(sato, measure, noon):
    with pytest.raises(WrongState):
        services.confirm_end(actor=sato, protection=measure, at=noon, **ASKED)
    services.propose_end(
        actor=sato, protection=measure, reason="転居して終わった", at=noon, **ASKED
    )

    with pytest.raises(NotAllowed) as refused:
        services.confirm_end(actor=sato, protection=measure, at=noon, **ASKED)
    assert refused.value.code == "protection.same_person"
    with pytest.raises(IntegrityError), transaction.atomic():
        Protection.objects.filter(pk=measure.pk).update(ended_at=noon, ended_by=sato.staff_id)


def test_a_stranger_neither_proposes_nor_confirms(sato, suzuki, watanabe, measure, noon):
    for actor in (suzuki, watanabe):
        with pytest.raises(NotAllowed):
            services.propose_end(
                actor=actor, protection=measure, reason="終わったらしい", at=noon, **ASKED
            )
    services.propose_end(
        actor=sato, protection=measure, reason="転居して終わった", at=noon, **ASKED
    )
    for actor in (suzuki, watanabe):
        with pytest.raises(NotAllowed):
            services.confirm_end(actor=actor, protection=measure, at=noon, **ASKED)


def test_another_ground_goes_on_protecting(sato, colleague, hanako, measure, protect, noon):
    protect(hanako, kind="stalking")
    services.propose_end(
        actor=sato, protection=measure, reason="転居して終わった", at=noon, **ASKED
    )
    services.confirm_end(actor=colleague, protection=measure, at=noon, **ASKED)

    hanako.refresh_from_db()
    assert hanako.protected
    with pytest.raises(WrongState):
        services.confirm_end(actor=colleague, protection=measure, at=noon, **ASKED)
