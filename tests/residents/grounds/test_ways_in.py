"""From a matter, and from a form that was refused, one click leads to the question."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from tasuki.residents.consent.models import Consent
from tests.pages.stories import acts


def address(one: Any) -> str:
    return f"{reverse('grounds:ask')}?baton={one.baton_id}"


def test_a_matters_page_leads_to_it_with_the_matter_chosen(cast: acts.Cast, sign_in: Any) -> None:
    one = acts.receive(cast["sato"])
    client = sign_in(cast["sato"])
    page = client.get(reverse("desk:consultation", args=[one.pk])).content.decode()
    assert address(one) in page
    asked = client.get(address(one)).content.decode()
    assert one.number in asked
    assert asked.count("checked") >= 6


def test_a_cases_page_leads_to_it_too(cast: acts.Cast, sign_in: Any) -> None:
    case = acts.open_case(cast)
    page = sign_in(cast["tanaka"]).get(reverse("desk:case", args=[case.pk])).content.decode()
    assert f"{reverse('grounds:ask')}?baton={case.lead_id}" in page


def test_a_form_refused_for_its_ground_leads_there_with_the_receiver(
    cast: acts.Cast, sign_in: Any, noon: datetime
) -> None:
    one = acts.receive(cast["sato"])
    Consent.objects.update(state="withdrawn")
    to = str(cast["suzuki"].agency_id)
    sent = sign_in(cast["sato"]).post(
        reverse("referrals:offer", args=[one.pk]),
        {
            "to": to,
            "reason": "家計の立て直し",
            "explained": "伝えることを説明した",
            "agreed": "yes",
            "ground": "consent",
            "told": ["name", "topics"],
            "accompany": "none",
            "answer_by": "令和8年11月27日",
        },
    )
    page = sent.content.decode()
    assert sent.status_code == 422
    assert 'data-refusal="grounds.consent_withdrawn"' in page
    assert 'data-basis="個人情報の保護に関する法律' in page
    assert f"baton={one.baton_id}&amp;to={to}" in page
