"""What a closing looks like on a page or a panel: its stage, its facts, and the one next thing."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from tasuki.ground import clock
from tasuki.ground import words as register
from tasuki.ground.ui.shapes import Action
from tasuki.journey.cases.models import Case
from tasuki.journey.closing import policy, queries, words
from tasuki.journey.closing.models import Closing
from tasuki.journey.closing.rules import CHOOSE_AGAIN, Stage
from tasuki.journey.plans import queries as plans
from tasuki.town.municipality import pack
from tasuki.trust.access.actor import Actor

TONES = {
    Stage.WAITING: "wait",
    Stage.OPINION: "wait",
    Stage.READY: "info",
    Stage.CLOSED: "ok",
    Stage.CALLED_OFF: "quiet",
}


def of(
    case: Case, closing: Closing | None, actor: Actor, at: datetime, *, near: bool
) -> dict[str, Any]:
    """The context of a closing; with `near` false only what is needed to answer the offer."""
    may = near and bool(policy.can_coordinate(actor, case))
    by_itself = near and plans.decides_by_itself(at)
    if closing is not None and closing.closed_at is not None and case.lead.is_open:
        # It began again: what ended before is told below, and a new end may be proposed.
        return {
            **_before(case, near),
            "by_itself": by_itself,
            "closing": None,
            "may_propose": may,
            "actions": [],
        }
    if closing is None:
        return {
            **_before(case, near),
            "by_itself": by_itself,
            "closing": None,
            "may_propose": may,
            "actions": [],
        }
    stage = queries.stage_of(closing, at)
    return {
        **_before(case, near),
        "by_itself": by_itself,
        "closing": closing,
        "stage": str(stage),
        "stage_words": register.say(f"closing.stage_{stage}"),
        "stage_tone": TONES.get(stage, "late"),
        "facts": queries.facts_of(closing, pack.current(clock.day(at)), whole=near),
        "opinion": queries.opinions_of([closing.pk]).get(closing.pk) if near else None,
        "meetings": queries.deciding_meetings(at),
        "may_propose": may and stage in CHOOSE_AGAIN,
        "actions": actions(closing, stage, actor, near=near),
    }


def _before(case: Case, near: bool) -> dict[str, Any]:
    """Each end of the case with its looks afterwards, and each time it began again."""
    if not near:
        return {"ends": [], "reopenings": []}
    town = pack.current()
    ends = [
        (one, town.label("closing_reasons", one.reason))
        for one in queries.closings_of(case)
        if one.closed_at is not None
    ]
    begun = [
        (one, town.label("reopening_reasons", one.reason)) for one in queries.reopenings_of(case)
    ]
    return {"ends": ends, "reopenings": begun}


def actions(closing: Closing, stage: Stage, actor: Actor, *, near: bool) -> list[Action]:
    """What this actor can do with it now, the one next thing first."""
    found: list[Action] = []
    if stage is Stage.WAITING and policy.can_answer(actor, closing):
        found.append(_link("take_back", closing, words.TAKE, "check"))
        found.append(_link("give_back", closing, words.GIVE_BACK, "arrow-back-up"))
    if stage is Stage.CLOSED:
        found += _afterwards(closing, actor, near=near)
    elif stage is not Stage.CALLED_OFF and near and policy.can_coordinate(actor, closing.case):
        if stage is Stage.READY:
            found.append(_link("close", closing, words.CONFIRM, "flag"))
        if stage in (Stage.OPINION, Stage.NOT_YET):
            found.append(Action(reverse("meetings:list"), str(words.BRING), "users"))
        found.append(_link("call_off", closing, words.CALL_OFF, "x"))
    return found


def _afterwards(closing: Closing, actor: Actor, *, near: bool) -> list[Action]:
    found: list[Action] = []
    waiting = queries.open_follow_up(closing)
    if waiting is not None and policy.can_answer_follow_up(actor, waiting):
        url = reverse("closing:follow_up", args=[waiting.pk])
        found.append(Action(url, str(words.ANSWER), "message"))
    if near and actor.works:
        url = reverse("closing:reopening", args=[closing.case_id])
        found.append(Action(url, str(words.REOPEN), "history"))
    return found


def _link(name: str, closing: Closing, label: Any, icon: str) -> Action:
    return Action(reverse(f"closing:{name}", args=[closing.pk]), str(label), icon)
