"""Names are kept exactly as written; what stands here makes the keys by which they are found.

`fold` is for searching only: it over-unites on purpose (髙 = 高, 齋 = 斎 = 斉), and its outcome is
never shown, printed or stored in place of the name.
"""

import re
import unicodedata
from functools import cache

import jaconv
import yosina


class _Bad(Exception):
    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class BadKana(_Bad):
    """The reading holds something that is no kana."""


class BadPhone(_Bad):
    """The text is no telephone number."""


# Forms that occur in names of Japanese registers and that the old-new table does not unite.
# Each line: the form searched by, then the forms that fold into it.
_FORMS = """
高髙 崎﨑嵜碕㟢 吉𠮷 斎齋齊斉 辺邊邉 島嶋嶌 富冨 桑桒 柳栁桺 浜濵濱 真眞 館舘 淵渕渊 船舩 土圡𡈽
喜㐂 秋龝秌 曽曾 桧檜 昇曻 橋槗𣘺 万萬 峰峯 岳嶽 野埜 鶴靏靍 藪薮籔 涼凉 柏栢 熙凞熈 彦彥 戸戶 黒黑
緑綠 郎郞 尚尙 緒緖 静靜 横橫 清淸 教敎 悦悅 呉吳 内內 産產 顔顏 薫薰 強强 慎愼 鎮鎭 郷鄕鄊 増增 青靑
徳德 恵惠 栄榮 龍竜 隆隆 祐祐 蔵藏 庄莊荘 沢澤 広廣 国國 桜櫻 滝瀧 鉄鐵銕 礼禮 弥彌 与與 寿壽 亀龜
児兒 円圓 塩鹽 関關 実實 穂穗 豊豐 芦蘆 蛍螢 頼賴 瀬瀨 巌巖 島嶋 糸絲 声聲 鴎鷗 祢禰 蝋蠟 村邨 個箇
ケヶ カヵ
"""
_TO_SEARCHED = {
    ord(other): group[0] for group in _FORMS.split() for other in group[1:] if other != group[0]
}

_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180d]")
_REPEATED = re.compile("(.)々")
_DASHES = "-‐‑‒–—―−─－ｰ"
_AFTER_KANA = re.compile(f"(?<=[ァ-ヺーヽヾ])[{_DASHES}]")
_VOICED = str.maketrans({"゛": "\u3099", "゜": "\u309a", "ゝ": "ヽ", "ゞ": "ヾ"})
_SPACES = re.compile(r"\s+")
_NOT_KANA = re.compile("[^ァ-ヺーヽヾ・\u3000]")


def kana(text: str) -> str:
    """The one stored form of a reading: full-width katakana, one full-width space between names."""
    wide = jaconv.h2z(text.strip(), kana=True, digit=False, ascii=False)
    wide = unicodedata.normalize("NFC", wide.translate(_VOICED))
    wide = _AFTER_KANA.sub("ー", jaconv.hira2kata(wide))
    wide = _SPACES.sub("\u3000", wide)
    if strange := _NOT_KANA.findall(wide):
        letters = "".join(dict.fromkeys(strange))
        raise BadKana("names.not_kana", text=text.strip(), letters=letters)
    return wide


@cache
def _old_to_new() -> yosina.Transliterator:
    """Old forms need their variation selectors told before they are known as old."""
    return yosina.make_transliterator(
        [
            ("ivs-svs-base", {"mode": "ivs-or-svs", "charset": "unijis_2004"}),
            "kanji-old-new",
            (
                "ivs-svs-base",
                {"mode": "base", "drop_selectors_altogether": True, "charset": "unijis_2004"},
            ),
        ]
    )


def fold(text: str) -> str:
    """The search key of a name or a reading: one width, one form of each 漢字, katakana, no gaps."""
    plain = _old_to_new()(unicodedata.normalize("NFKC", text))
    # Again: the second table may answer with a compatibility form.
    plain = unicodedata.normalize("NFKC", _SELECTORS.sub("", plain))
    plain = jaconv.hira2kata(plain.casefold().translate(_TO_SEARCHED))
    plain = _REPEATED.sub(r"\1\1", plain)
    return "".join(letter for letter in plain if unicodedata.category(letter)[0] in "LNM")


def bigrams(folded: str) -> frozenset[str]:
    """What to look for: neighbouring letters; for a single letter (林), names that begin with it."""
    if len(folded) == 1:
        return frozenset({f"^{folded}"})
    return frozenset(folded[i : i + 2] for i in range(len(folded) - 1))


def anchored_bigrams(folded: str) -> frozenset[str]:
    """What to be found by: the neighbouring letters and the beginning."""
    return bigrams(folded) | {f"^{folded[0]}"} if folded else frozenset()


def phone(text: str) -> str:
    """The digits alone, in any width, +81 as 0; empty stays empty."""
    return phone_written(text).replace("-", "")


def phone_written(text: str) -> str:
    """As it was written, half-width, with plain hyphens: the form that is stored and shown."""
    narrow = unicodedata.normalize("NFKC", text).strip().translate(_HYPHENS)
    narrow = re.sub(r"\s+", "-", narrow)
    narrow = re.sub(r"^\+81-?\(?0?\)?", "0", narrow)
    narrow = re.sub(r"-{2,}", "-", re.sub(r"[()]", "-", narrow)).strip("-")
    if narrow and not re.fullmatch(r"\d(?:-?\d){2,14}", narrow):
        raise BadPhone("names.not_a_phone", text=text.strip())
    return narrow


_HYPHENS = str.maketrans(dict.fromkeys([*_DASHES, "ー", "~", "〜", ".", "・", "/"], "-"))
