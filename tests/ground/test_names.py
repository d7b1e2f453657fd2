import pytest

from tasuki.ground import names
from tasuki.ground.names import BadKana, BadPhone


@pytest.mark.parametrize(
    "typed",
    [
        "サトウ　ハナコ",
        "さとう はなこ",
        "ｻﾄｳ ﾊﾅｺ",
        "  さとう　　ハナコ ",
        "サトウ\tはなｺ",
    ],
)
def test_a_reading_is_stored_in_one_form(typed):
    assert names.kana(typed) == "サトウ　ハナコ"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("ｶﾞｷﾞｸﾞﾊﾟﾋﾟ", "ガギグパピ"),
        ("か\u3099", "ガ"),
        ("カ゛", "ガ"),
        ("ゔぃくとる", "ヴィクトル"),
        ("ｼﾞｮｰﾝ", "ジョーン"),
        ("おーの", "オーノ"),
        ("オ-ノ", "オーノ"),
        ("オ－ノ", "オーノ"),
        ("グエン・ティ", "グエン・ティ"),
        ("ｸﾞｴﾝ･ﾃｨ", "グエン・ティ"),
        ("みすゞ", "ミスヾ"),
        ("", ""),
    ],
)
def test_voiced_and_long_sounds_survive(typed, stored):
    assert names.kana(typed) == stored
    assert names.kana(stored) == stored


@pytest.mark.parametrize(
    ("typed", "letters"), [("佐藤", "佐藤"), ("サトウ1", "1"), ("Sato", "Sato"), ("サトウ〜", "〜")]
)
def test_what_is_no_reading_is_refused_and_named(typed, letters):
    with pytest.raises(BadKana) as refusal:
        names.kana(typed)
    assert refusal.value.code == "names.not_kana"
    assert refusal.value.facts == {"text": typed, "letters": letters}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髙橋", "高橋"),
        ("山﨑", "山崎"),
        ("𠮷田", "吉田"),
        ("齋藤", "斎藤"),
        ("斉藤", "斎藤"),
        ("齊藤", "斎藤"),
        ("渡邊", "渡辺"),
        ("渡邉", "渡辺"),
        ("渡邉\U000e0101", "渡辺"),
        ("葛\U000e0100城", "葛城"),
        ("辻\U000e0101", "辻"),
        ("濵田", "浜田"),
        ("國澤", "国沢"),
        ("廣瀨", "広瀬"),
        ("圡屋", "土屋"),
        ("𡈽屋", "土屋"),
        ("神\ufe00田", "神田"),
        ("\ufa19田", "神田"),
        ("佐々木", "佐佐木"),
        ("三ヶ島", "三ケ島"),
        ("さくら", "サクラ"),
        ("ｻｸﾗ", "サクラ"),
        ("ＮＧＵＹＥＮ Thi", "nguyenthi"),
        ("グエン・ティ・ラン", "グエンティラン"),
        ("佐藤　花子", "佐藤花子"),
        ("小林（見本）", "小林見本"),
    ],
)
def test_forms_of_one_name_share_a_key(one, other):
    assert names.fold(one) == names.fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("田中", "中田"), ("大野", "太野"), ("佐藤", "左藤"), ("ハナ", "バナ")]
)
def test_different_names_keep_different_keys(one, other):
    assert names.fold(one) != names.fold(other)


@pytest.mark.parametrize("text", ["髙﨑𠮷", "齋藤　龍之介", "佐々木", "ｸﾞｴﾝ", "渡邉\U000e0101"])
def test_a_key_is_its_own_key(text):
    assert names.fold(names.fold(text)) == names.fold(text)


def test_every_searched_form_stands_for_itself():
    """Two lines of the table that lead on to each other would make keys depend on the order."""
    assert all(ord(form) not in names._TO_SEARCHED for form in names._TO_SEARCHED.values())


def test_neighbouring_letters_find_a_name_and_a_single_letter_its_beginning():
    assert names.bigrams("佐藤花") == {"佐藤", "藤花"}
    assert names.bigrams("林") == {"^林"}
    assert names.bigrams("") == frozenset()
    assert names.anchored_bigrams("佐藤花") == {"^佐", "佐藤", "藤花"}
    assert names.anchored_bigrams("") == frozenset()
    assert names.bigrams("林") <= names.anchored_bigrams("林田")


@pytest.mark.parametrize(
    ("typed", "digits", "written"),
    [
        ("0984-23-1111", "0984231111", "0984-23-1111"),
        ("０９８４－２３－１１１１", "0984231111", "0984-23-1111"),
        ("０９０ー１２３４ー５６７８", "09012345678", "090-1234-5678"),
        ("(0984)23-1111", "0984231111", "0984-23-1111"),
        ("09012345678", "09012345678", "09012345678"),
        ("+81 90-1234-5678", "09012345678", "090-1234-5678"),
        ("090 1234 5678", "09012345678", "090-1234-5678"),
        ("", "", ""),
    ],
)
def test_a_telephone_number_is_found_by_its_digits(typed, digits, written):
    assert names.phone(typed) == digits
    assert names.phone_written(typed) == written


@pytest.mark.parametrize("typed", ["なし", "12", "0984-23-1111x", "1" * 16])
def test_what_is_no_telephone_number_is_refused(typed):
    with pytest.raises(BadPhone) as refusal:
        names.phone(typed)
    assert refusal.value.code == "names.not_a_phone"
