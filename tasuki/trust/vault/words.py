"""Sentences of this room."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "vault.empty": _("ファイルが空です。中身のあるファイルを選んでください。"),
    "vault.too_large": _(
        "ファイルが大きすぎます（約%(size)sMB）。%(most)sMBまでにするか、分けて入れてください。"
    ),
    "vault.program": _(
        "「%(name)s」は、名前にかかわらず中身がプログラムです。保管できません。"
        "だれから届いたものかを確かめ、情報システムの担当に知らせてください。"
    ),
    "vault.unknown_kind": _(
        "「%(name)s」の中身は、保管できる種類ではないか、こわれています。"
        "PDF・画像・テキスト・Word・Excel（マクロなし）のいずれかにして入れてください。"
    ),
    "vault.misnamed": _(
        "「%(name)s」は、名前の終わりが「.%(end)s」ですが、中身は%(kind)sです。"
        "正しい名前に直すか、元のファイルを確かめてから入れてください。"
    ),
    "vault.nobody": _("だれが扱うのかが決まっていません。ログインしてからやり直してください。"),
}
