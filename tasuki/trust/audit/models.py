"""記録: who did and who saw what. Appended only; sealed into a chain afterwards."""

from django.db import models


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
    content = models.JSONField("内容")

    class Meta:
        verbose_name = "記録の言葉"

    def __str__(self) -> str:
        return f"words of {self.pk}"


class Seal(models.Model):
    """One link of the chain over one entry; written by the worker within a minute."""

    position = models.BigAutoField("順番", primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="seal")
    chain = models.CharField("連鎖値", max_length=64)

    class Meta:
        verbose_name = "封"

    def __str__(self) -> str:
        return f"seal {self.position}"
