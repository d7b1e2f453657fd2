"""Children that do not outlive their parent."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PR_SET_PDEATHSIG = 1
ROOT = Path(__file__).resolve().parents[3]


def _ask_the_kernel() -> None:
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def die_with_parent() -> None:
    """kill -9 of a parent would leave its children serving, with the port taken: ask the kernel to
    end this process with the one that started it."""
    parent = os.getppid()
    _ask_the_kernel()
    if os.getppid() != parent:  # it died between the two lines
        os._exit(1)


def start(command: Sequence[str], environ: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start a child in this process group that ends with this process."""
    parent = os.getpid()

    def before_exec() -> None:
        _ask_the_kernel()
        if os.getppid() != parent:
            os._exit(1)

    return subprocess.Popen(
        command, cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, preexec_fn=before_exec
    )
