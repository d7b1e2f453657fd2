from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from tasuki.ground.errors import HouseError, NotAllowed, RuleBroken, WrongState
from tasuki.journey.cases.models import Case
from tasuki.journey.meetings import kinds, queries, services
from tasuki.journey.meetings.models import AgendaItem, Because, Meeting
from tasuki.residents.consent import queries as known
from tasuki.residents.consent import services as consents
from tasuki.residents.people.models import Person
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Part, Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.models import Entry

Brought = Callable[..., AgendaItem]
Convened = Callable[..., Meeting]


def test_a_consented_case_goes_to_the_layered_meeting(
    bring: Brought, individual: Meeting, case: Case
) -> None:
    item = bring(individual, case, question="役割分担を整理したい")
    assert (item.agreed, item.basis, item.baton_id) == (True, "consent", case.lead_id)
    assert case.title in item.title


def test_without_the_persons_consent_the_refusal_cites_the_article_and_says_what_to_do(
    bring: Brought, individual: Meeting, silent_case: Case
) -> None:
    with pytest.raises(RuleBroken) as refused:
        bring(individual, silent_case)
    assert refused.value.code == "meetings.needs_consent"
    assert refused.value.basis == "社会福祉法106条の4第2項5号"
    assert "「支援会議」（社会福祉法第106条の6）" in str(refused.value)
    assert not AgendaItem.objects.exists()
    assert not Part.objects.filter(source__startswith="seat:").exists()


def test_the_support_meeting_takes_it_with_a_reason(
    bring: Brought, support: Meeting, silent_case: Case
) -> None:
    item = bring(support, silent_case, reason="家から出られず、会って尋ねることができない。")
    assert (item.agreed, item.basis) == (False, "law_106_6")
    assert item.basis_article == "社会福祉法 第106条の6"


def test_the_support_meeting_asks_for_the_reason(
    bring: Brought, support: Meeting, silent_case: Case
) -> None:
    with pytest.raises(RuleBroken) as refused:
        bring(support, silent_case, reason=" ")
    assert (refused.value.code, refused.value.basis) == (
        "meetings.needs_reason",
        "社会福祉法106条の6",
    )


@pytest.mark.parametrize("body", ["representatives", "cooperation", "hikikomori_platform"])
def test_a_body_without_a_legal_basis_takes_no_case(
    body: str, bring: Brought, convene: Convened, case: Case
) -> None:
    with pytest.raises(RuleBroken) as refused:
        bring(convene(body), case)
    assert refused.value.code == "meetings.no_case_data"
    assert refused.value.basis == "個人情報の保護に関する法律69条1項"


def test_a_member_who_has_not_agreed_blocks_nothing_and_is_left_out(
    bring: Brought, individual: Meeting, case: Case, brother: Person
) -> None:
    item = bring(individual, case, left_out=[brother.pk])
    assert item.left_out == [str(brother.pk)]


def test_a_tick_does_not_undo_the_no_of_a_member(
    bring: Brought, individual: Meeting, case: Case, brother: Person, tanaka: Actor, noon: datetime
) -> None:
    consents.refuse(
        actor=tanaka,
        person=brother,
        version=known.last_version(brother.pk),
        way="oral",
        since=date(2026, 11, 20),
        reason="話してほしくない。",
        at=noon + timedelta(days=1),
    )

    with pytest.raises(HouseError) as refused:
        bring(individual, case)
    assert refused.value.code == "meetings.member_refused"
    assert brother.name in str(refused.value)

    assert bring(individual, case, left_out=[brother.pk]).left_out == [str(brother.pk)]


def test_the_subject_is_never_left_out(bring: Brought, individual: Meeting, case: Case) -> None:
    subject = case.origin.consultation.subject
    with pytest.raises(NotAllowed, match="本人を資料から外す"):
        bring(individual, case, left_out=[subject.pk])


def test_a_stranger_cannot_be_left_out(
    bring: Brought, individual: Meeting, case: Case, noon: datetime
) -> None:
    stranger = Person.objects.create(name="無関係 見本", created_at=noon, changed_at=noon)
    with pytest.raises(NotAllowed, match="世帯員だけ"):
        bring(individual, case, left_out=[stranger.pk])


def test_the_agency_that_referred_is_invited_by_default(
    bring: Brought, individual: Meeting, case: Case, town: dict[str, Agency]
) -> None:
    bring(individual, case)
    seat = individual.seats.get(agency=town["houkatsu_kobayashi"])
    assert seat.because == Because.REFERRER
    assert individual.seats.filter(agency=town["shakyo"]).exists()


def test_a_seat_opens_the_papers_until_the_end_of_the_day(
    bring: Brought,
    convene: Convened,
    case: Case,
    suzuki: Actor,
    town: dict[str, Agency],
    sitting: datetime,
    later: datetime,
) -> None:
    meeting = convene("individual", seats=[services.Guest(town["seikatsu_jiritsu"])])
    assert relay.sections_for(suzuki, case.lead_id, later) == Section(0)
    bring(meeting, case)
    opened = relay.sections_for(suzuki, case.lead_id, later)
    assert opened == Section.CARD | Section.PAPERS
    part = Part.objects.get(agency=town["seikatsu_jiritsu"], source=f"seat:{meeting.pk}")
    assert part.ground == "layered_meeting"
    assert relay.sections_for(suzuki, case.lead_id, sitting + timedelta(hours=10)) != Section(0)
    assert relay.sections_for(suzuki, case.lead_id, sitting + timedelta(hours=11)) == Section(0)


def test_an_uninvited_agency_sees_nothing(
    bring: Brought, individual: Meeting, case: Case, yamada: Actor, later: datetime
) -> None:
    item = bring(individual, case)
    assert not queries.meetings_for(yamada, later).exists()
    with pytest.raises(Meeting.DoesNotExist):
        queries.meeting_for(yamada, individual.pk, later)
    with pytest.raises(AgendaItem.DoesNotExist):
        queries.item_for(yamada, item.pk, later)
    assert queries.agenda_waiting(yamada, later) == []


def test_the_lead_may_bring_it_too(
    bring: Brought, regular: Meeting, case: Case, sato: Actor
) -> None:
    assert bring(regular, case, actor=sato).brought_for.code == "houkatsu_kobayashi"


@pytest.mark.parametrize("who", ["suzuki", "yamada", "watanabe"])
def test_nobody_else_brings_a_case(
    who: str, cast: dict[str, Actor], bring: Brought, regular: Meeting, case: Case
) -> None:
    with pytest.raises(NotAllowed):
        bring(regular, case, actor=cast[who])
    assert not AgendaItem.objects.exists()


def test_nothing_is_brought_twice_to_one_meeting(
    bring: Brought, regular: Meeting, case: Case
) -> None:
    bring(regular, case)
    with pytest.raises(WrongState, match="すでにこの会議に付議"):
        bring(regular, case)
    assert regular.items.count() == 1


def test_nothing_is_brought_to_a_meeting_that_was_called_off(
    bring: Brought, regular: Meeting, case: Case, takahashi: Actor, later: datetime
) -> None:
    services.cancel(actor=takahashi, meeting=regular, reason="大雨のため", at=later)
    with pytest.raises(NotAllowed, match="中止"):
        bring(regular, case)


def test_the_line_names_people_and_article(
    bring: Brought, support: Meeting, silent_case: Case
) -> None:
    bring(support, silent_case, reason="会えていない")
    entry = Entry.objects.get(action="meetings.brought")
    assert entry.basis == "社会福祉法 第106条の6"
    assert silent_case.origin.consultation.subject_id.hex in entry.persons


def test_what_is_on_an_agenda_waits_no_more(
    bring: Brought, regular: Meeting, case: Case, tanaka: Actor, later: datetime
) -> None:
    assert [one.item_id for _, some in queries.agenda_waiting(tanaka, later) for one in some] == [
        case.pk
    ]
    bring(regular, case)
    assert queries.agenda_waiting(tanaka, later) == []


def test_a_meeting_that_sat_long_ago_takes_nothing_more(
    individual: Meeting, takahashi: Actor, later: datetime
) -> None:
    kind = kinds.kind("case")

    def there(at: datetime) -> bool:
        return individual.pk in {one.pk for one in queries.taking(takahashi, at, kind)}

    Meeting.objects.filter(pk=individual.pk).update(state="held")
    assert there(individual.held_at + timedelta(days=6))
    assert not there(individual.held_at + timedelta(days=30))
