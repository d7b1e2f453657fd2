"""開示請求: received, two persons, gathered from every room, blacked, decided, handed over."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import RequestFactory

from tasuki.ground.errors import HouseError
from tasuki.journey.cases.models import Case
from tasuki.office.duties import gathering, paper, queries, services
from tasuki.office.duties.models import Disclosure, Mask, Piece, State
from tasuki.residents.people.models import Person
from tasuki.residents.protection.models import Estranged
from tasuki.trust.audit.models import Entry
from tasuki.trust.retention import queries as retention
from tests.pages.stories import words

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


def refused(act, **facts):
    with pytest.raises(HouseError) as error:
        act(**facts)
    return error.value.code


def receive(actor, at, **changes):
    facts = {
        "kind": "disclosure",
        "about": words.NAME,
        "asker": "self",
        "asker_name": words.NAME,
        "identity": "マイナンバーカード",
        "wants": "わたしの記録の全部",
        "received_on": DAY,
    }
    return services.receive(actor=actor, at=at, **{**facts, **changes})


@pytest.fixture
def handled(sato, watanabe, head, staff_of, noon):
    def make(**changes):
        return services.appoint(
            actor=head,
            one=receive(sato, noon, **changes),
            handler=staff_of(watanabe),
            second=staff_of(head),
            at=noon,
        )

    return make


@pytest.fixture
def gathered(story, handled, watanabe, noon):
    person = Person.objects.get(name=words.NAME)
    one = services.identify(actor=watanabe, one=handled(), person=person, at=noon)
    services.gather(actor=watanabe, one=one, at=noon)
    return Disclosure.objects.get(pk=one.pk)


def pdf_text(pdf):
    from pypdf import PdfReader

    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return "".join(text.split())


def printed(actor, one, at):
    request = RequestFactory().get("/")
    request.actor, request.at = actor, at
    return pdf_text(paper.disclosure(request, one.pk))


def test_the_clock_runs_thirty_days_from_receipt_and_once_thirty_more(handled, watanabe, noon):
    one = handled()
    assert one.due_on == date(2026, 12, 20)
    assert refused(services.extend, actor=watanabe, one=one, reason=" ", at=noon) == (
        "duties.no_reason"
    )
    longer = services.extend(actor=watanabe, one=one, reason="記録が多い", at=noon)
    assert longer.due_on == date(2027, 1, 19)
    assert refused(services.extend, actor=watanabe, one=one, reason="また", at=noon) == (
        "duties.extended_already"
    )
    assert longer.is_late(date(2027, 1, 20))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"received_on": DAY + timedelta(days=1)}, "duties.in_future"),
        ({"identity": " "}, "duties.no_identity"),
        ({"asker": "agent"}, "duties.no_authority"),
        ({"wants": " "}, "duties.not_said"),
    ],
)
def test_what_is_not_right_is_not_received(sato, noon, changes, code):
    with pytest.raises(HouseError) as error:
        receive(sato, noon, **changes)
    assert error.value.code == code
    assert not Disclosure.objects.exists()


def test_the_administrator_receives_nothing(kanri, noon):
    assert refused(receive, actor=kanri, at=noon) == "duties.office_only"


def test_two_persons_whom_another_names(sato, watanabe, head, clerk, staff_of, noon):
    one = receive(sato, noon)
    facts = {"one": one, "at": noon}
    both = {"handler": staff_of(watanabe), "second": staff_of(watanabe)}
    assert refused(services.appoint, actor=head, **facts, **both) == "duties.second_person"
    own = {"handler": staff_of(clerk), "second": staff_of(head)}
    assert refused(services.appoint, actor=clerk, **facts, **own) == "duties.names_oneself"
    worker = {"handler": staff_of(sato), "second": staff_of(head)}
    assert refused(services.appoint, actor=clerk, **facts, **worker) == "duties.not_eligible"
    assert refused(services.appoint, actor=sato, **facts, **own) == "duties.office_only"


def test_nobody_but_the_two_sees_what_was_gathered(gathered, sato, clerk, head, watanabe, noon):
    piece = gathered.pieces.first()
    assert queries.piece_for(watanabe, piece.pk) is not None
    for actor in (sato, clerk, head):
        assert queries.piece_for(actor, piece.pk) is None
    services.propose(actor=watanabe, one=gathered, verdict="part", reason="第三者", at=noon)
    assert queries.piece_for(head, piece.pk) is not None
    assert queries.piece_for(clerk, piece.pk) is None
    assert refused(services.gather, actor=sato, one=gathered, at=noon) == "duties.not_handler"


def test_every_table_is_gathered_or_named_as_left_out(gathered):
    fates = retention.fates()
    tables = {model._meta.label for model, fate in fates.items() if not fate.kept}
    assert {model._meta.label for model in gathering.collected()} == tables - set(
        gathering.LEFT_OUT
    )
    assert set(gathering.LEFT_OUT) <= tables
    found = set(gathered.pieces.values_list("table", flat=True))
    assert {
        "people.Person",
        "people.Concern",
        "intake.Consultation",
        "intake.Progress",
        "cases.Case",
        "cases.Assessment",
        "plans.Plan",
        "meetings.Meeting",
        "closing.Closing",
        "relay.Pass",
    } <= found


def test_what_is_blacked_is_not_in_the_paper(gathered, watanabe, noon):
    text = printed(watanabe, gathered, noon)
    assert "冷蔵庫に食べるものがない" in text
    assert "".join(words.BROTHER.split()) not in text
    piece = gathered.pieces.get(table="intake.Progress")
    services.black(
        actor=watanabe, piece=piece, field="content", passage="玄関先", reason="work", at=noon
    )
    text = printed(watanabe, gathered, noon)
    assert "玄関先" not in text
    assert "五分だけ話せた" in text
    services.unblack(actor=watanabe, piece=piece, at=noon)
    assert not Mask.objects.exists()
    assert "玄関先" in printed(watanabe, gathered, noon)


def test_a_passage_that_is_not_there_and_a_reason_nobody_knows(gathered, watanabe, noon):
    piece = gathered.pieces.get(table="intake.Progress")
    facts = {"actor": watanabe, "piece": piece, "field": "content", "at": noon}
    assert (
        refused(services.black, passage="ここにない文", reason="work", **facts)
        == "duties.no_such_passage"
    )
    assert refused(services.black, passage="", reason="x", **facts) == "duties.no_such_field"


def test_the_reporter_is_in_no_piece_and_stays_black(story, handled, watanabe, sato, noon):
    from tests.office.duties.reports import told

    case = Case.objects.get(pk=story[0].pk)
    report = told(sato, case, noon)
    person = Person.objects.get(name=words.NAME)
    one = services.identify(actor=watanabe, one=handled(), person=person, at=noon)
    services.gather(actor=watanabe, one=one, at=noon)
    text = printed(watanabe, one, noon)
    assert "見本の通報者" not in text
    piece = one.pieces.get(table="safeguarding.Report", row=str(report.pk))
    names = {slot.name for slot in gathering.unseal(piece).slots}
    assert "reporter" not in names
    assert (
        refused(
            services.black,
            actor=watanabe,
            piece=piece,
            field="reporter_kind",
            passage="",
            reason="work",
            opens=True,
            at=noon,
        )
        == "duties.stays_black"
    )


def test_all_means_all_and_refusals_have_reasons(gathered, watanabe, noon):
    facts = {"actor": watanabe, "one": gathered, "at": noon}
    assert refused(services.propose, verdict="all", reason="", **facts) == "duties.not_all"
    assert refused(services.propose, verdict="part", reason=" ", **facts) == "duties.no_reason"


def test_proposed_decided_by_another_and_handed_over(gathered, watanabe, head, noon, later):
    one = services.propose(actor=watanabe, one=gathered, verdict="part", reason="第三者", at=noon)
    assert refused(services.decide, actor=watanabe, one=one, at=noon) == "duties.not_second"
    back = services.send_back(actor=head, one=one, note="会議の部分を見直す", at=noon)
    assert back.state == State.HANDLING
    services.propose(actor=watanabe, one=one, verdict="part", reason="第三者", at=noon)
    services.decide(actor=head, one=one, at=later)
    assert refused(services.decide, actor=head, one=one, at=later) == "duties.moved_on"
    done = services.hand_over(actor=watanabe, one=one, note="窓口で渡した", at=later)
    assert done.state == State.DONE
    assert not Piece.objects.exists()
    said = [entry.words.content for entry in Entry.objects.filter(action__startswith="duties.")]
    assert said
    assert words.NAME not in str(said)


def test_a_representative_to_be_feared_gets_nothing(story, handled, watanabe, sato, noon):
    person = Person.objects.get(name=words.NAME)
    contact = dict.fromkeys(("address", "postal_code", "phone", "phone2", "contact_note"), "")
    Person.objects.filter(pk=person.pk).update(protected=True, **contact)
    Estranged.objects.create(
        person=person,
        manner="abuser",
        name="髙﨑 太郎",
        folded="高崎太郎",
        set_by_id=sato.staff_id,
        created_at=noon,
    )
    one = handled(asker="legal", asker_name="髙﨑 太郎", authority="戸籍")
    one = services.identify(
        actor=watanabe, one=one, person=Person.objects.get(pk=person.pk), at=noon
    )
    assert one.danger
    services.gather(actor=watanabe, one=one, at=noon)
    facts = {"actor": watanabe, "one": one, "at": noon}
    assert refused(services.propose, verdict="part", reason="一部", **facts) == "duties.danger"
    assert services.propose(verdict="silent", reason="法第81条", **facts).state == State.PROPOSED


def test_what_reached_the_wrong_holder_is_passed_on(handled, watanabe, sato, noon):
    one = handled()
    assert refused(services.transfer, actor=sato, one=one, to="県", note="県が保有", at=noon) == (
        "duties.office_only"
    )
    gone = services.transfer(actor=watanabe, one=one, to="県福祉事務所", note="県が保有", at=noon)
    assert (gone.state, gone.transferred_to) == (State.TRANSFERRED, "県福祉事務所")
    again = handled()
    assert services.withdraw(actor=watanabe, one=again, note="本人から", at=noon).ended_on == DAY


@pytest.mark.parametrize("kind", ["correction", "suspension"])
def test_correction_and_suspension_go_the_same_way(handled, watanabe, head, noon, kind):
    one = handled(kind=kind)
    services.hear(actor=watanabe, one=one, text="家族に聞いた", at=noon)
    services.propose(actor=watanabe, one=one, verdict="all", reason="", at=noon)
    assert services.decide(actor=head, one=one, at=noon).decided_at == noon


def test_the_register_shows_the_day_and_the_two_desks_their_part(handled, watanabe, head, noon):
    one = handled()
    [row] = queries.desk_rows(watanabe, noon)["due"]
    assert (row.record, row.on) == (f"disclosure:{one.pk}", one.due_on)
    assert queries.desk_rows(head, noon) == {}


def test_who_is_protected_after_the_gathering_is_so_in_the_package(gathered, watanabe, sato, noon):
    from tasuki.residents.protection import services as protection

    assert "".join(words.ADDRESS.split()) in printed(watanabe, gathered, noon)
    protection.protect(
        actor=sato,
        person=Person.objects.get(name=words.NAME),
        kind="wish",
        since=DAY,
        reason="本人の申出",
        at=noon,
    )
    assert "細野38番地" not in printed(watanabe, gathered, noon)
    piece = gathered.pieces.get(table="people.Person")
    shown = str(queries.whole_text(piece, watanabe, noon))
    assert "細野38番地" not in shown
