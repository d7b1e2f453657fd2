"""Words of the public pages."""

from django.utils.translation import gettext_lazy as _

NOT_KNOWN = _("不明")
NO_EMPLOYER = _("所属は不明")
NO_BASE = _("拠点の名は不明")
NO_LAW = _("根拠の条項は不明")
STAFF = _("%(name)s%(n)s名")
CONSENT_CHOSEN = _("不明（見本の設定：%(rule)s）")
CUT_OFF = _("資料には、名前の一部しか残っていません。")
CLASH = {
    "not_in_text": _("表に「%(printed)s」がありますが、本文にはありません。"),
    "not_in_grid": _("本文に「%(name)s」（%(told)s）がありますが、表にはありません。"),
    "name": _("表では「%(printed)s」、本文では「%(told)s」です。"),
}
EXACT = _("%(day)s曜日 %(start)s〜%(end)s")
PARTLY = _("%(day)s曜日 %(part)s（時刻は不明）")
DAY_ONLY = _("%(day)s曜日（時刻は不明）")
NOT_WHO = _("%(text)sは対象ではありません")
# What a bound is counted in. A grade is counted from 小学1年生 on.
AGE = _("%(n)s歳")
GRADES = (
    (6, 0, _("小学%(n)s年生")),
    (9, 6, _("中学%(n)s年生")),
    (12, 9, _("高校%(n)s年生")),
)
FROM_UNTIL = _("%(first)s〜%(last)s")
FROM = _("%(first)s以上")
UNTIL = _("%(last)s以下")
GRADE_FROM = _("%(first)sから")
GRADE_UNTIL = _("%(last)sまで")
ABOUT = _("おおむね%(text)s")
BOUND_NOT = _("%(text)sは対象外")
# How wide an area reaches; said only where its own name does not.
LAYERS = {
    "whole": _("市町村の全域"),
    "local": _("各地域"),
    "first": _("第1層"),
    "second": _("第2層"),
    "school": _("校区"),
}
# What a programme of the week may keep silent about; its times and whom it is for stand apart.
OF_ACTIVITY = {
    "purpose": _("目的"),
    "content": _("内容"),
    "place": _("場所"),
    "fee": _("費用"),
}
OWNER = _("担当")
TOPICS = _("相談の内容")
PLACE = _("場所")
HOURS = _("受付時間")
TEL = _("TEL")
FAX = _("FAX")

GROUP = _("住民の方に見せるページ")
PROGRAMME = _("事業について")
PROGRAMME_HINT = _("事業の内容、支援の流れ、会議、問合せ先。ログインしなくても読めます。")
COUNTERS = _("相談できる窓口")
COUNTERS_HINT = _("どこで、何を相談できるか。")
WEEK = _("一週間の予定")
WEEK_HINT = _("拠点の週間利用表と、来られる方・時間。来所した人にそのまま見せられます。")


def age(years: int) -> str:
    """18歳."""
    return str(AGE) % {"n": years}


def grade(number: int) -> str:
    """小学3年生 for 3, 中学1年生 for 7."""
    last = GRADES[-1]
    _most, before, text = next((one for one in GRADES if number <= one[0]), last)
    return str(text) % {"n": number - before}
