"""Reading what is kept. Nothing here asks who may: the room of the target has asked."""

import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from tasuki.ground import sealing
from tasuki.trust.vault import rules
from tasuki.trust.vault.models import File


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it was given."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on a page about a file that is not opened."""

    id: UUID
    name: str
    kind: str
    size: int


def place(file_id: UUID, what: str = "content") -> str:
    """What the seal is bound to: neither another file's name nor content opens here."""
    return f"vault.file:{file_id}:{what}"


def of(target: str) -> list[Label]:
    """The files of a target, oldest first, by their names."""
    return labels(File.objects.filter(target=target).defer("sealed"))


def labels(files: Iterable[File]) -> list[Label]:
    """The names of these files."""
    return [
        Label(
            file.pk,
            sealing.unseal(file.sealed_name, place(file.pk, "name")).decode(),
            str(file.get_kind_display()),
            file.size,
        )
        for file in files
    ]


def opened(file: File) -> Opened:
    """The file as it was given, for an act that writes the look down in its own words."""
    name = labels([file])[0].name
    return Opened(name, file.media_type, content_of(file))


def content_of(file: File) -> bytes:
    """The content, for what the house itself makes of it (a signature on a sheet)."""
    return sealing.unseal(file.sealed, place(file.pk))


def words_of(file: File) -> str | None:
    """What a machine can read in it; None for pictures, PDF and what is broken."""
    try:
        return rules.words_in(content_of(file))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError):
        return None
