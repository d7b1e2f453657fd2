"""漏えい: told at once by anybody, looked into, reported in time, told, closed."""

from datetime import date, timedelta

import pytest

from tasuki.ground.errors import HouseError
from tasuki.office.duties import queries, services
from tasuki.office.duties.models import Leak, LeakState

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)
WHAT = "会議の資料を別の機関に送った。"


def refused(act, **facts):
    with pytest.raises(HouseError) as error:
        act(**facts)
    return error.value.code


@pytest.fixture
def leak(sato, noon):
    return services.note_leak(actor=sato, what=WHAT, noticed_on=DAY, at=noon)


def test_it_stands_on_the_desks_with_its_day(leak, watanabe, kanri, head, sato, noon):
    for actor in (watanabe, kanri, head):
        [row] = queries.desk_rows(actor, noon)["due"]
        assert (row.record, row.on) == (f"leak:{leak.pk}", date(2026, 11, 24))
    assert queries.desk_rows(sato, noon) == {}
    assert queries.leaks_for(sato).get() == leak
    late = noon + timedelta(days=6)
    assert queries.desk_rows(watanabe, late)["due"][0].tone == "late"


def test_others_do_not_find_it(leak, suzuki, yamada):
    assert not queries.leaks_for(suzuki).exists()
    assert not queries.leaks_for(yamada).exists()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"what": " "}, "duties.not_said"),
        ({"persons": 0}, "duties.not_said"),
        ({"noticed_on": DAY + timedelta(days=1)}, "duties.in_future"),
        ({"what": "あ" * 20_001}, "duties.too_long"),
    ],
)
def test_what_is_not_right_is_not_noted(sato, noon, changes, code):
    facts = {"actor": sato, "what": WHAT, "noticed_on": DAY, "at": noon}
    assert refused(services.note_leak, **{**facts, **changes}) == code


def assess(actor, leak, at, **changes):
    facts = {
        "persons": 3,
        "sensitive": True,
        "property_harm": False,
        "dishonest": True,
        "items": "氏名、病名",
        "cause": "宛先の間違い",
        "measures": "二人で確かめる",
    }
    return services.assess_leak(actor=actor, leak=leak, at=at, **{**facts, **changes})


def test_the_whole_way(leak, watanabe, sato, noon):
    assert refused(assess, actor=sato, leak=leak, at=noon) == "duties.office_only"
    assert refused(assess, actor=watanabe, leak=leak, at=noon, items=" ") == "duties.not_said"
    one = assess(watanabe, leak, noon)
    assert (one.state, queries.leak_clock(one).final) == (LeakState.ASSESSED, date(2027, 1, 18))
    facts = {"actor": watanabe, "leak": leak, "at": noon}
    assert services.tick(done=["stop", "nonsense"], **facts).ticked == ["stop"]
    assert refused(services.close_leak, note="終わり", **facts) == "duties.leak_unreported"
    assert refused(services.report_leak, on=DAY + timedelta(days=1), **facts) == (
        "duties.in_future"
    )
    assert services.report_leak(on=DAY, **facts).first_on == DAY
    assert services.report_leak(on=DAY, **facts).state == LeakState.FINAL
    assert refused(services.report_leak, on=DAY, **facts) == "duties.moved_on"
    assert refused(services.tell_persons, on=DAY, how=" ", **facts) == "duties.no_reason"
    services.tell_persons(on=DAY, how="訪問して説明した", **facts)
    services.close_leak(note="再発を防ぐことを決めた", **facts)
    assert Leak.objects.get().state == LeakState.CLOSED
    assert refused(services.tick, done=[], **facts) == "duties.moved_on"


def test_what_need_not_be_reported_is_closed_with_its_reason(leak, head, noon):
    one = assess(head, leak, noon, sensitive=False, dishonest=False)
    assert queries.leak_reasons(one, DAY) == []
    facts = {"actor": head, "leak": one, "at": noon}
    assert refused(services.close_leak, note=" ", **facts) == "duties.no_reason"
    services.close_leak(note="暗号化された端末で、復元できない", **facts)
