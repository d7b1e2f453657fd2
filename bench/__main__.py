"""`make bench`: measure the pages that matter on a town of 50,000 people, and write them down.

Without an argument it runs each database in a process of its own and writes docs/BENCHMARKS.md and
var/bench/latest.json. BENCH_SECONDS (4) and BENCH_RUNS (3) shorten or lengthen it; BENCH_ONLY=word measures the pages with that word alone;
BENCH_TIMES=10 measures a town of ten times the cases, people and records and writes
docs/BENCHMARKS-10.md.
"""

import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TIMES = os.environ.get("BENCH_TIMES", "1")
HOME = ROOT / "var" / ("bench" if TIMES == "1" else f"bench-{TIMES}")
PAGE = "BENCHMARKS.md" if TIMES == "1" else f"BENCHMARKS-{TIMES}.md"
GOALS = {"case list": 200, "受け取り待ち": 200, "desk": 60, "case page": 60, "intake save": 150}


def databases() -> dict[str, str]:
    """The engines at hand: always SQLite; PostgreSQL where a server is named."""
    found = {"sqlite": "sqlite"}
    server = os.environ.get("TASUKI_TEST_POSTGRES")
    if server:
        found["postgresql"] = server
    return found


def main() -> int:
    """Run every engine, then write the table."""
    figures: list[dict[str, Any]] = []
    for name, url in databases().items():
        home = HOME / name
        home.mkdir(parents=True, exist_ok=True)
        environ = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings.server",
            "TASUKI_HOME": str(home),
            "TASUKI_DATABASE": url,
            "TASUKI_STORY": "empty",
            "PORT": "8077",
            "BENCH_DB": name,
        }
        environ.pop("TASUKI_CLOCK", None)
        out = home / "figures.json"
        subprocess.run(
            [sys.executable, "-m", "bench.run", str(out)], cwd=ROOT, env=environ, check=True
        )
        figures += json.loads(out.read_text())
    (HOME / "latest.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1))
    (ROOT / "docs" / PAGE).write_text(table(figures))
    missed = [one for one in figures if one["bad"]]
    print(f"{len(figures) - len(missed)} passed, {len(missed)} failed, 0 skipped")
    return 1 if missed else 0


def machine() -> str:
    """Cores, memory and versions, as far as the machine says."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    return f"{os.cpu_count()} cores, {memory} GiB, {platform.system()}, Python {platform.python_version()}"


def table(figures: list[dict[str, Any]]) -> str:
    """The page of docs."""
    times = int(TIMES)
    asked = "`make bench`" if times == 1 else f"`BENCH_TIMES={times} make bench`"
    lines = [
        "# Benchmarks",
        "",
        f"{datetime.now(UTC).date().isoformat()}, {machine()}. {asked} writes this page.",
        "",
        f"A town with {50_000 * times:,} people, {20_000 * times:,} cases and {200_000 * times:,} records,",
        "written by a seeded generator and held to the constraints. Two server processes with one worker beside them; policy, record of",
        "looks and audit on; the client asks from the same cores. Median of the runs. The floor is the",
        "same server with an answer of 20 kB and nothing behind it. Of the record, with a million lines",
        "in it: lines a second, appended each in a transaction of its own, and walked from the first.",
        "",
        "| database | page | clients | requests/s | p50 ms | p95 ms | queries | goal |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    for one in figures:
        lines.append(
            f"| {one['db']} | {one['page']} | {one['clients']} | {one['rps']:.0f} | {one['p50']:.1f} "
            f"| {one['p95']:.1f} | {one['queries'] if one['queries'] is not None else '–'} | {one['goal']} |"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
