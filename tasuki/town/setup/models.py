"""What a town changed of its pack, as editions of a fiscal year."""

from django.db import models
from django.db.models import Q

from tasuki.ground.constraints import both_or_neither, one_of
from tasuki.ground.records import Record
from tasuki.town.organizations.models import Staff


class Standing(models.TextChoices):
    """Where an edition stands."""

    DRAFT = "draft", "下書き"
    IN_USE = "in_use", "使用中"
    FORMER = "former", "前の版"


class Edition(Record):
    """まちの設定の版: everything that differs from the pack's files in that 年度.

    `changes` has the shape of one more file of the pack, {kind: [{code, key: value}]}; `taken_off`
    names items that are not shown any more, {kind: [code]}.
    """

    fiscal_year = models.PositiveSmallIntegerField("年度")
    number = models.PositiveIntegerField("版")
    standing = models.CharField("状態", max_length=8, choices=Standing, default=Standing.DRAFT)
    changes = models.JSONField("変えたこと", default=dict)
    taken_off = models.JSONField("載せないもの", default=dict)
    note = models.CharField("変えた理由", max_length=200, blank=True)
    author = models.ForeignKey(
        Staff, verbose_name="作成者", on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField("更新日時")
    lock = models.PositiveIntegerField("保存の回数", default=1)
    published_at = models.DateTimeField("使い始めた日時", null=True)
    published_by = models.ForeignKey(
        Staff, verbose_name="公開した人", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "まちの設定の版"
        ordering = ["-fiscal_year", "-number"]
        constraints = [
            one_of("standing", Standing, name="edition_standing_known"),
            models.UniqueConstraint(fields=["fiscal_year", "number"], name="edition_once"),
            models.UniqueConstraint(
                fields=["fiscal_year"], condition=Q(standing="draft"), name="one_draft_a_year"
            ),
            models.UniqueConstraint(
                fields=["fiscal_year"], condition=Q(standing="in_use"), name="one_in_use_a_year"
            ),
            both_or_neither(
                Q(standing="draft"), Q(published_at__isnull=True), name="edition_draft_unpublished"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year}-{self.number}"
