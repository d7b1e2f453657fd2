from datetime import UTC, date, datetime

import pytest

from tasuki.ground import wareki
from tasuki.ground.wareki import BadDate

TODAY = date(2026, 11, 20)
THE_DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "text",
    [
        "令和8年11月20日",
        "令和８年１１月２０日",
        "令和 8 年 11 月 20 日",
        "㋿8年11月20日",
        "令8.11.20",
        "R8.11.20",
        "r8/11/20",
        "Ｒ８．１１．２０",
        "R8-11-20",
        "R081120",
        "令和八年十一月二十日",
        "2026-11-20",
        "2026/11/20",
        "2026.11.20",
        "20261120",
        "２０２６１１２０",
        "２０２６年１１月２０日",
        "2026年１１月20日",
        "２０２６ー１１ー２０",
        "二〇二六年十一月二十日",
        "西暦2026年11月20日",
        " 2026-11-20\u3000",
        "令和8年11月20日（2026年）",
        "令和8年（2026年）11月20日",
        "令和8年11月20日（金）",
        "令和8年11月20日(金曜日)",
    ],
)
def test_one_day_is_read_however_it_is_written(text):
    assert wareki.parse(text, today=TODAY) == THE_DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和元年5月1日", date(2019, 5, 1)),
        ("令和1年5月1日", date(2019, 5, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("平成元年1月8日", date(1989, 1, 8)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("昭和六十一年四月一日", date(1986, 4, 1)),
        ("昭和一〇年三月三日", date(1935, 3, 3)),
        ("S20.8.15", date(1945, 8, 15)),
        ("昭和元年12月25日", date(1926, 12, 25)),
        ("大正15年12月25日", date(1926, 12, 25)),
        ("大正元年7月30日", date(1912, 7, 30)),
        ("明治45年7月30日", date(1912, 7, 30)),
        ("M33.1.1", date(1900, 1, 1)),
        ("一九八六年四月一日", date(1986, 4, 1)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_eras_begin_and_end_on_their_day(text, day):
    assert wareki.parse(text, today=TODAY) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("平成40年1月1日", "wareki.no_such_year"),
        ("昭和65年1月1日", "wareki.no_such_year"),
        ("令和0年1月1日", "wareki.no_such_year"),
        ("平成31年5月1日", "wareki.not_in_era"),
        ("昭和64年1月8日", "wareki.not_in_era"),
        ("令和元年4月30日", "wareki.not_in_era"),
        ("2026年2月30日", "wareki.no_such_day"),
        ("令和7年2月29日", "wareki.no_such_day"),
        ("20261320", "wareki.no_such_day"),
        ("R8.11.0", "wareki.no_such_day"),
        ("0202-11-20", "wareki.too_early"),
        ("", "wareki.not_understood"),
        ("8.11.20", "wareki.not_understood"),
        ("11月20日", "wareki.not_understood"),
        ("令和8年11月", "wareki.not_understood"),
        ("慶応3年1月1日", "wareki.not_understood"),
        ("来週の金曜", "wareki.not_understood"),
        ("2026-11-20-1", "wareki.not_understood"),
        ("②０２６-11", "wareki.not_understood"),
        ("令和8年11月20日（2025年）", "wareki.contradicts"),
        ("令和8年11月20日（土）", "wareki.contradicts"),
    ],
)
def test_what_is_no_day_is_refused_with_its_reason(text, code):
    with pytest.raises(BadDate) as refusal:
        wareki.parse(text, today=TODAY)
    assert refusal.value.code == code


def test_a_year_that_never_was_says_when_the_era_ended_and_what_may_be_meant():
    with pytest.raises(BadDate) as refusal:
        wareki.parse("平成40年4月1日", today=TODAY)
    assert refusal.value.facts == {
        "day": "平成40年4月1日",
        "era": "平成",
        "first": "平成元年1月8日",
        "last": "平成31年4月30日",
        "perhaps": "令和10年4月1日",
    }


def test_the_future_is_refused_only_where_it_makes_no_sense():
    tomorrow = "令和8年11月21日"
    assert wareki.parse(tomorrow, today=TODAY) == date(2026, 11, 21)
    assert wareki.parse("R8.11.20", today=TODAY, past_only=True) == TODAY
    with pytest.raises(BadDate) as refusal:
        wareki.parse(tomorrow, today=TODAY, past_only=True)
    assert refusal.value.code == "wareki.future"


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2026, 11, 20), "令和8年11月20日（2026年）", "R8.11.20"),
        (date(2019, 5, 1), "令和元年5月1日（2019年）", "R1.5.1"),
        (date(2019, 4, 30), "平成31年4月30日（2019年）", "H31.4.30"),
        (date(1926, 12, 25), "昭和元年12月25日（1926年）", "S1.12.25"),
        (date(1850, 1, 2), "1850年1月2日", "1850.1.2"),
    ],
)
def test_a_day_is_shown_in_both_counts(day, long, short):
    assert wareki.show(day) == long
    assert wareki.show_short(day) == short


def test_what_is_shown_can_be_typed_back():
    for ordinal in range(date(1873, 1, 1).toordinal(), date(2030, 1, 1).toordinal(), 13):
        day = date.fromordinal(ordinal)
        assert wareki.parse(wareki.show(day), today=TODAY) == day
        assert wareki.parse(wareki.show_short(day), today=TODAY) == day


def test_a_moment_is_shown_by_the_clocks_of_japan():
    late_evening_in_london = datetime(2026, 11, 19, 15, 30, tzinfo=UTC)
    assert wareki.show_moment(late_evening_in_london) == "令和8年11月20日（2026年）00:30"
    assert wareki.show_moment_short(late_evening_in_london) == "R8.11.20 00:30"


def test_years_have_their_names():
    assert wareki.era_year(date(2026, 11, 20)) == "令和8年"
    assert wareki.fiscal_year_name(2026) == "令和8年度"
    assert wareki.fiscal_year_name(2019) == "令和元年度"
    assert wareki.fiscal_year_name(2018) == "平成30年度"
    assert wareki.fiscal_year_name(1989) == "平成元年度"


@pytest.mark.parametrize(
    ("birth", "on", "years"),
    [
        (date(1944, 11, 20), date(2026, 11, 20), 82),
        (date(1944, 11, 21), date(2026, 11, 20), 81),
        (date(2004, 2, 29), date(2026, 2, 28), 21),
        (date(2004, 2, 29), date(2026, 3, 1), 22),
        (date(2026, 11, 20), date(2026, 11, 20), 0),
    ],
)
def test_age_is_counted_in_whole_years(birth, on, years):
    assert wareki.age(birth, on) == years
