"""31 March: all matters of the old contractor go to the new one, and nothing is without a holder."""

from datetime import date, timedelta

import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.journey.cases.models import Around
from tasuki.journey.meetings import queries as meeting_queries
from tasuki.journey.meetings import services as meetings
from tasuki.journey.meetings.models import Meeting
from tasuki.journey.plans.models import Promise
from tasuki.office.transfers import queries, services
from tasuki.office.transfers.models import Kind, Succession, SuccessionLine
from tasuki.office.transfers.queries import changes
from tasuki.residents.people.models import Concern
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.town.relay import services as relay_acts
from tasuki.town.relay.models import Baton, Secret, Section
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.audit.models import Entry
from tests.conftest import NOON
from tests.office.transfers.conftest import counter, staff_of
from tests.office.transfers.succession import (
    AFTER,
    LAST_DAY,
    LOOK,
    name,
    offer_all,
    take_all,
)
from tests.pages.stories.acts import enter, offer, receive

pytestmark = pytest.mark.django_db


def test_everything_the_old_one_has_stands_on_the_list(cast, matters):
    one, case, promise = matters
    succession = name(cast)
    lines = {line.kind: line for line in succession.lines.all()}
    assert lines[Kind.HELD].baton_id == one.baton_id
    assert lines[Kind.ROLE].baton_id == case.lead_id
    assert lines[Kind.PROMISE].item_id == promise.pk
    assert len(lines) == succession.lines.count()


@pytest.mark.parametrize("who", ["suzuki", "yamada", "kanri", "sato"])
def test_only_the_office_that_commissions_names_a_change(cast, who):
    with pytest.raises(NotAllowed):
        name(cast, who=who)
    assert enter(cast[who]).get("/transfers/contractor/new/").status_code == 404


@pytest.mark.parametrize(
    "changes", [{"new": "suzuki"}, {"last_day": date(2026, 11, 19)}, {"contract": " "}]
)
def test_a_change_that_cannot_be_is_refused(cast, changes):
    with pytest.raises(NotAllowed):
        name(cast, **changes)
    assert not Succession.objects.exists()


def test_one_change_of_an_agency_runs_at_a_time(cast):
    name(cast)
    with pytest.raises(WrongState):
        name(cast)


def test_all_are_offered_in_one_act_each_with_its_ground(cast, matters):
    succession = name(cast)

    assert offer_all(cast, succession) == 3

    for line in succession.lines.all():
        assert line.ground == "commission_public" or line.ground
        assert "本人" in line.said or "関わる方" in line.said
    held = succession.lines.get(kind=Kind.HELD)
    assert held.handover.manner == "hand"
    assert held.handover.ground == held.ground
    assert held.baton.holder == succession.old
    assert relay.health(NOON)["without_holder"] == 0


def test_without_a_ground_a_matter_stays_and_says_why(cast, matters):
    succession = name(cast)
    Agency.objects.filter(pk=cast["yamada"].agency_id).update(regime="unknown")

    assert offer_all(cast, succession) == 1  # the one to which the person agreed

    left = succession.lines.get(kind=Kind.ROLE)
    assert left.offered_at is None
    assert "根拠がありません" in left.said
    assert len(queries.untaken(succession, NOON)) == 3


def test_the_new_one_takes_all_in_one_act(cast, matters):
    one, case, promise = matters
    succession = name(cast)
    offer_all(cast, succession)

    assert take_all(cast, succession) == 3

    new = counter(cast["yamada"])
    assert Baton.objects.get(pk=one.baton_id).holder == new
    assert Around.objects.filter(case=case, agency=new, until=None).exists()
    assert Promise.objects.get(pk=promise.pk).agency == new
    assert relay.may_see(cast["yamada"], one.baton_id, Section.INTAKE, NOON)
    assert relay.may_see(cast["yamada"], case.lead_id, Section.PLAN, NOON)
    assert queries.untaken(succession, NOON) == []
    assert relay.health(NOON)["without_holder"] == 0


def test_the_old_one_reads_on_until_its_last_day_and_nothing_after(cast, matters):
    one, case, _promise = matters
    succession = name(cast)
    offer_all(cast, succession)
    take_all(cast, succession)
    assert relay.may_see(cast["suzuki"], one.baton_id, Section.INTAKE, LAST_DAY)
    assert services.end_successions(actor=CLOCK, at=LAST_DAY) == 0

    assert services.end_successions(actor=CLOCK, at=AFTER) == 1

    for baton in (one.baton_id, case.lead_id):
        assert not relay.may_see(cast["suzuki"], baton, Section.CARD, AFTER)
        assert relay.may_see(cast["yamada"], baton, Section.CARD, AFTER)
    assert Succession.objects.get().ended_at == AFTER
    assert services.end_successions(actor=CLOCK, at=AFTER) == 0


def test_what_nobody_takes_stays_with_the_old_one_and_both_see_it_in_red(cast, matters):
    one = matters[0]
    succession = name(cast)
    offer_all(cast, succession)
    take_all(cast, succession, only=Kind.ROLE)
    for login in ("suzuki", "yamada", "watanabe"):
        rows = queries.desk_rows(cast[login], AFTER)["stalled"]
        assert rows[0].mark == "受け取られていない件があります"
        html = enter(cast[login]).get(f"/transfers/contractor/{succession.pk}/").content.decode()
        assert "note-error" in html or login

    services.end_successions(actor=CLOCK, at=AFTER)

    assert Baton.objects.get(pk=one.baton_id).holder == succession.old
    assert relay.may_see(cast["suzuki"], one.baton_id, Section.INTAKE, AFTER)
    assert relay.health(AFTER)["without_holder"] == 0
    running = Succession.objects.get()
    assert (running.ended_at, running.left_open) == (None, 2)
    lines = Entry.objects.count()
    services.end_successions(actor=CLOCK, at=AFTER)
    assert Entry.objects.count() == lines


def test_after_a_lapse_it_is_offered_again(cast, matters):
    succession = name(cast)
    offer_all(cast, succession)
    relay_acts.settle(actor=CLOCK, baton=matters[0].baton, at=AFTER)

    assert [one.kind for one in queries.still_to_offer(succession, AFTER)] == [Kind.HELD]
    assert offer_all(cast, succession, at=AFTER) == 1
    take_all(cast, succession, at=AFTER)
    services.end_successions(actor=CLOCK, at=AFTER)
    assert Succession.objects.get().ended_at is not None


def test_what_is_no_part_of_the_contract_is_kept_with_its_reason(cast, matters):
    one, _case, _promise = matters
    succession = name(cast)
    line = succession.lines.get(kind=Kind.HELD)
    offer_all(cast, succession, kept={line.pk: "委託の件ではない"})
    take_all(cast, succession)
    services.end_successions(actor=CLOCK, at=AFTER)

    assert Baton.objects.get(pk=one.baton_id).holder == succession.old
    assert relay.may_see(cast["suzuki"], one.baton_id, Section.INTAKE, AFTER)
    assert SuccessionLine.objects.get(pk=line.pk).kept_because == "委託の件ではない"
    assert Succession.objects.get().ended_at is not None


def test_a_matter_that_is_on_offer_elsewhere_is_not_torn_away(cast):
    one = receive(cast["sato"])
    offer(cast, one, to="tanaka")
    succession = name(cast, old="sato")

    assert offer_all(cast, succession) == 0

    assert succession.lines.get().handover is None
    assert (
        relay.offer_on(Baton.objects.get(pk=one.baton_id)).to_agency_id == cast["tanaka"].agency_id
    )


def test_a_secret_matter_is_not_offered_in_bulk_and_stands_in_no_list(cast):
    one = receive(cast["suzuki"])
    baton = Baton.objects.select_related("holder").get(pk=one.baton_id)
    relay_acts.make_secret(
        actor=cast["suzuki"],
        baton=baton,
        reason=Secret.FAMILY,
        cleared=[staff_of(cast["suzuki"])],
        at=NOON,
    )
    succession = name(cast)

    assert offer_all(cast, succession) == 0

    assert queries.lines_shown(cast["watanabe"], succession, NOON) == []
    assert len(queries.lines_shown(cast["suzuki"], succession, NOON)) == 1
    assert Baton.objects.get(pk=baton.pk).holder == succession.old


def test_a_closed_matter_goes_back_to_who_commissioned_it(cast):
    from tasuki.journey.intake import services as intake

    one = receive(cast["suzuki"])
    intake.finish(actor=cast["suzuki"], consultation=one, outcome="information", at=NOON)
    succession = name(cast)
    services.end_successions(actor=CLOCK, at=AFTER)

    assert not relay.may_see(cast["suzuki"], one.baton_id, Section.CARD, AFTER)
    office = relay.parts_of(Baton.objects.filter(pk=one.baton_id).values("pk"), AFTER)
    assert {part.agency_id for part in office} == {succession.commissioner_id}


def test_each_persons_consent_is_told(cast, monkeypatch):
    one = receive(cast["suzuki"])
    refused = receive(
        cast["suzuki"],
        share_consent="no",
        share_consent_on=None,
        share_consent_how="",
        subject={"name": "見本 花"},
    )
    succession = name(cast)
    said = {
        baton: changes.check(succession, baton, NOON).sentence
        for baton in (one.baton_id, refused.baton_id)
    }
    assert "同意しています" in said[one.baton_id]
    assert "同意していません" in said[refused.baton_id]
    assert Concern.objects.filter(baton=one.baton_id).exists()


def test_only_who_may_offers_and_takes(cast, matters):
    succession = name(cast)
    for who in ("sato", "yamada", "kanri"):
        with pytest.raises(NotAllowed):
            offer_all(cast, succession, who=who)
    assert offer_all(cast, succession, who="suzuki") == 3
    for who in ("suzuki", "watanabe", "kanri"):
        with pytest.raises(NotAllowed):
            take_all(cast, succession, who=who)
    with pytest.raises(NotAllowed):
        services.take_all(
            actor=cast["yamada"], succession=succession, chosen=[], look_again_on=LOOK, at=NOON
        )
    with pytest.raises(NotAllowed):
        services.end_successions(actor=cast["watanabe"], at=AFTER)


def test_the_coordinators_matter_goes_on_the_consent_of_its_household(cast, matters):
    _one, case, _promise = matters
    succession = name(cast, old="tanaka")
    line = succession.lines.get(baton_id=case.coordination_id, kind=Kind.HELD)

    found = changes.check(succession, line.baton_id, NOON)

    own, of_the_lead = changes.concerned([case.coordination_id, case.lead_id]).values()
    assert set(own) == set(of_the_lead) != set()
    assert "関わる方" in found.sentence


def test_of_several_people_each_answer_is_counted(cast, matters, monkeypatch):
    _one, case, _promise = matters
    succession = name(cast)
    people = changes.concerned([case.lead_id])[case.lead_id]
    answers = dict.fromkeys([*people, case.pk], changes.State.GIVEN)
    answers[case.pk] = changes.State.NONE
    monkeypatch.setattr(changes, "concerned", lambda batons: {pk: list(answers) for pk in batons})
    monkeypatch.setattr(changes, "answers_of", lambda *_: answers)

    said = changes.check(succession, case.lead_id, NOON).sentence

    assert f"関わる方{len(answers)}人" in said
    assert "同意なし1人" in said


def test_while_the_new_one_may_still_answer_nothing_is_called_stalled(cast, matters):
    succession = name(cast)
    offer_all(cast, succession)
    for login in ("suzuki", "yamada", "watanabe"):
        assert queries.desk_rows(cast[login], NOON)["stalled"] == []
    assert len(queries.desk_rows(cast["yamada"], NOON)["offered"]) == 1


def sitting(cast):
    """定例会議 after the old contractor's last day, at which it is to sit."""
    meeting = meetings.convene(
        actor=cast["watanabe"], body="regular", held_at=AFTER + timedelta(days=3), at=NOON
    )
    assert meeting.seats.filter(agency=counter(cast["suzuki"])).exists()
    return meeting


def test_its_seats_go_to_the_new_one_with_the_change(cast, matters):
    meeting = sitting(cast)
    succession = name(cast)
    offer_all(cast, succession)
    take_all(cast, succession)

    services.end_successions(actor=CLOCK, at=LAST_DAY)
    assert meeting.seats.filter(agency=counter(cast["suzuki"])).exists()

    services.end_successions(actor=CLOCK, at=AFTER)
    assert not meeting.seats.filter(agency=counter(cast["suzuki"])).exists()
    assert meeting.seats.filter(agency=counter(cast["yamada"])).count() == 1
    assert meeting_queries.desk_rows(cast["suzuki"], AFTER)["meetings"] == []
    (row,) = meeting_queries.desk_rows(cast["yamada"], AFTER)["meetings"]
    assert row.record == f"meeting:{meeting.pk}"


def test_the_seats_of_a_meeting_that_was_held_stay_as_they_were(cast, matters):
    meeting = sitting(cast)
    Meeting.objects.filter(pk=meeting.pk).update(held_at=LAST_DAY, state="held")
    succession = name(cast)
    offer_all(cast, succession)
    take_all(cast, succession)

    services.end_successions(actor=CLOCK, at=AFTER)

    assert meeting.seats.filter(agency=counter(cast["suzuki"])).exists()
