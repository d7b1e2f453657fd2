"""What stands on the page of a consultation and of a case: access is computed once, panels ask no
policy again."""

from datetime import date
from typing import Any

from django.urls import reverse

from tasuki.doors.desk import card
from tasuki.doors.desk.steps import of_case
from tasuki.ground import clock, words
from tasuki.ground.ui.shapes import Refusal
from tasuki.journey.cases import panels as case_panels
from tasuki.journey.cases import queries as cases
from tasuki.journey.cases.models import Case
from tasuki.journey.closing import panels as closing_panels
from tasuki.journey.intake import panels as intake_panels
from tasuki.journey.intake import rules as intake_rules
from tasuki.journey.intake.models import Consultation
from tasuki.journey.meetings import panels as meeting_panels
from tasuki.journey.needs import panels as needs_panels
from tasuki.journey.needs import queries as needs
from tasuki.journey.plans import panels as plan_panels
from tasuki.journey.referrals import panels as referral_panels
from tasuki.journey.safeguarding import panels as safeguarding_panels
from tasuki.office.duties import panels as duties_panels
from tasuki.office.oversight import panels as oversight_panels
from tasuki.residents.consent import panels as consent_panels
from tasuki.residents.grounds import panels as grounds_panels
from tasuki.residents.protection import panels as protection_panels
from tasuki.town.municipality import pack
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.town.relay.ribbon import ribbon
from tasuki.trust.access.actor import TownRequest


def consultation(request: TownRequest, one: Consultation) -> dict[str, Any]:
    """The context of a consultation's page."""
    actor, at = request.actor, request.at
    baton = one.baton
    sections = relay.sections_for(actor, baton.pk, at)
    told = bool(sections & Section.INTAKE) and intake_rules.ABUSE in one.topics
    guarding, on_top = protection_panels.protection(
        request, [baton.pk], abuse=told and baton.is_open
    )
    panels = [
        guarding if on_top else "",
        intake_panels.reception(request, one, sections),
        consent_panels.consents(request, [baton.pk], sections),
        referral_panels.handovers(request, baton, sections),
        referral_panels.together(request, baton, sections),
        case_panels.requests(request, one, sections),
        needs_panels.needs(request, one, sections),
        "" if on_top else guarding,
        safeguarding_panels.reports(request, [baton.pk], sections),
        grounds_panels.asking(request, baton.pk),
        grounds_panels.told(request, [baton.pk], sections),
        intake_panels.records(request, [baton.pk], sections),
        oversight_panels.record(request, baton),
        duties_panels.keeper(request, baton, "consultation"),
        duties_panels.held(request, baton),
    ]
    return {
        "one": one,
        "relay": ribbon(baton, at),
        "limits": card.limits(actor, baton),
        "card": card.involved(baton, sections, at),
        "panels": [panel for panel in panels if panel],
        "closed_parts": _closed_parts(baton, sections, (Section.INTAKE, Section.RECORDS)),
        "actions": _consultation_actions(one, baton, actor, sections, clock.day(at)),
    }


def _consultation_actions(
    one: Consultation, baton: Baton, actor: Any, sections: Section, today: date
) -> list[tuple[str, str]]:
    if not baton.is_open:
        return []
    found = []
    if sections & Section.RECORDS:
        found.append((reverse("intake:record", args=[baton.pk]), "intake.record"))
    if baton.holder_id in actor.agency_ids:
        found += [
            (reverse("referrals:together", args=[baton.pk]), "referrals.together"),
            (reverse("referrals:offer", args=[one.pk]), "referrals.offer"),
            *(
                [(reverse("cases:request", args=[one.pk]), "cases.request")]
                if pack.current(today).offered(cases.PROJECT, clock.fiscal_year(today))
                else []
            ),
            (reverse("intake:look_again", args=[baton.pk]), "intake.look_again"),
            (reverse("intake:finish", args=[one.pk]), "intake.finish"),
        ]
    return found


def case(request: TownRequest, one: Case) -> dict[str, Any]:
    """The context of a case's page."""
    actor, at = request.actor, request.at
    sections = cases.sections_for(actor, one, at)
    batons = cases.batons_of(one)
    panels = [
        case_panels.around(request, one, sections),
        referral_panels.together(request, one.lead, sections, asks=True),
        consent_panels.consents(request, [one.lead_id], sections),
        protection_panels.protection(request, [one.lead_id])[0],
        case_panels.assessment(request, one, sections),
        plan_panels.plan(request, one, sections),
        _needs(request, one),
        plan_panels.monitoring(request, one, sections),
        meeting_panels.sittings(request, one, sections, batons),
        case_panels.information(request, one, sections),
        closing_panels.closing(request, one, sections),
        safeguarding_panels.reports(request, [one.lead_id, *batons], sections),
        grounds_panels.asking(request, one.lead_id),
        grounds_panels.told(request, batons, sections),
        intake_panels.records(request, batons, sections),
        oversight_panels.record(request, one.lead, one.coordination),
        duties_panels.keeper(request, one.coordination, "case"),
        duties_panels.held(request, one.lead, one.coordination),
    ]
    return {
        "one": one,
        "relay": ribbon(one.lead, at, one.coordination),
        "limits": card.limits(actor, one.lead),
        "card": card.involved(one.lead, sections, at),
        "steps": of_case(one, sections, clock.day(at)),
        "panels": [panel for panel in panels if panel] if card.says_more(sections) else [],
        "closed_parts": _closed_parts(
            one.lead, sections, (Section.ASSESSMENT, Section.PLAN, Section.RECORDS)
        ),
    }


def _needs(request: TownRequest, one: Case) -> str:
    """What is noted at the counter that the case came from, for whom its reception is open."""
    actor, at = request.actor, request.at
    if not needs.not_there(clock.day(at)):
        return ""
    consultation = one.origin.consultation
    sections = relay.sections_for(actor, consultation.baton_id, at)
    return needs_panels.needs(request, consultation, sections)


def case_records(request: TownRequest, one: Case) -> dict[str, Any]:
    """The context of the page of a case's 経過."""
    actor, at = request.actor, request.at
    sections = relay.sections_for(actor, one.lead_id, at)
    sections |= relay.sections_for(actor, one.coordination_id, at)
    return {
        "one": one,
        "relay": ribbon(one.lead, at, one.coordination),
        "records": intake_panels.records(request, cases.batons_of(one), sections),
    }


def _closed_parts(
    baton: Baton, sections: Section, wanted: tuple[Section, ...]
) -> list[tuple[str, Refusal]]:
    """A relation without a ground for a part: the sentence stands in place of the part."""
    return [
        (
            words.say(f"desk.section_{(section.name or '').lower()}"),
            Refusal(
                "relay.no_part",
                words.say("relay.no_part", holder=baton.holder.name),
                next_actions=card.whom_to_call(baton),
            ),
        )
        for section in wanted
        if not sections & section
    ]
