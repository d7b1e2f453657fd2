"""Sentences of this room."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "organizations.admin_only": _(
        "アカウントと所属は管理者が登録します。所属の管理者に頼んでください。"
    ),
}
