from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import NotAllowed, RuleBroken, WrongState
from tasuki.journey.cases import queries
from tasuki.journey.cases.models import MeetingOffer, Request
from tasuki.journey.intake import services as intake
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.town.relay import services as relay_acts
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.audit.models import Entry


def refused(ask, *args, **facts):
    with pytest.raises((NotAllowed, RuleBroken, WrongState)) as refusal:
        ask(*args, **facts)
    assert str(refusal.value)
    return refusal.value.code


def test_the_counter_goes_on_holding_while_the_office_considers(
    asked, sato, tanaka, consultation, agency_of, noon
):
    assert asked.to_agency == agency_of(tanaka)
    assert asked.answer_by == date(2026, 11, 27)
    assert Baton.objects.get(pk=consultation.baton_id).holder == agency_of(sato)
    assert relay.may_see(tanaka, consultation.baton_id, Section.PREVIEW, noon)
    assert not relay.may_see(tanaka, consultation.baton_id, Section.INTAKE, noon)
    assert not relay.may_see(tanaka, consultation.baton_id, Section.RECORDS, noon)


def test_the_line_says_on_which_ground_and_about_whom(asked, consultation):
    line = Entry.objects.get(action="cases.requested")

    assert "第69条" in line.basis
    assert consultation.subject_id.hex in line.persons


def test_one_of_the_towns_criteria_is_needed(ask, sato, consultation):
    assert refused(ask, sato, consultation, criteria=[]) == "cases.no_criterion"
    assert refused(ask, sato, consultation, criteria=["mood"]) == "cases.unknown_criterion"


def test_the_person_is_told_what_it_is(ask, sato, consultation):
    assert refused(ask, sato, consultation, explained="　\n") == "cases.not_explained"


def test_without_being_convinced_a_reason_is_needed(ask, sato, consultation):
    assert refused(ask, sato, consultation, convinced=False) == "cases.not_convinced"

    made = ask(sato, consultation, convinced=False, unconvinced_reason="連絡がとれない")
    assert not made.convinced


def test_the_anxious_are_not_left_alone(ask, sato, consultation):
    assert refused(ask, sato, consultation, anxious=True) == "cases.anxious_alone"

    made = ask(sato, consultation, anxious=True, meeting_offer=MeetingOffer.THREE_PARTY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Request.objects.filter(pk=made.pk).update(meeting_offer=MeetingOffer.NONE)


def test_a_no_to_sharing_is_not_talked_away(ask, sato, receive):
    unwilling = receive(sato, share_consent="no", no_consent_reason="refuses")

    with pytest.raises(RuleBroken) as refusal:
        ask(sato, unwilling, ground_note="たぶん大丈夫")

    assert refusal.value.code == "cases.no_consent"
    assert "第27条" in refusal.value.basis


def test_consent_given_now_is_told_in_words(ask, sato, receive):
    unsure = receive(sato, share_consent="unknown")

    assert refused(ask, sato, unsure) == "cases.no_consent"
    assert ask(sato, unsure, ground_note="11月20日に口頭で同意").pk


def test_another_ground_says_why_it_is_needed(ask, sato, receive):
    unwilling = receive(sato, share_consent="no", no_consent_reason="refuses")
    Agency.objects.filter(pk=unwilling.counter_id).update(regime="private")
    unwilling.baton.holder.refresh_from_db()

    assert refused(ask, sato, unwilling, ground="law27_1_2") == "cases.ground_unexplained"
    assert ask(sato, unwilling, ground="law27_1_2", ground_note="命に関わり同意が困難").pk


def test_a_ground_of_another_kind_of_agency_does_not_fit(ask, sato, consultation):
    note = {"ground_note": "所掌事務に必要"}
    assert (
        refused(ask, sato, consultation, ground="law69_2_2_internal", **note)
        == "cases.ground_does_not_fit"
    )


def test_only_the_counter_that_holds_the_worry_asks(ask, suzuki, yamada, consultation):
    for other in (suzuki, yamada):
        assert refused(ask, other, consultation) == "cases.not_your_consultation"


def test_there_is_one_open_request(ask, sato, consultation, asked):
    assert refused(ask, sato, consultation) == "cases.already_requested"


def test_after_the_date_one_may_ask_again(ask, sato, consultation, asked, days):
    again = ask(sato, consultation, at=days(8))

    asked.refresh_from_db()
    assert asked.answer == "lapsed"
    assert asked.heeded_at is not None
    assert queries.open_request_on(consultation) == again


def test_what_is_being_handed_on_is_not_asked_for_too(
    ask, sato, suzuki, consultation, agency_of, noon
):
    relay_acts.offer(
        actor=sato,
        baton=consultation.baton,
        to=agency_of(suzuki),
        reason="家計",
        ground="consent",
        preview={},
        answer_by=date(2026, 11, 27),
        at=noon,
    )

    assert refused(ask, sato, consultation) == "cases.offer_stands"


def test_an_ended_worry_is_not_coordinated(ask, sato, consultation, noon):
    intake.finish(actor=sato, consultation=consultation, outcome="information", at=noon)
    consultation.baton.refresh_from_db()

    assert refused(ask, sato, consultation) == "cases.consultation_ended"


def test_an_answer_is_not_asked_for_by_yesterday(ask, sato, consultation):
    assert refused(ask, sato, consultation, answer_by=date(2026, 11, 19)) == "cases.answer_in_past"


def test_the_office_does_not_coordinate_what_it_leads(ask, tanaka, takahashi, receive, agency_of):
    own = receive(tanaka)

    assert ask(tanaka, own).to_agency == agency_of(takahashi)
