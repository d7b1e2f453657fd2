"""The words of this room's pages, papers and desk rows; its refusals stand in sentences.py."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tasuki.office.duties.rules import Keeper

GROUP = _("情報の管理")
REQUESTS = _("開示などの請求")
REQUESTS_HINT = _("開示・訂正・利用停止の請求を受け、期限までに答えます。")
LEAKS = _("漏えいを知らせる")
LEAKS_HINT = _("なくした・送り間違えた・見られた。気づいたらすぐに。期限が動きます。")
DISPOSALS = _("保存期間と廃棄")
DISPOSALS_HINT = _("保存期間が終わった件を、二人で確かめて廃棄します。")
CUSTODY = _("この記録はだれのものか")
CUSTODY_HINT = _("記録ごとの保有主体と、開示や漏えいの報告をするところ。")
DESK_REQUEST = _("%(kind)sの請求")
DESK_LEAK = _("漏えい等")
DESK_DISPOSAL = _("廃棄の承認")
OPEN = _("開く")
LATE = _("期限を過ぎている")
PICK = _("%(name)s（%(birth)s）")
TO = _("%(name)s 様")
HEAD_OF = _("%(name)s長")
DRAFT = _("%(title)s（案）")
COUNTED = _("%(label)s（%(count)sか所）")
TO_CONFIRM = _("%(text)s（号は要確認）")
NO_BIRTH = _("生年月日は不明")
NOT_LISTED = _("この中にいない")

KEEPERS: dict[Keeper, str | Promise] = {
    Keeper.TOWN: _("市町村"),
    Keeper.COMMISSIONED: _("市町村（受託者が取り扱う）"),
    Keeper.ITSELF: _("その法人（自ら持つ記録）"),
    Keeper.OTHER_PUBLIC: _("ほかの行政機関（県など）"),
    Keeper.UNKNOWN: _("不明"),
}
CHAPTERS: dict[Keeper, str | Promise] = {
    Keeper.TOWN: _("個人情報保護法第5章"),
    Keeper.COMMISSIONED: _("個人情報保護法第5章（受託者の安全管理は第66条第2項）"),
    Keeper.ITSELF: _("個人情報保護法第4章"),
    Keeper.OTHER_PUBLIC: _("個人情報保護法第5章"),
    Keeper.UNKNOWN: _("確かめるまで、短いほうの期限で動く"),
}
WHO: dict[str, str | Promise] = {
    "town": _("市町村"),
    "agency": _("その法人"),
    "other": _("その行政機関"),
    "ask": _("確かめてから"),
}
ASKS: dict[str, str | Promise] = {
    "regime": _("運営する法人と、市町村の直営かどうかを確かめる"),
    "contract": _("委託契約書で、委託の範囲と記録の帰属を確かめる"),
    "which_contract": _(
        "この仕事が市町村の委託によるものか、法人が自ら行うものかを契約書で確かめる"
    ),
    "counter": _("この窓口が市町村の委託によるものかを確かめる"),
    "maker": _("作った機関がわからない"),
}
KINDS: dict[str, str | Promise] = {
    "consultation": _("相談受付"),
    "record": _("経過"),
    "referral": _("つなぐシート"),
    "consent": _("同意"),
    "report": _("通告・通報"),
    "case": _("ケース"),
    "assessment": _("アセスメント"),
    "plan": _("プラン"),
    "meeting": _("会議の記録"),
    "closing": _("終結"),
}
REASONS: dict[str, str | Promise] = {
    "danger": _("本人の生命・健康・生活・財産を害するおそれ"),
    "third": _("本人以外の個人の情報"),
    "company": _("法人等の正当な利益"),
    "order": _("犯罪の予防など"),
    "deliberation": _("審議・検討に関する情報"),
    "work": _("事務の適正な遂行に支障（評価・判断など）"),
    "reporter": _("通報者"),
    "sealed": _("保護中の連絡先"),
    "not_held": _("請求を受けたところが保有する記録ではない（移送・案内）"),
}
LEFT_OUT: dict[str, str | Promise] = {
    "course": _("件の番号と担当の移り変わり（個人の内容はない）"),
    "sight": _("だれが見てよいかの設定"),
    "index": _("検索のための索引"),
    "sealed": _("暗号化して保護している連絡先"),
    "file": _("書類の原本（綴りから写しを渡す）"),
    "others": _("会議の出席者"),
    "draft": _("書きかけ（記録ではない）"),
    "record": _("操作の記録（「この方の記録を見た人」に出す）"),
    "itself": _("この請求そのもの"),
}
LEAK_REASONS: dict[str, str | Promise] = {
    "sensitive": _("要配慮個人情報が含まれる（1人でも）"),
    "property": _("財産の被害が生じるおそれ"),
    "dishonest": _("不正の目的によるおそれ"),
    "many": _("本人の数が基準（行政機関等100人、民間1,000人）を超える"),
}
CHECKLIST: dict[str, str | Promise] = {
    "stop": _("被害の広がりを止めた（回収・削除の依頼・パスワードの変更）"),
    "head": _("管理職と事務局に知らせた"),
    "evidence": _("何が・いつ・どこへ、の証拠を残した"),
    "keeper": _("保有主体を確かめた（受託者は委託元に知らせた）"),
    "danger": _("DV・虐待など、本人の安全に関わるかを確かめた"),
    "police": _("不正の目的のときは警察に相談した"),
    "publish": _("公表するかを決めた"),
    "cause": _("原因を調べた"),
    "prevent": _("再発を防ぐことを決めた"),
}
NOT_DONE: dict[str, str | Promise] = {
    "hold": _("廃棄を止めている"),
    "disclosure": _("開示などの請求が終わっていない"),
    "protected": _("保護中の方がいる"),
    "not_due": _("保存期間が終わっていない"),
    "blocked": _("ほかの記録がこの件を指している"),
    "gone": _("もう廃棄されている"),
}
LABELS: dict[str, str | Promise] = {
    "the_person": _("本人"),
    "other_person": _("ほかの方"),
    "yes": _("はい"),
    "no": _("いいえ"),
    "due_on": _("決定の期限"),
    "aim_on": _("答える目安"),
    "held_on": _("止めた日"),
    "asked_lift_on": _("申し出の日"),
    "first_until": _("速報の期限"),
    "final_until": _("確報の期限"),
    "proposed_on": _("案の日"),
    "number": _("番号"),
    "kind": _("請求"),
    "verdict": _("決定"),
    "reason": _("理由"),
    "decided_on": _("決定の日"),
    "decided_by": _("決定した人"),
    "asker": _("請求した人"),
    "about": _("だれについて"),
    "seen": _("この方の記録を見た人"),
    "at": _("日時"),
    "agency": _("機関"),
    "what": _("したこと"),
    "keeper": _("保有主体"),
    "made": _("作成"),
    "black": _("墨の理由"),
    "others_hold": _("ほかが保有する記録"),
    "left_out": _("この写しに入れていないもの"),
    "package": _("保有個人情報の写し"),
    "package_private": _("保有個人データの写し"),
    "asked_on": _("請求を受けた日"),
    "wants": _("請求の内容"),
    "law": _("根拠"),
    "record": _("記録"),
    "field": _("項目"),
    "why": _("開示しない理由"),
    "not_given": _("開示しない部分"),
    "extended": _("期限の延長"),
    "due_before": _("もとの期限"),
    "due_after": _("延ばしたあとの期限"),
    "extension_reason": _("延ばす理由"),
    "teaching": _("この決定に不服があるとき"),
    "draft_leak": _("案です。中身を見直し、本人に知らせたら記録してください。"),
    "draft_note": _("案です。まだ決定していません。"),
    "words_open": _(
        "要確認：この紙のことば（題名・教示・名義）は製品の既定です。町の様式と照らしてから出してください（まちの設定「通知書のことば」）。"
    ),
    "package_note": _("黒い部分は開示しない部分です。理由と条文は各項目の下に示しています。"),
    "leak_paper": _("漏えい等報告書（案）"),
    "outline": _("概要"),
    "items": _("漏えい等が発生し、又は発生したおそれがある保有個人情報の項目"),
    "count": _("本人の数"),
    "cause": _("原因"),
    "harm": _("二次被害又はそのおそれの有無及びその内容"),
    "told": _("本人への対応の実施状況"),
    "published": _("公表の実施状況"),
    "prevention": _("再発防止のための措置"),
    "other": _("その他参考となる事項"),
    "noticed_on": _("知った日"),
    "first": _("速報"),
    "final": _("確報"),
    "report_why": _("報告の要る理由"),
    "not_yet": _("確認中"),
    "stopped": _("すぐにしたこと"),
    "certificate": _("廃棄証明書"),
    "basis": _("根拠とする規程"),
    "proposed_by": _("案を出した人"),
    "approved_by": _("承認した人"),
    "done_on": _("廃棄した日"),
    "looked_by": _("あとから確認した人"),
    "matters": _("廃棄した件"),
    "kept_until": _("保存期間の末日"),
    "rows": _("消した行数"),
    "persons": _("消した人数"),
    "stayed": _("残した人数"),
    "not_done": _("廃棄しなかった理由"),
    "remains": _("残るもの"),
    "remains_text": _(
        "操作の記録の行（日時・番号・要約値。人の名前や内容はない）、この証明書、件数の統計。"
        "ほかの件が続いている方の氏名などは、その件のために残る。"
        "バックアップの写しは、保存の期限が来たものから消える。"
    ),
    "tables": _("表ごとの行数"),
}

# Act → heading, what to know before, the word of the button.
ACTS: dict[str, tuple[str | Promise, str | Promise, str | Promise]] = {
    "duties.receive": (
        _("請求を受け付ける"),
        _("受けた日から期限が動きます。だれの記録かは、担当に決められた人があとで確かめます。"),
        _("請求を受け付ける"),
    ),
    "duties.appoint": (
        _("担当を決める"),
        _("調べる担当と、決定する人を別の人にします。記録の中身を見るのはこの二人だけです。"),
        _("担当を決める"),
    ),
    "duties.pass_on": (
        _("移送・取り下げ"),
        _("ほかが保有する記録の請求は、保有するところへ移送するか、案内します（法第85条）。"),
        _("記録する"),
    ),
    "duties.extend": (
        _("期限を延ばす"),
        _("決定の前に一度だけ延ばせます。理由は請求した人に書面で知らせます。"),
        _("期限を延ばす"),
    ),
    "duties.identify": (
        _("本人を確かめる"),
        _("同じ氏名の方から選びます。この画面を見たことは記録に残ります。"),
        _("この方です"),
    ),
    "duties.gather": (
        _("記録を集める"),
        _(
            "この方の記録を、すべての画面からいまの内容で集めます。集め直すと手で塗った墨は消えます。"
        ),
        _("記録を集める"),
    ),
    "duties.black": (
        _("墨を塗る"),
        _("写した文のところに塗ります。空欄なら項目の全部です。"),
        _("保存する"),
    ),
    "duties.hear": (
        _("第三者の意見を書く"),
        _("第三者の情報が含まれるときに聞きます（法第86条）。"),
        _("書き込む"),
    ),
    "duties.propose": (
        _("決定の案を出す"),
        _("決定する人が、墨を塗ったあとの写しを見て決めます。"),
        _("決定の案を出す"),
    ),
    "duties.decide": (
        _("決定する"),
        _("墨を塗ったあとの写しと理由を確かめてから決めてください。"),
        _("決める"),
    ),
    "duties.hand_over": (
        _("渡したことを記録する"),
        _(
            "いつ、だれに、どのように渡したかを書きます。集めた写しはここで消えます。PDFは先に取ってください。"
        ),
        _("渡したことを記録する"),
    ),
    "duties.note_leak": (
        _("漏えいを知らせる"),
        _("わかっていることだけで、すぐに知らせてください。人の名前は書かないでください。"),
        _("漏えいを知らせる"),
    ),
    "duties.assess_leak": (
        _("内容を確かめる"),
        _("報告が要るかどうかと期限は、ここから決まります。"),
        _("内容を保存する"),
    ),
    "duties.tick": (_("済んだことに印をつける"), "", _("印を保存する")),
    "duties.report_leak": (
        _("報告を出した日を記録する"),
        _("一度目が速報、二度目が確報です。"),
        _("報告を記録する"),
    ),
    "duties.tell_persons": (
        _("本人に知らせたことを記録する"),
        _("知らせることが難しいときは、代わりにしたこと（公表など）を書きます。"),
        _("知らせたことを記録する"),
    ),
    "duties.close_leak": (_("終える"), "", _("終える")),
    "duties.propose_disposal": (
        _("廃棄の案を出す"),
        _(
            "保存期間が終わった件です。年数は町の文書管理規程で確かめてください。廃棄は元に戻せません。"
        ),
        _("廃棄の案を出す"),
    ),
    "duties.decide_disposal": (
        _("廃棄を決める"),
        _("承認すると、その場で消えます。元に戻せません。"),
        _("決める"),
    ),
    "duties.look_after": (
        _("あとから確認する"),
        _("一人で案を出して承認した廃棄です。証明書と規程を確かめてください。"),
        _("確認した"),
    ),
    "duties.set_aim": (
        _("答える目安を決め直す"),
        _("民間の法人には法で決まった日数がなく、遅滞なく答えます。遅れるわけを書き残します。"),
        _("目安を保存する"),
    ),
    "duties.hold": (
        _("廃棄を止める"),
        _(
            "訴訟・監査などのあいだ、保存期間が終わっても廃棄されません。止めはすぐに効き、別の人があとで確かめます。"
        ),
        _("廃棄を止める"),
    ),
    "duties.hold_person": (
        _("この方の記録の廃棄を止める"),
        _(
            "この方が関わるすべての件が、保存期間が終わっても廃棄されません。止めはすぐに効き、別の人があとで確かめます。"
        ),
        _("廃棄を止める"),
    ),
    "duties.confirm_hold": (
        _("止めを確かめる"),
        _("止めた人とは別の人が、理由と説明を読んで確かめます。"),
        _("確かめた"),
    ),
    "duties.ask_lift": (
        _("外したいと申し出る"),
        _(
            "外すと、保存期間が終わったものから廃棄の対象に戻ります。別の人が決めるまで、止めたままです。"
        ),
        _("申し出る"),
    ),
    "duties.lift": (
        _("止めを外すか決める"),
        _(
            "申し出た人とは別の人が決めます。外すと、保存期間が終わったものから廃棄の対象に戻ります。"
        ),
        _("決める"),
    ),
}
# What the one text of an act is called.
TEXTS: dict[str, str | Promise] = {
    "duties.extend": _("延ばす理由"),
    "duties.hear": _("だれに何を聞き、どう答えたか"),
    "duties.hand_over": _("いつ、だれに、どのように渡したか"),
    "duties.close_leak": _("終える理由"),
    "duties.look_after": _("確かめたこと"),
    "duties.ask_lift": _("外す理由"),
}
# Where a request stands → what is to be done now, and by whom.
NEXT: dict[str, str | Promise] = {
    "appoint": _("調べる担当と、決定する人を決めます。"),
    "identify": _("だれの記録か、本人を確かめます。"),
    "gather": _("この方の記録を集めます。"),
    "propose": _("集めた記録を見て、開示しないところに墨を塗り、決定の案を出します。"),
    "propose_plain": _("請求の内容を調べ、決定の案を出します。"),
    "decide": _("案と、墨を塗ったあとの写しを確かめて、決定します。"),
    "hand_over": _("通知書と写しを渡し、渡したことを記録します。"),
}
WAITING: dict[str, str | Promise] = {
    "appoint": _("事務局か管理職が、担当を決めるのを待っています。"),
    "handler": _("担当（%(name)s）が調べています。"),
    "second": _("決定する人（%(name)s）の判断を待っています。"),
}
LEAK_NEXT: dict[str, str | Promise] = {
    "assess_leak": _(
        "何人の、どんな情報かを確かめます。報告が要るかどうかは、ここから決まります。"
    ),
    "report_leak": _("報告書の案を見直して報告し、出した日を記録します。"),
    "tell_persons": _("お知らせの案を見直して本人に知らせ、記録します。"),
    "close_leak": _("することが済んだら、終えます。"),
}
HOLD_STATES: dict[str, str | Promise] = {
    "new": _("二人目の確認を待っている"),
    "asked": _("外す申し出がある"),
    "stands": _("止めている"),
    "lifted": _("外した"),
}
DESK_HOLD = _("廃棄の止め")
DESK_HOLD_NEW = _("止めの確認")
DESK_HOLD_ASKED = _("止めを外す申し出")
HELD = _("廃棄を止めている：%(why)s")
ONE_PERSON = _("一人の方のすべての件")
DAYS_LEFT = _("あと%(days)s日")
TODAY_IS_THE_DAY = _("きょうまで")
DAYS_OVER = _("%(days)s日過ぎた")
NO_MATTER = _("その番号の件がありません。番号を確かめてください。")
