"""Acts of the reception."""

from tasuki.journey.intake.services.assessment import assess_briefly
from tasuki.journey.intake.services.correction import correct
from tasuki.journey.intake.services.inquiry import inquire
from tasuki.journey.intake.services.outcome import decide_outcome, finish
from tasuki.journey.intake.services.progress import correct_progress, record_progress
from tasuki.journey.intake.services.reception import receive

__all__ = [
    "assess_briefly",
    "correct",
    "correct_progress",
    "decide_outcome",
    "finish",
    "inquire",
    "receive",
    "record_progress",
]
