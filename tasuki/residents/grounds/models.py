"""根拠: what was asked, and on which ground something was told. Both are only ever added to."""

from django.db import models
from django.db.models import Q

from tasuki.ground.constraints import one_of
from tasuki.ground.records import Record
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay.models import Baton


class Call(models.TextChoices):
    """What the table said of the chosen ground."""

    HOLDS = "holds", "伝えてよい"
    JUDGED = "judged", "条件つき"


class Says(models.TextChoices):
    """The answer to a question."""

    MAY = "may", "伝えてよい"
    CONDITIONS = "conditions", "条件つきで伝えてよい"
    CONFIRM = "confirm", "確認が必要"
    NOT = "not", "このままでは伝えられない"


class Ruling(Record):
    """伝えた根拠: which ground an act chose, on which facts; it is never changed."""

    staff = models.ForeignKey(
        Staff, verbose_name="職員", on_delete=models.PROTECT, null=True, related_name="+"
    )
    sender = models.ForeignKey(
        Agency, verbose_name="伝えた機関", on_delete=models.PROTECT, related_name="+"
    )
    receiver = models.ForeignKey(
        Agency, verbose_name="受けた機関", on_delete=models.PROTECT, related_name="+"
    )
    target = models.CharField("何について", max_length=80, db_index=True)
    baton = models.ForeignKey(
        Baton, verbose_name="件", on_delete=models.PROTECT, null=True, related_name="+"
    )
    code = models.CharField("根拠", max_length=40)
    row = models.CharField("表の行", max_length=60)
    article = models.CharField("条文", max_length=200)
    call = models.CharField("答え", max_length=10, choices=Call)
    note = models.TextField("根拠の内容", blank=True)
    question = models.JSONField("問われた事情")

    class Meta:
        verbose_name = "伝えた根拠"
        ordering = ["created_at", "id"]
        constraints = [
            one_of("call", Call, name="ruling_call_known"),
            models.CheckConstraint(
                name="ruling_names_ground_and_target",
                condition=~Q(code="") & ~Q(target="") & ~Q(article=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.target}"


class Asked(Record):
    """伝えてよいかの問い: a free question and its answer; nobody is named in it."""

    staff = models.ForeignKey(
        Staff, verbose_name="職員", on_delete=models.PROTECT, related_name="+"
    )
    sender = models.ForeignKey(
        Agency, verbose_name="伝える機関", on_delete=models.PROTECT, related_name="+"
    )
    receiver = models.ForeignKey(
        Agency, verbose_name="受ける機関", on_delete=models.PROTECT, related_name="+"
    )
    says = models.CharField("答え", max_length=12, choices=Says)
    code = models.CharField("根拠", max_length=40, blank=True)
    question = models.JSONField("問われた事情")

    class Meta:
        verbose_name = "伝えてよいかの問い"
        ordering = ["created_at", "id"]
        constraints = [one_of("says", Says, name="asked_says_known")]

    def __str__(self) -> str:
        return f"{self.says} {self.code}"
