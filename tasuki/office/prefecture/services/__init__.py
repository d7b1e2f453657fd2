"""The acts of the prefecture's side."""

from tasuki.office.prefecture.services.loading import load
from tasuki.office.prefecture.services.noting import note_phase, note_revision
from tasuki.office.prefecture.services.supporting import (
    note_answer,
    open_survey,
    plan_support,
    record_visit,
    report_support,
)

__all__ = [
    "load",
    "note_answer",
    "note_phase",
    "note_revision",
    "open_survey",
    "plan_support",
    "record_visit",
    "report_support",
]
