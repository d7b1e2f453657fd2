"""The forms of this room."""

from tasuki.journey.cases.forms.assessing import DETAIL, AssessmentForm
from tasuki.journey.cases.forms.ordinary import (
    AcceptForm,
    AgencyForm,
    AnswerForm,
    GroundForm,
    InformationForm,
    MemberForm,
    PhoneAnswerForm,
    PlainForm,
    ReadingForm,
    ReasonForm,
    RefusalForm,
    RequestForm,
    WithdrawForm,
    ground_choices,
    line,
)

__all__ = [
    "DETAIL",
    "AcceptForm",
    "AgencyForm",
    "AnswerForm",
    "AssessmentForm",
    "GroundForm",
    "InformationForm",
    "MemberForm",
    "PhoneAnswerForm",
    "PlainForm",
    "ReadingForm",
    "ReasonForm",
    "RefusalForm",
    "RequestForm",
    "WithdrawForm",
    "ground_choices",
    "line",
]
