"""What this room says."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "meetings.no_case_data": _(
        "「%(meeting)s」は個別の相談者の情報を扱う根拠のない会議です。"
        "個別の事案は、%(others)sに付議してください。"
    ),
    "meetings.not_founded": _(
        "「%(meeting)s」は設置予定で、%(year)sにはまだ開けません。"
        "一緒に対応する機関に頼むか、本人の同意がない件は、%(instead)sで扱ってください。"
    ),
    "meetings.programme_first": _(
        "%(year)sは重層的支援体制整備事業をまだ実施していないため、「%(meeting)s」は開けません。"
        "いま使えるのは、%(instead)sです。"
    ),
    "meetings.needs_consent": _(
        "「%(meeting)s」に付議できるのは、相談者本人が同意している事案だけです。"
        "同意を得て記録してください。同意のないまま話し合う場は、%(tables)sです（理由を書いて付議します）。"
    ),
    "meetings.needs_reason": _(
        "本人の同意なく「%(meeting)s」に付議するには、同意なく共有する理由が要ります。"
        "「同意なく共有する理由」を書いてください。"
    ),
    "meetings.subject_left_out": _(
        "この件の本人を資料から外すことはできません。本人が同意していないときに話し合う場は、%(tables)sです。"
    ),
    "meetings.member_refused": _(
        "%(names)sさんは、共有に同意していないか、同意を撤回したと記録されています。印を外して付議するか、"
        "あらためて同意を受けて記録してください。"
    ),
    "meetings.not_a_member": _(
        "資料から外せるのは、この件の世帯員だけです。世帯員の一覧から選び直してください。"
    ),
    "meetings.not_decided_here": _(
        "「%(meeting)s」は、この件についてその意見を出す会議ではありません。"
        "共有・検討の結果を記録し、決めることは「%(deciding)s」に付議してください。"
    ),
    "meetings.opinion_needs_note": _(
        "「修正のうえ再付議」「見送り」には、何を直すか・なぜかが要ります。「意見の内容・助言」を書いてください。"
    ),
    "meetings.advice_and_date": _(
        "つないだ事業者を主担当とするときは、書面の助言と次に確かめる日が要ります。両方を入力してください。"
    ),
    "meetings.follow_on_past": _("次に確かめる日は、今日以降の日にしてください。"),
    "meetings.referrer_coordinates": _(
        "つないだ機関が調整役のため、主担当を兼ねられません。調整役を替えるか、ほかの機関を主担当にしてください。"
    ),
    "meetings.no_referrer": _(
        "この件をつないだ機関がわからないため、主担当として戻せません。「共有した」として記録してください。"
    ),
    "meetings.cancelled": _("この会議は中止されています。新しい会議を開いてください。"),
    "meetings.closed": _("この会議の記録は確定しています。続きは次の会議に付議してください。"),
    "meetings.not_held": _("まだ開かれていない会議です。先に「会議の記録」を書いてください。"),
    "meetings.undecided": _(
        "意見を記録していない件が%(count)s件あります。すべての件に「意見を記録する」か「付議を取り下げる」を行ってください。"
    ),
    "meetings.already_said": _(
        "すでに%(count)s件の意見を記録した会議は中止できません。「会議の記録」を書いて確定してください。"
    ),
    "meetings.not_yet": _(
        "会議の日（%(on)s）より前に記録はできません。日が早まったときは、会議を開き直してください。"
    ),
    "meetings.pledge_first": _(
        "この会議では守秘の誓約が要ります。先に「守秘を誓約する」を行ってください。"
    ),
    "meetings.no_pledge_here": _(
        "この会議では誓約書をとりません。守秘義務は法律によって生じています。そのまま進めてください。"
    ),
    "meetings.pledged_already": _("あなたの機関は、すでに守秘を誓約しています。"),
    "meetings.not_convener": _(
        "この会議を進められるのは、招集者の「%(convener)s」か、その事務局です。招集者に頼んでください。"
    ),
    "meetings.cannot_convene": _(
        "「%(meeting)s」を開けるのは、招集者の「%(convener)s」です。招集者に開催を頼んでください。"
    ),
    "meetings.cannot_bring": _(
        "この件を付議できるのは、主担当か調整役の機関です。「%(holder)s」に付議を頼んでください。"
    ),
    "meetings.cannot_take": _("受け取れるのは、主担当とされた「%(receiver)s」です。"),
    "meetings.no_seat": _("この会議にあなたの機関の席はありません。招集者に席を頼んでください。"),
    "meetings.no_offer": _("この件で、受け取りを待っている主担当の指名はありません。"),
    "meetings.brought_already": _(
        "この件は、すでにこの会議に付議されています。会議の画面で確かめてください。"
    ),
    "meetings.decided_already": _(
        "この件の意見は、すでに記録されています。続きは次の会議に付議してください。"
    ),
    "meetings.seated_already": _("その席はすでにあります。ほかの機関か方を選んでください。"),
    "meetings.seat_of_nobody": _(
        "席には、機関か、氏名・立場が要ります。どちらかを入力してください。"
    ),
    "meetings.staff_elsewhere": _("その方は、選んだ機関の職員ではありません。選び直してください。"),
    "meetings.seat_in_use": _(
        "事案が付議された後は席を外せません。欠席したときは「会議の記録」に書いてください。"
    ),
    "meetings.kind_unknown": _("その種類の件は付議できません。件の画面から付議してください。"),
    "meetings.guest_too_long": _(
        "ほかに招く方の氏名・立場は、1人100字までです。短くしてください。"
    ),
    "meetings.stale": _(
        "%(who)sさんが先にこの会議の記録を書き直しました。"
        "両方を見比べて、残すほうを選んでからもう一度保存してください。"
    ),
}

# --- words of papers and pages -----------------------------------------------------------------------

KIND_CASE = _("事案の共有・検討")
NO_TABLE = _("事案を扱える会議（まだありません）")
DEMO_CHOICE = _("見本の設定")
NOTHING_DECIDES = _("決める会議が決まっていません")
DATA_LAW = _("個人情報の保護に関する法律69条1項")
SECRECY = _(
    "この会議は支援会議（社会福祉法106条の6）です。ここで知り得た秘密を、正当な理由なく漏らしてはなりません"
    "（同条第5項）。職を退いた後も同じです。違反した者は、1年以下の拘禁刑又は100万円以下の罰金に処せられます"
    "（同法159条）。"
)
PRINTED = _("印刷 %(on)s")
NOT_PUBLIC = _("会議と会議の資料は公開しません。資料は会議の後に回収します。")
LEFT_OUT_NOTE = _("同意していない世帯員%(count)s人だけに関することは、この資料に載せていません。")
AGENDA_TITLE = _("%(meeting)s　次第・資料")
MINUTES_TITLE = _("%(meeting)s　会議の記録")
MEMBER_LEFT_OUT = _("（この資料では触れない世帯員）")
PAPERS_CLOSED = _(
    "同意が撤回されたため、資料を閉じました。読む必要があるときは、付議した「%(agency)s」に聞いてください。"
)
CONSENT_WITHDRAWN = _("同意が撤回されたあと、この会議の法律の根拠で席に残した。")
HIDDEN_TITLE = _("あなたの所属には開かれていない件")
PAPER_OF_BODY = _("事務局控え")
LATE = _("記録がまだです")
NEXT = _("次の会議")
OFFICER = _("会議担当者：%(name)sさん")
DEPUTY = _("会議担当者の代わり：%(name)sさん")
NOT_CLOSED = _("記録を確定していません")
OFFERED = _("主担当の指名")
ANSWER_BY = _("返事の期限")
HELD_ON = _("会議の日")

LABELS = {
    "meeting": _("会議"),
    "class": _("会議の種類"),
    "basis": _("根拠"),
    "consent": _("相談者の同意"),
    "held_at": _("日時"),
    "place": _("場所"),
    "chair": _("議長"),
    "convener": _("招集者"),
    "for_seat": _("この資料の宛先"),
    "previous": _("前回からの申し送り"),
    "seats": _("出席者"),
    "invited": _("招いた方"),
    "agency": _("所属"),
    "person": _("氏名"),
    "because": _("席の理由"),
    "attended": _("出欠"),
    "secrecy": _("守秘の確認"),
    "items": _("付議する件"),
    "number": _("番号"),
    "kind": _("種別"),
    "title": _("件名"),
    "reason": _("同意なく共有する理由"),
    "question": _("検討してほしいこと"),
    "opinion": _("意見"),
    "advice": _("意見の内容・助言"),
    "follow_on": _("次に確かめる日"),
    "referrer": _("つないだ機関"),
    "minutes": _("記録"),
    "lead": _("主担当"),
    "coordination": _("調整役"),
    "around": _("関わる機関"),
    "people": _("世帯"),
    "assessment": _("アセスメント"),
    "of_household": _("世帯全体"),
    "traits": _("課題の特性"),
    "background": _("背景"),
    "strengths": _("強み"),
    "wish": _("本人の希望"),
    "involved": _("すでに関わっている人・機関"),
    "urgency": _("緊急度"),
    "version": _("記録の版"),
    "recorded": _("記録者"),
    "closed": _("記録の確定"),
    "unknown": _("不明"),
    "none": _("なし"),
    "draft": _("作成中（確定前）"),
    "yes": _("出席"),
    "no": _("欠席"),
    "by_law": _("法律による"),
    "pledged": _("誓約済み"),
    "not_pledged": _("未了"),
    "agreed": _("本人の同意あり"),
    "not_agreed": _("本人の同意なし"),
    "left_alone": _("任せきり"),
}

ACTIONS = {
    "bring": _("会議に付議する"),
    "convene": _("会議を開く"),
    "opinion": _("意見を記録する"),
    "minutes": _("会議の記録"),
    "show": _("会議を見る"),
    "close": _("会議の記録を確定する"),
    "take": _("受け取る"),
    "open_support": _("「%(meeting)s」を開いて付議する"),
    "consent": _("同意を記録する"),
    "other_body": _("「%(meeting)s」に付議する"),
}

# What each act's page is called and says; the button is the 「」 word of the act.
PAGES = {
    "meetings.convene": (
        _("会議を開く"),
        _("会議を開く"),
        _("会議体を選ぶと、根拠・同意の扱い・構成員は市町村の決まりのとおりになります。"),
    ),
    "meetings.invite": (
        _("席を加える"),
        _("席を加える"),
        _("席のある機関には、付議された件の資料が会議の終わりまで開きます。"),
    ),
    "meetings.uninvite": (_("席を外す"), _("席を外す"), ""),
    "meetings.bring": (
        _("会議に付議する"),
        _("会議に付議する"),
        _("付議すると、席のある機関に資料が開きます。"),
    ),
    "meetings.withdraw_item": (
        _("付議を取り下げる"),
        _("付議を取り下げる"),
        _("取り下げると、この会議のために開いた資料は閉じます。"),
    ),
    "meetings.pledge": (_("守秘を誓約する"), _("守秘を誓約する"), ""),
    "meetings.record_sitting": (
        _("会議の記録"),
        _("会議の記録を保存する"),
        _("確定するまでは何度でも書き直せます。"),
    ),
    "meetings.give_opinion": (
        _("意見を記録する"),
        _("意見を記録する"),
        _("この会議が出せる意見だけを示しています。支援決定は、会議の意見とは別の記録です。"),
    ),
    "meetings.close_sitting": (
        _("会議の記録を確定する"),
        _("会議の記録を確定する"),
        _("確定すると書き直せません。会議のために開いた資料は閉じます。"),
    ),
    "meetings.cancel": (
        _("会議を中止する"),
        _("会議を中止する"),
        _("付議された件は、次の会議を待つものに戻ります。"),
    ),
    "meetings.take_lead": (
        _("主担当を受け取る"),
        _("受け取る"),
        _("会議は、つないだあなたの機関を主担当とし、助言をつけました。"),
    ),
}
