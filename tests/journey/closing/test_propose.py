from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import HouseError
from tasuki.journey.cases import services as cases
from tasuki.journey.closing import queries, services
from tasuki.journey.closing.models import Closing
from tasuki.journey.closing.rules import Stage
from tasuki.town.relay.models import Manner, Pass
from tasuki.trust.audit.models import Entry


def test_the_sash_is_offered_back_and_the_case_goes_on_meanwhile(proposed, case, sato, tanaka):
    handover = proposed.handover

    assert handover.manner == Manner.BACK
    assert (handover.from_agency_id, handover.to_agency_id) == (tanaka.agency_id, sato.agency_id)
    assert handover.answer_by == date(2026, 11, 27)
    case.refresh_from_db()
    assert case.lead.is_open
    assert case.coordination.is_open
    assert case.lead.holder_id == sato.agency_id


def test_it_keeps_why_what_changed_and_what_is_left(proposed):
    assert proposed.reason == "roles_agreed"
    assert proposed.changes == ["peace_of_mind"]
    assert proposed.remaining == "家計の見直しが続く。"


def test_only_the_coordinating_agency_proposes(propose, sato, suzuki, yamada):
    for actor in (sato, suzuki, yamada):
        with pytest.raises(HouseError) as refused:
            propose(actor)
        assert refused.value.code == "closing.not_coordinating"
        assert "小林市社会福祉協議会" in str(refused.value)


def test_a_second_proposal_waits_for_the_answer_to_the_first(proposed, propose):
    with pytest.raises(HouseError) as refused:
        propose()

    assert refused.value.code == "closing.waits"
    assert Closing.objects.count() == 1


def test_a_case_has_one_open_closing_whatever_the_code_does(proposed, noon):
    other = Pass.objects.create(
        created_at=noon,
        baton=proposed.case.coordination,
        manner=Manner.BACK,
        from_agency=proposed.carrier,
        to_agency=proposed.carrier,
        offered_at=noon,
        answer_by=date(2026, 11, 27),
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Closing.objects.create(
            created_at=noon,
            case=proposed.case,
            reason="other",
            carrier=proposed.carrier,
            handover=other,
            proposed_at=noon,
            proposed_by=proposed.proposed_by,
        )


def test_after_a_return_the_coordinator_chooses_another_on_the_same_closing(
    proposed, propose, sato, suzuki, noon
):
    services.give_back(actor=sato, closing=proposed, reason="担当が足りない。", at=noon)

    again = propose(to=suzuki)

    assert again.pk == proposed.pk
    assert again.carrier_id == suzuki.agency_id
    assert again.handover_id != proposed.handover_id
    assert queries.stage_of(again, noon) is Stage.WAITING


def test_after_its_date_an_offer_lapses_and_can_be_made_again(proposed, propose, days):
    assert queries.stage_of(proposed, days(8)) is Stage.LAPSED

    again = propose(at=days(8))

    assert again.pk == proposed.pk
    assert queries.stage_of(again, days(8)) is Stage.WAITING


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"reason": "因"}, "closing.no_reason"),
        ({"changes": ["unheard_of"]}, "closing.unknown_change"),
        ({"remaining": "あ" * 20_001}, "closing.too_long"),
        ({"answer_by": date(2026, 11, 19)}, "relay.answer_in_past"),
    ],
)
def test_it_refuses_what_nobody_could_work_with(propose, facts, code):
    with pytest.raises(HouseError) as refused:
        propose(**facts)

    assert refused.value.code == code
    assert not Closing.objects.exists()


def test_the_coordinating_agency_does_not_carry_on_unless_the_town_says_so(propose, tanaka):
    with pytest.raises(HouseError) as refused:
        propose(to=tanaka)

    assert refused.value.code == "closing.carrier_coordinates"


def test_an_agency_that_does_not_know_the_case_is_told_on_a_ground(propose, yamada):
    with pytest.raises(HouseError) as refused:
        propose(to=yamada)
    assert refused.value.code == "closing.ground_missing"

    closing = propose(to=yamada, ground="consent")

    assert closing.ground == "consent"
    assert closing.handover.ground == "consent"


def test_an_end_after_the_end_is_refused_with_the_way_on(closed, propose):
    with pytest.raises(HouseError) as refused:
        propose()

    assert refused.value.code == "closing.case_closed"
    assert "再開する" in str(refused.value)


def test_the_record_tells_it_in_words(proposed, case):
    line = Entry.objects.get(action="closing.proposed")

    assert line.target == f"case:{case.pk}"
    assert line.words.content["to"] == "小林市地域包括支援センター"


def test_an_agency_leaves_and_is_no_longer_near(propose, case, suzuki, tanaka, noon):
    around = case.around.get(agency=suzuki.agency_id)
    cases.end_agency(actor=tanaka, around=around, reason="家計の相談が終わった。", at=noon)

    with pytest.raises(HouseError) as refused:
        propose(to=suzuki)

    assert refused.value.code == "closing.ground_missing"
