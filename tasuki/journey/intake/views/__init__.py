"""Pages of the reception."""

from tasuki.journey.intake.views.inquiry import Inquire, InquireAbout, doubles, show
from tasuki.journey.intake.views.reception import (
    Assess,
    CorrectRecord,
    Edit,
    Finish,
    LookAgain,
    New,
    Outcome,
    Record,
    lookalikes,
)

__all__ = [
    "Assess",
    "CorrectRecord",
    "Edit",
    "Finish",
    "Inquire",
    "InquireAbout",
    "LookAgain",
    "New",
    "Outcome",
    "Record",
    "doubles",
    "lookalikes",
    "show",
]
