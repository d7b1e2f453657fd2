"""「根拠を記録する」: the ground is kept with the act, or the act does not happen."""

from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import NotAllowed, RuleBroken
from tasuki.residents.grounds import queries, rules, services
from tasuki.residents.grounds.models import Ruling
from tasuki.residents.grounds.rules import Consent
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.models import Entry
from tasuki.trust.audit.triggers import letting_go

TARGET = "pass:01a201a0-0000-7000-8000-000000000001"


def rule(actor: Actor, question: Any, at: datetime, **facts: Any) -> Ruling:
    said = {"chosen": "consent", "note": "", "target": TARGET, **facts}
    return services.rule(actor=actor, question=question, at=at, **said)


def test_it_keeps_ground_article_and_the_facts_it_was_answered_with(
    sato: Actor, put: Any, noon: datetime
) -> None:
    asked = put("houkatsu_kobayashi", "shakyo", consent=Consent.GIVEN)
    made = rule(sato, asked, noon)

    kept = queries.rulings_on(TARGET)
    assert kept == [made]
    assert (kept[0].code, kept[0].call) == ("consent", "holds")
    assert "27条1項" in kept[0].article
    assert (kept[0].sender.code, kept[0].receiver.code) == ("houkatsu_kobayashi", "shakyo")
    assert rules.question_from(kept[0].question) == asked


def test_it_is_written_down_in_words(sato: Actor, put: Any, noon: datetime) -> None:
    rule(sato, put("houkatsu_kobayashi", "shakyo", consent=Consent.GIVEN), noon)

    line = Entry.objects.get(action="grounds.ruled")
    assert line.target == TARGET
    assert line.staff_id == sato.staff_id
    assert "27条1項" in line.basis


def test_a_ground_that_does_not_hold_stops_the_act(sato: Actor, put: Any, noon: datetime) -> None:
    asked = put("houkatsu_kobayashi", "shakyo")
    with pytest.raises(RuleBroken) as refused:
        rule(sato, asked, noon)
    assert refused.value.code == "grounds.does_not_hold"
    assert "69条1項" in refused.value.basis
    assert not Ruling.objects.exists()


def test_consent_that_was_withdrawn_says_so(sato: Actor, put: Any, noon: datetime) -> None:
    with pytest.raises(RuleBroken) as refused:
        rule(sato, put("shakyo", "fukushi", consent=Consent.WITHDRAWN), noon)
    assert refused.value.code == "grounds.consent_withdrawn"


def test_what_is_to_be_recorded_is_written(takahashi: Actor, put: Any, noon: datetime) -> None:
    asked = put("fukushi", "shakyo")
    with pytest.raises(RuleBroken) as refused:
        rule(takahashi, asked, noon, chosen="commission_public")
    assert refused.value.code == "grounds.unsaid"
    made = rule(takahashi, asked, noon, chosen="commission_public", note="多機関協働の委託契約")
    assert made.call == "judged"


def test_of_several_receivers_all_or_none_are_told(
    takahashi: Actor, put: Any, noon: datetime
) -> None:
    questions = [put("fukushi", "kenko_suishin"), put("fukushi", "hello_work")]
    with pytest.raises(RuleBroken):
        services.rule_all(
            actor=takahashi,
            questions=questions,
            chosen="law69_2_2_internal",
            note="保健指導に要る",
            target=TARGET,
            at=noon,
        )
    assert not Ruling.objects.exists()


def test_nobody_without_an_appointment_rules(sato: Actor, put: Any, noon: datetime) -> None:
    stranger = Actor(staff_id=sato.staff_id, name="だれか")
    with pytest.raises(NotAllowed) as refused:
        rule(stranger, put("shakyo", "fukushi", consent=Consent.GIVEN), noon)
    assert refused.value.code == "grounds.not_staff"


def test_a_ruling_without_a_ground_cannot_be_stored(sato: Actor, put: Any, noon: datetime) -> None:
    made = rule(sato, put("shakyo", "fukushi", consent=Consent.GIVEN), noon)
    with transaction.atomic(), letting_go():
        for field, value in (("code", ""), ("target", ""), ("call", "maybe")):
            with pytest.raises(IntegrityError), transaction.atomic():
                Ruling.objects.filter(pk=made.pk).update(**{field: value})
