"""Papers read back: what is on the record, and nobody who is not."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from django.http import Http404
from django.test import RequestFactory

from tasuki.journey.cases import services as cases
from tasuki.journey.cases.models import Case
from tasuki.journey.meetings import paper, queries, services
from tasuki.journey.meetings.models import AgendaItem, Meeting
from tasuki.residents.people.models import Person
from tasuki.trust.access.actor import Actor

pypdf = pytest.importorskip("pypdf")
Brought = Callable[..., AgendaItem]
Ask = Callable[[Actor, datetime], Any]


@pytest.fixture
def ask(rf: RequestFactory) -> Ask:
    """A request of that actor at that moment."""

    def asked(actor: Actor, at: datetime) -> Any:
        request = rf.get("/")
        request.actor, request.at = actor, at  # type: ignore[attr-defined]
        return request

    return asked


def text(pdf: bytes) -> str:
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return "".join(page.extract_text() for page in pages).replace("\n", "").replace(" ", "")


@pytest.fixture
def assessed(case: Case, tanaka: Actor, brother: Person, later: datetime) -> Case:
    """An assessment of the household, one of 花子 and one of 次郎."""
    subject = case.origin.consultation.subject
    for person, background in (
        (None, "家賃の滞納"),
        (subject, "腰の痛み"),
        (brother, "秘密の借金"),
    ):
        cases.assess(
            actor=tanaka,
            case=case,
            person=person,
            version=0,
            at=later,
            background=background,
            unheard=["traits", "strengths", "wish", "urgency", "involved"],
        )
    return case


def test_the_agenda_of_a_seat_tells_what_may_be_told(
    bring: Brought,
    individual: Meeting,
    assessed: Case,
    brother: Person,
    sato: Actor,
    later: datetime,
    ask: Ask,
) -> None:
    bring(individual, assessed, left_out=[brother.pk], question="役割分担を整理したい")
    said = text(paper.agenda(ask(sato, later), individual.pk))
    for there in (
        "見本花子",
        "家賃の滞納",
        "腰の痛み",
        "役割分担を整理したい",
        "小林市地域包括支援センター",
    ):
        assert there in said
    for out in ("次郎", "秘密の借金"):
        assert out not in said
    assert "1人だけに関することは" in said


def test_the_paper_of_a_support_meeting_warns_with_article_and_penalty(
    bring: Brought, support: Meeting, silent_case: Case, sato: Actor, later: datetime, ask: Ask
) -> None:
    bring(support, silent_case, reason="会えていない")
    said = text(paper.agenda(ask(sato, later), support.pk))
    assert "社会福祉法106条の6" in said
    assert "1年以下の拘禁刑又は100万円以下の罰金" in said
    assert "会えていない" in said


def test_the_minutes_come_from_the_stored_record_and_its_version(
    bring: Brought,
    regular: Meeting,
    assessed: Case,
    brother: Person,
    takahashi: Actor,
    at_table: datetime,
    ask: Ask,
) -> None:
    item = bring(regular, assessed, left_out=[brother.pk])
    services.give_opinion(actor=takahashi, item=item, opinion="appropriate", at=at_table)
    services.record_sitting(
        actor=takahashi,
        meeting=regular,
        version=1,
        minutes="家計の支援を始める。",
        present=[queries.seats_of(regular)[0].pk],
        at=at_table,
    )
    said = text(paper.minutes(ask(takahashi, at_table), regular.pk))
    for there in ("家計の支援を始める。", "適切と認める", "作成中（確定前）", "欠席", "出席"):
        assert there in said
    assert "次郎" not in said


def test_nobody_else_gets_a_paper(
    bring: Brought,
    regular: Meeting,
    case: Case,
    yamada: Actor,
    suzuki: Actor,
    later: datetime,
    ask: Ask,
) -> None:
    bring(regular, case)
    with pytest.raises(Http404):
        paper.agenda(ask(yamada, later), regular.pk)
    with pytest.raises(Http404):
        paper.minutes(ask(suzuki, later), regular.pk)
    other = regular.seats.exclude(agency=suzuki.agency_id).first()
    assert other is not None
    with pytest.raises(Http404):
        paper.agenda(ask(suzuki, later), other.pk)


def test_a_seats_own_paper_carries_its_name(
    bring: Brought,
    regular: Meeting,
    case: Case,
    suzuki: Actor,
    takahashi: Actor,
    later: datetime,
    ask: Ask,
) -> None:
    bring(regular, case)
    seat = regular.seats.get(agency=suzuki.agency_id)
    said = text(paper.agenda(ask(takahashi, later), seat.pk))
    assert "この資料の宛先小林市生活自立相談支援センター" in said
