"""What this room says when it refuses, and what to do next."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
    "duties.not_private": _(
        "自ら持つ記録として受け付けられるのは、民間の法人の窓口だけです。市町村の記録として受け付けてください。"
    ),
    "duties.not_of_the_holder": _(
        "法人が自ら持つ記録の請求は、その法人の人が調べて決めます。その法人の職員から選んでください。"
    ),
    "duties.aim_passed": _("答える目安は、今日か今日より後の日にしてください。"),
    "duties.term_by_law": _(
        "市町村の記録には、法で決まった期限があります。延ばすときは「期限を延ばす」を使ってください。"
    ),
    "duties.no_term": _(
        "民間の法人には決まった日数がなく「遅滞なく」答えます。日を動かすときは「答える目安を決め直す」を使ってください。"
    ),
    "duties.looked": _("この止めは、もう二人目が確かめています。"),
    "duties.lift_asked_already": _(
        "もう外す申し出が出ています。別の人が「外す・外さない」を決めるまで待ってください。"
    ),
    "duties.lift_not_asked": _(
        "外す申し出がありません。「外したいと申し出る」から理由を書いてください。"
    ),
}
