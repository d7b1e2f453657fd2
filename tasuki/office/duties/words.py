"""Sentences of this room, and the words of its pages, papers and desk rows."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tasuki.office.duties.rules import Keeper

SENTENCES: dict[str, str | Promise] = {
    "duties.office_only": _(
        "これを扱うのは、事務局か市町村の管理職です。事務局に連絡してください。"
    ),
    "duties.secretary_only": _("廃棄の案を出すのは事務局です。事務局に連絡してください。"),
    "duties.head_only": _("あとから確認するのは、案を出した人ではない市町村の管理職です。"),
    "duties.not_handler": _(
        "この請求を扱うのは、担当に決められた人だけです。担当を決め直すときは事務局に頼んでください。"
    ),
    "duties.not_second": _("決定するのは、決定する人に決められた人だけです。"),
    "duties.names_oneself": _(
        "自分を担当に決めることはできません。ほかの事務局か管理職に決めてもらってください。"
    ),
    "duties.second_person": _("案を出した人とは別の人が決めます。ほかの人に頼んでください。"),
    "duties.not_eligible": _(
        "担当と決定する人は、事務局か市町村の管理職から選びます。選び直してください。"
    ),
    "duties.kept_away": _("この人はこの請求を扱えません。ほかの人を選んでください。"),
    "duties.in_future": _("日付は、今日までの日にしてください。"),
    "duties.not_said": _("書かれていないところがあります。何が、だれについてかを書いてください。"),
    "duties.too_long": _("文章は20,000字までです。短くしてください。"),
    "duties.no_reason": _("理由が書かれていません。あとで読む人にわかるように書いてください。"),
    "duties.no_identity": _(
        "本人確認が書かれていません。何を見て確かめたか（マイナンバーカードなど）を書いてください。"
    ),
    "duties.no_authority": _(
        "代理であることの確認が書かれていません。戸籍・登記事項証明・委任状など、見たものを書いてください。"
    ),
    "duties.extended_already": _(
        "期限の延長は決定の前に一度だけです。いまの期限までに決定してください。"
    ),
    "duties.danger": _(
        "この代理人に渡すと、本人を危険にするおそれがあります。"
        "「認めない」か「存否を答えない」を選び、管理職と本人の担当機関に相談してください。"
    ),
    "duties.nothing_gathered": _("本人を確かめて記録を集めてから、案を出してください。"),
    "duties.not_all": _(
        "墨を塗ったところがあります。「一部を認める」を選ぶか、墨を外してください。"
    ),
    "duties.nobody": _("だれの記録かを先に確かめてください。"),
    "duties.identified": _(
        "本人はもう確かめられています。違うときは取り下げて受け直してください。"
    ),
    "duties.moved_on": _("いまは「%(now)s」です。ページを開き直して確かめてください。"),
    "duties.no_such_field": _("その項目か理由がありません。一覧から選んでください。"),
    "duties.no_such_passage": _(
        "その文はこの項目にありません。項目の文をそのまま写してください。空欄なら項目の全部です。"
    ),
    "duties.stays_black": _("通報者などを守る墨は外せません。"),
    "duties.leak_unreported": _(
        "報告の要る漏えいです。速報・確報と本人への通知を記録してから終えてください。"
    ),
    "duties.nothing_chosen": _("件か人のどちらか一つを選んでください。"),
    "duties.lifted": _("この止めはもう外されています。"),
    "duties.not_due": _(
        "選んだものの中に、保存期間が終わっていないものか、廃棄を止めているものがあります。一覧から選び直してください。"
    ),
}

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
NO_BIRTH = _("生年月日は不明")
NOT_LISTED = _("この中にいない")

KEEPERS: dict[Keeper, str | Promise] = {
    Keeper.TOWN: _("市町村"),
    Keeper.COMMISSIONED: _("市町村（受託者が取り扱う）"),
    Keeper.ITSELF: _("その法人が自ら"),
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
    "not_held": _("市町村が保有する記録ではない（移送・案内）"),
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
    "package_note": _("黒い部分は開示しない部分です。理由と条文は各項目の下に示しています。"),
    "leak_paper": _("漏えい等報告書（案）"),
    "leak_notice": _("お知らせ（案）"),
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
    "dear": _(
        "このたび、あなたの個人情報について次のことがありました。ご迷惑をおかけし、おわびします。"
    ),
    "ask_us": _("お問い合わせは、下の担当までお願いします。"),
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
