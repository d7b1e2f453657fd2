"""廃棄の止め: at once, looked at by another, lifted only with another; on a person it holds all."""

from datetime import timedelta

import pytest
from django.test import Client

from tasuki.ground import clock
from tasuki.ground.errors import HouseError
from tasuki.office.duties import matters, queries, services
from tasuki.office.duties.models import Hold
from tasuki.office.duties.queries import holds
from tasuki.residents.people import services as registry
from tasuki.residents.people.models import Person
from tests.conftest import PASSWORD
from tests.pages.stories import acts, words

pytestmark = pytest.mark.django_db


def refused(act, **facts):
    with pytest.raises(HouseError) as error:
        act(**facts)
    return error.value.code


@pytest.fixture
def person(story):
    return Person.objects.get(name=words.NAME)


@pytest.fixture
def held(person, sato, noon):
    return services.hold(actor=sato, person=person, reason="suit", note="審査請求", at=noon)


def test_who_works_with_the_person_and_who_keeps_the_registers_may_hold(
    person, sato, watanabe, yamada, noon
):
    facts = {"person": person, "reason": "suit", "at": noon}
    assert services.hold(actor=sato, note="審査請求", **facts).stands
    assert services.hold(actor=watanabe, note="審査請求", **facts).waits
    assert refused(services.hold, actor=yamada, note="知らない方", **facts) == "duties.office_only"
    assert refused(services.hold, actor=sato, note=" ", **facts) == "duties.no_reason"


def test_a_held_person_stops_every_matter_they_are_in(ended, watanabe, head, noon, years_later):
    [due] = queries.due(years_later)
    assert due.stopped == ""
    person = Person.objects.get(name=words.NAME)
    one = services.hold(actor=watanabe, person=person, reason="suit", note="訴訟", at=noon)
    assert [matter.stopped for matter in queries.due(years_later)] == ["hold"]
    facts = {"actor": watanabe, "chosen": [due.key], "basis": "規程", "at": years_later}
    assert refused(services.propose_disposal, **facts) == "duties.not_due"
    services.ask_lift(actor=watanabe, one=one, reason="裁決が出た", at=years_later)
    assert matters.matter([due.key], years_later).stopped == "hold"
    services.lift(actor=head, one=one, at=years_later)
    assert matters.matter([due.key], years_later).stopped == ""


def test_another_looks_at_it(held, watanabe, head, sato, noon):
    assert holds.waiting(watanabe, noon) == [held]
    own = services.hold(actor=watanabe, person=held.person, reason="audit", note="監査", at=noon)
    assert holds.waiting(watanabe, noon) == [held]
    assert refused(services.confirm_hold, actor=watanabe, one=own, at=noon) == (
        "duties.second_person"
    )
    assert refused(services.confirm_hold, actor=sato, one=held, at=noon) == "duties.office_only"
    assert not services.confirm_hold(actor=head, one=own, at=noon).waits
    assert refused(services.confirm_hold, actor=head, one=own, at=noon) == "duties.looked"


def test_only_with_another_is_it_lifted(held, watanabe, head, yamada, sato, noon):
    assert refused(services.lift, actor=head, one=held, at=noon) == "duties.lift_not_asked"
    facts = {"one": held, "reason": "裁決が出た", "at": noon}
    assert refused(services.ask_lift, actor=yamada, **facts) == "duties.office_only"
    services.ask_lift(actor=watanabe, **facts)
    assert refused(services.ask_lift, actor=sato, **facts) == "duties.lift_asked_already"
    assert refused(services.lift, actor=watanabe, one=held, at=noon) == "duties.second_person"
    services.lift(actor=head, one=held, at=noon)
    stands = Hold.objects.get(pk=held.pk)
    assert (stands.lifted_note, stands.stands) == ("裁決が出た", False)
    assert refused(services.ask_lift, actor=watanabe, **facts) == "duties.lifted"


def test_what_is_not_lifted_goes_on_holding(held, watanabe, head, noon):
    services.ask_lift(actor=watanabe, one=held, reason="もうよいか", at=noon)
    assert refused(services.keep_hold, actor=head, one=held, note=" ", at=noon) == (
        "duties.no_reason"
    )
    services.keep_hold(actor=head, one=held, note="裁決がまだ", at=noon)
    stands = Hold.objects.get(pk=held.pk)
    assert stands.stands
    assert stands.lift_asked_by_id is None
    assert "裁決がまだ" in stands.note
    assert refused(services.keep_hold, actor=head, one=held, note="x", at=noon) == (
        "duties.lift_not_asked"
    )


def test_a_name_stands_only_for_who_works_with_the_person(held, sato, watanabe, noon):
    [mine] = holds.shown_holds(sato, [held], noon)
    [theirs] = holds.shown_holds(watanabe, [held], noon)
    assert mine.what == words.NAME
    assert words.NAME not in theirs.what


def _client(login):
    client = Client()
    client.post("/signin/", {"login": login, "password": PASSWORD})
    return client


def test_it_stands_on_the_persons_page_and_on_the_matter_for_who_may(
    held, person, story, sato, yamada, watanabe, noon, monkeypatch
):
    monkeypatch.setattr(clock, "now", lambda: noon + timedelta(minutes=1))
    own = _client("sato").get(f"/duties/persons/{person.pk}/holds/")
    assert "訴訟・審査請求" in own.content.decode()
    case = story[0]
    assert "廃棄を止めている" in _client("sato").get(f"/cases/{case.pk}/").content.decode()
    for login in ("yamada", "watanabe"):
        assert _client(login).get(f"/duties/persons/{person.pk}/holds/").status_code == 404
    assert words.NAME not in _client("watanabe").get(f"/duties/holds/{held.pk}/").content.decode()


def test_by_number_the_office_holds_the_persons_of_a_matter_without_their_names(
    story, person, watanabe, noon
):
    baton = story[0].lead
    assert holds.subjects_of(baton) == [person]
    assert holds.baton_by_number(story[0].number) == baton


def test_who_knows_the_person_by_another_matter_is_not_told_of_this_one(
    person, story, suzuki, sato, noon, sign_in, monkeypatch
):
    monkeypatch.setattr(clock, "now", lambda: noon)
    other = acts.receive(suzuki, subject={"name": "別件 一郎"})
    registry.concern_person(actor=suzuki, baton=other.baton, person=person, at=noon)
    address = "/duties/matters/{}/holds/"

    assert sign_in(suzuki).get(address.format(other.baton_id)).status_code == 200
    assert sign_in(sato).get(address.format(other.baton_id)).status_code == 404
