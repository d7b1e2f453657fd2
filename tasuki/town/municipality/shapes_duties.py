"""How long the town keeps what (文書管理規程), and what its notices to persons say."""

from dataclasses import dataclass

from tasuki.town.municipality.shapes import Sourced, State
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


@dataclass(frozen=True, kw_only=True)
class Notice(Sourced):
    """通知書: heading and sentences of a paper that goes to a person; 不明 until the town has said so.

    `teaching` is 教示 (where to object, until when); `signer` whose name stands under it (the
    municipality's head where it is empty).
    """

    code: str
    title: str
    opening: str = ""
    closing: str = ""
    teaching: str = ""
    signer: str = ""

    @property
    def is_open(self) -> bool:
        """Nobody in the town has compared it with its own form yet."""
        return self.state is State.UNKNOWN
