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
SERVED = "TASUKI_SERVED"  # the process id of `tasuki serve`, in the environment of its children


def _ask_the_kernel() -> None:
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _parent_of(pid: int) -> int:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    return int(stat.rpartition(")")[2].split()[1])


def die_with_parent() -> None:
    """kill -9 of a parent would leave its children serving, with the port taken: ask the kernel to
    end this process with the one that started it. For `tasuki serve`'s children (the worker) and
    their children (the server's processes); of nobody else is anything asked."""
    served = int(os.environ.get(SERVED) or 0)
    if not served or not sys.platform.startswith("linux"):
        return
    _ask_the_kernel()
    parent = os.getppid()
    if served not in {parent, _parent_of(parent)}:  # it died before the kernel was asked
        os._exit(1)


def start(command: Sequence[str], environ: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start a child in this process group that ends with this process."""
    parent = os.getpid()

    def before_exec() -> None:
        _ask_the_kernel()
        if os.getppid() != parent:
            os._exit(1)

    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**environ, SERVED: str(parent)},
        stdin=subprocess.DEVNULL,
        preexec_fn=before_exec,
    )
