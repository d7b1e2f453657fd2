"""Asking the policy. Services call `require`, so web, imports and the demo pass the same gate."""

from tasuki.ground.errors import NotAllowed, RuleBroken
from tasuki.ground.verdict import OK, Verdict, no

Decision = Verdict
ALLOW = OK
deny = no


def require(verdict: Verdict) -> None:
    """Go on, or refuse in words.

    Raises:
        RuleBroken: the law or the town's rule says no (`basis` cites it).
        NotAllowed: the policy says no.
    """
    if verdict:
        return
    error = RuleBroken if verdict.basis else NotAllowed
    raise error(verdict.code, basis=verdict.basis, **verdict.facts)
