"""たすき as pages draw it: who holds it now, since when, until when, and its whole way so far."""

from datetime import datetime

from tasuki.ground import clock, words
from tasuki.ground.ui.shapes import Relay, RelayOffer, RelayStep
from tasuki.town.relay import queries
from tasuki.town.relay.models import Baton, Step


def _how(step: Step, before: list[Step]) -> str:
    """A worry is received once: what begins where the same agency's stretch ended grew out of it."""
    ended = {(one.agency_id, one.until) for one in before}
    grown = step.how == "begun" and (step.agency_id, step.since) in ended
    return "grown" if grown else step.how


def ribbon(baton: Baton, at: datetime, coordination: Baton | None = None, url: str = "") -> Relay:
    """The ribbon of one matter; `url` is where its standing offer is read.

    Four queries, whatever the length of the way.
    """
    today = clock.day(at)
    offer = queries.offer_on(baton) if baton.is_open else None
    offers = []
    if offer is not None:
        offers.append(
            RelayOffer(
                to_agency=offer.to_agency.name,
                to_person=offer.to_person.name if offer.to_person else "",
                from_agency=offer.from_agency.name,
                answer_by=offer.answer_by,
                lapsed=offer.has_lapsed(today),
                url=url,
            )
        )
    way = queries.way(baton)
    steps = [
        RelayStep(
            agency=step.agency.name,
            person=step.person.name if step.person else "",
            since=step.since,
            until=step.until,
            how=words.say(f"relay.how_{_how(step, way[:place])}"),
        )
        for place, step in enumerate(way)
    ]
    person = baton.person.name if baton.person else ""
    since = baton.held_since if baton.carrier is None or not steps else steps[-1].since
    return Relay(
        lead_agency=baton.lead.name,
        lead_person=person if baton.carrier is None else "",
        watch_agency="" if baton.carrier is None else baton.holder.name,
        watch_person="" if baton.carrier is None else person,
        coordinator=coordination.holder.name if coordination else "",
        since=since,
        until=baton.look_again_on,
        overdue=baton.look_again_on is not None and baton.look_again_on < today,
        closed_on=baton.closed_at,
        steps=steps,
        offers=offers,
    )
