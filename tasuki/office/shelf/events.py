"""What this room tells the record."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event

EVENTS = (
    Event("shelf.put", _("書類「%(title)s」を棚に置いた")),
    Event("shelf.changed", _("書類「%(title)s」の説明を変えた")),
    Event("shelf.published", _("書類「%(title)s」の%(version)sを出した")),
    Event("shelf.told", _("書類「%(title)s」の%(version)sを知らせた（%(to)s）")),
    Event("shelf.read", _("書類「%(title)s」の%(version)sを読んだ")),
    Event("shelf.planned", _("書類「%(title)s」の次の改訂を決めた（%(on)s）")),
    Event("shelf.withdrawn", _("書類「%(title)s」の公開をやめた：%(reason)s")),
    Event("shelf.restored", _("書類「%(title)s」を棚に戻した")),
    Event("shelf.link_checked", _("リンク「%(title)s」を確かめた：%(state)s")),
    Event("shelf.link_reported", _("リンク「%(title)s」が開けないと町のページから知らせがあった")),
)
