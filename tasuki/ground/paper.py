"""Papers: A4 PDFs by typst from what is stored, with the fonts that ship; nothing else is read.

A room registers its kinds in AppConfig.ready(); the desk serves them and asks no more than the kind.
Templates stand in `<room>/papers/*.typ`, read `data` of ground/papers/base.typ and never markup:
what people typed reaches typst as JSON, so no letter of it can be a command.
"""

import json
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

import typst

HOUSE = Path(__file__).resolve().parents[1]
FONTS = HOUSE / "ground" / "fonts"
PLAIN = HOUSE / "ground" / "papers" / "plain.typ"

# The request as the rooms above know it, with its actor.
Make = Callable[[Any, UUID], bytes]

_KINDS: dict[str, Make] = {}
_local = threading.local()


def register(kind: str, make: Make) -> None:
    """Say how papers of this kind are made; `make` fetches through its room's queries (404)."""
    known = _KINDS.get(kind)
    if known is not None and known is not make:
        raise ValueError(f"two papers called {kind}")
    _KINDS[kind] = make


def make(kind: str) -> Make | None:
    """How to make a paper of that kind; None when no room makes it."""
    return _KINDS.get(kind)


def papers() -> tuple[str, ...]:
    """Every kind of paper, in the order the rooms stand."""
    return tuple(_KINDS)


def compile(template: Path | str, data: Mapping[str, Any]) -> bytes:
    """The PDF of a template with this data.

    `data`: title, number, on, office, printed, care (取扱注意 unless said), notices [text], and
    whatever the template reads; plain.typ draws `sections` [{title, facts|heads+rows|text}].
    """
    pdf = _compiler(Path(template)).compile(
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False, default=str)},
    )
    if not isinstance(pdf, bytes):
        raise TypeError("typst answered no single document")
    return pdf


def _compiler(template: Path) -> typst.Compiler:
    """One compiler per thread and template: fonts are read once, and threads share nothing."""
    kept: dict[Path, typst.Compiler] | None = getattr(_local, "compilers", None)
    if kept is None:
        kept = _local.compilers = {}
    if template not in kept:
        kept[template] = typst.Compiler(
            str(template), root=str(HOUSE), font_paths=[str(FONTS)], ignore_system_fonts=True
        )
    return kept[template]
