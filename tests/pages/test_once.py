"""A form that is sent twice makes one record, and both answers lead to it."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import models, transaction

from tasuki.journey.cases.models import Around, Case, InformationRequest, Request
from tasuki.journey.closing.models import Closing, Reopening
from tasuki.journey.intake.models import Consultation, Progress
from tasuki.journey.meetings.models import AgendaItem, Meeting, Seat
from tasuki.journey.plans.models import Evaluation, Monitoring, Plan
from tasuki.journey.referrals.models import Collaboration, Dispute, Referral
from tasuki.residents.people.models import Person
from tasuki.trust.audit import services as audit
from tasuki.trust.audit.models import Entry
from tests.pages.doors import ACTS
from tests.pages.reading import Control, Fields, form
from tests.pages.stories.acts import enter
from tests.pages.stories.house import House
from tests.pages.stories.typed import TYPED
from tests.pages.table import Door

# The page, and what must be typed besides what stands in the form or what is the first of a list.
MAKES: tuple[tuple[Door, type[models.Model], dict[str, Any]], ...] = (
    (Door("intake:new", "sato"), Consultation, TYPED["reception"]),
    (Door("intake:record", "sato", ("kept_baton",)), Progress, TYPED["record"]),
    (Door("referrals:offer", "sato", ("kept",)), Referral, TYPED["offer"]),
    (Door("referrals:again", "sato", ("returned",)), Referral, {}),
    (Door("referrals:to_coordinator", "sato", ("kept",)), Dispute, {}),
    (
        Door("referrals:together", "sato", ("kept_baton",)),
        Collaboration,
        {"by_on": "令和8年12月10日"},
    ),
    (Door("cases:request", "sato", ("kept",)), Request, {"anxious": []}),
    (Door("cases:accept", "tanaka", ("request",)), Case, {}),
    (Door("cases:agencies", "tanaka", ("case",)), Around, {}),
    (
        Door("cases:members", "tanaka", ("case",)),
        Person,
        {
            "name": "見本 桃子",
            "kana": "ミホン　モモコ",
            "birth_on": "",
            "estimated_age": "",
            "phone": "",
        },
    ),
    (Door("cases:ask_information", "tanaka", ("case",)), InformationRequest, {}),
    (
        Door("meetings:convene", "takahashi"),
        Meeting,
        {"held_on": "令和8年12月1日", "held_time": "13:30"},
    ),
    (Door("meetings:bring", "tanaka", ("meeting",)), AgendaItem, {}),
    (Door("meetings:invite", "takahashi", ("meeting",)), Seat, {"agency": ""}),
    (Door("plans:plan", "tanaka", ("ending",)), Plan, TYPED["plan"]),
    (Door("plans:replan", "tanaka", ("planned",)), Plan, {}),
    (
        Door("plans:monitoring", "tanaka", ("planned",)),
        Monitoring,
        {"next_on": "令和9年2月20日"},
    ),
    (Door("plans:evaluation", "tanaka", ("planned",)), Evaluation, {}),
    (Door("closing:closing", "tanaka", ("case",)), Closing, TYPED["closing"]),
    (Door("closing:reopening", "sato", ("closed",)), Reopening, {}),
)


def entries(house: House, door: Door, page: Any, typed: dict[str, Any]) -> Fields:
    """The form as a worker fills it: the first of each list, and something in each line."""
    said = page.filled(_ordinary)
    if door.name in {"intake:new", "plans:plan"}:
        said = page.sent()
    for name, value in typed.items():
        said[name] = list(value) if isinstance(value, list) else [value]
    if door.name == "referrals:offer":
        said["to"] = [str(house.cast["suzuki"].agency_id)]
    if door.name == "plans:plan":
        said["agency_1"] = [str(house.cast["suzuki"].agency_id)]
    return said


def _ordinary(one: Control) -> str:
    return one.value or "見本"


def row_count(model: type[models.Model]) -> int:
    return model._default_manager.count()


@pytest.mark.parametrize(
    ("door", "made", "typed"), [pytest.param(*row, id=str(row[0])) for row in MAKES]
)
def test_sending_twice_makes_one_record(
    house: House, door: Door, made: type[models.Model], typed: dict[str, Any]
) -> None:
    client, url = enter(house.cast[door.who]), house.address(door)
    said = entries(house, door, form(client.get(url)), typed)
    before = row_count(made)

    first = client.post(url, said)
    assert first.status_code == 303, form_errors(first)
    after, lines = row_count(made), Entry.objects.exclude(action="audit.looked").count()
    second = client.post(url, said)

    assert (second.status_code, second.url) == (303, first.url)
    assert after == before + 1
    assert row_count(made) == after
    assert Entry.objects.exclude(action="audit.looked").count() == lines
    assert client.get(first.url).status_code == 200


# Acts that answer something, move it on or end it: after them the page is closed to who did it, or
# shows less. They need no more than the first of each list and a word in each line.
MOVES = (
    "intake:assess",
    "intake:outcome",
    "intake:finish",
    "referrals:accept",
    "referrals:give_back",
    "referrals:withdraw",
    "referrals:object",
    "referrals:name_holder",
    "referrals:take_on",
    "referrals:decline",
    "referrals:report_done",
    "referrals:withdraw_ask",
    "referrals:note_answer",
    "cases:return",
    "cases:withdraw",
    "cases:keep",
    "cases:end_agency",
    "cases:give",
    "cases:note_phone",
    "cases:refuse",
    "cases:withdraw_information",
    "meetings:cancel",
    "meetings:withdraw",
    "meetings:take",
    "plans:promise",
    "closing:take_back",
    "closing:give_back",
    "closing:call_off",
)


@pytest.mark.parametrize("door", [one for one in ACTS if one.name in MOVES], ids=str)
def test_an_answer_sent_twice_is_given_once(house: House, door: Door) -> None:
    client, url = enter(house.cast[door.who]), house.address(door)
    said = form(client.get(url)).filled(_ordinary)

    first = client.post(url, said)
    assert first.status_code == 303, form_errors(first)
    lines = Entry.objects.exclude(action="audit.looked").count()
    second = client.post(url, said)

    assert (second.status_code, second.url) == (303, first.url)
    assert Entry.objects.exclude(action="audit.looked").count() == lines
    assert client.get(first.url).status_code == 200


def form_errors(answer: Any) -> str:
    """What the page says, for who reads the failure."""
    html = " ".join(answer.content.decode().split())
    return html.partition('id="error-summary"')[2][:600]


def test_another_key_makes_another_record(house: House) -> None:
    client, url, said = house.form("record")
    before = row_count(Progress)

    for _ in range(2):
        assert client.post(url, {**said, "_once": str(uuid4())}).status_code == 303

    assert row_count(Progress) == before + 2


def test_a_refused_form_keeps_its_key_for_the_next_try(house: House) -> None:
    client, url, said = house.form("record")
    before = row_count(Progress)

    refused = client.post(url, {**said, "content": ""})
    again = form(refused).sent() | {"content": ["電話で聞いた。"]}

    assert refused.status_code == 422
    assert again["_once"] == said["_once"]
    assert [client.post(url, again).status_code for _ in range(2)] == [303, 303]
    assert row_count(Progress) == before + 1


def test_a_page_that_breaks_leaves_nothing_and_the_key_is_free(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash between the record and its line of the audit: neither stands, and the form can go
    again."""
    client, url, said = house.form("record")
    before = row_count(Progress)

    def crash(*_: Any, **__: Any) -> None:
        raise RuntimeError("the machine stopped")

    with monkeypatch.context() as broken:
        broken.setattr(audit, "record", crash)
        with pytest.raises(RuntimeError), transaction.atomic():
            client.post(url, said)
    assert row_count(Progress) == before

    assert client.post(url, said).status_code == 303
    assert row_count(Progress) == before + 1
