"""What this room shows on a page that the desk puts together. Links only, never forms."""

from datetime import date
from typing import Any

from django.template.loader import render_to_string

from tasuki.ground import addresses, clock, wareki
from tasuki.journey.cases import policy, queries, words
from tasuki.journey.cases.models import (
    Answer,
    Assessment,
    Case,
    InformationAnswer,
    InformationRequest,
    Request,
)
from tasuki.journey.intake.models import Consultation
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Standing
from tasuki.town.municipality import pack
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import TownRequest

_TONES: dict[str, str] = {
    Answer.ACCEPTED: "ok",
    Answer.RETURNED: "stop",
    Answer.LAPSED: "late",
    InformationAnswer.GIVEN: "ok",
    InformationAnswer.BY_PHONE: "ok",
    InformationAnswer.REFUSED: "stop",
}


def requests(request: TownRequest, consultation: Consultation, sections: Section) -> str:
    """The 多機関協働 requests of a consultation, and the case that came of them."""
    if not sections & Section.INTAKE:
        return ""
    actor, at = request.actor, request.at
    asked = queries.requests_for(actor, at).filter(consultation=consultation)
    context = {"asked": [_asked(one, clock.day(at)) for one in asked.order_by("-requested_at")]}
    if not context["asked"]:
        return ""
    return render_to_string("cases/panel_requests.html", context, request)


def _asked(one: Request, today: date) -> dict[str, Any]:
    lapsed = one.has_lapsed(today)
    answer = one.get_answer_display() if one.answer else words.WAITING
    return {
        "one": one,
        "mark": words.LAPSED if lapsed else answer,
        "tone": "late" if lapsed else _TONES.get(one.answer, "quiet" if one.answer else "wait"),
        "url": addresses.of("cases:show_request", one.pk),
        "case_url": addresses.of("desk:case", one.case_id) if one.case_id else "",
    }


def around(request: TownRequest, case: Case, sections: Section) -> str:
    """Who carries the case, who stands around it, who lives there, and whether it is left alone."""
    if not sections & Section.CARD:
        return ""
    actor, at = request.actor, request.at
    today = clock.day(at)
    works = bool(sections & Section.ASSESSMENT)
    context = {
        "case": case,
        "around": queries.around_of(case),
        "members": _members(case, today) if works else [],
        "left_alone": queries.is_left_alone(case, at),
        "stall_days": pack.current(today).term("stall_days"),
        "steers": bool(policy.can_steer(actor, case)),
        "works": works,
    }
    return render_to_string("cases/panel_around.html", context, request)


def _members(case: Case, today: date) -> list[dict[str, str]]:
    concerns = people.persons_of([case.lead_id]).get(case.lead_id, [])
    ties = people.ties_in(case.household_id)
    return [
        {
            "name": people.display_name(one.person),
            "age": people.age_in_words(one.person, today),
            "tie": ties.get(one.person_id) or str(Standing(one.part).label),
        }
        for one in concerns
        if one.part != Standing.VISITOR
    ]


def assessment(request: TownRequest, case: Case, sections: Section) -> str:
    """What was found out of the household and of each member."""
    if not sections & Section.ASSESSMENT:
        return ""
    reader = queries.Reader(sections, case.lead.holder.name)
    found = [_found(one, reader) for one in queries.assessments_in(case)]
    return render_to_string("cases/panel_assessment.html", {"case": case, "found": found}, request)


def _found(one: Assessment, reader: queries.Reader) -> tuple[str, str, list[tuple[Any, Any]]]:
    facts = [(line.label, line.value) for line in queries.lines_of(one, reader)]
    whom = people.display_name(one.person) if one.person else str(words.HOUSEHOLD)
    note = f"{wareki.show_moment(one.changed_at)}　{one.agency.name}　{one.author.name}"
    return whom, note, facts


def information(request: TownRequest, case: Case, sections: Section) -> str:
    """What was asked of other agencies, and how each answered."""
    if not sections & Section.ASSESSMENT:
        return ""
    actor, at = request.actor, request.at
    asked = [_told(one, clock.day(at)) for one in queries.information_in(case)]
    context = {"case": case, "asked": asked, "steers": bool(policy.can_steer(actor, case))}
    return render_to_string("cases/panel_information.html", context, request)


def _told(one: InformationRequest, today: date) -> dict[str, Any]:
    if one.answer:
        mark, tone = str(one.get_answer_display()), _TONES.get(one.answer, "quiet")
    else:
        late = one.is_late(today)
        mark, tone = (str(words.LATE), "late") if late else (str(words.WAITING), "wait")
    url = addresses.of("cases:show_information", one.pk)
    return {"one": one, "mark": mark, "tone": tone, "url": url}
