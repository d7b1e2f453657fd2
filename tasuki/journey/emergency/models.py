"""緊急閲覧: who tried to look without a relation and why, what opened to them, and what was said of
it afterwards. What is open stands in the relay alone (a restricted part and a clearance)."""

from django.db import models
from django.db.models import Q

from tasuki.ground.constraints import both_or_neither, one_of
from tasuki.ground.records import Record
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay.models import Baton


class Danger(models.TextChoices):
    """What is in danger (個人情報保護法69条2項4号 takes the same three)."""

    LIFE = "life", "命"
    LIMB = "limb", "身体"
    PROPERTY = "property", "財産"


class Result(models.TextChoices):
    """What the review came to; 要確認 leaves it open."""

    FIT = "fit", "相当"
    UNFIT = "unfit", "不相当"
    UNSURE = "unsure", "要確認"


class Attempt(Record):
    """Somebody asked for a matter in an emergency; kept whether anything opened or not."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    number = models.CharField("受付番号", max_length=20, blank=True)
    name = models.CharField("氏名", max_length=100, blank=True)
    birth_on = models.DateField("生年月日", null=True)
    danger = models.CharField("守るもの", max_length=10, choices=Danger)
    whose = models.CharField("だれの", max_length=100)
    reason = models.TextField("何が起きているか")
    why_alone = models.TextField("担当にたずねられない理由")

    class Meta:
        verbose_name = "緊急閲覧の申出"
        constraints = [one_of("danger", Danger, name="attempt_danger_known")]
        indexes = [models.Index(fields=["staff", "created_at"], name="attempt_of_staff")]

    def __str__(self) -> str:
        return f"attempt {self.pk}"


class EmergencyLook(Record):
    """One matter that opened to one worker, until it ends by itself."""

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="looks")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    baton = models.ForeignKey(Baton, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField("から")
    until = models.DateTimeField("まで")
    told_at = models.DateTimeField("担当機関と管理者に知らせた日時")
    result = models.CharField("確認の結果", max_length=10, choices=Result, blank=True)
    review_note = models.TextField("確認の記録", blank=True)
    reviewed_at = models.DateTimeField("確認した日時", null=True)
    reviewed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "緊急閲覧"
        constraints = [
            one_of("result", Result, name="look_result_known", blank=True),
            both_or_neither(
                Q(reviewed_at__isnull=True), Q(result=""), name="look_reviewed_says_result"
            ),
            models.CheckConstraint(
                name="look_ends_after_it_began", condition=Q(until__gte=models.F("since"))
            ),
        ]
        indexes = [
            models.Index(
                fields=["since", "id"],
                name="look_to_review",
                condition=~Q(result__in=["fit", "unfit"]),
            ),
            models.Index(fields=["staff", "until"], name="look_of_staff"),
        ]

    def __str__(self) -> str:
        return f"look {self.pk}"

    @property
    def is_done(self) -> bool:
        """Whether nobody has to look at it any more."""
        return self.result in (Result.FIT, Result.UNFIT)
