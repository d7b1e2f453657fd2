"""What each side reads on the pages of a change of contractor, and what it can do there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tasuki.office.transfers import services
from tasuki.office.transfers.models import Kind, Succession, SuccessionLine
from tasuki.office.transfers.queries import changes
from tasuki.residents.people.models import Concern
from tasuki.town.organizations.models import Agency
from tasuki.town.relay.models import Baton
from tasuki.trust.audit.models import Entry
from tests.conftest import NOON
from tests.office.transfers.succession import CONTRACT, name, offer_all
from tests.pages.stories.acts import enter, receive
from tests.pages.stories.words import TRACES

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize("who", ["sato", "tanaka", "kanri"])
def test_a_stranger_finds_no_change(cast, who):
    succession = name(cast)
    client = enter(cast[who])
    for page in ("", "offer/", "take/", "certificate/"):
        assert client.get(f"/transfers/contractor/{succession.pk}/{page}").status_code == 404


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


def test_the_form_says_what_to_do_about_an_agency_without_accounts(cast):
    page = enter(cast["watanabe"]).get("/transfers/contractor/new/").content.decode()
    assert "先に管理者に開いてもらってください" in page


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
