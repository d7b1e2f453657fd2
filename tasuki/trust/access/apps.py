from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from tasuki.ground import words

SENTENCES = {
    "access.no_appointment": _(
        "有効な所属がありません。管理者に所属と役割の登録を頼んでください。"
    ),
    "access.not_your_work": _(
        "あなたの役割では行えません。所属の相談員または調整役に頼んでください。"
    ),
    "access.clock_only": _("この処理は自動でのみ行われます。"),
}


class AccessConfig(AppConfig):
    """鍵: who may."""

    name = "tasuki.trust.access"
    label = "access"

    def ready(self) -> None:
        words.add(SENTENCES)
