"""A field on its page: what the component needs to draw it."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.boundfield import BoundField

if TYPE_CHECKING:
    from tasuki.ground.forms import TasukiForm
    from tasuki.ground.ui.shapes import Conflict


class TasukiBoundField(BoundField):
    """A field on its page: what the component needs to draw it."""

    @property
    def template_name(self) -> str:
        """`{{ field.as_field_group }}` draws the same component as `{% field %}`."""
        return getattr(self.field, "template_name", None) or "components/field.html"

    @property
    def kind(self) -> str:
        """group | checkbox | textarea | select | file | line: how the component lays it out."""
        widget = self.field.widget
        for look, widgets in (
            ("group", (forms.RadioSelect, forms.CheckboxSelectMultiple)),
            ("checkbox", (forms.CheckboxInput,)),
            ("textarea", (forms.Textarea,)),
            ("select", (forms.Select,)),
            ("file", (forms.FileInput,)),
        ):
            if isinstance(widget, widgets):
                return look
        return "line"

    form: "TasukiForm"

    @property
    def need(self) -> str:
        """must | case | free: what stands beside the label. A field may be empty in one case and not
        in another; only the form as a whole knows that."""
        if self.field.required or self.name in self.form.needed:
            return "must"
        return "case" if self.name in self.form.needed_if else "free"

    @property
    def limit(self) -> int | None:
        """The number of characters a long text may have; None where no counter is wanted."""
        return getattr(self.field, "limit", None)

    @property
    def length(self) -> int:
        """Characters in the field now, line ends counted once."""
        return len(one_line_end(str(self.value() or "")))

    @property
    def over(self) -> int:
        """How many characters too many."""
        return max(0, self.length - self.limit) if self.limit else 0

    @property
    def aria_describedby(self) -> str | None:
        """Hint, counter and error, in the order in which they are read."""
        if not self.auto_id or self.is_hidden:
            return ""
        there = (
            ("helptext", bool(self.help_text)),
            ("counter", self.limit is not None),
            ("error", bool(self.errors)),
            ("theirs", self.theirs is not None),
        )
        return " ".join(f"{self.auto_id}_{part}" for part, is_there in there if is_there)

    @property
    def theirs(self) -> Any:
        """What somebody else saved in this field meanwhile, when it differs from what stands here."""
        conflict: Conflict | None = getattr(self.form, "conflict", None)
        if conflict is None or self.name not in conflict.theirs:
            return None
        other = conflict.theirs[self.name]
        read = {} if self.form.errors.get(self.name) else getattr(self.form, "cleaned_data", {})
        own = read.get(self.name, self.value())
        alike = same(other, own) or same(self.field.prepare_value(other), self.value())
        return None if alike else ("" if other is None else other)

    @property
    def theirs_raw(self) -> Any:
        """Their value as the control would send it."""
        return as_sent(self.field, self.theirs)

    @property
    def anchor(self) -> str:
        """Where a link of the error summary goes: the control, or the first of its group."""
        return f"{self.auto_id}_0" if self.kind == "group" else self.id_for_label

    @property
    def theirs_words(self) -> str:
        """Their value as people read it: labels instead of codes."""
        labels = dict(getattr(self.field, "flat_choices", ()))
        values = self.theirs if isinstance(self.theirs, list | tuple) else [self.theirs]
        said = [str(labels.get(str(value), self.field.prepare_value(value))) for value in values]
        return "、".join(one for one in said if one)


def one_line_end(text: str) -> str:
    """Line ends as the house counts them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def same(one: Any, other: Any) -> bool:
    """Equal as a form shows them: browsers send text, records hold numbers and days."""
    if isinstance(one, list | tuple) or isinstance(other, list | tuple):
        return sorted(map(str, one or ())) == sorted(map(str, other or ()))
    first, second = (str("" if given is None else given) for given in (one, other))
    return one_line_end(first) == one_line_end(second)


def as_sent(field: forms.Field, value: Any) -> str | list[str]:
    """A value as the control would send it."""
    shown = field.prepare_value(value)
    if isinstance(shown, list | tuple | set | frozenset):
        return [str(one) for one in shown]
    return "" if shown is None else str(shown)
