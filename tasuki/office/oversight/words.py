"""Sentences of this room, and its words for pages, rooms and findings."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "oversight.own_looking": _(
        "自分の閲覧は自分では確認できません。ほかの管理者か管理職に頼んでください。"
    ),
    "oversight.not_reviewer": _(
        "この閲覧を確認できるのは、管理者か、その機関の管理職です。その方に知らせてください。"
    ),
    "oversight.not_carrier": _(
        "だれがこの方の記録を見たかを読めるのは、件を持つ主担当と調整役です。知りたいときは「%(holders)s」に聞いてください。本人の請求（開示）のときは、事務局に伝えてください。"
    ),
    "oversight.not_asked": _("この質問はほかの職員あてです。答えられるのは聞かれた本人だけです。"),
    "oversight.no_export": _(
        "記録を書き出せるのは、管理者・事務局・管理職です。必要なときは管理職に頼んでください。"
    ),
    "oversight.no_question": _(
        "聞きたいことが書かれていません。本人が答えられるように書いてください。"
    ),
    "oversight.no_answer": _("答えが書かれていません。どの仕事のために見たかを書いてください。"),
    "oversight.no_note": _(
        "確認したことが書かれていません。何を確かめてそう判断したかを書いてください。"
    ),
    "oversight.no_verdict": _("「相当」か「不相当」を選んでください。"),
    "oversight.no_purpose": _("何のために書き出すかが書かれていません。目的を書いてください。"),
    "oversight.too_long": _("文章は%(longest)s字までです（いま%(length)s字）。短くしてください。"),
    "oversight.reviewed": _(
        "この閲覧はもう確認されています。ページを開き直して結果を見てください。"
    ),
    "oversight.answered": _("この質問にはもう答えがあります。"),
    "oversight.open_question": _(
        "前の質問の答えを待っています。答えを待つか、このまま判断してください。"
    ),
    "oversight.days_turned": _("「この日から」は「この日まで」より前の日にしてください。"),
    "oversight.relation": _(
        "この日に、関わりのない方%(persons)s人の記録を見ています"
        "（所属する機関がいま受け持っていない方です）。"
    ),
    "oversight.emergency": _("この日に、緊急閲覧で%(persons)s人の記録を見ています。"),
    "oversight.bulk": _(
        "この日に見た方は%(persons)s人です。本人のこれまで%(days)s日では、"
        "ふだん%(middle)s人、いちばん多い日で%(most)s人でした。"
    ),
    "oversight.family": _(
        "この日に、本人と同じ姓の方%(persons)s人の記録を見ています"
        "（担当している件や、この日に仕事をした件は数えていません）。"
    ),
    "oversight.hours": _(
        "この日の%(since)sから%(until)sまでのほかに、%(persons)s人の記録を見ています。"
    ),
}

DOORWAY = _("記録を調べる")
DOORWAY_HINT = _("だれが、いつ、何を見て、何をしたか。")
GROUP = _("記録の確認")
FINDINGS = _("ふだんと違う閲覧")
FINDINGS_HINT = _("ふだんの仕事と違う見方を、人が読んで確かめます。")
PROOF = _("記録の検証")
PROOF_HINT = _("記録が書き換えられていないことを毎晩確かめています。")
EXPLAIN = _("閲覧の理由を答える")
EXPLAIN_NOTE = _("%(day)sの閲覧について聞かれています")
ASKED_ON = _("聞かれた日")
REVIEW = _("確認する")
FOUND_NOTE = _("%(name)s（%(day)s）")
FOUND_ON = _("閲覧した日")
CLOCK = _("システム")
SOMEBODY = _("（不明）")
LOOKED_AT = _("「%(page)s」を見た")
LOOKED = _("個人の情報が出る画面を見た")
LOOKED_AT_MANY = _("「%(page)s」を見た（%(count)s人の情報が出た）")
HEAD_TITLE = _("記録の先頭の値")
LOG_TITLE = _("記録の写し")
YES, NO = _("はい"), _("いいえ")
LABELS: dict[str, str | Promise] = {
    "at": _("日時"),
    "line": _("行"),
    "what": _("したこと"),
    "who": _("だれが"),
    "agency": _("機関"),
    "role": _("役割"),
    "basis": _("根拠"),
    "position": _("封の番号"),
    "head": _("先頭の値"),
    "lines": _("行数"),
    "verified": _("確かめた日時"),
    "result": _("結果"),
    "fine": _("書き換えはありません"),
    "bad": _("%(line)s行目：%(what)s"),
    "purpose": _("目的"),
    "by": _("書き出した人"),
    "since": _("この日から"),
    "until": _("この日まで"),
    "of_staff": _("だれの"),
    "group": _("仕事"),
    "cut": _(
        "条件に合う行が多いため、新しいほうから%(rows)s行だけを入れました。期間を分けて書き出してください。"
    ),
    "how": _(
        "この値は、これまでの記録のすべてから計算したものです。1行でも書き換えると同じ値になりません。"
        "この紙をシステムの外で保管し、確かめるときは次のように打ってください。"
    ),
    "all": _("すべて"),
}
# Relations that open a matter, where a look names one in place of a ground of the town's.
RELATIONS: dict[str, str | Promise] = {
    "holder": _("担当している"),
    "former": _("以前に担当していた"),
    "offer": _("つながれた"),
    "help": _("一緒に対応している"),
    "role": _("関わる機関である"),
    "seat": _("会議の席がある"),
    "emergency": _("緊急閲覧"),
}
ROOMS: dict[str, str | Promise] = {
    "intake": _("相談の受付"),
    "referrals": _("つなぐ・一緒に対応"),
    "relay": _("襷"),
    "cases": _("多機関協働のケース"),
    "meetings": _("会議"),
    "plans": _("プラン"),
    "closing": _("終結"),
    "people": _("住民・世帯"),
    "consent": _("同意"),
    "grounds": _("根拠さがし"),
    "protection": _("保護"),
    "safeguarding": _("通告・通報"),
    "emergency": _("緊急閲覧"),
    "organizations": _("職員・機関"),
    "transfers": _("引継ぎ"),
    "vault": _("書類"),
    "oversight": _("記録の確認"),
    "duties": _("開示・訂正・保存"),
    "prefecture": _("後方支援"),
    "setup": _("まちの設定の変更"),
    "needs": _("まだない事業の必要"),
    "rollcall": _("安否確認"),
    "shelf": _("書類の棚とリンク"),
    "audit": _("画面で見たこと"),
    "desk": _("一覧・検索"),
    "drafts": _("下書き"),
    "municipality": _("町の設定"),
}
# What a page is called to somebody who never saw it; a room's name stands in for the others.
PAGES: dict[str, str | Promise] = {
    "desk:desk": _("わたしの机"),
    "desk:cases": _("多機関協働のケースの一覧"),
    "desk:offered": _("受け取り待ちの一覧"),
    "desk:search": _("さがす"),
    "desk:consultation": _("相談のページ"),
    "desk:case": _("ケースのページ"),
    "desk:case_records": _("ケースの経過"),
    "desk:paper": _("印刷した書類"),
    "intake:new": _("相談の受付の入力"),
    "intake:edit": _("受付の記録の訂正"),
    "intake:assess": _("短いアセスメント"),
    "intake:record": _("経過の記録"),
    "intake:correct_record": _("経過の訂正"),
    "intake:look_again": _("次に見る日を決める"),
    "intake:finish": _("対応を終える"),
    "intake:outcome": _("対応の結果"),
    "intake:lookalikes": _("似た方のお知らせ"),
    "intake:inquire": _("関わりの照会"),
    "intake:inquiry": _("関わりの照会の結果"),
    "intake:doubles": _("同じ方かもしれない登録の一覧"),
    "referrals:offer": _("つなぐ"),
    "referrals:show": _("つないだ内容"),
    "referrals:together": _("一緒に対応する"),
    "referrals:together_show": _("一緒に対応の依頼"),
    "referrals:dispute": _("担当の調整"),
    "cases:request": _("多機関協働の依頼"),
    "cases:show_request": _("多機関協働の依頼の内容"),
    "cases:assessment": _("アセスメント"),
    "cases:agencies": _("関わる機関"),
    "cases:members": _("世帯員"),
    "cases:show_information": _("情報の提供の依頼"),
    "cases:file": _("添付ファイル"),
    "meetings:list": _("会議の一覧"),
    "meetings:show": _("会議のページ"),
    "meetings:minutes": _("会議の記録"),
    "plans:plan": _("プラン案"),
    "plans:show": _("プラン"),
    "closing:closing": _("終結"),
    "closing:follow_up": _("終結後の様子"),
    "oversight:person": _("この方の記録を見た人"),
    "oversight:matter": _("この件の記録"),
}
