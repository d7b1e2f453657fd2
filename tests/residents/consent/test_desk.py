"""同意の期限が近い: on the desk of who holds the matter, and on no other."""

from datetime import date, timedelta

import pytest

from tasuki.residents.consent import queries, services


@pytest.fixture
def rows(noon):
    def of(actor, days=0):
        found = queries.desk_rows(actor, noon + timedelta(days=days))
        return [(key, row.mark, row.on) for key, some in found.items() for row in some]

    return of


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (0, []),
        (69, []),
        (70, [("due", "同意の期限が近い", date(2027, 2, 28))]),
        (101, [("stalled", "同意の期限が切れた", date(2027, 2, 28))]),
    ],
)
def test_an_end_that_is_near_rings_at_the_holder(give, rows, sato, suzuki, days, shown):
    give(until=date(2027, 2, 28))

    assert rows(sato, days) == shown
    assert rows(suzuki, days) == []


def test_who_is_to_be_asked_again_rings_on_that_day(rows, sato, person, noon):
    services.ask(actor=sato, person=person, version=0, ask_again_on=date(2026, 12, 4), at=noon)

    assert rows(sato, 13) == []
    assert rows(sato, 14) == [("due", "同意をたずねる", date(2026, 12, 4))]


def test_a_withdrawn_one_rings_no_more(give, rows, sato, noon):
    one = give(until=date(2026, 12, 1))
    assert len(rows(sato)) == 1
    services.withdraw(
        actor=sato,
        consent=one,
        version=1,
        on=date(2026, 11, 20),
        way="oral",
        told_by="本人",
        told="残ると話した。",
        at=noon,
    )

    assert rows(sato) == []
