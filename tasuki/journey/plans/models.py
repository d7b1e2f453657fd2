"""プラン: goals in the person's words, who does what (役割分担表), the municipality's decision on it,
the looks at how it goes, the evaluation.

A plan is written anew (再プラン) as a new version; what was decided is never rewritten. Whether a plan
is on some meeting's agenda is the meetings' to know: it is asked there and not stored here.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q

from tasuki.ground.constraints import both_or_neither, one_of
from tasuki.ground.records import Record
from tasuki.journey.cases.models import Case
from tasuki.journey.meetings.models import AgendaItem
from tasuki.residents.people.models import Person
from tasuki.town.organizations.models import Agency, Staff


class State(models.TextChoices):
    """Where a version of a plan stands."""

    DRAFT = "draft", "プラン案"
    APPROVED = "approved", "適切と認められた案"
    DECIDED = "decided", "支援決定ずみ"
    SUPERSEDED = "superseded", "新しい版に替わった"
    ENDED = "ended", "終わった"


# A version that can still be written, and one that is in force.
OPEN_STATES = (State.DRAFT, State.APPROVED)
LIVE_STATES = (State.DRAFT, State.APPROVED, State.DECIDED)


class Consent(models.TextChoices):
    """The person's own answer to the plan."""

    YES = "yes", "はい"
    NO = "no", "いいえ"
    NOT_ASKED = "not_asked", "まだ"


class Term(models.TextChoices):
    """期限つき has its date; 継続 is looked at on the plan's monitoring date."""

    DATED = "dated", "期限つき"
    CONTINUING = "continuing", "継続"


class Order(models.TextChoices):
    """支援決定 seen from the sitting."""

    BEFORE = "before", "会議の前"
    IN = "in", "会議の場"
    AFTER = "after", "会議の後"
    ALONE = "alone", "会議を経ない決裁"


class Plan(Record):
    """One version of a case's plan. `lock` counts the saves: who saves on an old one is told."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    version_no = models.PositiveSmallIntegerField("版")
    state = models.CharField("状態", max_length=12, choices=State, default=State.DRAFT)
    in_own_words = models.TextField("解決したい課題（本人の言葉）", blank=True)
    direction = models.TextField("支援の方向性", blank=True)
    long_goal = models.TextField("長期目標", blank=True)
    short_goal = models.TextField("短期目標", blank=True)
    starts_on = models.DateField("支援期間の始まり", null=True)
    ends_on = models.DateField("支援期間の終わり", null=True)
    next_monitoring_on = models.DateField("次のモニタリング予定日", null=True)
    uses_outreach = models.BooleanField("アウトリーチ等事業の利用", default=False)
    uses_participation = models.BooleanField("参加支援事業の利用", default=False)
    note = models.TextField("備考", blank=True)
    consent = models.CharField(
        "本人の同意", max_length=10, choices=Consent, default=Consent.NOT_ASKED
    )
    consent_on = models.DateField("同意を確かめた日", null=True)
    consent_how = models.CharField("同意の方法", max_length=30, blank=True)
    consent_by = models.CharField("だれが確かめたか", max_length=100, blank=True)
    lock = models.PositiveIntegerField("保存の回数", default=1)
    author = models.ForeignKey(
        Staff, verbose_name="作成者", on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        Agency, verbose_name="作成した機関", on_delete=models.PROTECT, related_name="+"
    )
    changed_by = models.ForeignKey(
        Staff, verbose_name="最後に直した人", on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField("最後に直した日時")

    class Meta:
        verbose_name = "プラン"
        ordering = ["version_no"]
        constraints = [
            one_of("state", State, name="plan_state_known"),
            one_of("consent", Consent, name="plan_consent_known"),
            models.UniqueConstraint(fields=["case", "version_no"], name="plan_version_once"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(state="decided"), name="one_decided_plan"
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=["draft", "approved"]),
                name="one_plan_in_writing",
            ),
            models.CheckConstraint(
                name="decided_plan_is_monitored",
                condition=~Q(state="decided") | Q(next_monitoring_on__isnull=False),
            ),
            models.CheckConstraint(
                name="plan_consent_has_its_day",
                condition=~Q(consent="yes") | Q(consent_on__isnull=False),
            ),
            models.CheckConstraint(
                name="plan_ends_after_it_starts",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_monitoring_on", "id"],
                name="plan_monitoring",
                condition=Q(state="decided"),
            ),
            models.Index(
                fields=["changed_at", "id"],
                name="plan_unfinished",
                condition=Q(state__in=["draft", "approved"]),
            ),
        ]

    def __str__(self) -> str:
        return f"plan {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether it is still being written."""
        return self.state in OPEN_STATES

    @property
    def consented(self) -> bool:
        """Whether the person said yes to this plan."""
        return self.consent == Consent.YES


class Promise(Record):
    """One row of the 役割分担表: for this 課題 this agency does this, so often, until then or on."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="promises")
    order = models.PositiveSmallIntegerField("順")
    issue = models.CharField("課題", max_length=200)
    # Of one alone; nobody named: of the household as a whole.
    about = models.ForeignKey(
        Person, verbose_name="だれの課題か", on_delete=models.PROTECT, null=True, related_name="+"
    )
    agency = models.ForeignKey(
        Agency, verbose_name="担当する機関", on_delete=models.PROTECT, related_name="+"
    )
    staff = models.CharField("担当者", max_length=60, blank=True)
    what = models.TextField("行うこと")
    frequency = models.CharField("頻度", max_length=60, blank=True)
    kind = models.CharField("期限の種類", max_length=12, choices=Term)
    due_on = models.DateField("期限", null=True)
    kept = models.BooleanField("約束どおりか", null=True)
    done_at = models.DateTimeField("終わった日時", null=True)
    done_note = models.TextField("約束の記録", blank=True)
    noted_at = models.DateTimeField("記録した日時", null=True)
    noted_by = models.ForeignKey(
        Staff, verbose_name="記録した人", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "役割分担"
        ordering = ["order", "id"]
        constraints = [
            one_of("kind", Term, name="promise_kind_known"),
            both_or_neither(
                Q(kind="dated"), Q(due_on__isnull=False), name="promise_dated_has_its_day"
            ),
            models.UniqueConstraint(fields=["plan", "order"], name="promise_place_once"),
            models.CheckConstraint(
                name="promise_done_is_kept", condition=Q(done_at__isnull=True) | Q(kept=True)
            ),
        ]
        indexes = [
            models.Index(
                fields=["agency", "due_on", "id"],
                name="promise_due",
                condition=Q(done_at__isnull=True, kept__isnull=True, due_on__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"promise {self.pk}"

    @property
    def looked_at_on(self) -> date | None:
        """期限つき: its own day; 継続: the plan's."""
        return self.due_on or self.plan.next_monitoring_on


class Revision(Record):
    """What a plan said before somebody saved over it: nothing that was written is lost."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="revisions")
    lock = models.PositiveIntegerField("保存の回数")
    content = models.JSONField("内容")
    author = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "プランの前の内容"
        ordering = ["lock"]
        constraints = [models.UniqueConstraint(fields=["plan", "lock"], name="plan_revision_once")]

    def __str__(self) -> str:
        return f"revision {self.lock}"


class Decision(Record):
    """支援決定: the act of the municipality. The meeting's opinion is a record of its own."""

    plan = models.OneToOneField(Plan, on_delete=models.PROTECT, related_name="decision")
    decided_on = models.DateField("決定した日")
    decider = models.CharField("決定した人", max_length=100)
    approval_number = models.CharField("決裁番号", max_length=60)
    order = models.CharField("会議との順番", max_length=8, choices=Order)
    item = models.ForeignKey(
        AgendaItem,
        verbose_name="適切性の協議",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    noted_by = models.ForeignKey(
        Staff, verbose_name="記録した人", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "支援決定"
        constraints = [
            one_of("order", Order, name="decision_order_known"),
            models.CheckConstraint(
                name="decision_in_or_after_has_opinion",
                condition=Q(order__in=["before", "alone"]) | Q(item__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk}"


class Monitoring(Record):
    """モニタリング: how each promise goes, and when it is looked at next."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="monitorings")
    on = models.DateField("行った日")
    text = models.TextField("様子と気づいたこと")
    states = models.JSONField("約束の様子", default=dict)
    next_on = models.DateField("次のモニタリング予定日")
    author = models.ForeignKey(
        Staff, verbose_name="記録者", on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "モニタリング"
        ordering = ["-on", "-id"]
        constraints = [
            models.CheckConstraint(name="monitoring_looks_ahead", condition=Q(next_on__gt=F("on")))
        ]

    def __str__(self) -> str:
        return f"monitoring {self.pk}"


class Evaluation(Record):
    """評価: what was reached, the changes seen, what is left, and what follows from it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="evaluations")
    on = models.DateField("評価した日")
    result = models.CharField("目標の達成状況", max_length=30)
    achieved = models.TextField("達成したこと", blank=True)
    changes = models.JSONField("見られた変化", default=list)
    remaining = models.TextField("残された課題", blank=True)
    voice = models.TextField("本人の感想・意向", blank=True)
    verdict = models.CharField("判定", max_length=30)
    author = models.ForeignKey(
        Staff, verbose_name="評価者", on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "評価"
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"evaluation {self.pk}"
