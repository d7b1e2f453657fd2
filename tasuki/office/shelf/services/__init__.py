"""Acts on the shelf."""

from tasuki.office.shelf.services.links import check_link, report_link
from tasuki.office.shelf.services.papers import change, plan_revision, publish, put
from tasuki.office.shelf.services.reading import mark_read, tell
from tasuki.office.shelf.services.withdrawing import restore, withdraw

__all__ = [
    "change",
    "check_link",
    "mark_read",
    "plan_revision",
    "publish",
    "put",
    "report_link",
    "restore",
    "tell",
    "withdraw",
]
