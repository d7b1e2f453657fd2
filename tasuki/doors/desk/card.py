"""関わっている機関: the card for who may know that much and no more, and the mark of a limited
matter for who sees it."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tasuki.ground.ui.shapes import Action
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import Actor


def says_more(sections: Section) -> bool:
    """Whether anything but the card is open."""
    return bool(sections & ~Section.CARD)


def involved(baton: Baton, sections: Section, at: datetime) -> list[tuple[str, str, str]]:
    """(part, agency, telephone) of who works on the matter; nothing where more is open than the
    card, since there the matter says it itself."""
    if says_more(sections):
        return []
    agencies = relay.working_on(baton, at)
    return [
        (_("担当機関") if one.pk == baton.holder_id else _("関わる機関"), one.name, one.tel)
        for one in agencies
    ]


def limits(actor: Actor, baton: Baton) -> dict[str, Any]:
    """What the page says of a limited matter, and whether the actor may limit it."""
    return {
        "secret": baton.secret,
        "why": baton.get_secret_why_display() if baton.secret else "",
        "baton": baton.pk,
        "may": baton.is_open and baton.holder_id in actor.agency_ids,
    }


def whom_to_call(baton: Baton) -> tuple[Action, ...]:
    """The telephone of who carries the matter, where the pack knows it."""
    if not baton.holder.tel:
        return ()
    return (Action(f"tel:{baton.holder.tel}", f"{baton.holder.name} {baton.holder.tel}", "phone"),)
