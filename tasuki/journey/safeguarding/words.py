"""Sentences of 通告・通報, and the words of its laws, rows, panel and paper."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "safeguarding.not_your_report": _(
        "この通告・通報の記録を書けるのは、始めた機関の職員です。その機関に連絡してください。"
    ),
    "safeguarding.not_near_matter": _(
        "もとの件の記録を見る範囲にありません。件を選ばずに「通告・通報する」から始めてください。"
    ),
    "safeguarding.reporter_closed": _(
        "通報者の名前は、この記録を書いた人と、その機関の管理職だけが見られます。"
        "必要なときは管理職に相談してください。"
    ),
    "safeguarding.no_reporter": _("この記録に、別に封じた通報者の名前はありません。"),
    "safeguarding.ended": _(
        "この記録はもう終わっています。必要なときは「通告・通報する」から新しく始めてください。"
    ),
    "safeguarding.already_told": _(
        "この通告・通報はもう書き終えています。その後のことは「返事を記録する」に書いてください。"
    ),
    "safeguarding.not_told_yet": _(
        "電話の内容がまだ書かれていません。先に「電話の内容を書く」から書いてください。"
    ),
    "safeguarding.no_whom": _("「守られる人」を選んでください。根拠の条文と受け手が決まります。"),
    "safeguarding.unknown_answer": _("一覧にあるものから選んでください（%(answer)s）。"),
    "safeguarding.nothing_seen": _(
        "「見たこと・聞いたこと」がありません。短くてよいので、見たまま・聞いたままを書いてください。"
    ),
    "safeguarding.no_receiver": _("「通告・通報先」を選ぶか、名前を書いてください。"),
    "safeguarding.unknown_receiver": _(
        "選んだ通告・通報先が町の設定にありません。一覧から選び直すか、名前を書いてください。"
    ),
    "safeguarding.no_time": _("電話した日と時刻を書いてください。"),
    "safeguarding.time_ahead": _(
        "電話した日時がまだ来ていません。かけたあとの日時を書いてください。"
    ),
    "safeguarding.about_nobody": _(
        "だれについてかがわかりません。一覧から選ぶか、わかる範囲で書いてください（例：3丁目の男の子）。"
    ),
    "safeguarding.person_elsewhere": _(
        "選んだ人はもとの件の人ではありません。選び直してください。"
    ),
    "safeguarding.too_long": _(
        "文章は%(longest)s字までです（いま%(length)s字）。要点にしぼって書いてください。"
    ),
    "safeguarding.reporter_nameless": _(
        "通報者の名前がありません。わからないときは「名前はわからない」を選んでください。"
    ),
    "safeguarding.names_reporter": _(
        "通報者の名前（またはその一部）が、ほかの欄に書かれています。"
        "名前は「通報者の名前」の欄だけに書き、ほかの欄では「通報者」「近所の人」のように書いてください。"
    ),
    "safeguarding.name_stays": _(
        "通報者の名前は、受けた側に秘密を守る義務が法律にある受け手にだけ伝えられます。"
        "印を外すか、法律の定める受け手を選んでください。"
    ),
    "safeguarding.name_not_for_paper": _(
        "通報者の名前を受け手に伝えることになっていません。名前のない紙を使ってください。"
    ),
    "safeguarding.no_answer": _("「返事」を一覧から選んでください。"),
    "safeguarding.follow_up_in_past": _("次に確かめる日は、きょう以降の日にしてください。"),
    "safeguarding.no_reason": _("理由がありません。あとで読む人にわかるように書いてください。"),
    "safeguarding.no_second": _(
        "相談した上司の名前がありません。通報しないことを一人で決めないでください。"
    ),
    "safeguarding.no_second_opinion": _("上司の意見を書いてください。"),
    "safeguarding.second_is_same": _(
        "自分自身は「相談した上司」になれません。ほかの人の意見を聞いてください。"
    ),
    "safeguarding.stage_calling": _("電話の内容がまだ書かれていません"),
    "safeguarding.stage_told": _("返事待ち"),
    "safeguarding.stage_answered": _("返事あり"),
    "safeguarding.stage_decided_not": _("通報しないと判断"),
    "safeguarding.stage_called_off": _("取りやめ"),
}

MATTER = _("通告・通報")
REPORT = _("通告・通報する")
HINT = _("虐待・DVに気づいたとき。根拠・受け手・電話番号がその場で出ます。同意はいりません。")
LIST = _("わたしの機関の通告・通報")
LIST_HINT = _("始めたもの、返事を待っているもの、終わったもの。")
GROUP = _("守る")
TITLE = _("通告・通報：%(about)s")
NOBODY_YET = _("（だれについてか未記入）")
WRITE = _("電話の内容を書く")
ANSWER = _("返事を記録する")
SEE = _("記録を見る")
LOOK_ON = _("確かめる日")
TOLD_TO = _("%(to)sへ通告・通報した")
ANSWERED = _("%(to)s：%(answer)s")
NUMBER_MISSING = _("番号が未入力です（確認が必要な項目）")
OTHER_RECEIVER = _("一覧にない（下に書く）")
FREE_WORDS = _("一覧にない（下に書く）")
UNSEEN_WRITER = _("この機関の職員")

WHOM: dict[str, str | Promise] = {
    "child": _("子ども（18歳未満）"),
    "elder": _("高齢者（65歳以上）"),
    "disabled": _("障害のある人"),
    "spouse": _("配偶者・交際相手などから暴力を受けている人"),
}
BY: dict[str, str | Promise] = {
    "carer": _("家族・保護者・世話をしている人"),
    "facility": _("施設・サービスで働く人"),
    "own_facility": _("通報者が勤めている施設・サービスの人"),
    "employer": _("勤め先の事業主・上司"),
    "other": _("そのほかの人"),
}
STRENGTH: dict[str, str | Promise] = {
    "duty": _("通告・通報しなければならない（義務）"),
    "effort": _("通報するよう努めなければならない（努力義務）"),
    "may": _("通報することができる"),
}
BODY: dict[str, str | Promise] = {
    "municipality": _("市町村"),
    "welfare_office": _("福祉事務所"),
    "child_guidance": _("児童相談所"),
    "prefecture": _("都道府県"),
    "dv_center": _("配偶者暴力相談支援センター"),
    "police": _("警察官"),
}
CONFIDENCE: dict[str, str | Promise] = {
    "high": _("条文の要旨（確かさ：高）"),
    "mid": _("条文の要旨（確かさ：中。要確認）"),
}
LAWS: dict[str, str | Promise] = {
    "child_abuse_6": _("児童虐待を受けたと思われる児童を発見した者（だれでも）"),
    "child_welfare_33_12": _(
        "施設職員・里親・保育所等の職員による虐待を受けたと思われる児童を発見した者"
    ),
    "child_welfare_25": _("保護を要する児童を発見した者（だれでも）"),
    "elder_7_1": _(
        "養護者による虐待を受けたと思われる高齢者を発見し、生命・身体に重大な危険があるとき"
    ),
    "elder_7_2": _("養護者による虐待を受けたと思われる高齢者を発見した者（重大な危険がないとき）"),
    "elder_21_1": _(
        "自分の勤める養介護施設・事業で、従事者による虐待を受けたと思われる高齢者を発見したとき"
    ),
    "elder_21_2": _(
        "養介護施設の従事者等による虐待を受けたと思われる高齢者を発見し、生命・身体に重大な危険があるとき"
    ),
    "elder_21_3": _(
        "養介護施設の従事者等による虐待を受けたと思われる高齢者を発見した者（重大な危険がないとき）"
    ),
    "disabled_7": _("養護者による虐待を受けたと思われる障害者（18歳以上）を発見した者"),
    "disabled_16": _("障害者福祉施設の従事者等による虐待を受けたと思われる障害者を発見した者"),
    "disabled_22": _("使用者による虐待を受けたと思われる障害者を発見した者"),
    "dv_6_1": _("配偶者からの暴力（身体に対する暴力）を受けている者を発見した者"),
    "dv_6_2": _(
        "医師その他の医療関係者が、業務を行うに当たり、配偶者からの暴力によるけが・病気と認めたとき（本人の意思を尊重する）"
    ),
}
# What a page calls the laws; a paper cites them whole.
SHORT = {
    "児童虐待の防止等に関する法律": _("児童虐待防止法"),
    "高齢者虐待の防止、高齢者の養護者に対する支援等に関する法律": _("高齢者虐待防止法"),
    "障害者虐待の防止、障害者の養護者に対する支援等に関する法律": _("障害者虐待防止法"),
    "配偶者からの暴力の防止及び被害者の保護等に関する法律": _("DV防止法"),
}
LABELS = {
    "told": _("通告・通報"),
    "to": _("通告・通報先"),
    "told_at": _("電話した日時"),
    "number": _("かけた番号"),
    "taken_by": _("受けた人"),
    "about": _("だれについて"),
    "whom": _("守られる人"),
    "by": _("だれから"),
    "danger": _("いまの命・体への危険"),
    "seen": _("見たこと・聞いたこと"),
    "seen_when": _("いつ・どこで"),
    "said": _("電話で話したこと"),
    "next_step": _("相手が約束した次のこと"),
    "laws": _("根拠"),
    "reporter": _("通報者"),
    "reporter_kept": _("氏名は記載しない（限定）"),
    "agency": _("通告・通報した機関"),
    "writer": _("書いた人"),
    "second": _("相談した上司"),
    "second_opinion": _("上司の意見"),
    "reason": _("通報しないと判断した理由"),
    "replies": _("その後の返事"),
    "paper_child": _("通告書"),
    "paper": _("通報票"),
    "notice": _(
        "取扱注意。通告・通報をした人がだれかわかることを、漏らしてはならない（%(keeps)s）。"
    ),
    "notice_plain": _("取扱注意。通告・通報をした人がだれかわかることを、ほかに伝えない。"),
}


def stage(stands: str) -> str:
    """Where a report stands, in words."""
    return str(SENTENCES[f"safeguarding.stage_{stands}"])


def several(labels: dict[str, str | Promise], codes: list[str]) -> str:
    """Several answers in words, in the order of the form."""
    return "、".join(str(label) for code, label in labels.items() if code in codes)


def short(article: str) -> str:
    """An article under the name that everybody uses."""
    name, _gap, rest = article.partition(" ")
    return f"{SHORT.get(name, name)} {rest}"
