"""The ground finder: how fast one question is answered, and with the facts of the two agencies."""

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, product
from statistics import median

from bench.load import Figure
from tasuki.ground import clock
from tasuki.residents.grounds import queries, rules
from tasuki.residents.grounds.rules import Consent, Meeting, Plight
from tasuki.town.organizations.models import Agency

ASKED = 20_000
PUT = 1_000
WANT = 1.0  # milliseconds


def _timed(times: int, act: Callable[[], object]) -> Figure:
    took = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        took.append((time.perf_counter() - began) * 1_000)
    took.sort()
    return Figure(1_000 * times / sum(took), median(took), took[int(times * 0.95)], 0)


def figures(runs: int) -> list[tuple[str, list[Figure]]]:
    """The pure answer, and the answer as an act asks for it."""
    at = clock.now()
    town = Agency.objects.get(code="fukushi")
    council = Agency.objects.get(code="shakyo")
    plain = queries.question(town, council, at)
    every = product(Consent, Plight, Meeting, (True, False))
    asked = cycle(
        [
            replace(plain, consent=consent, plight=plight, meeting=meeting, both_sit=sit)
            for consent, plight, meeting, sit in every
        ]
    )
    switches = queries.switches(at)
    pure = [_timed(ASKED, lambda: rules.answer(next(asked), switches)) for _ in range(runs)]
    whole = [
        _timed(PUT, lambda: queries.ask(queries.question(town, council, at), at))
        for _ in range(runs)
    ]
    return [("ground finder (answer)", pure), ("ground finder (with facts)", whole)]


def goal(page: str, figure: Figure) -> str:
    """Whether it is quick enough; only the answer itself is promised."""
    if "answer" not in page:
        return "–"
    return f"p95 ≤ {WANT:.0f} ms: {'met' if figure.p95 <= WANT else 'not met'}"
