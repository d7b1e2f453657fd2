"""What a file is, read from the file: its first bytes and a light parse. The name proves nothing."""

import html
import io
import re
import struct
import zipfile
from pathlib import PurePosixPath

from tasuki.ground.verdict import OK, Verdict, no

LARGEST = 10 * 1024 * 1024
LONGEST_NAME = 200

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "tiff": "image/tiff",
    "text": "text/plain",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# What a name may end with, by what the content is; the first is given to a name without an end.
ENDINGS = {
    "pdf": ("pdf",),
    "png": ("png",),
    "jpeg": ("jpg", "jpeg", "jpe"),
    "tiff": ("tif", "tiff"),
    "text": ("txt", "csv", "tsv", "md", "log"),
    "docx": ("docx",),
    "xlsx": ("xlsx",),
}
_PNG = b"\x89PNG\r\n\x1a\n"
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!")
_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_MOST_ENTRIES = 5000
MOST_WORDS = 20 * 1024 * 1024


def fits(*, size: int) -> Verdict:
    """Neither empty nor too large to be sealed and served in one piece."""
    if size < 1:
        return no("vault.empty")
    if size > LARGEST:
        most = LARGEST // (1024 * 1024)
        return no("vault.too_large", size=-(-size // (1024 * 1024)), most=most)
    return OK


def kind_of(content: bytes) -> str:
    """pdf | png | jpeg | tiff | text | docx | xlsx, or "" for everything that is not taken."""
    for kind, is_one in _LOOKS:
        if is_one(content):
            return kind
    return _office(content) or ("text" if _is_text(content) else "")


def is_program(content: bytes) -> bool:
    """What a computer would run."""
    return content.startswith(_PROGRAMS)


def taken(*, kind: str, label: str, program: bool, name: str) -> Verdict:
    """On the list, and what its name says it is; `label` is the kind in words."""
    if program:
        return no("vault.program", name=name)
    if not kind:
        return no("vault.unknown_kind", name=name)
    end = ending(name)
    if end and end not in ENDINGS[kind]:
        return no("vault.misnamed", name=name, end=end, kind=label)
    return OK


def file_name(name: str, kind: str = "") -> str:
    """The last part of what a browser sent, without signs that steer a terminal or a header."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    # Direction marks make "exe.pdf" out of "fdp.exe".
    clean = "".join(sign for sign in last if sign.isprintable()).strip(" .")
    stem, dot, end = (clean or "file").rpartition(".")
    if not dot:
        stem, end = end, ENDINGS[kind][0] if kind else ""
    if not end:
        return stem[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(end) - 1]}.{end}"


def ending(name: str) -> str:
    """What stands behind the last dot, small; "" when it is no ending."""
    end = PurePosixPath(name).suffix.removeprefix(".").lower()
    return end if end.isascii() and end.isalnum() and len(end) <= 5 else ""


def _is_pdf(content: bytes) -> bool:
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]


def _is_png(content: bytes) -> bool:
    """Header first, picture data somewhere, the end in its place; each part as long as it says."""
    if not content.startswith(_PNG) or content[12:16] != b"IHDR":
        return False
    at, data = len(_PNG), False
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4])
        name = content[at + 4 : at + 8]
        data = data or name == b"IDAT"
        at += 12 + length
        if name == b"IEND":
            return data and at <= len(content)
    return False


def _is_jpeg(content: bytes) -> bool:
    return content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content[3:]


def _is_tiff(content: bytes) -> bool:
    order = {b"II*\0": "<I", b"MM\0*": ">I"}.get(content[:4])
    if order is None or len(content) < 8:
        return False
    (first,) = struct.unpack_from(order, content, 4)
    return 8 <= int(first) < len(content)


def _office(content: bytes) -> str:
    """A Word text or an Excel table without macros; any other archive is none."""
    if not content.startswith(b"PK\x03\x04"):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist()[:_MOST_ENTRIES])
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError):
        return ""
    if "[Content_Types].xml" not in names or any("vbaproject" in one.lower() for one in names):
        return ""
    return next((kind for part, kind in _OFFICE.items() if part in names), "")


def _is_text(content: bytes) -> bool:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return all(sign.isprintable() or sign in "\t\r\n\f\u3000\xa0" for sign in text)
    return False


def words_in(content: bytes) -> str | None:
    """The words of a text, a Word text or an Excel table; None for what only eyes can read."""
    kind = kind_of(content)
    if kind == "text":
        for encoding in ("utf-8-sig", "cp932"):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
    if kind not in ("docx", "xlsx"):
        return None
    found, left = [], MOST_WORDS
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for one in archive.namelist()[:_MOST_ENTRIES]:
            if one.endswith(".xml") and one.startswith(("word/", "xl/")):
                with archive.open(one) as part:
                    raw = part.read(left + 1)
                left -= len(raw)
                if left < 0:
                    return None  # unpacked it is no letter any more
                found.append(re.sub(r"<[^>]*>", "", raw.decode("utf-8", "replace")))
    return html.unescape("\n".join(found))


_LOOKS = (("pdf", _is_pdf), ("png", _is_png), ("jpeg", _is_jpeg), ("tiff", _is_tiff))
