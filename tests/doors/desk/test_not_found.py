"""The page that says nothing, and what somebody had typed when their page was closed meanwhile."""

from uuid import UUID, uuid4

import pytest
from django.test import Client

from tasuki.journey.intake.models import Consultation
from tasuki.trust.access.actor import Actor
from tests.pages.reading import quiet
from tests.pages.stories.acts import receive

TEXT = "訪問して、<ゆっくり>話をきいた。"


@pytest.fixture
def kept(sato: Actor) -> Consultation:
    return receive(sato)


def send(client: Client, baton: UUID) -> str:
    typed = {
        "content": TEXT,
        "method": "visit",
        "next_person": str(uuid4()),
        "password": "ひみつ" * 4,
    }
    answer = client.post(f"/records/new/{baton}/", typed)
    assert answer.status_code == 404
    return quiet(answer)


def test_what_was_typed_is_given_back_when_the_page_was_closed(
    sign_in, kept: Consultation, yamada: Actor
) -> None:
    page = send(sign_in(yamada), kept.baton_id)

    assert "訪問して、&lt;ゆっくり&gt;話をきいた。" in page
    assert page.count("data-typed") == 1
    assert "ひみつ" not in page


def test_nothing_is_said_of_where_it_was_sent(sign_in, kept: Consultation, yamada: Actor) -> None:
    client = sign_in(yamada)

    assert send(client, kept.baton_id) == send(client, uuid4())


def test_who_looks_is_told_whom_to_ask(sign_in, kept: Consultation, yamada: Actor) -> None:
    page = sign_in(yamada).get(f"/intake/{kept.pk}/").content.decode()

    assert "会議を開く機関に聞いてください" in page
    assert "data-typed" not in page
