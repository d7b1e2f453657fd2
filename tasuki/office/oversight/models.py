"""記録の確認: what every night finds out about the record, and what becomes of it."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from tasuki.ground.constraints import both_or_neither, one_of
from tasuki.ground.records import Record
from tasuki.town.organizations.models import Agency, Staff


class What(models.TextChoices):
    """What was done to the record, as far as it shows."""

    CONTENT = "content", "行の内容が書き換えられている"
    ORDER = "order", "行の順番が入れ替えられている"
    INSERTION = "insertion", "封のない行が間に入れられている"
    MISSING = "missing", "封をした行がなくなっている"
    WORDS = "words", "行の言葉が書いたときのものではない"
    SEAL = "seal", "封が書き換えられている"
    TAIL = "tail", "ここから後の行がなくなっている"
    HEAD = "head", "記録が作り直されている"


class Verification(Record):
    """検証: the chain was walked from its first line. `head` is what can be printed and kept."""

    lines = models.PositiveBigIntegerField("行数")
    sealed = models.PositiveBigIntegerField("封をした行数")
    erased = models.PositiveBigIntegerField("言葉を消した行数")
    position = models.PositiveBigIntegerField("封の番号")
    head = models.CharField("先頭の値", max_length=64, blank=True)
    what = models.CharField("異常", max_length=10, choices=What, blank=True)
    line = models.PositiveBigIntegerField("異常のある行", null=True)
    before = models.PositiveBigIntegerField("前の行", null=True)
    after = models.PositiveBigIntegerField("次の行", null=True)
    remarks = models.JSONField("お知らせ", default=list)

    class Meta:
        verbose_name = "記録の検証"
        ordering = ["-created_at", "-id"]
        constraints = [
            one_of("what", What, name="verification_what_known", blank=True),
            both_or_neither(
                Q(what=""), Q(line__isnull=True), name="verification_bad_names_the_line"
            ),
        ]

    def __str__(self) -> str:
        return f"verification {self.pk}"

    @property
    def ok(self) -> bool:
        """Whether nobody has rewritten anything."""
        return not self.what


class Night(Record):
    """夜の点検: the looks of this day were gone through."""

    day = models.DateField("見直した日", unique=True)
    looks = models.PositiveIntegerField("画面の数")

    class Meta:
        verbose_name = "夜の点検"

    def __str__(self) -> str:
        return f"night {self.day}"


class Workday(Record):
    """How many people one worker looked at on one day: what a later day of theirs is compared to."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    day = models.DateField("日")
    persons = models.PositiveIntegerField("見た方の人数")

    class Meta:
        verbose_name = "職員の一日"
        constraints = [models.UniqueConstraint(fields=["staff", "day"], name="workday_once")]

    def __str__(self) -> str:
        return f"workday {self.pk}"


class Kind(models.TextChoices):
    """What is unusual about a day of a worker's own."""

    RELATION = "relation", "関わりのない方の記録を見た"
    EMERGENCY = "emergency", "緊急閲覧で記録を見た"
    BULK = "bulk", "ふだんより多くの方の記録を見た"
    FAMILY = "family", "同じ姓の方の記録を見た"
    HOURS = "hours", "時間外に記録を見た"


class State(models.TextChoices):
    """How far the review has come."""

    OPEN = "open", "未確認"
    ASKED = "asked", "本人に聞いている"
    ANSWERED = "answered", "本人が答えた"
    REVIEWED = "reviewed", "確認した"


class Verdict(models.TextChoices):
    """What the reviewer says of it."""

    PROPER = "proper", "相当"
    IMPROPER = "improper", "不相当"


class Finding(Record):
    """気づき: a day on which a worker looked otherwise than they do. It is no accusation: somebody
    else reads it, may ask, and says whether the work explains it."""

    staff = models.ForeignKey(
        Staff, verbose_name="職員", on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        Agency, verbose_name="機関", on_delete=models.PROTECT, null=True, related_name="+"
    )
    day = models.DateField("日")
    kind = models.CharField("種類", max_length=10, choices=Kind)
    figures = models.JSONField("数", default=dict)
    lines = models.JSONField("記録の行", default=list)
    state = models.CharField("状態", max_length=10, choices=State, default=State.OPEN)
    verdict = models.CharField("判断", max_length=10, choices=Verdict, blank=True)
    note = models.TextField("確認したこと", blank=True)
    reviewed_at = models.DateTimeField("確認した日時", null=True)
    reviewed_by = models.ForeignKey(
        Staff, verbose_name="確認した人", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "ふだんと違う閲覧"
        ordering = ["-day", "-id"]
        constraints = [
            one_of("kind", Kind, name="finding_kind_known"),
            one_of("state", State, name="finding_state_known"),
            one_of("verdict", Verdict, name="finding_verdict_known", blank=True),
            models.UniqueConstraint(fields=["staff", "day", "kind"], name="finding_once"),
            both_or_neither(
                Q(state=State.REVIEWED), Q(reviewed_at__isnull=False), name="finding_reviewed_when"
            ),
            both_or_neither(
                Q(state=State.REVIEWED), ~Q(verdict=""), name="finding_reviewed_says_how"
            ),
            models.CheckConstraint(
                name="finding_reviewed_by_another",
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("staff")),
            ),
        ]
        indexes = [models.Index(fields=["agency", "-day"], name="finding_of_agency")]

    def __str__(self) -> str:
        return f"finding {self.pk}"

    @property
    def is_open(self) -> bool:
        """Nobody has reviewed it yet."""
        return self.state != State.REVIEWED


class Question(Record):
    """本人に聞く: what a reviewer asks the worker, and what they say."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="questions")
    text = models.TextField("聞きたいこと")
    asked_by = models.ForeignKey(
        Staff, verbose_name="聞いた人", on_delete=models.PROTECT, related_name="+"
    )
    answer = models.TextField("答え", blank=True)
    answered_at = models.DateTimeField("答えた日時", null=True)

    class Meta:
        verbose_name = "閲覧についての質問"
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["finding"],
                condition=Q(answered_at__isnull=True),
                name="one_open_question",
            ),
            both_or_neither(
                Q(answered_at__isnull=True), Q(answer=""), name="question_answered_says_what"
            ),
        ]

    def __str__(self) -> str:
        return f"question {self.pk}"


class Export(Record):
    """書き出し: somebody took the record out. What it held can be made again from this row."""

    staff = models.ForeignKey(
        Staff, verbose_name="書き出した人", on_delete=models.PROTECT, related_name="+"
    )
    purpose = models.TextField("目的")
    of_staff = models.ForeignKey(
        Staff, verbose_name="だれの", on_delete=models.PROTECT, null=True, related_name="+"
    )
    since = models.DateField("この日から", null=True)
    until = models.DateField("この日まで", null=True)
    group = models.CharField("仕事", max_length=40, blank=True)
    upto = models.BigIntegerField("ここまでの行")
    rows = models.PositiveIntegerField("行数")
    cut = models.BooleanField("すべては入っていない", default=False)
    position = models.PositiveBigIntegerField("封の番号")
    head = models.CharField("先頭の値", max_length=64, blank=True)

    class Meta:
        verbose_name = "記録の書き出し"
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"export {self.pk}"

    @property
    def days(self) -> tuple[date | None, date | None]:
        """From and until."""
        return self.since, self.until
