"""What a machine can read in a file is looked through; the rest says that it was not."""

import io
import zipfile

import pytest

from tasuki.trust.vault import rules
from tests.trust.vault import samples


def office(part, text, more="word/extra.xml"):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, f"<a><t>{text}</t></a>")
        archive.writestr(more, "<t>&lt;細野&gt;</t>")
    return packed.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_a_text_is_read_in_both_ways_it_is_written_here(encoding):
    assert rules.words_in("住所,細野300番地1".encode(encoding)) == "住所,細野300番地1"


def test_words_that_are_split_inside_a_word_text_are_one():
    assert "細野300番地" in rules.words_in(office("word/document.xml", "細野</t></r><r><t>300番地"))
    assert "<細野>" in rules.words_in(office("xl/workbook.xml", "表", more="xl/sharedStrings.xml"))


def test_a_picture_and_a_pdf_are_for_eyes():
    assert rules.words_in(samples.PDF) is None
    assert rules.words_in(samples.png()) is None


def test_what_unpacks_without_end_is_not_read(monkeypatch):
    monkeypatch.setattr(rules, "MOST_WORDS", 10)
    assert rules.words_in(office("word/document.xml", "あ" * 50)) is None
