"""書類: a file as it was given, sealed. Whose it is says the room that owns its target."""

from django.db import models
from django.db.models import Q

from tasuki.ground.constraints import one_of
from tasuki.ground.records import Record

LARGEST = 10 * 1024 * 1024


class Kind(models.TextChoices):
    """What a file may be."""

    PDF = "pdf", "PDF"
    PNG = "png", "画像（PNG）"
    JPEG = "jpeg", "画像（JPEG）"
    TIFF = "tiff", "画像（TIFF）"
    TEXT = "text", "文章（テキスト・CSV）"
    DOCX = "docx", "Word文書"
    XLSX = "xlsx", "Excel表"


class File(Record):
    """One file, whole. Name and content are sealed; who may open it is asked elsewhere."""

    target = models.CharField("何の書類か", max_length=80)
    kind = models.CharField("種類", max_length=8, choices=Kind)
    media_type = models.CharField("メディア型", max_length=100)
    size = models.PositiveIntegerField("大きさ")
    sha256 = models.CharField("封をした中身の指紋", max_length=64)
    sealed_name = models.BinaryField("ファイル名（暗号化）")
    sealed = models.BinaryField("中身（暗号化）")
    put_by = models.UUIDField("入れた人", null=True)
    put_for = models.UUIDField("入れた機関", null=True)

    class Meta:
        verbose_name = "書類"
        ordering = ["created_at", "id"]
        constraints = [
            one_of("kind", Kind, name="file_kind_known"),
            models.CheckConstraint(name="file_size", condition=Q(size__gte=1, size__lte=LARGEST)),
        ]
        indexes = [models.Index(fields=["target", "created_at"], name="file_of_target")]

    def __str__(self) -> str:
        return f"file {self.pk}"
