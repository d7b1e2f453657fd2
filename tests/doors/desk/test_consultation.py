"""The page of a matter puts first what must not wait."""

import pytest
from django.urls import reverse

from tasuki.ground import clock
from tasuki.residents.protection import services as protection
from tests.pages.stories.acts import receive

pytestmark = pytest.mark.django_db
URGED = "DV・虐待の相談です"


@pytest.fixture
def read(sato, sign_in, noon, monkeypatch):
    """The page of a matter, as 佐藤 reads it."""
    monkeypatch.setattr(clock, "now", lambda: noon)

    def said(one):
        return sign_in(sato).get(reverse("desk:consultation", args=[one.pk])).content.decode()

    return said


def test_where_abuse_is_told_of_protection_stands_before_the_reception(sato, read):
    page = read(receive(sato, main_topic="dv_abuse", topics=["dv_abuse"]))

    assert URGED in page
    assert page.index('id="protection"') < page.index('id="reception"')


def test_who_is_protected_is_seen_before_anything_else_and_nobody_is_urged(sato, noon, read):
    one = receive(sato, main_topic="dv_abuse", topics=["dv_abuse"])
    protection.protect(
        actor=sato, person=one.subject, kind="before", reason="夫から逃げてきた", at=noon
    )

    page = read(one)

    assert URGED not in page
    assert page.index('id="protection"') < page.index('id="reception"')


def test_any_other_matter_begins_with_its_reception(sato, read):
    page = read(receive(sato))

    assert URGED not in page
    assert page.index('id="reception"') < page.index('id="protection"')
