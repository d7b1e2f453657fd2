"""`tasuki serve`: one parent with the server and one worker, which begin and end together."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from config import env
from tasuki.doors.operator import processes
from tasuki.doors.operator.words import Trouble, say

PORT_TAKEN = 3
SECONDS_TO_ANSWER = 60
SECONDS_TO_END = 8
BEAT = 0.1
TOO_MANY = 5  # restarts within the window below mean that it will not run
WINDOW = 60.0


@dataclass
class Child:
    """A process that is started again when it ends by itself."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: list[float] = field(default_factory=list)

    def start(self, environ: dict[str, str]) -> None:
        now = time.monotonic()
        self.started = [*(then for then in self.started if now - then < WINDOW), now]
        self.process = processes.start(self.command, environ)

    @property
    def ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    @property
    def hopeless(self) -> bool:
        return len(self.started) > TOO_MANY

    def ask(self, number: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)


def check_port(host: str, port: int) -> None:
    """Say so before anything is prepared.

    Raises:
        Trouble: another program listens there.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise Trouble("port.taken", exit_code=PORT_TAKEN, port=port) from error


def server_command(
    host: str, port: int, workers: int, *, static: Path, target: str = "config.wsgi:application"
) -> list[str]:
    """granian: threads enough that a few slow readers stop nobody, dead workers started again."""
    return [
        sys.executable, "-m", "granian", target,
        "--interface", "wsgi", "--host", host, "--port", str(port), "--http", "1", "--no-ws",
        "--workers", str(workers), "--blocking-threads", "4",
        "--respawn-failed-workers", "--respawn-interval", "0.5",
        "--workers-kill-timeout", "5",
        "--static-path-route", "/static", "--static-path-mount", str(static),
        "--log-level", "warning",
    ]  # fmt: skip


class Parent:
    """Starts both children, starts them again, and ends them all."""

    def __init__(self, host: str, port: int) -> None:
        self.host = host
        self.port = port
        self.stopping = False
        worker = [sys.executable, "-m", "tasuki.doors.operator", "worker"]
        self.children = [
            Child(
                "server", server_command(host, port, env.workers(), static=env.home() / "static")
            ),
            Child("worker", worker),
        ]
        self.environ = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(
                filter(None, (str(processes.ROOT), os.environ.get("PYTHONPATH")))
            ),
            "TASUKI_CLOCK_SINCE": os.environ.get("TASUKI_CLOCK_SINCE")
            or datetime.now(UTC).isoformat(),
        }
        self.towns = set(env.town_cards())

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def run(self, ready: Callable[[], None]) -> int:
        """Serve until told to stop; `ready` is called once, when the server answers."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._stop)
        try:
            for child in self.children:
                child.start(self.environ)
            if self._wait_for_answer():
                ready()
            while not self.stopping:
                self._look_after()
                time.sleep(BEAT)
        finally:
            self._end()
        return 0

    def _wait_for_answer(self) -> bool:
        patience = time.monotonic() + SECONDS_TO_ANSWER
        while not self.stopping:
            if self._answers():
                return True
            if time.monotonic() > patience:
                raise Trouble("serve.silent", exit_code=1, seconds=SECONDS_TO_ANSWER)
            self._look_after()
            time.sleep(BEAT)
        return False

    def _answers(self) -> bool:
        """Any whole answer of /healthz counts: a town that waits for `migrate` closes no other."""
        call = http.client.HTTPConnection(self.host, self.port, timeout=5)
        try:
            call.request("GET", "/healthz")
            return call.getresponse().status in {200, 503}
        except (OSError, http.client.HTTPException):
            return False
        finally:
            call.close()

    def _look_after(self) -> None:
        cards = set(env.town_cards())
        if cards != self.towns:  # a town was founded: its database is known after a restart only
            self.towns = cards
            self.children[0].ask(signal.SIGHUP)
            self.children[1].ask(signal.SIGTERM)
        for child in self.children:
            if child.ended and not self.stopping:
                if child.hopeless:
                    raise Trouble("serve.failing", exit_code=1, what=child.name)
                print(say("serve.again", what=child.name), file=sys.stderr, flush=True)
                child.start(self.environ)

    def _end(self) -> None:
        for child in self.children:
            child.ask(signal.SIGTERM)
        patience = time.monotonic() + SECONDS_TO_END
        for child in self.children:
            if child.process is None:
                continue
            try:
                child.process.wait(timeout=max(0.1, patience - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.process.kill()
                child.process.wait()
