"""Files handed in with a protected person's matters: what a machine can read is looked through."""

import pytest

from tasuki.residents.protection import places, queries, sealed
from tasuki.trust.vault import services as vault
from tests.residents.protection.conftest import PHONE
from tests.trust.vault import samples


class Row:
    def __init__(self, file):
        self.file = file


@pytest.fixture
def holds(sato, hanako, protect, noon):
    """Whether a file of this content is told to hold what is sealed."""
    protect(hanako)

    def held(content, name):
        file = vault.put(actor=sato, content=content, name=name, target="case:x", at=noon)
        place = places.every()[0]
        one = queries.Holding(place, Row(file), ("file",), "")
        return queries.file_holds(one, sealed.watched(hanako.pk))

    return held


def test_a_text_with_the_telephone_says_so(holds):
    assert holds(f"連絡先,{PHONE}".encode("cp932"), "名簿.csv") is True


def test_a_text_without_says_that_nothing_was_found(holds):
    assert holds("なにもない".encode(), "メモ.txt") is False


def test_a_pdf_waits_for_somebody_who_opens_it(holds):
    assert holds(samples.PDF, "回答.pdf") is None
