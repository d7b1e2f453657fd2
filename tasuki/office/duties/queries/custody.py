"""Whose the records of each agency are, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tasuki.office.duties import keeping, rules, words
from tasuki.office.duties.rules import Keeper
from tasuki.town.organizations.models import Agency


@dataclass(frozen=True)
class Kept:
    """An agency's kinds of record that are kept by the same body, in words."""

    agency: str
    kinds: str
    keeper: str
    ask: str
    owed: rules.Owed
    known: bool

    @property
    def reports(self) -> str:
        """Who reports a leak."""
        return str(words.WHO[self.owed.reports])

    @property
    def answers(self) -> str:
        """Who answers a request."""
        return str(words.WHO[self.owed.answers])


def custody_table(on: date, agencies: Iterable[UUID] | None = None) -> list[Kept]:
    """Whose the records of each agency are."""
    groups: dict[tuple[str, rules.Custody], list[str]] = {}
    for row in keeping.table(on, list(agencies) if agencies is not None else None):
        groups.setdefault((row.agency, row.custody), []).append(str(words.KINDS[row.kind]))
    return [
        Kept(
            agency=agency,
            kinds="、".join(kinds),
            keeper=str(words.KEEPERS[custody.keeper]),
            ask=str(words.ASKS[custody.ask]) if custody.ask else "",
            owed=rules.OWED[custody.keeper],
            known=custody.keeper is not Keeper.UNKNOWN,
        )
        for (agency, custody), kinds in groups.items()
    ]


def custodian_of(agency: Agency, kind: str, on: date) -> rules.Custody:
    """Whose a record of that kind is which this agency makes; costs no query."""
    return keeping.of_agency(agency, kind, on)
