"""下書き: what is being typed, readable by its author only; and the keys that make an act happen
once."""

from django.db import models

from tasuki.ground.records import Record


class Draft(Record):
    """One author's unsaved text of one form about one subject. Encrypted; not a record yet."""

    staff_id = models.UUIDField("書いた人", null=True)
    claim = models.CharField("引き取り票", max_length=64, blank=True)
    form = models.CharField("様式", max_length=60)
    subject = models.CharField("対象", max_length=80, blank=True)
    tab = models.CharField("画面", max_length=40, blank=True)
    content = models.BinaryField("内容（暗号化）")
    page = models.CharField("開く頁", max_length=200)
    saved_at = models.DateTimeField("保存日時")

    class Meta:
        verbose_name = "下書き"
        constraints = [
            models.UniqueConstraint(fields=["staff_id", "form", "subject", "tab"], name="one_draft")
        ]
        indexes = [models.Index(fields=["staff_id", "-saved_at"], name="draft_of_author")]

    def __str__(self) -> str:
        return f"draft {self.pk}"


class OnceKey(models.Model):
    """A form's one-time key with the record its act made: the second POST is answered by it."""

    key = models.UUIDField("鍵", primary_key=True)
    staff_id = models.UUIDField("職員")
    url = models.CharField("行き先", max_length=300, blank=True)
    at = models.DateTimeField("日時", db_index=True)

    class Meta:
        verbose_name = "一度だけの鍵"

    def __str__(self) -> str:
        return str(self.key)
