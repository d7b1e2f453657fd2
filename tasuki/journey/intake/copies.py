"""Where copies of what a person said stand, for the protection of people."""

from typing import Any

from tasuki.ground import addresses
from tasuki.journey.intake.models import Consultation, Progress, Revision, ShortAssessment
from tasuki.residents.protection.places import Place


def _page(row: Any) -> str:
    return addresses.of("desk:consultation", row.pk)


def _assessed(row: Any) -> str:
    return addresses.of("desk:consultation", row.consultation_id)


def _record(row: Any) -> str:
    return addresses.of("intake:correct_record", row.pk)


PLACES = (
    Place(Consultation, by_baton="baton", by_person="subject", page=_page),
    Place(
        Revision,
        by_baton="consultation__baton",
        by_person="consultation__subject",
        snapshot=True,
    ),
    Place(Progress, by_baton="baton", page=_record),
    Place(ShortAssessment, by_baton="consultation__baton", page=_assessed),
)
