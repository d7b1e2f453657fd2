from datetime import date

import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.journey.plans import queries, services
from tasuki.journey.plans.models import Plan
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tests.journey.plans.conftest import YES

ON = {"on": date(2026, 11, 20), "how": "oral", "by": "佐藤（見本）"}


def test_the_answer_has_its_day_its_way_and_who_asked(draft, sato, later):
    plan = draft()

    services.record_consent(actor=sato, plan=plan, consent="yes", at=later, **ON)

    plan.refresh_from_db()
    assert (plan.consent, plan.consent_on, plan.consent_by) == (
        "yes",
        date(2026, 11, 20),
        "佐藤（見本）",
    )


def test_the_office_that_decides_reads_the_plan_from_the_yes_on(draft, takahashi, sato, later):
    plan = draft()
    assert not queries.plans_for(takahashi, later).exists()

    services.record_consent(actor=sato, plan=plan, consent="yes", at=later, **ON)

    assert queries.plans_for(takahashi, later).get().pk == plan.pk
    assert not relay.may_see(takahashi, plan.case.lead_id, Section.RECORDS, later)


def test_a_yes_taken_back_closes_what_it_had_opened(draft, takahashi, sato, later, day):
    plan = draft(**YES)

    services.record_consent(actor=sato, plan=plan, consent="no", at=later)

    assert not queries.plans_for(takahashi, day(1)).exists()
    assert Plan.objects.get(pk=plan.pk).revisions.get().content["consent"] == "yes"


def test_nobody_else_answers_for_the_person(draft, yamada, later):
    plan = draft()

    with pytest.raises(NotAllowed):
        services.record_consent(actor=yamada, plan=plan, consent="yes", at=later, **ON)

    assert Plan.objects.get(pk=plan.pk).consent == "not_asked"


def test_a_yes_without_a_day_is_none(draft, sato, later):
    with pytest.raises(NotAllowed) as refusal:
        services.record_consent(actor=sato, plan=draft(), consent="yes", at=later, how="oral")

    assert refusal.value.code == "plans.consent_unfinished"


def test_a_version_that_is_over_is_asked_about_no_more(draft, sato, tanaka, later):
    plan = draft()
    services.end_plan(actor=tanaka, plan=plan, at=later)

    with pytest.raises(WrongState) as refusal:
        services.record_consent(actor=sato, plan=plan, consent="yes", at=later, **ON)

    assert refusal.value.code == "plans.version_over"
