"""襷: who holds an open matter now, how it is handed on, and who may see it.

The key points from the matter to its baton, never the other way, and only the baton knows whether
the matter is open: so a state in which nobody is responsible cannot be written down.
"""

from datetime import date, datetime
from enum import IntFlag

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tasuki.ground import clock
from tasuki.ground.constraints import both_or_neither, one_of
from tasuki.ground.records import Record
from tasuki.town.organizations.models import Agency, Staff


class Section(IntFlag):
    """The parts of a matter that can be opened to an agency one by one."""

    CARD = 1  # 関わっている機関: that it exists, who holds it
    PREVIEW = 2  # what an offer shows before it is taken
    INTAKE = 4  # 受付の記録
    RECORDS = 8  # 経過
    ASSESSMENT = 16  # アセスメント
    PLAN = 32  # プラン・役割分担
    PAPERS = 64  # 会議の資料と記録
    # What the assessment says of one kind of thing; only beside ASSESSMENT does it open anything.
    HEALTH = 128  # 健康・疾病・障害・介護
    WORK = 256  # 就学・就労
    MONEY = 512  # 収入・資産・債務
    WELFARE = 1024  # 福祉制度の利用
    HISTORY = 2048  # 生活歴・課題
    JUSTICE = 4096  # 司法・犯罪の経歴
    REPORTER = 8192  # 通告・通報した人: with those who carry the matter alone
    ALL = 16383


# Everything the assessment says to an agency that works on the whole of it.
DETAILS = (
    Section.HEALTH
    | Section.WORK
    | Section.MONEY
    | Section.WELFARE
    | Section.HISTORY
    | Section.JUSTICE
)
# The pack's code of a category of information → what opens it; 属性 is open with the assessment.
CATEGORIES: dict[str, Section] = {
    "health": Section.HEALTH,
    "schooling_work": Section.WORK,
    "money": Section.MONEY,
    "welfare_use": Section.WELFARE,
    "life_history_issues": Section.HISTORY,
    "criminal": Section.JUSTICE,
    "reporter": Section.REPORTER,
}


class Kind(models.TextChoices):
    """主担当 or 調整役."""

    LEAD = "lead", _("主担当")
    COORDINATION = "coordination", _("調整役")


class Ending(models.TextChoices):
    """How an open baton came to its end."""

    DONE = "done", "対応を終えた"
    MERGED = "merged", "合流"
    CLOSED = "closed", "終結"
    REPLACED = "replaced", "再開により引き継いだ"


class Manner(models.TextChoices):
    """How a baton is offered."""

    HAND = "hand", "つなぐ"
    BACK = "back", _("つなぎ戻し")
    NAMED = "named", _("調整役の指名")


class Answer(models.TextChoices):
    """How an offer ended."""

    TAKEN = "taken", "受け取り"
    RETURNED = "returned", "差し戻し"
    WITHDRAWN = "withdrawn", "取り下げ"
    LAPSED = "lapsed", "期限切れ"


class Secret(models.TextChoices):
    """Why a matter is shown to named workers alone."""

    COLLEAGUE = "colleague", "自分の同僚"
    FAMILY = "family", "自分の家族"
    VIOLENCE = "violence", "DV"
    OTHER = "other", "その他"


class Baton(Record):
    """襷: one matter's holder. Open while `closed_at` is empty; then it has a date."""

    kind = models.CharField("種別", max_length=12, choices=Kind, default=Kind.LEAD)
    matter = models.CharField("件の種類", max_length=20)
    holder = models.ForeignKey(
        Agency, verbose_name="担当機関", on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(
        Staff, verbose_name="担当者", on_delete=models.PROTECT, null=True, related_name="+"
    )
    # 主担当 where nobody answers here: an office without accounts took it; the holder watches over it.
    carrier = models.ForeignKey(
        Agency,
        verbose_name="引き受けた外の機関",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    held_since = models.DateTimeField("いつから")
    look_again_on = models.DateField("次に見る日", null=True)
    look_note = models.CharField("次に見ること", max_length=200, blank=True)
    closed_at = models.DateTimeField("終わった日時", null=True)
    closed_how = models.CharField("終わり方", max_length=10, choices=Ending, blank=True)
    successor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="predecessors"
    )
    origin = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="offshoots"
    )
    secret = models.BooleanField("見る人を限る", default=False)
    secret_why = models.CharField("限る理由", max_length=10, choices=Secret, blank=True)

    class Meta:
        verbose_name = "襷"
        constraints = [
            one_of("secret_why", Secret, name="baton_secret_why_known", blank=True),
            both_or_neither(Q(secret=False), Q(secret_why=""), name="baton_secret_says_why"),
            one_of("kind", Kind, name="baton_kind_known"),
            one_of("closed_how", Ending, name="baton_ending_known", blank=True),
            both_or_neither(
                Q(closed_at__isnull=True),
                Q(look_again_on__isnull=False),
                name="baton_open_has_date",
            ),
            both_or_neither(
                Q(closed_at__isnull=True), Q(closed_how=""), name="baton_closed_says_how"
            ),
            models.CheckConstraint(
                name="baton_carrier_is_another",
                condition=Q(carrier__isnull=True) | ~Q(carrier=F("holder")),
            ),
            models.CheckConstraint(
                name="baton_not_its_own_successor",
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["person", "look_again_on", "id"],
                name="baton_of_person",
                condition=Q(closed_at__isnull=True),
            ),
            models.Index(
                fields=["holder", "person", "look_again_on", "id"],
                name="baton_of_agency",
                condition=Q(closed_at__isnull=True),
            ),
            models.Index(fields=["matter", "id"], name="baton_of_matter"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether somebody has to carry this."""
        return self.closed_at is None

    @property
    def lead(self) -> Agency:
        """主担当: who carries it, in the house or outside."""
        return self.holder if self.carrier is None else self.carrier


class Pass(Record):
    """An offer of a baton. The sender holds until the other side has taken it."""

    baton = models.ForeignKey(Baton, on_delete=models.PROTECT, related_name="passes")
    manner = models.CharField("方法", max_length=8, choices=Manner)
    from_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    to_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    to_person = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.TextField("理由", blank=True)
    ground = models.CharField("根拠", max_length=60, blank=True)
    preview = models.JSONField("受け取り前に見せたもの", default=dict)
    offered_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    offered_at = models.DateTimeField("差し出した日時")
    answer_by = models.DateField("返事の期限")
    answered_at = models.DateTimeField("返事の日時", null=True)
    answer = models.CharField("返事", max_length=10, choices=Answer, blank=True)
    answer_reason = models.TextField("返事の理由", blank=True)
    answered_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    seen_lapse_at = models.DateTimeField("期限切れの後始末", null=True)

    class Meta:
        verbose_name = "受け渡し"
        constraints = [
            one_of("manner", Manner, name="pass_manner_known"),
            one_of("answer", Answer, name="pass_answer_known", blank=True),
            models.UniqueConstraint(
                fields=["baton"], condition=Q(answered_at__isnull=True), name="one_open_pass"
            ),
            both_or_neither(
                Q(answered_at__isnull=True), Q(answer=""), name="pass_answered_says_how"
            ),
            models.CheckConstraint(
                name="named_pass_is_not_returned",
                condition=~(Q(manner=Manner.NAMED) & Q(answer=Answer.RETURNED)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["to_agency", "answer_by", "id"],
                name="pass_waiting",
                condition=Q(answered_at__isnull=True),
            ),
            models.Index(
                fields=["from_agency", "answer_by", "id"],
                name="pass_sent",
                condition=Q(answered_at__isnull=True),
            ),
            models.Index(
                fields=["from_agency", "answered_at", "id"],
                name="pass_unseen",
                condition=Q(answered_at__isnull=False) & Q(seen_lapse_at__isnull=True),
            ),
            models.Index(
                fields=["to_agency", "answered_at", "id"],
                name="pass_lapsed_unseen",
                condition=Q(answer="lapsed") & Q(seen_lapse_at__isnull=True),
            ),
            models.Index(fields=["baton", "offered_at"], name="pass_of_baton"),
        ]

    def __str__(self) -> str:
        return f"{self.manner} {self.pk}"

    def is_open(self, at: datetime) -> bool:
        """Unanswered and its date has not passed; computed, no job has to run."""
        return self.answered_at is None and self.answer_by >= clock.day(at)

    def has_lapsed(self, on: date) -> bool:
        """Written down as lapsed, or about to be."""
        if self.answered_at is None:
            return self.answer_by < on
        return self.answer == Answer.LAPSED


class Step(Record):
    """One stretch of the way: this agency carried the baton from–until."""

    baton = models.ForeignKey(Baton, on_delete=models.PROTECT, related_name="steps")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateTimeField("から")
    until = models.DateTimeField("まで", null=True)
    how = models.CharField("来た道", max_length=20, blank=True)

    class Meta:
        verbose_name = "襷の道のり"
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["baton"], condition=Q(until__isnull=True), name="one_running_step"
            )
        ]

    def __str__(self) -> str:
        return f"step {self.pk}"


class Part(Record):
    """This agency may see these sections of this baton's matter, on this ground, from–until."""

    baton = models.ForeignKey(Baton, on_delete=models.PROTECT, related_name="parts")
    matter = models.CharField("件の種類", max_length=20)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    source = models.CharField("もと", max_length=60)
    sections = models.PositiveSmallIntegerField("範囲")
    ground = models.CharField("根拠", max_length=60)
    since = models.DateTimeField("から")
    until = models.DateTimeField("まで", null=True)
    sort_key = models.DateTimeField("並び")
    listed = models.BooleanField("一覧に出す", default=False)
    named = models.BooleanField("だれの件かを示す", default=True)
    closed = models.BooleanField("終わった件", default=False)
    # Only workers with a live Clearance use it: a secret matter's parts, and an emergency look's.
    restricted = models.BooleanField("人を限る", default=False)

    class Meta:
        verbose_name = "見てよい範囲"
        constraints = [
            models.UniqueConstraint(fields=["baton", "agency", "source"], name="part_once"),
            models.UniqueConstraint(
                fields=["baton", "agency"], condition=Q(listed=True), name="part_listed_once"
            ),
            models.CheckConstraint(
                name="part_opens_something",
                condition=Q(sections__gte=1, sections__lte=int(Section.ALL)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["agency", "matter", "closed", "-sort_key", "-baton"],
                name="part_list",
                condition=Q(listed=True),
            ),
            models.Index(fields=["agency", "baton"], name="part_of_agency"),
        ]

    def __str__(self) -> str:
        return f"part {self.pk}"

    def opens(self, section: Section) -> bool:
        """Whether every one of these sections is opened by this part."""
        return (self.sections & section) == section


class Clearance(Record):
    """This worker may use the restricted parts of this matter, from–until; `why` is where it comes
    from: "named", "offer:<pass>", "emergency:<look>"."""

    baton = models.ForeignKey(Baton, on_delete=models.PROTECT, related_name="clearances")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField("から")
    until = models.DateTimeField("まで", null=True)
    why = models.CharField("もと", max_length=60)
    given_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "見てよい人"
        constraints = [
            models.UniqueConstraint(fields=["baton", "staff", "why"], name="clearance_once"),
        ]
        indexes = [models.Index(fields=["staff", "baton"], name="clearance_of_staff")]

    def __str__(self) -> str:
        return f"clearance {self.pk}"


class Barrier(Record):
    """This worker is kept away from this matter by name, whatever opens it to the agency."""

    baton = models.ForeignKey(Baton, on_delete=models.PROTECT, related_name="barriers")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField("理由", max_length=10, choices=Secret)
    since = models.DateTimeField("から")
    until = models.DateTimeField("まで", null=True)
    set_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "見せない人"
        constraints = [
            one_of("reason", Secret, name="barrier_reason_known"),
            models.UniqueConstraint(
                fields=["baton", "staff"], condition=Q(until__isnull=True), name="barrier_once"
            ),
        ]
        indexes = [models.Index(fields=["staff", "baton"], name="barrier_of_staff")]

    def __str__(self) -> str:
        return f"barrier {self.pk}"
