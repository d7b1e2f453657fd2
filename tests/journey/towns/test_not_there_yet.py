"""朝霞市: three projects are 検討. They are not offered, the need for them is counted."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from tasuki.ground.errors import HouseError
from tasuki.journey.cases import services as cases
from tasuki.journey.intake import queries as intake_read
from tasuki.journey.intake import services as intake
from tasuki.journey.intake.models import Consultation
from tasuki.journey.needs import queries, services
from tasuki.journey.needs.models import Need
from tasuki.journey.plans.forms import PlanForm
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.roles import Role
from tasuki.trust.audit.models import Entry

NEXT_YEAR = datetime(2027, 5, 10, 3, 0, tzinfo=UTC)


@pytest.fixture
def asaka(a_town: Callable[[str], dict[str, Agency]]) -> dict[str, Agency]:
    return a_town("asaka")


@pytest.fixture
def hayashi(asaka: dict[str, Agency], hire: Callable[..., Actor]) -> Actor:
    return hire("hayashi", ("sogo_madoguchi", Role.COUNSELLOR))


@pytest.fixture
def books(asaka: dict[str, Agency], hire: Callable[..., Actor]) -> Actor:
    return hire("books", ("chiiki_kyosei", Role.SECRETARY))


@pytest.fixture
def received(hayashi: Actor, asaka: dict[str, Agency], noon: datetime) -> Consultation:
    return intake.receive(
        actor=hayashi,
        at=noon,
        agency=asaka["sogo_madoguchi"],
        subject={"name": "見本 太郎"},
        main_topic="income",
        topics=["income"],
        method="visit",
    )


def test_what_is_not_there_is_asked_for_in_the_towns_order(
    asaka: dict[str, Agency], noon: datetime
) -> None:
    there = [one.code for one in queries.not_there(noon.date())]
    assert there == ["participation", "outreach", "multi_agency"]
    assert queries.not_there(NEXT_YEAR.date()) == []


def test_a_need_is_kept_once_for_a_matter_and_can_be_taken_back(
    hayashi: Actor, received: Consultation, noon: datetime
) -> None:
    for projects in (["outreach", "participation"], ["outreach"]):
        services.note_needs(
            actor=hayashi, consultation=received, projects=projects, note="訪問", at=noon
        )
    assert [(one.project, one.fiscal_year) for one in Need.objects.all()] == [("outreach", 2026)]
    line = Entry.objects.filter(action="needs.noted").latest("pk")
    assert line.target == f"consultation:{received.pk}"


def test_what_the_town_runs_is_not_a_need(
    hayashi: Actor, received: Consultation, noon: datetime
) -> None:
    with pytest.raises(HouseError) as refused:
        services.note_needs(
            actor=hayashi, consultation=received, projects=["comprehensive"], at=noon
        )
    assert refused.value.code == "needs.not_asked_for"


def test_who_does_not_read_the_reception_notes_nothing(
    received: Consultation, books: Actor, noon: datetime
) -> None:
    with pytest.raises(HouseError) as refused:
        services.note_needs(actor=books, consultation=received, projects=["outreach"], at=noon)
    assert refused.value.code == "needs.not_yours"


def test_the_number_is_the_secretarys_the_matters_behind_it_are_the_counters(
    hayashi: Actor,
    books: Actor,
    received: Consultation,
    sign_in: Callable[[Actor], Client],
    noon: datetime,
) -> None:
    services.note_needs(actor=hayashi, consultation=received, projects=["outreach"], at=noon)
    shown = sign_in(books).get("/needs/").content.decode()
    assert "/needs/outreach/2026/" in shown
    assert "検討" in shown
    page = "/needs/outreach/2026/"
    assert received.number not in sign_in(books).get(page).content.decode()
    assert received.number in sign_in(hayashi).get(page).content.decode()


def test_coordination_is_not_asked_for_and_the_page_says_what_is_done(
    hayashi: Actor, received: Consultation, sign_in: Callable[[Actor], Client], noon: datetime
) -> None:
    with pytest.raises(HouseError) as refused:
        cases.request(
            actor=hayashi,
            consultation=received,
            criteria=["complex"],
            explained="説明した。",
            convinced=True,
            at=noon,
        )
    assert refused.value.code == "cases.not_offered"
    client = sign_in(hayashi)
    shown = client.get(intake_read.address(received)).content.decode()
    assert f"/requests/new/{received.pk}/" not in shown
    for said in ("一緒に対応する", "まだない事業の必要"):
        assert said in shown
    assert "<form class" not in client.get(f"/requests/new/{received.pk}/").content.decode()


def test_the_plan_offers_what_the_town_runs(asaka: dict[str, Agency]) -> None:
    assert not {"uses_outreach", "uses_participation"} & set(
        PlanForm(today=date(2026, 11, 20)).fields
    )
    assert {"uses_outreach", "uses_participation"} <= set(PlanForm(today=date(2027, 5, 10)).fields)


def test_the_tick_stands_on_its_page_and_is_kept_when_sent(
    hayashi: Actor, received: Consultation, sign_in: Callable[[Actor], Client]
) -> None:
    page = f"/needs/{received.pk}/"
    client = sign_in(hayashi)
    assert "この事業があれば使いたい" in client.get(page).content.decode()
    assert client.post(page, {"projects": ["outreach"], "note": ""}).status_code in (303, 422)


def ticks(page: str) -> list[str]:
    """The projects with a tick in the part of another form."""
    block = page.partition('data-annex="needs"')[2]
    boxes = re.findall(r'<input[^>]*name="needs_wanted"[^>]*>', block)
    return [re.findall(r'value="([a-z_]+)"', one)[0] for one in boxes if "checked" in one]


def test_the_tick_stands_inside_the_reception_and_is_kept_with_it(
    hayashi: Actor, sign_in: Callable[[Actor], Client]
) -> None:
    client = sign_in(hayashi)
    page = client.get("/intake/new/").content.decode()
    assert "まだない支援で、あればよかったもの" in page
    assert ticks(page) == []
    said = {
        "name": "見本 花子",
        "name_state": "known",
        "sex": "unknown",
        "visitor_is_subject": "yes",
        "method": "visit",
        "topics": ["income"],
        "main_topic": "income",
        "share_consent": "unknown",
        "contact_ok": "unknown",
        "needs_wanted": ["outreach"],
        "needs_shown": "",
    }
    sent = client.post("/intake/new/", said)
    assert sent.status_code == 303
    need = Need.objects.get()
    assert (need.project, need.consultation.subject.name) == ("outreach", "見本 花子")

    # Wrong input brings the tick back with everything else, and keeps nothing.
    again = client.post("/intake/new/", {**said, "name": ""})
    assert again.status_code == 422
    assert ticks(again.content.decode()) == ["outreach"]
    assert ticks(client.get("/intake/new/").content.decode()) == ["outreach"]  # from the draft
    assert Need.objects.count() == 1


def test_what_others_ticked_meanwhile_stays_and_nothing_new_leaves_no_line(
    hayashi: Actor, received: Consultation, noon: datetime
) -> None:
    def tick(ticked: list[str], shown: list[str]) -> bool:
        return services.note_ticks(
            actor=hayashi, consultation=received, ticked=ticked, shown=shown, at=noon
        )

    services.note_needs(
        actor=hayashi, consultation=received, projects=["outreach"], note="訪問", at=noon
    )
    lines = Entry.objects.filter(action="needs.noted")
    before = lines.count()

    assert not tick([], [])
    assert not tick(["outreach"], ["outreach"])
    assert lines.count() == before
    assert tick(["participation"], [])
    there = {one.project: one.note for one in Need.objects.all()}
    assert there == {"outreach": "訪問", "participation": "訪問"}
    assert tick([], ["outreach"])
    assert [one.project for one in Need.objects.all()] == ["participation"]


def test_a_matter_counts_once_on_whatever_page_it_is_ticked(
    hayashi: Actor, received: Consultation, sign_in: Callable[[Actor], Client]
) -> None:
    client = sign_in(hayashi)
    for page in (f"/intake/{received.pk}/assess/", f"/intake/{received.pk}/edit/"):
        shown = client.get(page).content.decode()
        assert 'data-annex="needs"' in shown
    sent = client.post(
        f"/intake/{received.pk}/assess/",
        {
            "background": "家から出ない。",
            "unheard": ["issues", "strengths", "wish"],
            "_version": "0",
            "needs_wanted": ["outreach"],
            "needs_shown": "",
        },
    )
    assert sent.status_code == 303
    assert ticks(client.get(f"/intake/{received.pk}/edit/").content.decode()) == ["outreach"]
    assert [row.count for row in queries.counts() if row.project == "outreach"] == [1]


def test_where_every_project_runs_no_form_asks(
    sato: Actor, sign_in: Callable[[Actor], Client]
) -> None:
    assert "data-annex" not in sign_in(sato).get("/intake/new/").content.decode()


def test_a_tick_that_may_not_be_undoes_the_act_beside_it(
    hayashi: Actor, received: Consultation, noon: datetime
) -> None:
    with pytest.raises(HouseError) as refused:
        services.note_ticks(
            actor=hayashi, consultation=received, ticked=["comprehensive"], shown=[], at=noon
        )
    assert refused.value.code == "needs.not_asked_for"
