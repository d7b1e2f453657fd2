"""Rows of the two long lists, made lean: fifty rows a page are asked for all day long."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tasuki.ground import wareki
from tasuki.ground.templatetags.tasuki_ui import badge, icon
from tasuki.ground.ui.shapes import DeskRow
from tasuki.journey.cases.queries import CaseRow


@lru_cache(maxsize=2000)
def _day(on: date | None) -> SafeString:
    if on is None:
        return SafeString("―")
    return format_html('<time datetime="{}">{}</time>', on.isoformat(), wareki.show(on))


@lru_cache(maxsize=64)
def _mark(text: str, tone: str) -> SafeString:
    return badge(text, tone) if text else SafeString("")


_CASE = (
    '<tr data-record="{{}}"><th scope="row"><a href="{{}}">{{}} <span class="number">{{}}</span></a>'
    ' {{}}</th><td data-label="{}">{{}} <span class="hint">{{}}</span></td>'
    '<td data-label="{}">{{}}</td><td data-label="{}">{{}}</td></tr>'
)


def cases(rows: Iterable[CaseRow]) -> SafeString:
    """<tr> of the case list."""
    # The labels are the same in every row: said and escaped once, their braces doubled.
    labels = (
        escape(said).replace("{", "{{").replace("}", "}}")
        for said in (_("主担当"), _("調整役"), _("次に見る日"))
    )
    shape = _CASE.format(*labels)
    return SafeString(
        "\n".join(
            shape.format(
                escape(row.record),
                escape(row.url),
                escape(row.title),
                escape(row.number),
                _mark(row.mark, row.tone),
                escape(row.lead),
                escape(row.lead_person),
                escape(row.coordinator),
                _day(row.look_again_on),
            )
            for row in rows
        )
    )


def offered(rows: Iterable[DeskRow]) -> SafeString:
    """<li> of 受け取り待ち."""
    arrow = icon("inbox")
    return format_html_join(
        "\n",
        '<li class="row" data-record="{}"><div class="row-what"><p class="row-title"><a href="{}">{}'
        '</a> {}</p><p class="row-note"><span>{}</span> <span>{} {}</span></p></div>'
        '<a class="button button-row" href="{}">{}{}</a></li>',
        (
            (
                row.record,
                row.url,
                row.title,
                _mark(row.mark, row.tone),
                row.note,
                row.on_label,
                _day(row.on),
                row.url,
                row.action.label if row.action else "",
                arrow,
            )
            for row in rows
        ),
    )
