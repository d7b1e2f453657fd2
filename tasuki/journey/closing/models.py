"""終結: why a case ends, who carries on, what was heard of it afterwards, and whether it began again.

Whether a case is open stands in its batons alone. A closing is only the way there: it is fixed when
the agency that carries on has taken the 襷, and until then the case goes on as it was.
"""

from django.db import models
from django.db.models import Q

from tasuki.ground.constraints import both_or_neither, one_of
from tasuki.ground.records import Record
from tasuki.journey.cases.models import Case
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay.models import Baton, Pass


class Answer(models.TextChoices):
    """What the agency that carries on says on a follow-up day."""

    CALM = "calm", "落ち着いている"
    WORRIED = "worried", "気になる"
    REOPEN = "reopen", "再開する"


class Closing(Record):
    """終結の案, and once `closed_at` stands the 終結 itself."""

    case = models.ForeignKey(
        Case, verbose_name="ケース", on_delete=models.PROTECT, related_name="+"
    )
    reason = models.SlugField("終結の理由", max_length=40)
    changes = models.JSONField("見られた変化", default=list)
    remaining = models.TextField("残された課題", blank=True)
    voice = models.TextField("本人の感想・意向", blank=True)
    carrier = models.ForeignKey(
        Agency, verbose_name="つなぎ戻し先", on_delete=models.PROTECT, related_name="+"
    )
    asked = models.TextField("引き続きお願いしたいこと", blank=True)
    ground = models.CharField("伝える根拠", max_length=60, blank=True)
    ground_note = models.TextField("根拠の説明", blank=True)
    handover = models.OneToOneField(
        Pass, verbose_name="つなぎ戻し", on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField("終結を申し出た日時")
    proposed_by = models.ForeignKey(
        Staff, verbose_name="申し出た人", on_delete=models.PROTECT, null=True, related_name="+"
    )
    called_off_at = models.DateTimeField("取りやめた日時", null=True)
    called_off_reason = models.TextField("取りやめた理由", blank=True)
    closed_at = models.DateTimeField("終結した日時", null=True)
    closed_by = models.ForeignKey(
        Staff,
        verbose_name="終結を確定した人",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    first_follow_up_on = models.DateField("最初に様子を確かめる日", null=True)

    class Meta:
        verbose_name = "終結"
        ordering = ["proposed_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(closed_at__isnull=True, called_off_at__isnull=True),
                name="one_open_closing",
            ),
            models.CheckConstraint(
                name="closing_closed_or_called_off",
                condition=Q(closed_at__isnull=True) | Q(called_off_at__isnull=True),
            ),
            both_or_neither(
                Q(closed_at__isnull=True),
                Q(first_follow_up_on__isnull=True),
                name="closing_fixes_a_follow_up",
            ),
            both_or_neither(
                Q(called_off_at__isnull=True),
                Q(called_off_reason=""),
                name="closing_called_off_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "-proposed_at"], name="closing_of_case"),
            models.Index(
                fields=["carrier", "id"],
                name="closing_open_of_carrier",
                condition=Q(closed_at__isnull=True, called_off_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"closing {self.pk}"

    @property
    def is_open(self) -> bool:
        """Proposed, and neither fixed nor called off."""
        return self.closed_at is None and self.called_off_at is None


class AfterCare(Record):
    """様子を確かめる日: on that day the agency that carries on says how it goes. Silence rings."""

    closing = models.ForeignKey(Closing, on_delete=models.PROTECT, related_name="follow_ups")
    agency = models.ForeignKey(
        Agency, verbose_name="確かめる機関", on_delete=models.PROTECT, related_name="+"
    )
    watcher = models.ForeignKey(
        Agency, verbose_name="見届ける機関", on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField("確かめる日")
    answered_at = models.DateTimeField("答えた日時", null=True)
    answer = models.CharField("答え", max_length=10, choices=Answer, blank=True)
    note = models.TextField("様子", blank=True)
    answered_by = models.ForeignKey(
        Staff, verbose_name="答えた人", on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_for = models.ForeignKey(
        Agency, verbose_name="答えた機関", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "終結後の確認"
        ordering = ["due_on", "id"]
        constraints = [
            one_of("answer", Answer, name="after_care_answer_known", blank=True),
            both_or_neither(
                Q(answered_at__isnull=True), Q(answer=""), name="after_care_answered_says_how"
            ),
            models.UniqueConstraint(
                fields=["closing"],
                condition=Q(answered_at__isnull=True),
                name="one_open_after_care",
            ),
        ]
        indexes = [
            models.Index(
                fields=["agency", "due_on", "id"],
                name="after_care_due",
                condition=Q(answered_at__isnull=True),
            ),
            models.Index(
                fields=["watcher", "due_on", "id"],
                name="after_care_watched",
                condition=Q(answered_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"after care {self.pk}"


class Reopening(Record):
    """再開: the same case again, on new batons. Counted as 再開, never as a new case."""

    case = models.ForeignKey(
        Case, verbose_name="ケース", on_delete=models.PROTECT, related_name="+"
    )
    closing = models.OneToOneField(
        Closing, verbose_name="終結", on_delete=models.PROTECT, related_name="reopening"
    )
    reason = models.SlugField("再開の理由", max_length=40)
    note = models.TextField("いまの様子", blank=True)
    reopened_at = models.DateTimeField("再開した日時")
    reopened_by = models.ForeignKey(
        Staff, verbose_name="再開した人", on_delete=models.PROTECT, null=True, related_name="+"
    )
    agency = models.ForeignKey(
        Agency, verbose_name="再開を申し出た機関", on_delete=models.PROTECT, related_name="+"
    )
    lead = models.OneToOneField(
        Baton, verbose_name="新しい主担当の襷", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "再開"
        ordering = ["reopened_at", "id"]
        indexes = [models.Index(fields=["case", "reopened_at"], name="reopening_of_case")]

    def __str__(self) -> str:
        return f"reopening {self.pk}"
