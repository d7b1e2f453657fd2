"""How long the town keeps what (文書管理規程): one class for each kind of record."""

from dataclasses import dataclass

from tasuki.town.municipality.shapes import Sourced
from tasuki.trust.retention.rules import Period, Trigger


@dataclass(frozen=True, kw_only=True)
class RetentionClass(Sourced):
    """保存期間. `records` are codes of the list `record_types`; without `years` nothing is due."""

    code: str
    label: str
    records: tuple[str, ...]
    trigger: Trigger
    years: int | None = None
    age: int | None = None
    basis: str = ""

    @property
    def period(self) -> Period:
        """As the rule reads it."""
        return Period(self.code, Trigger(self.trigger), self.years, self.age)
