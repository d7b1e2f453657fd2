import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import NotAllowed
from tasuki.journey.cases import queries, services
from tasuki.journey.cases.models import InformationRequest


def test_a_refusal_says_why_and_stops_the_ringing(question, suzuki, tanaka, days):
    services.refuse_information(
        actor=suzuki, information=question, reason="本人から聞いていない", at=days(1)
    )

    question.refresh_from_db()
    assert (question.answer, question.refusal_reason) == ("refused", "本人から聞いていない")
    assert queries.desk_rows(tanaka, days(1))["sent"] == []


def test_without_a_reason_nothing_is_refused(question, suzuki, days):
    with pytest.raises(NotAllowed):
        services.refuse_information(actor=suzuki, information=question, reason="", at=days(1))

    with pytest.raises(IntegrityError), transaction.atomic():
        InformationRequest.objects.filter(pk=question.pk).update(
            answer="refused", answered_at=days(1)
        )


def test_the_asker_does_not_refuse_for_the_asked(question, tanaka, days):
    with pytest.raises(NotAllowed):
        services.refuse_information(actor=tanaka, information=question, reason="不要", at=days(1))
