"""Acts of plans."""

from tasuki.journey.plans.services.consenting import record_consent
from tasuki.journey.plans.services.deciding import decide_support, take_opinion
from tasuki.journey.plans.services.drafting import draft_plan, edit_plan, replan
from tasuki.journey.plans.services.handing import hand_promise
from tasuki.journey.plans.services.supporting import end_plan, evaluate, keep_promise, monitor

__all__ = [
    "decide_support",
    "draft_plan",
    "edit_plan",
    "end_plan",
    "evaluate",
    "hand_promise",
    "keep_promise",
    "monitor",
    "record_consent",
    "replan",
    "take_opinion",
]
