import pytest

from tasuki.residents.protection import veil

CONTACT = {
    "address": "宮崎県小林市細野300番地1 メゾン細野101号室",
    "phone": "0984-23-1111",
    "phone2": "090-1234-5678",
    "school": "小林見本小学校",
    "workplace": "㈱見本堂",
}
NEEDLES = veil.needles(CONTACT)


@pytest.mark.parametrize(
    "text",
    [
        "細野300番地1に移った",
        "細野３００－１です",
        "小林市 細野 300番地の1",
        "細野三百番地一",
        "細野の300-1-101",
        "ﾒｿﾞﾝ細野にいる",
        "めぞん細野",
        "電話は0984-23-1111",
        "（０９８４）２３ー１１１１",
        "0984231111まで",
        "+81 984 23 1111",
        "０９０　１２３４　５６７８",
        "090.1234.5678",
        "細野300-1 0984-00-0000",
        "細野300番地1\n3日に訪問",
        "細野300-1　2階",
        "小林見本小 学校の三年生",
        "(株)見本堂に勤める",
    ],
)
def test_it_is_found_however_it_is_written(text):
    assert veil.spans(text, NEEDLES)
    covered = veil.veiled(text, NEEDLES, "〔保護〕")
    assert "〔保護〕" in covered
    assert not veil.spans(covered, NEEDLES)


@pytest.mark.parametrize(
    "text",
    ["細野3001番地", "細野300-12", "0984-23-1112", "11月20日に3回", "別の小学校", "小林市細野", ""],
)
def test_what_is_another_place_or_number_is_left_alone(text):
    assert veil.veiled(text, NEEDLES, "〔保護〕") == text


def test_what_stands_around_it_is_kept_as_written():
    text = "きのう、細野３００番地１（実家）から\n電話 ０９８４－２３－１１１１ があった。"

    assert (
        veil.veiled(text, NEEDLES, "〔保護〕")
        == "きのう、〔保護〕（実家）から\n電話 〔保護〕 があった。"
    )


def test_a_snapshot_is_covered_in_all_its_corners():
    sheet = {"address": "細野300-1", "rows": [{"text": "0984-23-1111へ"}, 3, None], "on": "11月"}

    assert veil.veiled(sheet, NEEDLES, "×") == {
        "address": "×",
        "rows": [{"text": "×へ"}, 3, None],
        "on": "11月",
    }


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("小林市野尻町東麓1176-1", "東麓1176番地1"),
        ("東京都三鷹市下連雀3丁目1番2号", "下連雀3-1-2"),
        ("小林市十日町12番3号", "10日町12-3"),
        ("宮崎県西諸県郡高原町西麓899", "西麓899番地"),
    ],
)
def test_prefecture_town_and_units_may_be_left_out(address, text):
    assert veil.spans(text, veil.needles({"address": address}))


def test_a_school_is_looked_for_only_where_the_person_is_concerned():
    by_text = {one.text: one.everywhere for one in NEEDLES}

    assert by_text["小林見本小学校"] is False
    assert by_text["細野300-1"] is True


def test_nothing_is_looked_for_where_nothing_is_known():
    assert veil.needles({}) == []
    assert veil.needles({"address": "小林市", "phone": "110"}) == []
