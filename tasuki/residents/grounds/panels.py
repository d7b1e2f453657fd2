"""What stands on the page of a matter: the way to 「伝えてよいか調べる」 with that matter chosen, and on
which grounds it was told to whom."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from tasuki.ground import clock
from tasuki.residents.grounds import policy, queries, words
from tasuki.residents.grounds.models import Call
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import TownRequest

MOST = 30


def told(request: TownRequest, baton_ids: Collection[UUID], sections: Section) -> SafeString | str:
    """伝えた根拠: for who reads the 経過 of the matter, which tells what was done with it."""
    if not sections & Section.RECORDS:
        return ""
    at = request.at
    shown = [
        {
            "on": one.created_at,
            "sender": one.sender.name,
            "receiver": one.receiver.name,
            "what": words.told_as(one.target),
            "ground": queries.label_of(one, at),
            "article": one.article,
            "judged": one.call == Call.JUDGED,
        }
        for one in queries.newest_rulings(baton_ids, MOST + 1)
    ]
    if not shown:
        return ""
    newest, *before = _together(shown[:MOST])
    context = {"newest": newest, "before": before, "more": len(shown) > MOST, "most": MOST}
    return render_to_string("grounds/panel_told.html", context, request=request)


def _together(shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One act that told several agencies on one ground is one line, with all of them."""
    lines: list[dict[str, Any]] = []
    for one in shown:
        same = {name: value for name, value in one.items() if name not in ("receiver", "on")}
        same["day"] = clock.day(one["on"])
        if lines and lines[-1]["same"] == same:
            lines[-1]["receivers"].append(one["receiver"])
        else:
            lines.append({**one, "same": same, "receivers": [one["receiver"]]})
    for line in lines:
        line["receivers"] = "、".join(dict.fromkeys(line["receivers"]))
    return lines


def asking(request: TownRequest, baton_id: UUID) -> SafeString | str:
    """The link; nothing for who may not ask."""
    if not policy.can_ask(request.actor):
        return ""
    context = {"go": queries.ask_action(baton_id)}
    return render_to_string("grounds/panel.html", context, request=request)
