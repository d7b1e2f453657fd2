"""Municipalities of a prefecture, their years and phases, and what the prefecture does for them."""

from django.db import models
from django.db.models import F, Q

from tasuki.ground.constraints import one_of
from tasuki.ground.records import Record
from tasuki.town.organizations.models import Staff


class PhaseCode(models.TextChoices):
    """Where a municipality stands in a fiscal year."""

    EXPLORING = "exploring", "検討中"
    PREPARING = "preparing", "移行準備"
    RUNNING = "running", "実施"
    ENDED = "ended", "終了"


class Track(models.TextChoices):
    """The two tracks of the yearly schedule."""

    MEETINGS = "meetings", "会議・研修"
    VISITS = "visits", "訪問支援"


class Municipality(Record):
    """市町村: `code` is 全国地方公共団体コード with its check digit, as text."""

    code = models.CharField("団体コード", max_length=6, unique=True)
    name = models.CharField("市町村名", max_length=60)
    kana = models.CharField("よみ", max_length=80, blank=True)
    cohort = models.CharField("区分", max_length=40, blank=True)
    revision_year = models.PositiveSmallIntegerField("地域福祉計画の改定年度", null=True)
    version = models.PositiveIntegerField("版", default=1)

    class Meta:
        verbose_name = "市町村"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Phase(Record):
    """段階: where a municipality stands in a fiscal year, and where that is known from."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="phases")
    fiscal_year = models.PositiveSmallIntegerField("年度")
    phase = models.CharField("段階", max_length=10, choices=PhaseCode)
    source = models.CharField("出典", max_length=200)
    noted_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "市町村の段階"
        ordering = ["fiscal_year"]
        constraints = [
            one_of("phase", PhaseCode, name="phase_known"),
            models.UniqueConstraint(fields=["municipality", "fiscal_year"], name="phase_once"),
        ]
        indexes = [models.Index(fields=["fiscal_year", "phase"], name="phase_by_year")]

    def __str__(self) -> str:
        return f"{self.fiscal_year} {self.phase}"


class Support(Record):
    """年間スケジュールの項目. Months are those of the fiscal year: 4 … 12, 1 … 3."""

    fiscal_year = models.PositiveSmallIntegerField("年度")
    track = models.CharField("区分", max_length=10, choices=Track)
    number = models.PositiveSmallIntegerField("番号", null=True)
    title = models.CharField("項目", max_length=200)
    month_from = models.PositiveSmallIntegerField("開始月")
    month_to = models.PositiveSmallIntegerField("終了月")
    content = models.TextField("内容", blank=True)
    participants = models.CharField("参加者", max_length=200, blank=True)
    note = models.TextField("資料についての注", blank=True)
    done_on = models.DateField("実施日", null=True)
    outcome = models.TextField("結果", blank=True)
    version = models.PositiveIntegerField("版", default=1)

    class Meta:
        verbose_name = "年間スケジュールの項目"
        ordering = ["fiscal_year", "track", F("number").asc(nulls_last=True), "created_at"]
        constraints = [
            one_of("track", Track, name="support_track_known"),
            models.CheckConstraint(
                name="support_months_are_months",
                condition=Q(month_from__range=(1, 12)) & Q(month_to__range=(1, 12)),
            ),
            models.CheckConstraint(
                name="support_outcome_has_its_day", condition=Q(outcome="") | ~Q(done_on=None)
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def place(self) -> tuple[int, int]:
        """First and last month as columns of a fiscal year, 0 (April) to 11 (March)."""
        return (self.month_from - 4) % 12, (self.month_to - 4) % 12


class Survey(Record):
    """実態調査: asked of all municipalities."""

    fiscal_year = models.PositiveSmallIntegerField("年度")
    title = models.CharField("調査名", max_length=200)
    asked_on = models.DateField("依頼日")
    answer_by = models.DateField("回答期限")
    questions = models.TextField("たずねること", blank=True)

    class Meta:
        verbose_name = "実態調査"
        ordering = ["-asked_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="survey_ends_after_it_starts", condition=Q(answer_by__gte=F("asked_on"))
            )
        ]

    def __str__(self) -> str:
        return self.title


class SurveyAnswer(Record):
    """What one municipality answered."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="answers")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="answers")
    answered_on = models.DateField("回答日")
    answer = models.TextField("回答")
    wants = models.TextField("県に望むこと", blank=True)

    class Meta:
        verbose_name = "実態調査の回答"
        ordering = ["municipality__code"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "municipality"], name="survey_answer_once"),
            models.CheckConstraint(name="survey_answer_says_something", condition=~Q(answer="")),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class Visit(Record):
    """訪問支援."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="visits")
    visited_on = models.DateField("訪問日")
    purpose = models.CharField("目的", max_length=200)
    content = models.TextField("助言・聞いたこと")
    next_on = models.DateField("次に訪ねる日", null=True)
    author = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "訪問支援"
        ordering = ["-visited_on", "-id"]
        indexes = [
            models.Index(fields=["municipality", "-visited_on"], name="visit_of_municipality"),
            models.Index(fields=["next_on"], name="visit_next"),
        ]

    def __str__(self) -> str:
        return f"visit {self.pk}"
