"""31 March: all matters of the old contractor go to the new one, and nothing is without a holder."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

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
from tests.pages.stories.acts import decide, draft, enter, offer, open_case, receive
from tests.pages.stories.words import TRACES

pytestmark = pytest.mark.django_db
LAST = date(2026, 11, 30)
LAST_DAY: datetime = NOON.replace(day=30)
AFTER = LAST_DAY + timedelta(days=1)
LOOK = date(2026, 12, 10)
CONTRACT = "令和8年度自立相談支援事業委託契約（個人情報の取扱い特記事項 第9条）"


def name(cast, old="suzuki", new="yamada", who="watanabe", **changes):
    """渡辺 of the section that commissions says that 山田's agency follows 鈴木's."""
    said = {"last_day": LAST, "contract": CONTRACT, **changes}
    private = Agency.objects.filter(pk=cast["yamada"].agency_id, regime="unknown")
    private.update(regime="private")
    return services.name_successor(
        actor=cast[who], old=counter(cast[old]), new=counter(cast[new]), at=NOON, **said
    )


def offer_all(cast, succession, who="watanabe", at=NOON, kept=None):
    return services.offer_all(actor=cast[who], succession=succession, kept=kept or {}, at=at)


def take_all(cast, succession, who="yamada", at=NOON, only=None):
    lines = queries.still_to_take(succession, at)
    chosen = [one.pk for one in lines if only is None or one.kind == only]
    return services.take_all(
        actor=cast[who], succession=succession, chosen=chosen, look_again_on=LOOK, at=at
    )


@pytest.fixture
def matters(cast):
    """鈴木's agency carries a consultation, stands around a case and has promised something in it."""
    one = receive(cast["suzuki"])
    case = open_case(cast)
    plan = decide(cast, draft(cast, case))
    return one, case, Promise.objects.get(plan=plan, kind="dated")


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


def test_before_it_takes_the_new_one_reads_numbers_alone(cast, matters):
    succession = name(cast)
    offer_all(cast, succession)
    client = enter(cast["yamada"])
    for address in (
        "/",
        "/offered/",
        "/transfers/contractor/",
        f"/transfers/contractor/{succession.pk}/",
        f"/transfers/contractor/{succession.pk}/take/",
    ):
        page = client.get(address)
        assert page.status_code == 200, address
        html = page.content.decode()
        assert not [word for word in TRACES if word in html], address
    assert (
        matters[0].number in client.get(f"/transfers/contractor/{succession.pk}/").content.decode()
    )
    assert "まとめて受け取る" in client.get("/offered/").content.decode()


def test_the_office_reads_numbers_and_dates_alone(cast, matters):
    succession = name(cast)
    client = enter(cast["watanabe"])
    for address in ("", "offer/"):
        html = client.get(f"/transfers/contractor/{succession.pk}/{address}").content.decode()
        assert matters[0].number in html
        assert not [word for word in TRACES if word in html]


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


@pytest.mark.parametrize("who", ["sato", "tanaka", "kanri"])
def test_a_stranger_finds_no_change(cast, who):
    succession = name(cast)
    client = enter(cast[who])
    for page in ("", "offer/", "take/", "certificate/"):
        assert client.get(f"/transfers/contractor/{succession.pk}/{page}").status_code == 404


# --- 返却・消去証明書 -------------------------------------------------------------------------------------


def certify(cast, succession, who="watanabe", **changes):
    said = {
        "on": date(2026, 11, 20),
        "how": "both",
        "by": "理事長　見本",
        "text": "綴り3",
        **changes,
    }
    return services.keep_certificate(actor=cast[who], succession=succession, at=NOON, **said)


def test_while_it_is_missing_it_stands_on_the_desk_of_the_office(cast):
    succession = name(cast)
    marks = [row.mark for row in queries.desk_rows(cast["watanabe"], AFTER)["stalled"]]
    assert marks == ["返却・消去証明書がありません"]

    certify(cast, succession)
    services.end_successions(actor=CLOCK, at=AFTER)

    assert queries.desk_rows(cast["watanabe"], AFTER) == {"offered": [], "stalled": [], "due": []}
    html = enter(cast["watanabe"]).get(f"/transfers/contractor/{succession.pk}/").content.decode()
    assert "理事長　見本" in html
    assert Entry.objects.filter(action="transfers.certificate_kept").count() == 1


@pytest.mark.parametrize(
    "changes", [{"on": None}, {"how": ""}, {"by": " "}, {"on": date(2026, 11, 21)}]
)
def test_a_certificate_without_day_method_and_name_is_none(cast, changes):
    succession = name(cast)
    with pytest.raises(NotAllowed):
        certify(cast, succession, **changes)


def test_only_the_office_keeps_it(cast):
    with pytest.raises(NotAllowed):
        certify(cast, name(cast), who="suzuki")


# --- the pages ------------------------------------------------------------------------------------------


def test_the_whole_change_through_its_pages(cast, matters):
    office, new = enter(cast["watanabe"]), enter(cast["yamada"])
    Agency.objects.filter(pk=cast["yamada"].agency_id).update(regime="private")
    said = {
        "old": str(cast["suzuki"].agency_id),
        "new": str(cast["yamada"].agency_id),
        "last_day": "令和8年11月30日",
        "contract": CONTRACT,
    }
    made = office.post("/transfers/contractor/new/", said)
    assert made.status_code == 303
    page = made.url
    assert office.post(f"{page}offer/", {}).status_code == 303
    form = new.get(f"{page}take/").content.decode()
    lines = list(Succession.objects.get().lines.values_list("pk", flat=True))
    assert all(str(pk) in form for pk in lines)
    taken = new.post(
        f"{page}take/",
        {
            "chosen": [str(pk) for pk in lines],
            "look_again_on": "令和8年12月10日",
            "person": str(cast["yamada"].staff_id),
        },
    )
    assert taken.status_code == 303
    assert Baton.objects.get(pk=matters[0].baton_id).person_id == cast["yamada"].staff_id
    done = office.post(
        f"{page}certificate/",
        {"on": "令和8年11月20日", "how": "erased", "by": "理事長　見本", "text": ""},
    )
    assert done.status_code == 303


@pytest.mark.parametrize("junk", ["", "x", "\x00", "9" * 4000])
def test_nonsense_breaks_no_page(cast, matters, junk):
    succession = name(cast)
    offer_all(cast, succession)
    page = f"/transfers/contractor/{succession.pk}/"
    office, new = enter(cast["watanabe"]), enter(cast["yamada"])
    said = {"old": junk, "new": junk, "last_day": junk, "contract": junk}
    assert office.post("/transfers/contractor/new/", said).status_code == 422
    said = {"chosen": [junk], "person": junk, "look_again_on": junk}
    assert new.post(f"{page}take/", said).status_code == 422
    said = {"on": junk, "how": junk, "by": junk, "text": junk}
    assert office.post(f"{page}certificate/", said).status_code == 422


# --- what a worker at the screen needs ------------------------------------------------------------------


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


def test_who_sees_the_matter_reads_each_persons_answer_by_name(cast, matters):
    succession = name(cast)
    client = enter(cast["suzuki"])
    page = client.get(f"/transfers/contractor/{succession.pk}/offer/").content.decode()
    people = {one.person.name for one in Concern.objects.select_related("person")}
    assert any(f"{person}：" in page for person in people)
    office = enter(cast["watanabe"]).get(f"/transfers/contractor/{succession.pk}/offer/")
    assert not any(person in office.content.decode() for person in people)


def test_the_office_that_reads_numbers_has_looked_at_nobody(cast, matters):
    succession = name(cast)
    client = enter(cast["watanabe"])
    before = set(Entry.objects.values_list("pk", flat=True))
    client.get(f"/transfers/contractor/{succession.pk}/")
    client.get(f"/transfers/contractor/{succession.pk}/offer/")
    new = Entry.objects.exclude(pk__in=before)
    assert [(one.action, one.persons) for one in new] == []


def test_a_reason_for_keeping_can_be_taken_away_again(cast, matters):
    succession = name(cast)
    line = succession.lines.get(kind=Kind.HELD)
    offer_all(cast, succession, kept={line.pk: "委託の件ではない"})
    page = enter(cast["watanabe"]).get(f"/transfers/contractor/{succession.pk}/offer/")
    assert "委託の件ではない" in page.content.decode()

    assert offer_all(cast, succession, kept={line.pk: ""}) == 1

    line.refresh_from_db()
    assert (line.kept_because, line.offered_at) == ("", NOON)


def test_while_the_new_one_may_still_answer_nothing_is_called_stalled(cast, matters):
    succession = name(cast)
    offer_all(cast, succession)
    for login in ("suzuki", "yamada", "watanabe"):
        assert queries.desk_rows(cast[login], NOON)["stalled"] == []
    assert len(queries.desk_rows(cast["yamada"], NOON)["offered"]) == 1


def test_the_form_says_what_to_do_about_an_agency_without_accounts(cast):
    page = enter(cast["watanabe"]).get("/transfers/contractor/new/").content.decode()
    assert "先に管理者に開いてもらってください" in page


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


def test_the_page_of_the_offer_asks_no_more_for_more_lines(cast, matters):
    succession = name(cast)
    url = f"/transfers/contractor/{succession.pk}/offer/"

    def asked():
        client = enter(cast["suzuki"])
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url).status_code == 200
        return len(seen)

    asked()
    before, lines = asked(), len(changes.offerable(succession, NOON, cast["suzuki"]))
    for _more in range(6):
        receive(cast["suzuki"])
    services.offer_all(actor=cast["watanabe"], succession=succession, kept={}, at=NOON)
    SuccessionLine.objects.update(handover=None, offered_at=None)

    assert len(changes.offerable(succession, NOON, cast["suzuki"])) == lines + 6
    assert asked() <= before
