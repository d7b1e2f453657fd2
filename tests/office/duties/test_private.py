"""民間の法人が自ら持つ記録: no day by law, an aim of its own, its own people, its own answer."""

from datetime import date

import pytest
from django.test import RequestFactory

from tasuki.ground.errors import HouseError
from tasuki.office.duties import gathering, paper, policy, queries, services
from tasuki.residents.people.models import Person
from tests.office.duties.test_request import pdf_text
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
        "identity": "介護保険証",
        "wants": "社協の記録",
        "received_on": DAY,
        "holder": "itself",
    }
    return services.receive(actor=actor, at=at, **{**facts, **changes})


@pytest.fixture
def handled(tanaka, ito, head, staff_of, noon):
    return services.appoint(
        actor=head,
        one=receive(tanaka, noon),
        handler=staff_of(tanaka),
        second=staff_of(ito),
        at=noon,
    )


def test_its_day_is_an_aim_of_the_town_or_its_own(tanaka, noon):
    assert receive(tanaka, noon).due_on == date(2026, 12, 4)
    own = receive(tanaka, noon, aim_on=date(2026, 11, 27))
    assert (own.due_on, own.has_term) == (date(2026, 11, 27), False)
    assert queries.registered(own, DAY).day_label == "答える目安"


def test_only_a_private_body_has_records_of_its_own_and_only_then_an_aim(
    sato, tanaka, watanabe, noon
):
    assert refused(receive, actor=watanabe, at=noon) == "duties.not_private"
    town = {"holder": "town", "aim_on": date(2026, 11, 27)}
    assert refused(receive, actor=tanaka, at=noon, **town) == "duties.term_by_law"
    assert refused(receive, actor=tanaka, at=noon, aim_on=date(2026, 11, 19)) == (
        "duties.aim_passed"
    )


def test_its_own_people_handle_it(handled, head, tanaka, watanabe, ito, staff_of, noon):
    assert handled.handler_id == tanaka.staff_id
    names = {one.pk for one in policy.eligible(noon, handled)}
    assert names == {tanaka.staff_id, ito.staff_id}
    again = receive(tanaka, noon)
    facts = {"actor": head, "one": again, "at": noon, "second": staff_of(ito)}
    assert refused(services.appoint, handler=staff_of(watanabe), **facts) == (
        "duties.not_of_the_holder"
    )


def test_the_aim_is_moved_with_a_reason_and_nothing_is_extended(handled, tanaka, sato, noon):
    facts = {"actor": tanaka, "one": handled, "at": noon}
    assert refused(services.extend, reason="記録が多い", **facts) == "duties.no_term"
    later = services.set_aim(on=date(2026, 12, 25), reason="倉庫から出す", **facts)
    assert (later.due_on, later.extended) == (date(2026, 12, 25), False)
    assert refused(services.set_aim, on=date(2026, 12, 25), reason=" ", **facts) == (
        "duties.no_reason"
    )
    assert refused(services.set_aim, on=DAY.replace(day=1), reason="x", **facts) == (
        "duties.aim_passed"
    )
    stranger = {**facts, "actor": sato}
    assert refused(services.set_aim, on=date(2026, 12, 25), reason="x", **stranger) == (
        "duties.not_handler"
    )


def test_a_public_request_has_no_aim_to_move(tanaka, watanabe, head, staff_of, noon):
    one = services.appoint(
        actor=head,
        one=receive(tanaka, noon, holder="town"),
        handler=staff_of(watanabe),
        second=staff_of(head),
        at=noon,
    )
    facts = {"actor": watanabe, "one": one, "at": noon}
    assert refused(services.set_aim, on=date(2026, 12, 25), reason="x", **facts) == (
        "duties.term_by_law"
    )


def test_what_is_the_towns_is_black_and_the_answer_is_the_bodys_own(
    story, handled, tanaka, ito, noon
):
    person = Person.objects.get(name=words.NAME)
    one = services.identify(actor=tanaka, one=handled, person=person, at=noon)
    services.gather(actor=tanaka, one=one, at=noon)
    piece = one.pieces.get(table="people.Person")
    assert {slot.auto[0][2] for slot in gathering.unseal(piece).slots if slot.auto} == {"not_held"}
    services.propose(actor=tanaka, one=one, verdict="part", reason="市の記録は市へ", at=noon)
    services.decide(actor=ito, one=one, at=noon)
    request = RequestFactory().get("/")
    request.actor, request.at = tanaka, noon
    text = pdf_text(paper.decision_notice(request, one.pk))
    assert "保有個人データの開示などの請求への回答" in text
    assert "第33条" in text
    assert "審査請求" not in text
    assert "小林市社会福祉協議会" in text
