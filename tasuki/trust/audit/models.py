"""記録: who did and who saw what. Appended only; sealed into a chain afterwards."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    _Text = models.TextField[Mapping[str, str], dict[str, str]]
else:
    _Text = models.TextField


class SaidField(_Text):
    """Words by name, stored as one spelling of JSON: the digest covers the text that is stored."""

    def get_prep_value(self, value: Any) -> Any:
        """The one spelling."""
        return spelled(value) if isinstance(value, Mapping) else value

    def from_db_value(self, value: str | None, *_: Any) -> Any:
        """The words; what somebody wrote over them by hand is shown as it stands."""
        try:
            read = json.loads(value or "{}")
        except ValueError:
            return {}
        return read if isinstance(read, dict) else {}


def spelled(words: Mapping[str, str]) -> str:
    """Words as text: equal words are equal text on every engine."""
    return json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Entry(models.Model):
    """One act or one page of looks. Holds ids, codes and times; names and words stand in `Words`.

    The database refuses UPDATE and DELETE on this table (triggers.py), so a line once written
    stays; what erasure may remove is the sibling row.
    """

    id = models.BigAutoField("ID", primary_key=True)
    at = models.DateTimeField("日時", db_index=True)
    staff_id = models.UUIDField("職員", null=True)
    agency_id = models.UUIDField("機関", null=True)
    action = models.CharField("行為", max_length=60)
    target = models.CharField("対象", max_length=80, blank=True)
    basis = models.CharField("根拠", max_length=120, blank=True)
    persons = models.TextField("関わる人", blank=True)
    digest = models.CharField("内容の要約値", max_length=64, blank=True)

    class Meta:
        verbose_name = "記録"
        indexes = [
            models.Index(fields=["target", "id"], name="audit_by_target"),
            models.Index(fields=["staff_id", "id"], name="audit_by_staff"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.target}"


class Words(models.Model):
    """The words of a line (names, reasons): kept apart so that erasure leaves the chain whole."""

    entry = models.OneToOneField(
        Entry, on_delete=models.PROTECT, primary_key=True, related_name="words"
    )
    salt = models.CharField("塩", max_length=32)
    content = SaidField("内容")

    class Meta:
        verbose_name = "記録の言葉"

    def __str__(self) -> str:
        return f"words of {self.pk}"


class Seal(models.Model):
    """One link of the chain over the lines after the link before, up to `last`.

    `marks` holds 40 bytes for each line, its number and its hash: a chain over blocks is walked
    fast, and the row that was touched is still named.
    """

    position = models.BigIntegerField("順番", primary_key=True)
    last = models.BigIntegerField("ここまでの行", unique=True)
    count = models.PositiveIntegerField("行数")
    at = models.DateTimeField("封をした日時")
    marks = models.BinaryField("行の要約値")
    chain = models.CharField("連鎖値", max_length=64, unique=True)

    class Meta:
        verbose_name = "封"

    def __str__(self) -> str:
        return f"seal {self.position}"


class Sighting(models.Model):
    """Who stands in which sealed line: an index over `Entry.persons`, written when it is sealed so
    that no look pays for it, and made anew from the lines whenever it is doubted."""

    pk = models.CompositePrimaryKey("person", "entry")
    person = models.UUIDField("人")
    entry = models.BigIntegerField("記録")

    class Meta:
        verbose_name = "人から記録への索引"

    def __str__(self) -> str:
        return f"{self.person} in {self.entry}"


class Door(models.Model):
    """Open while a row of it stands, inside one transaction: what is only ever added to may be
    covered or disposed of (triggers.py). No row is ever committed."""

    class Meta:
        verbose_name = "消去の扉"

    def __str__(self) -> str:
        return f"door {self.pk}"
