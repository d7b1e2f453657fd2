from datetime import timedelta

import pytest
from django.urls import reverse

from tasuki.ground.errors import NotAllowed
from tasuki.journey.cases import queries, services
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Part, Section
from tasuki.trust.access.actor import CLOCK


def test_the_counter_goes_on_and_reads_why(asked, sato, tanaka, consultation, later, agency_of):
    services.return_request(actor=tanaka, request=asked, reason="まず家計相談へ", at=later)

    asked.refresh_from_db()
    assert (asked.answer, asked.answer_reason) == ("returned", "まず家計相談へ")
    assert consultation.baton.holder == agency_of(sato)
    row = queries.desk_rows(sato, later)["sent"][0]
    assert (row.mark, row.action.label) == ("差し戻し", "次を決める")


def test_what_the_request_had_opened_closes(asked, tanaka, consultation, later):
    services.return_request(actor=tanaka, request=asked, reason="まず家計相談へ", at=later)

    assert not relay.may_see(tanaka, consultation.baton_id, Section.CARD, later)
    assert queries.desk_rows(tanaka, later)["offered"] == []


def test_a_no_has_a_reason(asked, tanaka, later):
    with pytest.raises(NotAllowed) as refusal:
        services.return_request(actor=tanaka, request=asked, reason=" ", at=later)

    assert refusal.value.code == "cases.no_reason"


def test_only_the_agency_that_was_asked_returns(asked, sato, yamada, later):
    for other in (sato, yamada):
        with pytest.raises(NotAllowed):
            services.return_request(actor=other, request=asked, reason="いや", at=later)


def test_what_was_accepted_is_not_returned(asked, case, tanaka, later):
    with pytest.raises(NotAllowed) as refusal:
        services.return_request(actor=tanaka, request=asked, reason="やはり", at=later)

    assert refusal.value.code == "cases.request_accepted"


@pytest.mark.parametrize("ending", ["returned", "withdrawn", "lapsed"])
def test_who_was_asked_reads_afterwards_that_it_was_and_nothing_else(
    ending, asked, sato, tanaka, consultation, later, sign_in
):
    page = reverse("cases:show_request", args=[asked.pk])
    name = consultation.subject.name
    if ending == "returned":
        services.return_request(actor=tanaka, request=asked, reason="まず家計相談へ", at=later)
    elif ending == "withdrawn":
        services.withdraw_request(actor=sato, request=asked, at=later)
    else:
        services.settle_requests(actor=CLOCK, at=later + timedelta(days=60))
        Part.objects.filter(agency=tanaka.agency_id).update(until=later)
    theirs = sign_in(tanaka).get(page).content.decode()
    assert name not in theirs
    assert asked.explained not in theirs
    assert name in sign_in(sato).get(page).content.decode()
