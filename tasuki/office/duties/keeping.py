"""保有主体: whose the rows of the house are in law, by who made them and in which work."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tasuki.office.duties import rules
from tasuki.office.duties.rules import Custody, Keeper, Maker
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency
from tasuki.town.relay.models import Baton

# Table → kind of record (rules.PROJECTS); the others are records of the work (経過).
KINDS = {
    "intake.Consultation": "consultation",
    "intake.ShortAssessment": "consultation",
    "referrals.Referral": "referral",
    "cases.Case": "case",
    "cases.Request": "case",
    "cases.Assessment": "assessment",
    "meetings.Meeting": "meeting",
    "meetings.AgendaItem": "meeting",
    "plans.Plan": "plan",
    "plans.Monitoring": "plan",
    "plans.Evaluation": "plan",
    "closing.Closing": "closing",
    "consent.Consent": "consent",
    "safeguarding.Report": "report",
}
# The column that names who made the row, the first that is there.
MADE_BY = (
    "agency",
    "counter",
    "from_agency",
    "asking_agency",
    "brought_for",
    "sender",
    "convener",
)


def _maker(agency: Agency, said: pack.PackAgency | None) -> Maker:
    """What the rule asks of an agency: the database's own words, and the pack's of contracts."""
    return Maker(
        regime=agency.regime,
        outside=said.outside if said else False,
        counter=agency.is_counter,
        contractor=said.is_contractor if said else False,
        contracts=frozenset(said.contracts) if said else frozenset(),
    )


def of_agency(agency: Agency, kind: str, on: date) -> Custody:
    """Whose a record of that kind is which this agency makes; asks no database."""
    known = pack.current(on).agencies
    said = next((one for one in known if one.code == agency.code), None)
    return rules.custody(_maker(agency, said), kind)


class Makers:
    """Agencies by id with what the pack says of their contracts; read once for a package."""

    def __init__(self, on: date) -> None:
        self._agencies = {one.pk: one for one in Agency.objects.all()}
        known = pack.current(on)
        self._pack = {one.code: one for one in known.agencies}

    def name(self, pk: UUID | None) -> str:
        """The agency's name."""
        return self._agencies[pk].name if pk in self._agencies else ""

    def custody(self, pk: UUID | None, kind: str) -> Custody:
        """Whose a record of that kind is which this agency made."""
        agency = self._agencies.get(pk) if pk else None
        if agency is None:
            return Custody(Keeper.UNKNOWN, "maker")
        return rules.custody(_maker(agency, self._pack.get(agency.code)), kind)

    def made_by(self, one: Any) -> UUID | None:
        """Who made a row, as far as the row says it; a case's is the one who coordinates."""
        for column in MADE_BY:
            pk = getattr(one, f"{column}_id", None)
            if pk is not None:
                return UUID(str(pk))
        if one._meta.label == "cases.Case":
            return Baton.objects.values_list("holder_id", flat=True).get(pk=one.coordination_id)
        for parent in ("plan", "case", "consultation", "baton", "report", "consent", "closing"):
            if getattr(one, f"{parent}_id", None) is not None:
                above = getattr(one, parent)
                return above.holder_id if isinstance(above, Baton) else self.made_by(above)
        return None

    def of_row(self, one: Any) -> Custody:
        """Whose a row is. What nobody in particular made (names, households) is the town's."""
        made_by = self.made_by(one)
        if made_by is None and one._meta.app_label in {"people", "protection"}:
            return Custody(Keeper.TOWN)
        return self.custody(made_by, KINDS.get(one._meta.label, "record"))

    def name_of(self, one: Any) -> str:
        """Who made a row, by name."""
        return self.name(self.made_by(one))


@dataclass(frozen=True)
class Kept:
    """A line of the table 「この記録はだれのものか」."""

    agency: str
    kind: str
    custody: Custody


def table(on: date, agencies: Collection[UUID] | None = None) -> list[Kept]:
    """Every agency with an account × every kind of record."""
    makers = Makers(on)
    rows = Agency.objects.filter(has_accounts=True).order_by("position", "code")
    if agencies is not None:
        rows = rows.filter(pk__in=agencies)
    return [
        Kept(one.name, kind, makers.custody(one.pk, kind))
        for one in rows
        for kind in rules.PROJECTS
    ]
