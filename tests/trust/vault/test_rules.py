import pytest

from tasuki.trust.vault import rules
from tests.trust.vault import samples

TEXT = "電気代の滞納なし。\r\n次は来月。\t以上"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (samples.PDF, "pdf"),
        (samples.png(), "png"),
        (samples.JPEG, "jpeg"),
        (samples.TIFF, "tiff"),
        (samples.DOCX, "docx"),
        (samples.XLSX, "xlsx"),
        (TEXT.encode(), "text"),
        (TEXT.encode("cp932"), "text"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "text"),
        (samples.MACROS, ""),
        (samples.office("readme.txt"), ""),
        (samples.PROGRAM, ""),
        (b"%PDF-1.7 torn off", "text"),
        (b"%PDF-1.7 \0 torn off", ""),
        (samples.png()[:-6], ""),
        (b"\x89PNG\r\n\x1a\n", ""),
        (b"II*\0\xff\xff\xff\xff", ""),
        (b"PK\x03\x04 no archive", ""),
        (b"\0\1\2", ""),
        (b"\x1b[2Jred", ""),
    ],
)
def test_what_a_file_is_says_its_content(content, kind):
    assert rules.kind_of(content) == kind


@pytest.mark.parametrize(
    ("kind", "name", "code"),
    [
        ("pdf", "同意書.pdf", ""),
        ("pdf", "同意書.PDF", ""),
        ("jpeg", "写真.jpg", ""),
        ("text", "表.csv", ""),
        ("pdf", "同意書", ""),
        ("text", "同意書.pdf", "vault.misnamed"),
        ("pdf", "同意書.exe", "vault.misnamed"),
        ("", "同意書.pdf", "vault.unknown_kind"),
    ],
)
def test_a_name_that_says_otherwise_is_refused(kind, name, code):
    verdict = rules.taken(kind=kind, label=kind, program=False, name=name)

    assert verdict.code == code


def test_a_program_renamed_is_a_program():
    assert rules.is_program(samples.PROGRAM)
    assert rules.is_program(b"#!/bin/sh\nrm -rf /")
    verdict = rules.taken(kind="", label="", program=True, name="同意書.pdf")
    assert verdict.code == "vault.program"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("C:\\共有\\家計.pdf", "家計.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("a\x00b\n.txt", "ab.txt"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        ("同意\u202efdp.exe", "同意fdp.exe"),
        ("長" * 300 + ".pdf", "長" * 196 + ".pdf"),
    ],
)
def test_a_file_keeps_its_own_name_and_no_folder(name, kept):
    assert rules.file_name(name, "pdf") == kept


@pytest.mark.parametrize(
    ("size", "code"),
    [(0, "vault.empty"), (1, ""), (rules.LARGEST, ""), (rules.LARGEST + 1, "vault.too_large")],
)
def test_it_is_neither_empty_nor_larger_than_ten_megabytes(size, code):
    assert rules.fits(size=size).code == code
