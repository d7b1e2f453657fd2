"""Names of a town's bodies with their law, for a sentence."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tasuki.town.municipality import words
from tasuki.town.municipality.shapes import ConsentRule

if TYPE_CHECKING:
    from tasuki.town.municipality.whole import Pack

SUPPORT_MEETING = "support_meeting"


def without_consent(pack: "Pack", fiscal_year: int) -> str:
    """Where what nobody has agreed to may be spoken of in that 年度: the town's own bodies under
    社会福祉法106条の6 where the programme runs, else what other laws give."""
    kinds = pack.lists["meeting_legal_types"]
    law = kinds.find(SUPPORT_MEETING)
    if law is None or not pack.runs(fiscal_year):
        return _said((one.label, one.article) for one in pack.instead_of_support_meeting())
    bodies = [
        (body.name, law.article)
        for body in pack.bodies_in(fiscal_year)
        if body.case_data
        and body.consent_rule is not ConsentRule.GIVEN
        and SUPPORT_MEETING in pack.legal_types_in(body, fiscal_year)
    ]
    return _said(bodies) or words.TABLE_NOT_ENTERED % {"name": law.label, "law": law.article}


def _said(tables: Iterable[tuple[str, str]]) -> str:
    return "・".join(words.TABLE % {"name": name, "law": law} for name, law in tables)
