"""Sentences and words of the prefecture's side."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "prefecture.not_backing": _(
        "このページは県の後方支援担当だけが使います。相談の支援に関わる人の所属では開けません。"
        "必要なときは管理者に、別のアカウントを頼んでください。"
    ),
    "prefecture.year_out_of_range": _(
        "年度は%(first)s年度から%(last)s年度までの西暦で書いてください。"
    ),
    "prefecture.phase_goes_back": _(
        "%(year)s年度の段階と順が合いません。先にその年度の段階を直すか、この年度を確かめてください。"
    ),
    "prefecture.too_long": _("文章は%(longest)s字までです（いま%(length)s字）。短くしてください。"),
    "prefecture.not_yet": _("まだ来ていない日は記録できません。日を確かめてください。"),
    "prefecture.ends_before_start": _("終わりの日が始まりより前です。日を確かめてください。"),
    "prefecture.no_month": _("月は1から12までの数で書いてください。"),
    "prefecture.months_back": _(
        "終了月が開始月より前です。年度は4月に始まり3月に終わります。月を確かめてください。"
    ),
    "prefecture.no_source": _("どこからわかったことか（資料・聞き取りの日など）を書いてください。"),
    "prefecture.no_title": _("項目の名前を書いてください。"),
    "prefecture.no_content": _("助言したこと、聞いたことを書いてください。"),
    "prefecture.no_answer": _("回答の内容を書いてください。"),
    "prefecture.no_outcome": _("結果を書いてください。"),
    "prefecture.survey_without_title": _("調査の名前を書いてください。"),
    "prefecture.stale": _(
        "ほかの人が先に保存しました。並べて示した内容を見て、もう一度保存してください。"
    ),
    "prefecture.already_answered": _(
        "この市町村の回答はもう記録されています。書き足すことは訪問支援の記録に書いてください。"
    ),
}

GROUP = _("市町村の後方支援")
DOORWAYS = (
    ("overview", _("市町村のいま"), _("どの市町村がどこまで来たか。地図と表で見ます。")),
    ("schedule", _("年間スケジュール"), _("会議・研修と訪問支援の予定と結果。")),
    ("surveys", _("実態調査"), _("たずねたことと、市町村ごとの回答。")),
)
UNKNOWN = _("不明")
ALL_YEAR = _("通年")
MONTH = _("%(month)s月")
MONTHS = _("%(first)s月〜%(last)s月")
