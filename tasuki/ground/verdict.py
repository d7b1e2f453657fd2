"""What a rule or a policy answers: yes, or no with a code, an article and the facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Verdict:
    """`basis` cites the article when the law (and not the desk) says no."""

    ok: bool
    code: str = ""
    basis: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.ok


OK = Verdict(ok=True)


def no(code: str, *, basis: str = "", **facts: Any) -> Verdict:
    """A refusal by `code`."""
    return Verdict(ok=False, code=code, basis=basis, facts=facts)
