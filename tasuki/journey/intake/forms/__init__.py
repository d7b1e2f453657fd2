"""The forms of the reception."""

from tasuki.journey.intake.forms.after import (
    AssessmentForm,
    LookAgainForm,
    OutcomeForm,
    ProgressForm,
)
from tasuki.journey.intake.forms.inquiry import InquireForm, InquireTypedForm
from tasuki.journey.intake.forms.reception import NewForm, ReceptionForm

__all__ = [
    "AssessmentForm",
    "InquireForm",
    "InquireTypedForm",
    "LookAgainForm",
    "NewForm",
    "OutcomeForm",
    "ProgressForm",
    "ReceptionForm",
]
