"""Forms of plans."""

from tasuki.journey.plans.forms.following import (
    ConsentForm,
    DecisionForm,
    EvaluationForm,
    MonitoringForm,
    PromiseForm,
    ReplanForm,
)
from tasuki.journey.plans.forms.writing import (
    MORE_ROWS,
    PlanForm,
    as_initial,
    beginning,
)

__all__ = [
    "MORE_ROWS",
    "ConsentForm",
    "DecisionForm",
    "EvaluationForm",
    "MonitoringForm",
    "PlanForm",
    "PromiseForm",
    "ReplanForm",
    "as_initial",
    "beginning",
]
