"""Which town this database belongs to."""

from django.db import models
from django.db.models import Q

from tasuki.ground.constraints import one_of
from tasuki.ground.records import Record


class Kind(models.TextChoices):
    """What sort of body it is."""

    CITY = "city", "市"
    SPECIAL_WARD = "ward", "特別区"
    TOWN = "town", "町"
    VILLAGE = "village", "村"
    PREFECTURE = "prefecture", "都道府県"


class Municipality(Record):
    """自治体: the one row that says whose database this is; everything else stands in the pack."""

    code = models.SlugField("コード", max_length=40, unique=True)
    name = models.CharField("名称", max_length=60)
    kind = models.CharField("種別", max_length=12, choices=Kind)
    pack_code = models.SlugField("パック", max_length=40)
    demo = models.BooleanField("見本・練習用", default=False)
    founded_at = models.DateTimeField("利用開始日時")
    # Always 1 and unique: a second town cannot stand in the same database.
    only = models.PositiveSmallIntegerField("唯一", default=1, unique=True, editable=False)

    class Meta:
        verbose_name = "自治体"
        verbose_name_plural = "自治体"
        constraints = [
            one_of("kind", Kind, name="municipality_kind"),
            models.CheckConstraint(name="municipality_only_one", condition=Q(only=1)),
        ]

    def __str__(self) -> str:
        return self.name
