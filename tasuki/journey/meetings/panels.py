"""What this room shows on the page of a case. Links only, never forms."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse

from tasuki.ground import clock
from tasuki.journey.cases import queries as cases
from tasuki.journey.cases.models import Case
from tasuki.journey.meetings import case_kind, flow, frames, kinds, queries
from tasuki.town.municipality import pack
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import TownRequest


def sittings(
    request: TownRequest, case: Case, sections: Section, batons: Sequence[UUID] | None = None
) -> str:
    """Where the case was spoken of, and what was said; "" when its papers are not open. `batons`:
    cases.batons_of, where the page has asked already."""
    if not sections & Section.PAPERS:
        return ""
    actor, at = request.actor, request.at
    items = queries.sittings_of(cases.batons_of(case) if batons is None else batons)
    known = queries.known_among(actor, [item.meeting_id for item in items], at)
    bound = next((item.meeting for item in items if item.meeting.secrecy_by_law), None)
    steers = {case.lead.holder_id, case.coordination.holder_id} & actor.agency_ids
    meets = _has_bodies(clock.day(at))
    address = f"{reverse('meetings:choose')}?kind={case_kind.CODE}&item={case.pk}"
    context = {
        "items": [
            (
                item,
                kinds.label(item.kind),
                frames.opinion_label(item.opinion),
                item.meeting_id in known,
            )
            for item in items
        ],
        "flow": flow.steps_of(items, clock.day(at)) if case.lead.is_open else [],
        "notice": frames.secrecy_notice(bound) if bound else "",
        "bring_url": address if meets and steers and case.lead.is_open else "",
        "meets": meets,
    }
    return render_to_string("meetings/panel_sittings.html", context, request=request)


def _has_bodies(today: date) -> bool:
    """Whether the town has a meeting at all this 年度; else 決裁 alone decides (the plan says so)."""
    return bool(pack.current(today).bodies_in(clock.fiscal_year(today)))
