"""Papers: read back what is printed, with the names of the town."""

import io
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from pypdf import PdfReader

from tasuki.ground import paper


def sheet(**changes: Any) -> dict[str, Any]:
    return {
        "title": "見本の用紙",
        "number": "R8-0001",
        "on": "令和8年11月20日",
        "office": "小林市",
        "printed": "令和8年11月20日 印刷",
        "notices": ["ここに書かれたことを、目的の外に使わないでください。"],
        "sections": [
            {"title": "本人", "facts": [["氏名", "髙﨑 𠮷子"], ["住所", ""]]},
            {"title": "役割", "heads": ["だれが", "何を"], "rows": [["包括", "訪問"]]},
            {"title": "理由", "text": "一行め\n二行め"},
        ],
        **changes,
    }


def read(pdf: bytes) -> tuple[str, int]:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return "\n".join(page.extract_text() for page in pages), len(pages)


def test_a_paper_reads_back_as_it_was_written() -> None:
    text, pages = read(paper.compile(paper.PLAIN, sheet()))
    assert pages == 1
    for said in (
        "見本の用紙",
        "R8-0001",
        "髙﨑 𠮷子",
        "取扱注意",
        "1 / 1",
        "小林市",
        "目的の外に使わない",
        "包括",
        "一行め",
        "二行め",
        "―",
    ):
        assert said in text


def test_what_people_type_is_never_a_command() -> None:
    typed = '#let x = 1\n*太字* $1+1$ \\ "引用" #read("/ground/paper.py") <script> @ref'
    text, _ = read(paper.compile(paper.PLAIN, sheet(sections=[{"title": "文", "text": typed}])))
    assert "#let x = 1" in text
    assert '#read("/ground/paper.py")' in text
    assert "*太字*" in text


def test_a_long_paper_has_its_title_and_number_on_every_page() -> None:
    rows = [[f"{n}番", "見守りを続ける"] for n in range(120)]
    pdf = paper.compile(
        paper.PLAIN,
        sheet(sections=[{"title": "役割", "heads": ["だれが", "何を"], "rows": rows}]),
    )
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    assert len(pages) > 1
    for page in pages:
        assert "見本の用紙" in page
        assert "R8-0001" in page
        assert "取扱注意" in page


def test_threads_print_at_the_same_time_without_mixing_their_people() -> None:
    def printed(name: str) -> str:
        said = sheet(sections=[{"title": "本人", "text": name}])
        return read(paper.compile(paper.PLAIN, said))[0]

    names = [f"見本{n}太郎" for n in range(12)]
    with ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(printed, names))
    for name, text in zip(names, texts, strict=True):
        assert name in text
        assert not [other for other in names if other != name and other in text]


def test_every_letter_of_a_town_name_has_a_shape() -> None:
    letters = "髙﨑𠮷𡈽㋿□■✓々ヶ〜①②"
    text, _ = read(paper.compile(paper.PLAIN, sheet(sections=[{"title": "字", "text": letters}])))
    assert all(letter in text for letter in letters)


def test_two_rooms_cannot_claim_one_kind() -> None:
    def first(request: Any, pk: Any) -> bytes:
        return b""

    def second(request: Any, pk: Any) -> bytes:
        return b""

    paper.register("見本", first)
    try:
        paper.register("見本", first)
        assert paper.make("見本") is first
        assert "見本" in paper.papers()
        with pytest.raises(ValueError, match="見本"):
            paper.register("見本", second)
    finally:
        del paper._KINDS["見本"]
    assert paper.make("見本") is None
