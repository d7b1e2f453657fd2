"""What this room tells the record."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event

EVENTS = (
    Event("setup.changed", _("まちの設定の下書きで「%(label)s」を変えた（%(keys)s）")),
    Event("setup.added", _("まちの設定の下書きに「%(label)s」を加えた")),
    Event("setup.taken_off", _("まちの設定の下書きから「%(label)s」を外した")),
    Event("setup.started", _("まちの設定の十の質問に答えた")),
    Event("setup.published", _("まちの設定の第%(number)s版を使い始めた（%(note)s）")),
    Event("setup.undone", _("まちの設定を第%(number)s版の内容に戻した")),
    Event("setup.dropped", _("まちの設定の下書きを捨てた")),
)
