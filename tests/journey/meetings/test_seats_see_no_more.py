"""A seat opens the papers of what it sits for, and nothing beside them."""

from collections.abc import Callable
from datetime import date, datetime

from django.test import Client
from django.urls import reverse

from tasuki.journey.cases import services as cases
from tasuki.journey.cases.models import Case
from tasuki.journey.intake.models import Consultation
from tasuki.journey.meetings import queries, services
from tasuki.journey.meetings.models import AgendaItem, Meeting
from tasuki.residents.people.models import Person
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor

Brought = Callable[..., AgendaItem]


def test_what_was_found_of_a_member_who_is_left_out_stands_on_no_page_of_a_seat(
    bring: Brought,
    regular: Meeting,
    case: Case,
    brother: Person,
    tanaka: Actor,
    yamada: Actor,
    takahashi: Actor,
    later: datetime,
    town: dict[str, Agency],
    sign_in: Callable[[Actor], Client],
) -> None:
    cases.assess(
        actor=tanaka, case=case, person=brother, version=0, background="弟だけの事情", at=later
    )
    services.invite(actor=takahashi, meeting=regular, agency=_agency(town, yamada), at=later)
    bring(regular, case, left_out=[brother.pk])
    assert relay.may_see(yamada, case.lead_id, Section.PAPERS, later)
    page = sign_in(yamada).get(reverse("desk:case", args=[case.pk]))
    assert "弟だけの事情" not in page.content.decode()
    assert brother.name not in page.content.decode()
    assert not relay.may_see(yamada, case.lead_id, Section.ASSESSMENT, later)


def test_who_sits_for_one_matter_reads_no_other_at_that_table(
    bring: Brought,
    regular: Meeting,
    case: Case,
    yamada: Actor,
    tanaka: Actor,
    takahashi: Actor,
    receive: Callable[..., Consultation],
    later: datetime,
    at_table: datetime,
) -> None:
    bring(regular, case)
    other = _second_case(receive(yamada), yamada, tanaka, later)
    item = bring(regular, other)
    assert item.referrer_id == yamada.agency_id
    services.record_sitting(
        actor=takahashi,
        meeting=regular,
        version=regular.version,
        minutes="話した。",
        present=[],
        at=at_table,
    )
    shown = {
        one.item.baton_id: one.is_open for one in queries.items_shown(yamada, regular, at_table)
    }
    assert shown == {other.lead_id: True, case.lead_id: False}
    assert relay.sections_for(yamada, case.lead_id, at_table) == Section(0)


def _agency(town: dict[str, Agency], actor: Actor) -> Agency:
    return next(one for one in town.values() if one.pk == actor.agency_id)


def _second_case(about: Consultation, counter: Actor, office: Actor, at: datetime) -> Case:
    asked = cases.request(
        actor=counter,
        consultation=about,
        criteria=["role_division"],
        explained="役割の整理を一緒にしてもらうことを説明した。",
        convinced=True,
        ground_note="電話で了解を得た。",
        at=at,
    )
    return cases.accept_request(
        actor=office,
        request=asked,
        title="もう一軒",
        look_again_on=date(2026, 12, 4),
        at=at,
    )
