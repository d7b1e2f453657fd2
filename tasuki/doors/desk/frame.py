"""What the frame around every page shows."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from tasuki.ground import addresses, doorways, towns, wareki
from tasuki.journey.cases import queries as cases
from tasuki.journey.referrals import queries as referrals
from tasuki.office.shelf import queries as shelf
from tasuki.town.municipality import pack
from tasuki.town.relay import queries as relay
from tasuki.trust.access.actor import Actor, TownRequest
from tasuki.trust.access.roles import Role

# name of the url, label, prefix that makes it the current one
NAV = (
    ("desk:desk", "わたしの机", "/"),
    ("intake:new", "相談を受け付ける", "/intake/"),
    ("desk:cases", "多機関協働のケース", "/cases/"),
    ("meetings:list", "会議", "/meetings/"),
    ("desk:search", "さがす", "/search/"),
    ("desk:log", "記録", "/log/"),
    ("prefecture:overview", "市町村のいま", "/prefecture/"),
    ("desk:more", "調べる・届ける", "/more/"),
)

# On which page which form of the pack is used: its manual is one press away.
FORMS = {
    "intake:new": "intake",
    "intake:edit": "intake",
    "referrals:offer": "referral_sheet",
    "referrals:again": "referral_sheet",
    "cases:assessment": "assessment",
    "cases:assessment_household": "assessment",
    "cases:assessment_of": "assessment",
    "consent:give": "consent",
    "consent:tablet": "consent",
    "consent:renew": "consent",
    "plans:plan": "plan",
    "plans:edit": "plan",
    "plans:replan": "plan",
}

WORK = ("intake:new", "desk:cases")
# 後方支援 stands apart: whoever backs municipalities sees nothing of matters, and the other way round.
APART = ("prefecture:overview", "desk:desk", "meetings:list", "desk:search")


def frame(request: TownRequest) -> dict[str, Any]:
    """The `frame` of base.html; an anonymous one at the entrance.

    Made once for a page: its panels are templates of their own, and each asks for the frame.
    """
    made: dict[str, Any] | None = getattr(request, "frame", None)
    if made is None:
        made = _frame(request)
        if hasattr(request, "actor"):  # before the middleware has run, nobody is signed in yet
            request.frame = made  # type: ignore[attr-defined]
    return {"frame": made}


def _frame(request: TownRequest) -> dict[str, Any]:
    current = pack.current()
    actor: Actor | None = getattr(request, "actor", None)
    signed_in = actor is not None and actor.staff_id is not None
    clock_set = getattr(settings, "TASUKI_CLOCK_OFFSET", None) is not None
    return {
        "town_code": towns.current() or settings.TASUKI_DEFAULT_PACK,
        "town_name": current.municipality.name,
        "programme": current.programme.name,
        "actor": actor if signed_in else None,
        "agency": actor.hats[0].agency_name if signed_in and actor and actor.hats else "",
        "nav": _nav(request, actor) if signed_in and actor else [],
        "ringing": _ringing(request, actor) if signed_in and actor and actor.works else 0,
        "ringing_url": addresses.plain("desk:offered"),
        "at_hand": doorways.always_at_hand(actor) if signed_in else [],
        "manual": _manual(request) if signed_in else None,
        "clock_notice": _clock_notice(request) if clock_set else "",
        "demo": getattr(settings, "DEMO", False),
    }


def _ringing(request: TownRequest, actor: Actor) -> int:
    """Everything that waits for an answer of the actor's agencies."""
    at = request.at
    return relay.ringing(actor, at) + referrals.ringing(actor, at) + cases.ringing(actor, at)


def _manual(request: TownRequest) -> shelf.Manual | None:
    match = request.resolver_match
    form = FORMS.get(match.view_name) if match is not None else None
    return shelf.manual_for(form) if form else None


def _clock_notice(request: TownRequest) -> str:
    at = getattr(request, "at", None)
    return (
        _("この町の時計は%(at)sとして動いています。") % {"at": wareki.show_moment(at)} if at else ""
    )


def _nav(request: TownRequest, actor: Actor) -> list[dict[str, Any]]:
    items = []
    for name, label, prefix in NAV:
        if name in WORK and not actor.works:
            continue
        if (name == "prefecture:overview") != actor.has(Role.BACKING) and name in APART:
            continue
        here = request.path_info
        current = here == prefix if prefix == "/" else here.startswith(prefix)
        items.append({"url": addresses.plain(name), "label": _(label), "current": current})
    return items
