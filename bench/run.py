"""One engine: build the town once, start the server, measure, stop."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from statistics import median
from typing import Any

import django

from tasuki.doors.operator import home

home.ensure()  # keys and the demo town's card, before the settings read them
django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench import finder, pages, record, town  # noqa: E402
from bench.load import Figure, measure  # noqa: E402
from tasuki.doors.operator import databases, founding, serving, static_files  # noqa: E402
from tasuki.ground import clock, towns  # noqa: E402
from tasuki.town.organizations.models import Staff  # noqa: E402
from tasuki.town.relay import queries as relay  # noqa: E402

SECONDS = float(os.environ.get("BENCH_SECONDS", "4"))
RUNS = int(os.environ.get("BENCH_RUNS", "3"))
PORT = int(os.environ["PORT"])
DB = os.environ["BENCH_DB"]
ONLY = os.environ.get("BENCH_ONLY", "")
_FRAMING = (
    "SAVEPOINT",
    "RELEASE",
    "BEGIN",
    "COMMIT",
)  # around what is asked, no questions themselves


def build() -> None:
    """The town, once; kept for the next run."""
    mark = Path(os.environ["TASUKI_HOME"]) / "built"
    if mark.exists():
        if not databases.fits("kobayashi"):
            databases.migrate("kobayashi")
        return
    started = time.perf_counter()
    databases.create("kobayashi", founding._story(0))
    with towns.town("kobayashi"):
        town.Builder(clock.now()).build()
        health = relay.health(clock.now())
    if any(value for key, value in health.items() if key != "open"):
        raise SystemExit(f"the generated town is not sound: {health}")
    mark.write_text(f"{time.perf_counter() - started:.0f} s, {health['open']} open\n")
    sys.stdout.write(f"{DB}: built in {mark.read_text()}")


def start(target: str | None = None) -> subprocess.Popen[bytes]:
    """The server; answers when it answers."""
    command = [sys.executable, "-m", "tasuki.doors.operator", "serve"]
    if target is not None:
        static = Path(os.environ["TASUKI_HOME"]) / "static"
        command = serving.server_command("127.0.0.1", PORT, 2, static=static, target=target)
    server = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/healthz", timeout=1).read()
        except OSError:
            time.sleep(0.1)
        else:
            return server
    raise SystemExit("the server does not answer")


def stop(server: subprocess.Popen[bytes]) -> None:
    """End the whole group."""
    os.killpg(server.pid, signal.SIGTERM)
    server.wait(timeout=20)


def middle(runs: list[Figure]) -> Figure:
    """The median of each figure."""
    return Figure(
        median(one.rps for one in runs),
        median(one.p50 for one in runs),
        median(one.p95 for one in runs),
        sum(one.bad for one in runs),
    )


def counted(page: pages.Page) -> int | None:
    """Queries of one request (warm), in process."""
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(
        Staff.objects.get(login=page.login), backend=pages.settings.AUTHENTICATION_BACKENDS[0]
    )
    method, path, _ = next(page.asks())
    path = path.removeprefix(pages.PREFIX)
    if method != "GET":
        return None
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        client.get(path)
    return len([one for one in seen.captured_queries if not one["sql"].startswith(_FRAMING)])


def shelf() -> list[pages.Page]:
    """What is measured."""
    case = pages.a_case("bench500")
    found = [
        pages.Page("case list", "bench500", pages.get("/cases/")),
        pages.Page("受け取り待ち", "benchtaker", pages.get("/offered/")),
        pages.Page("desk", "bench500", pages.get("/")),
        pages.Page("case page", "bench500", pages.get(f"/cases/{case.pk}/")),
        pages.Page("伝えてよいか調べる", "bench500", pages.get("/grounds/")),
    ]
    for login, carried in town.CARRIERS.items():
        found.append(
            pages.Page(
                f"case list ({carried:,} matters)", login, pages.get("/cases/"), clients=(8,)
            )
        )
        found.append(pages.Page(f"desk ({carried:,} matters)", login, pages.get("/"), clients=(8,)))
    return found


def token(cookie: str, path: str) -> tuple[str, str]:
    """The CSRF token of a form and the cookies that go with it."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{PORT}{pages.PREFIX}{path}", headers={"Cookie": cookie}
    )
    with urllib.request.urlopen(request) as answer:
        html = answer.read().decode()
        jar = "; ".join(one.split(";")[0] for one in answer.headers.get_all("Set-Cookie") or [])
    return pages.hidden(html, "csrfmiddlewaretoken"), f"{cookie}; {jar}"


def row(page: str, clients: int, figure: Figure, queries: int | None) -> dict[str, Any]:
    """One line of the table."""
    goals = {"case list": 200 if DB == "sqlite" else 150, "受け取り待ち": 200 if DB == "sqlite" else 150,
             "desk": 60, "case page": 60, "intake save": 150}  # fmt: skip
    want = goals.get(page.split(" (")[0])
    goal = "–"
    if want and clients == 8:
        met = figure.rps >= want and figure.p95 < 100
        goal = f"≥ {want}/s, p95 < 100: {'met' if met else 'not met'}"
    sys.stdout.write(
        f"{DB:10} {page:28} {clients} {figure.rps:8.0f}/s p50 {figure.p50:6.1f} p95 {figure.p95:6.1f} bad {figure.bad} q {queries} {goal}\n"
    )
    sys.stdout.flush()
    return {
        "page": page, "db": DB, "clients": clients, "rps": figure.rps, "p50": figure.p50,
        "p95": figure.p95, "queries": queries, "bad": figure.bad, "goal": goal,
    }  # fmt: skip


def record_row(page: str, runs: list[Figure]) -> dict[str, Any]:
    """A line of the table about the record: `requests/s` are lines a second."""
    figure, want = middle(runs), record.GOALS[page]
    goal = f"≥ {want:,} lines/s: {'met' if figure.rps >= want else 'not met'}"
    return row(page, 1, figure, None) | {"goal": goal}


def finder_row(page: str, runs: list[Figure]) -> dict[str, Any]:
    """A line of the table about the ground finder: `requests/s` are answers a second."""
    figure = middle(runs)
    return row(page, 1, figure, None) | {"goal": finder.goal(page, figure)}


def writes() -> list[dict[str, Any]]:
    """Saving a reception, and taking an offer."""
    found = []
    crumb, cookie = token(pages.sign_in("bench50"), "/intake/new/")
    for clients in (1, 8):
        runs = [
            measure(
                PORT,
                cookie,
                pages.intake(crumb),
                clients=clients,
                seconds=SECONDS,
                good=frozenset({303}),
            )
            for _ in range(RUNS)
        ]
        found.append(row("intake save", clients, middle(runs), None))
    crumb, cookie = token(pages.sign_in("benchtaker"), "/intake/new/")
    for clients in (1, 8):
        runs = [
            measure(
                PORT,
                cookie,
                pages.acceptances(crumb, 0),
                clients=clients,
                seconds=1.0,
                good=frozenset({303}),
            )
            for _ in range(RUNS)
        ]
        found.append(row("accept a referral", clients, middle(runs), None))
    return found


def main(out: Path) -> None:
    """Measure everything of this engine."""
    build()
    static_files.collect()
    figures = []
    with towns.town("kobayashi"):
        if not ONLY:
            figures += [record_row(page, runs) for page, runs in record.figures()]
            figures += [finder_row(page, runs) for page, runs in finder.figures(RUNS)]
    server = start("bench.floor:application")
    for clients in (1, 8):
        runs = [
            measure(PORT, "", pages.get("/"), clients=clients, seconds=SECONDS) for _ in range(RUNS)
        ]
        figures.append(row("floor (bare server)", clients, middle(runs), 0))
    stop(server)
    server = start()
    try:
        with towns.town("kobayashi"):
            shelves = [page for page in shelf() if ONLY in page.name]
            cookies = {page.login: pages.sign_in(page.login) for page in shelves}
            asked = {page.name: counted(page) for page in shelves}
            for page in shelves:
                for clients in page.clients:
                    runs = [
                        measure(
                            PORT,
                            cookies[page.login],
                            page.asks,
                            clients=clients,
                            seconds=SECONDS,
                            good=page.good,
                        )
                        for _ in range(RUNS)
                    ]
                    figures.append(row(page.name, clients, middle(runs), asked[page.name]))
            if not ONLY:
                figures += writes()
    finally:
        stop(server)
    out.write_text(json.dumps(figures, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
