"""Sentences of the reception."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SOME_HIDDEN = _("（役割に要らない区分の特性は表示しません）")

SENTENCES: dict[str, str | Promise] = {
    "intake.reach_too_wide": _(
        "犯罪の経歴と、通告・通報した人のことは、関わる機関のすべてには見せません。"
        "「主担当と調整役だけ」か「書いた機関だけ」を選んでください。"
    ),
    "intake.not_your_counter": _(
        "その窓口の相談員ではないので受け付けられません。自分の所属を選んでください。"
    ),
    "intake.towns_take_in": _(
        "後方支援の担当は、個人の相談を受け付けません。相談は、お住まいの市町村の窓口が受け付けます。"
        "相談した方には、その市町村の窓口を案内してください。"
    ),
    "intake.not_holder": _(
        "この件を持っているのは「%(holder)s」です。直すときや終えるときは、担当機関に頼んでください。"
    ),
    "intake.no_records": _(
        "この件の経過を書く根拠が、あなたの所属にはまだありません。担当の「%(holder)s」に連絡してください。"
    ),
    "intake.not_your_record": _(
        "ほかの機関が書いた記録は直せません。書いた「%(agency)s」に伝えるか、新しい記録を書いてください。"
    ),
    "intake.main_missing": _(
        "「ご相談内容」に一つは印を付け、主な相談内容（◎）を一つ選んでください。"
    ),
    "intake.main_not_ticked": _("主な相談内容（◎）は、印を付けた相談内容から選んでください。"),
    "intake.unknown_code": _("「%(label)s」は、一覧にあるものから選んでください。"),
    "intake.in_future": _("日時（%(moment)s）がまだ来ていません。日付と時刻を確かめてください。"),
    "intake.too_long": _(
        "「%(label)s」は%(longest)s字までです（いま%(length)s字）。短くするか、二つに分けて書いてください。"
    ),
    "intake.minutes": _("所要時間は、0分から1440分（1日）までの数で入力してください。"),
    "intake.visitor_twice": _(
        "来談者が「本人」のときは、来談者の氏名・関係・連絡先を残せません。「本人以外」を選んでください。"
    ),
    "intake.consent_without_day": _("同意した日がありません。同意の日を入力してください。"),
    "intake.consent_in_future": _("同意の日がまだ来ていません。日付を確かめてください。"),
    "intake.closed": _(
        "この件の対応はもう終わっています。続きは、引き継いだ件に書くか、新しい相談として受け付けてください。"
    ),
    "intake.outcome_missing": _("「対応の結果」を選んでください。"),
    "intake.outcome_goes_on": _(
        "この結果では対応が続きます。終えるときは、ほかの結果を選んでください。"
        "続けるときは「次に見る日を決める」へ進んでください。"
    ),
    "intake.nothing_said": _("「内容」がありません。したこと・聞いたことを書いてください。"),
    "intake.next_in_past": _("次の予定の日は、今日以降の日にしてください。"),
    "intake.unknown_field": _("「まだ聞いていない」は、一覧にある項目から選んでください。"),
    "intake.person_gone": _(
        "選んだ方は、あなたの機関の記録に見つかりません。選び直すか、新しい方として受け付けてください。"
    ),
    "intake.nothing_changed": _(
        "変わったところがありません。直す項目を変えてから保存してください。"
    ),
    "intake.stale": _(
        "%(who)sさんが先に保存しました。あなたの入力は残っています。違うところを見比べて、もう一度保存してください。"
    ),
    "intake.not_a_time": _("時刻を読み取れません。「14:30」のように入力してください。"),
    "intake.no_date": _("日を入力するか、「1か月後」などのボタンを選んでください。"),
    "intake.inquire_too_little": _(
        "照会には、氏名かふりがなのどちらかと、生年月日か電話番号のどちらかが要ります。わかるものを入力してください。"
    ),
    "intake.inquire_not_told": _(
        "この方の氏名が伝えられていないので照会できません。つないだ機関に聞いてください。"
    ),
    "intake.inquire_no_ground": _(
        "その根拠では照会できません。本人の同意を得るか、一覧にある根拠を選んでください。"
    ),
    "intake.inquire_unexplained": _(
        "この根拠で照会するには、説明が要ります（%(condition)s）。「根拠の説明」に書いてください。"
    ),
    "intake.inquire_too_often": _(
        "照会は1日%(most)s回までです。急ぐときは調整役に相談してください。明日になれば、また照会できます。"
    ),
}

INQUIRE = _("他機関に照会する")
AGREES_NOW = _("本人がその場で同意している（%(article)s）")
TEL_UNKNOWN = _("不明")
DOUBLES = _("同じ人かもしれない相談があります（%(pairs)s組）")
SEE_DOUBLES = _("見比べる")
NOT_YOURS_TO_KNOW = _("氏名は表示できません")

CASE_TITLE = _("%(name)sさんの相談")
UNNAMED_TITLE = _("%(name)sの相談")
LOOK_AGAIN_ON = _("次に見る日")
RECORD = _("経過を記録する")
CARRIED_OUTSIDE = _("%(agency)sが引き受け。ここで見届けています")
WATCH_OVER = _("見守り：次は半年後")
LOOK_AGAIN = _("次に見る日を決める")
STALLED = _("日が過ぎています")
TODAY = _("今日")
URGENT = _("緊急：%(kind)s")
MINUTES = _("%(minutes)s分")
SUBJECT_CAME = _("本人")
NOT_TOLD = _("伝えられていません")
NAME_NOT_TOLD = _("氏名を伝えられていない方")

MATTER = _("相談")

CORRECT = _("受付の記録を直す")
ASSESS = _("短いアセスメント")
OUTCOME = _("対応の結果を決める")
WITH_WHOM = _("相手：%(whom)s")
NEXT = _("次の予定：%(on)s　%(note)s")
CORRECTED = _("訂正あり")
ABOUT_WHOM = _("本人")
RECEIVED = _("受付")
ABOUT_WHAT = _("相談")
AGREED = _("情報の共有（受付のときの答え）")
WHAT_CAME = _("結果")
NO_OUTCOME = _("まだ決めていない")
NAME = _("氏名")
KANA = _("ふりがな")
SEX = _("性別")
BIRTH = _("生年月日・年齢")
ADDRESS = _("住所")
PHONE = _("電話")
CONTACT = _("連絡の可否")
NOTE = _("備考")
VISITOR = _("来談者")
SOMEBODY_ELSE = _("本人以外")
NAMELESS = _("方（%(relation)s、氏名は聞いていない）")
NAME_NOT_ASKED = _("氏名は聞いていない")
REACH = {"carriers": _("主担当と調整役だけ"), "own": _("限定：書いた機関だけ")}
