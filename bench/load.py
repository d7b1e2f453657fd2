"""A client on the same machine: so many connections that each ask again as soon as answered."""

import http.client
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median, quantiles
from urllib.parse import urlencode

Ask = tuple[str, str, dict[str, str] | None]  # method, path, form


@dataclass(frozen=True)
class Figure:
    """What a run showed: answers a second, and milliseconds."""

    rps: float
    p50: float
    p95: float
    bad: int


def measure(
    port: int,
    cookie: str,
    asks: Callable[[], Iterator[Ask]],
    *,
    clients: int,
    seconds: float,
    good: frozenset[int] = frozenset({200}),
) -> Figure:
    """Ask for `seconds` with so many clients; every answer outside `good` counts as bad."""
    times: list[float] = []
    bad = 0
    guard = threading.Lock()
    until = time.perf_counter() + seconds

    def client() -> None:
        nonlocal bad
        mine: list[float] = []
        wrong = 0
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        headers = {"Cookie": cookie, "Accept-Language": "ja"}
        for method, path, form in asks():
            if time.perf_counter() >= until:
                break
            body = urlencode(form) if form is not None else None
            extra = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
            started = time.perf_counter()
            connection.request(method, path, body=body, headers={**headers, **extra})
            answer = connection.getresponse()
            answer.read()
            mine.append(time.perf_counter() - started)
            wrong += answer.status not in good
        connection.close()
        with guard:
            times.extend(mine)
            bad += wrong

    threads = [threading.Thread(target=client) for _ in range(clients)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = time.perf_counter() - started
    milliseconds = [one * 1000 for one in times] or [0.0]
    p95 = quantiles(milliseconds, n=20)[-1] if len(milliseconds) > 1 else milliseconds[0]
    return Figure(len(times) / spent, median(milliseconds), p95, bad)
