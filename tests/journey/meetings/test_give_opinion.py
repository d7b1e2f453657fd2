from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.journey.cases.models import Case
from tasuki.journey.meetings import frames, kinds, queries, services
from tasuki.journey.meetings.kinds import Waiting
from tasuki.journey.meetings.models import AgendaItem, Meeting
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Manner
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.models import Entry

Brought = Callable[..., AgendaItem]
ADVICE = "家計の見直しを続け、月に1回は訪問する。"
BACK_ON = date(2026, 12, 25)


@pytest.fixture
def decided() -> Iterator[list[tuple[str, str]]]:
    """What a registered kind was told, in the order it was told."""
    told: list[tuple[str, str]] = []
    real = kinds.kind("case")

    def decide(actor: Actor, item: AgendaItem, opinion: str, at: datetime) -> None:
        told.append((item.kind, opinion))
        if opinion == "not_now":
            raise WrongState("meetings.no_offer")

    kinds.register(replace(real, decide=decide))
    yield told
    kinds.register(real)


def test_the_regular_meeting_finds_it_appropriate_and_tells_the_kind(
    bring: Brought,
    regular: Meeting,
    case: Case,
    takahashi: Actor,
    at_table: datetime,
    decided: list[tuple[str, str]],
) -> None:
    item = services.give_opinion(
        actor=takahashi, item=bring(regular, case), opinion="appropriate", at=at_table
    )
    assert (item.opinion, item.decided_at) == ("appropriate", at_table)
    assert decided == [("case", "appropriate")]
    assert Entry.objects.filter(action="meetings.opinion_given").count() == 1


def test_when_the_kind_refuses_nothing_of_the_opinion_stays(
    bring: Brought,
    regular: Meeting,
    case: Case,
    takahashi: Actor,
    at_table: datetime,
    decided: list[tuple[str, str]],
) -> None:
    item = bring(regular, case)
    with pytest.raises(WrongState):
        services.give_opinion(
            actor=takahashi, item=item, opinion="not_now", note="次回に", at=at_table
        )
    item.refresh_from_db()
    assert (item.opinion, item.decided_at) == ("", None)
    assert not Entry.objects.filter(action="meetings.opinion_given").exists()


def test_the_individual_meeting_shares_and_examines_but_does_not_decide(
    bring: Brought, individual: Meeting, case: Case, takahashi: Actor, at_table: datetime
) -> None:
    item = bring(individual, case)
    assert [code for code, _ in frames.opinions_for(item)] == ["shared", "lead_to_referrer"]
    with pytest.raises(NotAllowed) as refused:
        services.give_opinion(actor=takahashi, item=item, opinion="appropriate", at=at_table)
    assert refused.value.code == "meetings.not_decided_here"
    assert "重層的支援定例会議" in str(refused.value)


def test_the_opinions_carry_the_words_of_the_town(
    bring: Brought, regular: Meeting, case: Case
) -> None:
    words = [word for _, word in frames.opinions_for(bring(regular, case))]
    assert words == ["適切と認める", "修正のうえ再付議", "見送り", "共有した"]


def test_sending_it_back_for_a_revision_says_what_to_revise(
    bring: Brought, regular: Meeting, case: Case, takahashi: Actor, at_table: datetime
) -> None:
    item = bring(regular, case)
    with pytest.raises(NotAllowed, match="意見の内容"):
        services.give_opinion(actor=takahashi, item=item, opinion="revise", at=at_table)


def test_an_opinion_is_given_once(
    bring: Brought, regular: Meeting, case: Case, takahashi: Actor, at_table: datetime
) -> None:
    item = bring(regular, case)
    services.give_opinion(actor=takahashi, item=item, opinion="shared", at=at_table)
    with pytest.raises(WrongState, match="すでに記録"):
        services.give_opinion(actor=takahashi, item=item, opinion="appropriate", at=at_table)


def test_no_opinion_before_the_day_of_the_meeting(
    bring: Brought, regular: Meeting, case: Case, takahashi: Actor, later: datetime
) -> None:
    with pytest.raises(NotAllowed, match="より前に"):
        services.give_opinion(
            actor=takahashi, item=bring(regular, case), opinion="shared", at=later
        )


def test_a_member_does_not_write_down_the_meetings_opinion(
    bring: Brought, regular: Meeting, case: Case, suzuki: Actor, at_table: datetime
) -> None:
    with pytest.raises(NotAllowed, match="招集者"):
        services.give_opinion(
            actor=suzuki, item=bring(regular, case), opinion="appropriate", at=at_table
        )


def test_the_secretary_of_the_body_writes_it_down(
    bring: Brought, regular: Meeting, case: Case, watanabe: Actor, at_table: datetime
) -> None:
    item = services.give_opinion(
        actor=watanabe, item=bring(regular, case), opinion="appropriate", at=at_table
    )
    assert item.decided_by_id == watanabe.staff_id


def test_naming_the_referrer_takes_advice_and_a_date(
    bring: Brought,
    convene: Callable[..., Meeting],
    case: Case,
    tanaka: Actor,
    at_table: datetime,
) -> None:
    item = bring(convene("individual", actor=tanaka), case)
    with pytest.raises(NotAllowed, match="助言と次に確かめる日"):
        services.give_opinion(
            actor=tanaka, item=item, opinion="lead_to_referrer", note=ADVICE, at=at_table
        )
    assert relay.offer_on(case.lead) is None


def test_the_referrer_is_named_with_advice_and_a_date_and_without_a_plan(
    bring: Brought,
    convene: Callable[..., Meeting],
    case: Case,
    tanaka: Actor,
    at_table: datetime,
) -> None:
    item = services.give_opinion(
        actor=tanaka,
        item=bring(convene("individual", actor=tanaka), case),
        opinion="lead_to_referrer",
        note=ADVICE,
        follow_on=BACK_ON,
        at=at_table,
    )
    offer = relay.offer_on(case.lead)
    assert offer is not None
    assert (offer.manner, offer.to_agency.code) == (Manner.NAMED, "houkatsu_kobayashi")
    assert (item.handover_id, item.follow_on, offer.reason) == (offer.pk, BACK_ON, ADVICE)


def test_what_it_has_found_right_does_not_wait_for_the_same_sitting(
    bring: Brought,
    regular: Meeting,
    case: Case,
    takahashi: Actor,
    at_table: datetime,
    decided: list[tuple[str, str]],
) -> None:
    """The plan of another room stays open until it is decided; a case stands in for it here."""
    real = kinds.kind("case")
    left = Waiting(item_id=case.pk, baton_id=case.lead_id, title=case.number)
    kinds.register(replace(real, waiting=lambda _actor, _at: [left]))
    item = services.give_opinion(
        actor=takahashi, item=bring(regular, case), opinion="appropriate", at=at_table
    )

    assert item.opinion == "appropriate"
    assert queries.waiting_for(takahashi, regular, at_table) == []
    assert queries.agenda_waiting(takahashi, at_table)
