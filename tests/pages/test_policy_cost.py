"""What asking who may see costs: three questions a page at most, however much there is."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.stories.acts import enter, receive
from tests.pages.stories.house import House

PAGES = (
    ("sato", "/"),
    ("tanaka", "/cases/"),
    ("sato", "/offered/"),
    ("sato", "/intake/{kept}/"),
    ("suzuki", "/cases/{planned}/"),
    ("tanaka", "/cases/{planned}/"),
)
# A question about sight and nothing else; where it stands inside another, it costs no round trip.
OF_POLICY = re.compile(r'FROM "relay_(part|clearance|barrier)"')


def of_policy(house: House, login: str, url: str) -> list[str]:
    client = enter(house.cast[login])
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    asked = (one["sql"] for one in seen.captured_queries)
    return [
        sql for sql in asked if (first := re.search(r"FROM \S+", sql)) and OF_POLICY.match(first[0])
    ]


@pytest.mark.parametrize(("login", "address"), PAGES)
def test_the_policy_asks_three_times_a_page_at_most(house: House, login: str, address: str) -> None:
    url = address.format(**house.ids)
    few = of_policy(house, login, url)
    for _ in range(5):
        receive(house.cast["sato"])

    many = of_policy(house, login, url)

    assert len(few) <= 3, few
    assert len(many) == len(few)
