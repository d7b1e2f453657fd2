"""What the ground has to say to the worker who typed something it cannot read."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "ground.wrong_state": _("「%(now)s」の状態では行えません。画面を開き直してください。"),
    "wareki.not_understood": _(
        "「%(text)s」を日付として読み取れません。"
        "「令和8年11月20日」「R8.11.20」「2026-11-20」のように入力してください。"
    ),
    "wareki.no_such_day": _("%(day)sという日はありません。月と日を確かめてください。"),
    "wareki.no_such_year": _(
        "%(day)sという年はありません。%(era)sは%(first)sから%(last)sまでです。年号と年を確かめてください。"
    ),
    "wareki.not_in_era": _(
        "%(day)sは%(era)s（%(first)sから%(last)sまで）に含まれません。年号を確かめてください。"
    ),
    "wareki.too_early": _("%(day)sは古すぎます。年を4けたで確かめてください。"),
    "wareki.future": _("%(day)sはまだ来ていない日です。今日までの日付を入力してください。"),
    "wareki.too_far": _("%(day)sは%(years)s年より先です。年を確かめてください。"),
    "wareki.contradicts": _(
        "「%(text)s」は、かっこの中が合いません（%(day)s）。どちらが正しいか確かめてください。"
    ),
    "names.not_kana": _(
        "「%(text)s」には、ふりがなにできない文字「%(letters)s」があります。"
        "ひらがなかカタカナで入力してください。"
    ),
    "names.not_a_phone": _(
        "「%(text)s」を電話番号として読み取れません。数字とハイフンで入力してください。"
    ),
}
