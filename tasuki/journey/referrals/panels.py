"""What this room shows on the page of a matter. Links only: every act has its own page."""

from datetime import datetime

from django.template.loader import render_to_string

from tasuki.journey.intake import queries as intake
from tasuki.journey.referrals import policy, queries
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import Actor, TownRequest


def handovers(request: TownRequest, consultation_baton: Baton, sections: Section) -> str:
    """つなぎ so far, 調整 if there is one, and 「調整役に相談する」 for the holder; "" without the reception."""
    if not sections & Section.INTAKE:
        return ""
    consultation = intake.consultation_by_baton(consultation_baton.pk)
    if consultation is None:
        return ""
    dispute = queries.open_dispute(consultation_baton)
    holding = _holding(request, consultation_baton)
    at: datetime = request.at
    offer = relay.offer_on(consultation_baton) if holding else None
    free = offer is None or not offer.is_open(at)
    context = {
        "handovers": queries.of_matter(consultation),
        "consultation": consultation,
        "dispute": dispute,
        "may_offer": holding and dispute is None and free,
    }
    return render_to_string("referrals/_panel_handovers.html", context, request)


def together(request: TownRequest, baton: Baton, sections: Section, *, asks: bool = False) -> str:
    """Who was asked to work on it, and how they answered; "" without the reception. `asks`: with
    the way to ask, where the page has no other."""
    if not sections & Section.INTAKE:
        return ""
    at: datetime = request.at
    made = [(one, queries.ask_state(one, at, asked=False)) for one in queries.asks_of(baton.pk)]
    context = {
        "asks": made,
        "baton": baton,
        "may_ask": asks and _holding(request, baton),
    }
    return render_to_string("referrals/_panel_together.html", context, request)


def _holding(request: TownRequest, baton: Baton) -> bool:
    actor: Actor = request.actor
    return baton.is_open and bool(policy.can_offer(actor, baton))
