"""「伝えてよいか調べる」: six questions, the answer in words; nobody is named in what is kept."""

from datetime import datetime
from typing import Any

import pytest
from django.urls import reverse

from tasuki.ground.errors import NotAllowed
from tasuki.journey.intake import services as intake
from tasuki.residents.grounds import services
from tasuki.residents.grounds.models import Asked
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.models import Entry


@pytest.fixture
def ask(sign_in: Any, town: dict[str, Agency]) -> Any:
    """Answer the six questions as that worker and read the answer."""

    def asked(actor: Actor, address: str = "", **said: Any) -> str:
        client = sign_in(actor)
        answers = {
            "sender": str(town["fukushi"].pk),
            "receiver": str(town["shakyo"].pk),
            "categories": ["attributes", "money"],
            "consent": "unknown",
            "plight": "calm",
            "meeting": "none",
            **said,
        }
        sent = client.post(address or reverse("grounds:ask"), answers)
        assert sent.status_code == 303, sent.content.decode()
        return client.get(sent.url).content.decode()

    return asked


def test_may_i_tell_the_council_is_answered_on_the_same_page(ask: Any, takahashi: Actor) -> None:
    page = ask(takahashi)
    assert 'data-says="conditions"' in page
    assert "条件つきで伝えてよい" in page
    assert "社会福祉法106条の4第4項" in page
    assert "どの委託契約の、どの業務に必要か" in page
    assert "地方公務員法34条" in page


def test_with_consent_it_may_be_told(ask: Any, takahashi: Actor) -> None:
    page = ask(takahashi, consent="given")
    assert 'data-says="may"' in page
    assert 'data-ground="consent"' in page


def test_a_refusal_says_what_can_be_done(ask: Any, sato: Actor, town: dict[str, Agency]) -> None:
    page = ask(sato, sender=str(town["houkatsu_kobayashi"].pk))
    assert 'data-says="not"' in page
    assert "27条1項・69条1項" in page
    for step in ("ask_consent", "support_meeting", "fill_regime", "anonymous"):
        assert f'data-step="{step}"' in page
    assert "小林市地域包括支援センター" in page


def test_tax_at_a_support_meeting_is_to_be_confirmed(ask: Any, takahashi: Actor) -> None:
    page = ask(takahashi, categories=["money", "tax"], meeting="support")
    assert 'data-says="confirm"' in page
    assert "地方税法22条" in page
    assert 'data-step="leave_out"' in page


def test_who_reported_is_told_on_no_ground(ask: Any, takahashi: Actor) -> None:
    page = ask(takahashi, categories=["reporter"], consent="given", plight="urgent")
    assert 'data-says="not"' in page
    assert "どの根拠でも伝えられません" in page


def test_the_answer_is_kept_without_persons(ask: Any, takahashi: Actor) -> None:
    ask(takahashi)
    kept = Asked.objects.get()
    assert (kept.says, kept.code) == ("conditions", "commission_public")
    line = Entry.objects.get(action="grounds.asked")
    assert line.persons == ""
    assert line.target == f"asked:{kept.pk}"


def test_from_a_matter_its_persons_consent_is_looked_up_and_not_kept(
    ask: Any, sato: Actor, noon: datetime, agency_of: Any
) -> None:
    one = intake.receive(
        actor=sato,
        agency=agency_of(sato),
        subject={"name": "見本 花子", "kana": "ミホン　ハナコ"},
        at=noon,
        method="visit",
        main_topic="income",
        topics=["income"],
        narrative="家賃が払えない。",
        share_consent="no",
    )
    address = f"{reverse('grounds:ask')}?baton={one.baton_id}"
    page = ask(sato, address, sender=str(agency_of(sato).pk), consent="given")
    assert 'data-says="not"' in page
    kept = Asked.objects.get()
    assert kept.question["consent"] == "none"
    assert str(one.subject_id) not in str(kept.question)


def test_another_workers_matter_and_question_are_not_found(
    ask: Any, sato: Actor, yamada: Actor, sign_in: Any, noon: datetime, agency_of: Any
) -> None:
    ask(sato)
    kept = Asked.objects.get()
    client = sign_in(yamada)
    assert client.get(reverse("grounds:ask"), {"asked": kept.pk}).status_code == 404
    one = intake.receive(
        actor=sato,
        agency=agency_of(sato),
        subject={"name": "見本 花子", "kana": "ミホン　ハナコ"},
        at=noon,
        method="visit",
        main_topic="income",
        topics=["income"],
        narrative="家賃が払えない。",
    )
    assert client.get(reverse("grounds:ask"), {"baton": one.baton_id}).status_code == 404
    assert client.get(reverse("grounds:ask"), {"baton": "x"}).status_code == 404


def test_within_one_agency_nothing_is_asked(
    sign_in: Any, takahashi: Actor, town: dict[str, Agency], put: Any, noon: datetime
) -> None:
    with pytest.raises(NotAllowed) as refused:
        services.ask(actor=takahashi, question=put("fukushi", "fukushi"), at=noon)
    assert refused.value.code == "grounds.same_agency"
    same = str(town["fukushi"].pk)
    sent = sign_in(takahashi).post(
        reverse("grounds:ask"),
        {
            "sender": same,
            "receiver": same,
            "categories": ["money"],
            "consent": "given",
            "plight": "calm",
            "meeting": "none",
        },
    )
    assert sent.status_code == 422
    assert not Asked.objects.exists()


def test_nobody_without_an_appointment_asks(sato: Actor, put: Any, noon: datetime) -> None:
    stranger = Actor(staff_id=sato.staff_id, name="だれか")
    with pytest.raises(NotAllowed) as refused:
        services.ask(actor=stranger, question=put("fukushi", "shakyo"), at=noon)
    assert refused.value.code == "grounds.not_staff"


def test_its_own_agency_is_chosen_already(sign_in: Any, sato: Actor) -> None:
    page = sign_in(sato).get(reverse("grounds:ask")).content.decode()
    assert f'value="{sato.agency_id}" selected' in page


def test_it_stands_in_the_foot_of_every_page(sign_in: Any, sato: Actor) -> None:
    page = sign_in(sato).get(reverse("desk:more")).content.decode()
    assert page.count(f'href="{reverse("grounds:ask")}"') == 2
