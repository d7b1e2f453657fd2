"""The small words of every page: fields, badges, icons, Japanese dates."""

import json
import re
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from tasuki.ground import ruby
from tasuki.ground import wareki as calendar
from tasuki.ground.forms import ONCE_FIELD, THEIRS_FIELD, VERSION_FIELD

register = template.Library()

TELEPHONE = re.compile(r"\+?\d[\d-]{5,}\d")

ICONS = Path(__file__).resolve().parents[1] / "static" / "vendor" / "tabler-icons"
TONES = frozenset({"quiet", "info", "wait", "ok", "due", "late", "stop", "new"})


@cache
def _drawing(name: str) -> SafeString:
    """The inside of an icon's SVG; an unknown name is a mistake of ours and fails loudly."""
    text = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    paths = re.findall(r"<(?:path|circle|rect|line|polyline|polygon)\b[^>]*/>", text)
    kept = [path for path in paths if 'd="M0 0h24v24H0z"' not in path]
    return mark_safe("".join(kept))  # noqa: S308  vendored file


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of static/vendor/tabler-icons; without `label` it is decoration only."""
    if label:
        return _icon(name, format_html('role="img" aria-label="{}"', label))
    return _decoration(name)


@cache
def _decoration(name: str) -> SafeString:
    return _icon(name, mark_safe('aria-hidden="true"'))


def _icon(name: str, naming: SafeString) -> SafeString:
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" focusable="false" {}>{}</svg>',
        naming,
        _drawing(name),
    )


@register.simple_tag
def badge(text: object, tone: str = "quiet") -> SafeString:
    """A word with a tone: quiet info wait ok due late stop new. The word alone says it all."""
    if tone not in TONES:
        raise ValueError(f"no badge tone {tone!r}")
    return _badge(str(text), tone)


@lru_cache(maxsize=500, typed=True)  # text that is marked safe is not the same text
def _badge(text: str, tone: str) -> SafeString:
    return format_html('<span class="badge badge-{}">{}</span>', tone, text)


@register.filter
def wareki(on: date | datetime | None) -> str:
    """令和8年11月20日（2026年）; nothing for nothing, so that the page decides what stands there."""
    if on is None or on == "":
        return ""
    return calendar.show(timezone.localtime(on).date() if isinstance(on, datetime) else on)


@register.filter
def fiscal_year(year: int | None) -> str:
    """令和8年度, of the year in which it begins."""
    return calendar.fiscal_year_name(year) if year else ""


@register.filter
def wareki_short(on: date | datetime | None) -> str:
    """R8.11.20, for narrow places; the long form stands elsewhere on the same page."""
    if on is None or on == "":
        return ""
    return calendar.show_short(timezone.localtime(on).date() if isinstance(on, datetime) else on)


@register.filter
def moment(at: date | datetime | None) -> str:
    """A day with its time, in the town's zone."""
    if at is None or at == "":
        return ""
    return calendar.show_moment(at) if isinstance(at, datetime) else calendar.show(at)


@register.filter
def iso(at: date | datetime | None) -> str:
    """For datetime="…" and data-… marks: one form that machines read."""
    if at is None or at == "":
        return ""
    if isinstance(at, datetime):
        return timezone.localtime(at).isoformat(timespec="seconds")
    return at.isoformat()


@register.simple_tag
def form_key(form: BaseForm) -> SafeString:
    """The one-time key of the form, the version it was written on, what another saved."""
    key = getattr(form, "once_key", "")
    version = getattr(form, "version", "")
    theirs = getattr(form, "theirs_json", "")
    hidden = '<input type="hidden" name="{}" value="{}">'
    return format_html(
        "{}{}{}",
        format_html(hidden, ONCE_FIELD, key) if key else "",
        format_html(hidden, VERSION_FIELD, version) if version != "" else "",
        format_html(hidden, THEIRS_FIELD, theirs) if theirs else "",
    )


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, width: str = "") -> dict[str, Any]:
    """One field with its label, hint, error, counter, and the other's text after a conflict."""
    return {"field": bound, "width": width}


@register.filter
def as_json(value: object) -> str:
    """For a data-… attribute; the template engine escapes it."""
    return json.dumps(value, ensure_ascii=False, default=str)


@register.filter
def tel_links(text: str) -> SafeString:
    """Each telephone number in it can be pressed to call; other words stay words."""
    return mark_safe(  # noqa: S308  # escaped first; what is put around are figures and hyphens
        TELEPHONE.sub(r'<a href="tel:\g<0>">\g<0></a>', escape(text))
    )


@register.filter
def furigana(text: str) -> SafeString:
    """{漢字|かんじ} with its reading above it."""
    return ruby.html(str(text))
