"""Every door that tells keeps its ground: which, on what facts, towards whom."""

from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from tasuki.ground.errors import HouseError
from tasuki.journey.cases import services as cases
from tasuki.journey.intake.models import Consultation
from tasuki.journey.meetings import services as meetings
from tasuki.journey.referrals.models import Referral
from tasuki.residents.consent.models import Consent
from tasuki.residents.grounds import queries as grounds
from tasuki.residents.grounds.models import Ruling
from tasuki.town.organizations.models import Agency
from tasuki.trust.audit.triggers import letting_go
from tests.pages.stories import acts, words

Cast = acts.Cast


def ruled(target: str) -> list[tuple[str, str, str]]:
    """Ground, sender, receiver of each ruling on an act."""
    return [(one.code, one.sender.code, one.receiver.code) for one in grounds.rulings_on(target)]


def case_of(cast: Cast) -> Any:
    return acts.open_case(cast)


def test_an_offer(cast: Cast) -> None:
    made = acts.offer(cast, acts.receive(cast["sato"]))
    assert ruled(f"pass:{made.handover_id}") == [
        ("consent", "houkatsu_kobayashi", "seikatsu_jiritsu")
    ]
    kept = Ruling.objects.get(target=f"pass:{made.handover_id}")
    assert kept.question["consent"] == "given"
    assert "tax" not in kept.question["categories"]
    assert list(grounds.rulings_of([made.consultation.baton_id])) == [kept]


def test_an_offer_whose_ground_does_not_hold_is_not_made(cast: Cast) -> None:
    one = acts.receive(cast["sato"])
    with pytest.raises(HouseError):
        acts.offer(cast, one, agreed="no_ground", ground="law_106_6", ground_note="会議で")
    assert not Referral.objects.filter(consultation=one).exists()
    assert not Ruling.objects.exists()


def test_working_together(cast: Cast) -> None:
    made = acts.ask_together(cast, acts.receive(cast["sato"]))
    assert ruled(f"together:{made.pk}") == [("consent", "houkatsu_kobayashi", "seikatsu_jiritsu")]


def test_the_request_and_those_around_the_case(cast: Cast) -> None:
    case = case_of(cast)
    asked = case.origin
    assert ruled(f"request:{asked.pk}") == [("consent", "houkatsu_kobayashi", "shakyo")]
    around = case.around.get(agency=cast["suzuki"].agency_id)
    assert ruled(f"around:{around.pk}") == [("consent", "shakyo", "seikatsu_jiritsu")]


def test_what_is_answered_later_is_ruled_on_again(cast: Cast, noon: datetime) -> None:
    case = case_of(cast)
    asked = cases.ask_information(
        actor=cast["tanaka"],
        case=case,
        asked=acts.agency(cast["suzuki"]),
        items="滞納の有無",
        purpose="家計の立て直し",
        ground_note="窓口で了解を得た。",
        at=noon,
    )
    cases.give_information(actor=cast["suzuki"], information=asked, text="三か月。", at=noon)
    towards = ("consent", "seikatsu_jiritsu", "shakyo")
    assert ruled(f"information:{asked.pk}") == [towards, towards]


def test_an_answer_is_not_given_when_consent_has_gone_meanwhile(cast: Cast, noon: datetime) -> None:
    case = case_of(cast)
    asked = cases.ask_information(
        actor=cast["tanaka"],
        case=case,
        asked=acts.agency(cast["suzuki"]),
        items="滞納の有無",
        purpose="家計の立て直し",
        ground_note="窓口で了解を得た。",
        at=noon,
    )
    with transaction.atomic(), letting_go():
        Ruling.objects.all().delete()
    Consultation.objects.update(share_consent="no")
    Consent.objects.filter(superseded_at__isnull=True).update(state="refused")
    with pytest.raises(HouseError) as refused:
        cases.give_information(actor=cast["suzuki"], information=asked, text="三か月。", at=noon)
    assert refused.value.code.startswith("grounds.")
    asked.refresh_from_db()
    assert asked.answered_at is None
    assert not Ruling.objects.exists()


def test_a_table_is_told_agency_by_agency_and_who_is_invited_later_too(
    cast: Cast, noon: datetime, town: dict[str, Agency]
) -> None:
    plan = acts.draft(cast, case_of(cast))
    sitting = meetings.convene(
        actor=cast["watanabe"], body="regular", held_at=words.SITTING, at=noon
    )
    item = meetings.bring(
        actor=cast["tanaka"], meeting=sitting, kind="plan", item_id=plan.pk, at=noon
    )
    told = {receiver for _, _, receiver in ruled(f"item:{item.pk}")}
    assert {one.baton_id for one in grounds.rulings_on(f"item:{item.pk}")} == {item.baton_id}
    seated = set(sitting.seats.exclude(agency=None).values_list("agency__code", flat=True))
    assert told == seated - {item.brought_for.code}
    meetings.invite(actor=cast["watanabe"], meeting=sitting, agency=town["hello_work"], at=noon)
    assert ruled(f"item:{item.pk}")[-1] == ("consent", item.brought_for.code, "hello_work")


def test_a_support_meeting_tells_without_consent_on_its_own_article(
    cast: Cast, noon: datetime
) -> None:
    plan = acts.draft(cast, case_of(cast))
    sitting = meetings.convene(
        actor=cast["takahashi"], body="support", held_at=words.SITTING, at=noon
    )
    item = meetings.bring(
        actor=cast["tanaka"],
        meeting=sitting,
        kind="plan",
        item_id=plan.pk,
        reason="まだ本人に会えていない",
        at=noon,
    )
    kept = grounds.rulings_on(f"item:{item.pk}")
    assert kept
    assert {one.article for one in kept} == {"社会福祉法106条の6"}
    assert all(one.question["both_sit"] for one in kept)


def test_the_end_to_who_is_new_to_the_case(cast: Cast) -> None:
    one = acts.propose(cast, case_of(cast))
    assert ruled(f"pass:{one.handover_id}") == []


def test_a_form_offers_what_the_finder_says_in_its_order(
    cast: Cast, noon: datetime, town: dict[str, Agency]
) -> None:
    offered = grounds.choices(town["fukushi"], town["shakyo"], noon)
    assert offered[:2] == ["consent", "commission_public"]
    assert "law69_2_2_internal" not in offered
    unknown = grounds.choices(town["houkatsu_kobayashi"], town["shakyo"], noon)
    assert unknown == ["consent"]
