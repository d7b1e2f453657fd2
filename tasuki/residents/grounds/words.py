"""Sentences and labels of this room."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What an act told, by what it is about; and which of these go out on paper.
TOLD_AS = {
    "pass": _("相談つなぐシート"),
    "together": _("一緒に対応する依頼"),
    "request": _("多機関協働の依頼"),
    "around": _("関わる機関として記録・プランを開いた"),
    "plan": _("プランと役割分担"),
    "item": _("会議の資料"),
    "information": _("情報の提供の依頼"),
    "inquiry": _("ほかの機関への照会"),
    "report": _("通告・通報"),
}
TOLD_OTHERWISE = _("そのほかに伝えたこと")
ON_PAPER = frozenset({"pass", "plan", "item"})


def told_as(target: str) -> str:
    """What an act on this target told, in words."""
    return str(TOLD_AS.get(target.partition(":")[0], TOLD_OTHERWISE))


SENTENCES: dict[str, str | Promise] = {
    "grounds.does_not_hold": _(
        "この根拠では、この機関に伝えられません。本人の同意を得るか、"
        "「伝えてよいか調べる」で、合う根拠と、いま開ける会議を確かめてください。"
    ),
    "grounds.consent_withdrawn": _(
        "本人は同意を撤回しています。改めて説明して同意を得るか、ほかの根拠を選んでください。"
    ),
    "grounds.consent_partly": _(
        "同意は一部だけです。伝えるものの印を、本人が同意した範囲のものだけに減らすか、同意を得直してください。"
    ),
    "grounds.unsaid": _(
        "この根拠では、当てはまる事情を記録します。「根拠の内容」「根拠の説明」の欄に書いてください。"
    ),
    "grounds.too_long": _(
        "根拠の内容が長すぎます（%(longest)s字まで、いま%(length)s字）。短くしてください。"
    ),
    "grounds.not_staff": _("所属のある職員だけが調べられます。管理者に連絡してください。"),
    "grounds.same_agency": _(
        "伝える側と受ける側が同じ機関です。同じ機関の中では、担当に要る範囲で伝えられます。別の機関を選んでください。"
    ),
}

DOORWAY = _("伝えてよいか調べる")
DOORWAY_HINT = _("六つの問いに答えると、根拠の条文と、記録することが出ます。")
TABLE = _("伝える根拠の表")
TABLE_HINT = _(
    "だれがだれに、何を、どの条文で伝えてよいか。印刷して個人情報の担当と確かめられます。"
)
GROUP = _("個人情報")

SAYS = {
    "may": _("伝えてよい"),
    "conditions": _("条件つきで伝えてよい"),
    "confirm": _("確認が必要"),
    "not": _("このままでは伝えられない"),
}
SAYS_MORE = {
    "may": _("下の根拠と、書き残すことを記録して伝えてください。"),
    "conditions": _("下の条件に当てはまることを書き残せるときに、伝えてください。"),
    "confirm": _("町の決まりや同意の範囲を確かめるまでは、伝えないでください。"),
    "not": _("「次にできること」のどれかを選んでください。"),
}
TONES = {"may": "success", "conditions": "info", "confirm": "warning", "not": "error"}
CALLS = {
    "holds": _("伝えてよい"),
    "judged": _("条件つき"),
    "confirm": _("要確認"),
}
OFF = _("使わない（町の決定）")
DECIDED = _("条件つき（町が決定）")
CONFIDENCE = {
    "high": _("高い"),
    "mid": _("中くらい：条文を照らして使う"),
    "low": _("低い：町が決めるまで使わない"),
}

REGIMES = {
    "public": _("行政機関等（第5章）"),
    "private": _("民間（第4章）"),
    "unknown": _("適用が不明"),
}
OFFICES = {
    "town": _("市町村"),
    "prefecture": _("都道府県の機関・保健所"),
    "nation": _("国の機関"),
    "child_guidance": _("児童相談所"),
    "commissioner": _("民生委員・児童委員"),
    "police": _("警察"),
    "school": _("学校"),
    "medical": _("医療機関"),
    "support_center": _("地域包括支援センター"),
    "self_reliance": _("自立相談支援機関"),
    "disability_support": _("障害の相談支援"),
    "rights_center": _("障害者権利擁護センター"),
    "dv_center": _("配偶者暴力相談支援センター"),
    "contractor": _("重層事業の受託者"),
    "welfare": _("社会福祉法人・NPO等"),
    "other": _("その他"),
}
CATEGORIES = {
    "attributes": _("氏名・住所・連絡先・家族（属性）"),
    "health": _("健康・障害・介護のこと"),
    "schooling_work": _("学校・仕事のこと"),
    "money": _("収入・借金のこと"),
    "welfare_use": _("使っている福祉の制度"),
    "life_history_issues": _("生活歴・困りごと"),
    "tax": _("税務の担当が持つ税の情報"),
    "my_number": _("マイナンバー"),
    "reporter": _("通報した人がだれか"),
    "protected_address": _("保護されている人の住所・居場所"),
}
CATEGORY_RULES = {
    "tax": _(
        "税の情報は地方税法22条の守秘がかかり、個人情報保護法69条では開きません。"
        "支援会議で伝えてよいかは、町が決めるまで「要確認」です。"
    ),
    "my_number": _(
        "マイナンバーは、番号法19条に当たる場合のほか伝えられません。本人の同意でも伝えられません。"
    ),
    "reporter": _("通報した人がだれかは、どの根拠でも伝えられません。"),
    "protected_address": _(
        "保護されている人の住所・居場所は、伝えられません。要るときは、理由を書いて開示の手続きをします。"
    ),
    "sensitive": _(
        "病歴・障害・犯罪の経歴や被害は要配慮個人情報です。一人分でも漏れれば報告の対象です。要るものだけを伝えてください。"
    ),
}
CONSENTS = {
    "given": _("同意している"),
    "partly": _("一部だけ同意している"),
    "none": _("同意していない"),
    "asking": _("確認中"),
    "withdrawn": _("撤回した"),
    "incapable": _("判断能力の課題により確かめられない"),
    "unknown": _("まだ聞いていない"),
}
PLIGHTS = {
    "calm": _("ない"),
    "danger": _("危険がある。同意は得られそう"),
    "urgent": _("危険がある。同意を得るのは難しい"),
    "hard_to_ask": _("危険はないが、同意を得るのは難しい"),
}
MEETINGS = {
    "none": _("いいえ"),
    "support": _("支援会議（社会福祉法106条の6）"),
    "self_reliance": _("支援会議（生活困窮者自立支援法9条）"),
    "child": _("要保護児童対策地域協議会（児童福祉法25条の2）"),
}
COMMISSIONS = {
    "none": _("委託の関係なし"),
    "to_contractor": _("受ける側が、伝える側の委託先"),
    "from_contractor": _("伝える側が、受ける側の委託先"),
}
PURPOSES = {
    "inside": _("利用目的の範囲内"),
    "outside": _("利用目的の範囲外"),
    "unknown": _("利用目的の範囲かどうか不明"),
}
REPORTS = {
    "none": _("通告・通報でない"),
    "child": _("児童虐待の疑い"),
    "elder": _("高齢者虐待の疑い"),
    "disability": _("障害者虐待の疑い"),
    "dv": _("配偶者からの暴力"),
}
CONDITIONS = {
    "same_body": {True: _("同じ団体・法人の中"), False: _("別の団体・法人")},
    "both_sit": {True: _("両者がその会議の構成員で、付議された事案")},
    "programme": {True: _("重層事業を実施している年度")},
    "child": {True: _("児童についての情報")},
    "statute": {True: _("根拠となる法令の条文を示せる")},
    "benefit": {True: _("本人の利益になることが明らか、または特別の理由がある")},
    "hindered": {True: _("同意を得ようとすると、その事務に支障が出るおそれ")},
    "joint_use": {
        True: _("共同利用の項目・範囲・目的・責任者を、前もって本人に通知または公表している")
    },
}
SPECIALS = {"tax": _("税の情報も"), "my_number": _("マイナンバー")}
ORDINARY = _("六つの区分（税の情報・マイナンバー・通報者・保護された住所を除く）")
ANYBODY = _("どこでも")
EFFORT = _("努力義務")

NEXT_STEPS = {
    "emergency": _("いま命の危険があるときは、110番・119番に電話する"),
    "leave_out": _("「%(what)s」を外して伝える"),
    "reveal": _("住所の開示を、理由を書いて求める（記録に残ります）"),
    "ask_section": _("町の個人情報の担当に確かめる（下の条文を示す）"),
    "fill_regime": _("「%(who)s」の適用（行政機関等か民間か）を、管理者に登録してもらう"),
    "ask_consent": _("本人の同意を得る"),
    "widen_consent": _("同意の範囲を確かめ、足りないものの同意を得る"),
    "respect_withdrawal": _("本人は同意を撤回している。伝えずに、改めて本人と話す"),
    "representative": _("法定代理人や、意思決定を支える人と確かめる"),
    "await_consent": _("同意の返事を待つ"),
    "support_meeting": _("支援会議（社会福祉法106条の6）にかける"),
    "self_reliance_meeting": _("支援会議（生活困窮者自立支援法9条）にかける"),
    "child_council": _("要保護児童対策地域協議会にかける"),
    "check_purpose": _("支援機関との共有が利用目的に入っているか、個人情報ファイル簿で確かめる"),
    "clear_benefit": _("本人の利益になることが明らかなら、その理由を書いて伝える（69条2項4号）"),
    "cooperation": _(
        "行政の事務への協力で、同意を得ると支障が出るなら、その事情を書いて伝える（27条1項4号）"
    ),
    "report": _("虐待や暴力の疑いがあれば、通告・通報する（同意は要らない）"),
    "anonymous": _("だれのことか分からない形で相談する"),
}
STEP_URLS = {
    "report": "safeguarding:new",
}

LIFTED = _("この根拠で伝えるときは、妨げになりません。")
NOT_LIFTED = _("この根拠だけでは外れません。上司や個人情報の担当に確かめてください。")
SILENCES = {
    "local_officials": _("地方公務員の守秘義務"),
    "national_officials": _("国家公務員の守秘義務"),
    "commissioners": _("民生委員・児童委員の守秘義務"),
    "doctors": _("医師などの秘密漏示"),
    "nurses": _("保健師・看護師の守秘義務"),
    "child_guidance": _("児童相談所の職員の守秘義務"),
    "support_center": _("地域包括支援センターの職員の守秘義務"),
    "self_reliance": _("自立相談支援の受託者の守秘義務"),
    "contractor": _("重層事業の受託者の守秘義務（罰則あり）"),
    "social_workers": _("社会福祉士・介護福祉士の守秘義務（資格のある人）"),
    "support_meeting": _("支援会議の構成員の守秘義務（罰則あり）"),
    "self_reliance_meeting": _("支援会議（困窮法）の構成員の守秘義務"),
    "child_council": _("要対協の構成員の守秘義務"),
    "tax": _("税の情報の守秘義務"),
    "my_number": _("マイナンバーの提供の制限"),
}
SILENCE_LIFTS = _(
    "本人の同意、法令に基づく提供、委託した業務、通告・通報は、正当な理由に当たります。"
)
SILENCE_LIFTS_LESS = {
    "tax": _("本人が税の情報と分かって同意したとき。"),
    "my_number": _("番号法19条の各号に当たるとき。"),
}

SURE = _("出典の確かさ")
PRINTED = _("印刷　%(on)s")
HEADS = (
    _("根拠・条文"),
    _("伝える側 → 受ける側"),
    _("条件"),
    _("記録すること・限度"),
    _("答え・確かさ"),
)
SILENCE_HEADS = (_("守秘義務"), _("条文"), _("伝えてよい場合"))
NOTICE = _(
    "この表は、たすきが画面で答える規則そのものから作っています。違うところがあれば、町の根拠の設定で使わない根拠にするか、要確認の行を決めてください。"
)
SECTION_ROWS = _("伝える根拠")
SECTION_SPECIAL = _("特別の決まりがある情報")
SECTION_SILENCES = _("話す人の守秘義務")
