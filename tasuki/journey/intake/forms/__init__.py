"""The forms of the reception."""

from tasuki.journey.intake.forms.after import (
    AssessmentForm,
    LookAgainForm,
    OutcomeForm,
    ProgressForm,
)
from tasuki.journey.intake.forms.reception import NewForm, ReceptionForm

__all__ = [
    "AssessmentForm",
    "LookAgainForm",
    "NewForm",
    "OutcomeForm",
    "ProgressForm",
    "ReceptionForm",
]
