"""Static files: collected once, and again when one of them has changed."""

import hashlib
import shutil

from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from config import env


def _print() -> str:
    """Changes whenever a file that would be collected does."""
    told = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            at = storage.get_modified_time(path)
            told.update(f"{path}\0{storage.size(path)}\0{at.timestamp()}\n".encode())
    return told.hexdigest()


def collect() -> bool:
    """Collect into TASUKI_HOME/static; answer whether it was needed."""
    target = env.home() / "static"
    stamp = target / ".collected"
    now = _print()
    if stamp.exists() and stamp.read_text(encoding="ascii") == now:
        return False
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(now, encoding="ascii")
    return True
