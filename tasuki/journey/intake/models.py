"""受付: what a counter was told, what came of it, and what was done since.

The consultation points to its baton; whether it is open, and who holds it, the baton alone knows.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tasuki.ground.constraints import one_of
from tasuki.ground.records import Record
from tasuki.residents.people.models import Household, Person
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay.models import Baton


def label_of(model: type[models.Model], name: str) -> str:
    """The word of a field."""
    return str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


class Consent(models.TextChoices):
    """Whether the person agrees that agencies share what is needed."""

    YES = "yes", "同意している"
    NO = "no", "同意していない"
    UNKNOWN = "unknown", "まだ聞いていない"


class Reach(models.TextChoices):
    """How far a record is read, among those to whom the 経過 is open at all."""

    AROUND = "", "この件に関わる機関"
    CARRIERS = "carriers", _("主担当と調整役だけ")
    OWN = "own", "書いた機関だけ（限定）"


class NumberSeries(models.Model):
    """The running 受付番号 of a fiscal year. Gaps are allowed, doubles are not."""

    fiscal_year = models.PositiveSmallIntegerField("年度", primary_key=True)
    last = models.PositiveIntegerField("最後の番号", default=0)

    class Meta:
        verbose_name = "受付番号"

    def __str__(self) -> str:
        return f"{self.fiscal_year}: {self.last}"


class Consultation(Record):
    """相談: who came and about whom are two things; `subject` is the one it is about."""

    baton = models.OneToOneField(Baton, on_delete=models.PROTECT, related_name="+")
    number = models.CharField("受付番号", max_length=20, unique=True)
    received_at = models.DateTimeField("受付日時", db_index=True)
    method = models.CharField("受付方法", max_length=30)
    route = models.CharField("相談経路", max_length=30, blank=True)
    introduced_by = models.CharField("紹介元", max_length=200, blank=True)
    counter = models.ForeignKey(
        Agency, verbose_name="受付機関", on_delete=models.PROTECT, related_name="+"
    )
    received_by = models.ForeignKey(
        Staff, verbose_name="受付者", on_delete=models.PROTECT, related_name="+"
    )
    subject = models.ForeignKey(
        Person, verbose_name="本人", on_delete=models.PROTECT, related_name="+"
    )
    household = models.ForeignKey(
        Household, verbose_name="世帯", on_delete=models.PROTECT, null=True, related_name="+"
    )
    household_type = models.CharField("世帯類型", max_length=30, blank=True)
    visitor_is_subject = models.BooleanField("来談者は本人", default=True)
    visitor_name = models.CharField("来談者の氏名", max_length=100, blank=True)
    visitor_relation = models.CharField("本人との関係", max_length=30, blank=True)
    visitor_contact = models.CharField("来談者の連絡先", max_length=200, blank=True)
    earlier_counters = models.TextField("これまでの相談先", blank=True)
    topics = models.JSONField("ご相談内容", default=list)
    main_topic = models.CharField("主な相談内容", max_length=30)
    narrative = models.TextField("ご相談されたいことを具体的に", blank=True)
    wish = models.TextField("本人の希望", blank=True)
    urgency = models.CharField("緊急性", max_length=30, blank=True)
    area = models.CharField("町・圏域", max_length=60, blank=True)
    minutes = models.PositiveSmallIntegerField("所要時間（分）", null=True)
    share_consent = models.CharField(
        "情報の共有への同意", max_length=8, choices=Consent, default=Consent.UNKNOWN
    )
    share_consent_on = models.DateField("同意の日", null=True)
    share_consent_how = models.CharField("同意の方法", max_length=30, blank=True)
    no_consent_reason = models.CharField("同意を取れない理由", max_length=30, blank=True)
    outcome = models.CharField("対応の結果", max_length=30, blank=True)
    outcome_note = models.TextField("結果の補足", blank=True)
    own_form = models.BooleanField("自機関の様式を使った", default=False)
    version = models.PositiveIntegerField("版", default=1)

    class Meta:
        verbose_name = "相談"
        constraints = [
            one_of("share_consent", Consent, name="consultation_consent_known"),
            models.CheckConstraint(
                name="consultation_consent_has_its_day",
                condition=~Q(share_consent=Consent.YES) | Q(share_consent_on__isnull=False),
            ),
            models.CheckConstraint(
                name="consultation_visitor_is_one",
                condition=Q(visitor_is_subject=False)
                | Q(visitor_name="", visitor_relation="", visitor_contact=""),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Revision(Record):
    """What stood in the reception before somebody corrected it."""

    consultation = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, related_name="revisions"
    )
    version = models.PositiveIntegerField("直した版")
    before = models.JSONField("前の内容")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "受付の訂正"
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "version"], name="revision_once")
        ]

    def __str__(self) -> str:
        return f"revision {self.version}"


class Inquiry(Record):
    """「他機関に照会する」: who asked, about whom, on which ground, and which agencies were named."""

    staff = models.ForeignKey(
        Staff, verbose_name="照会した人", on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        Agency, verbose_name="照会した機関", on_delete=models.PROTECT, related_name="+"
    )
    consultation = models.ForeignKey(
        Consultation, verbose_name="相談", on_delete=models.PROTECT, null=True, related_name="+"
    )
    about = models.CharField("だれについて", max_length=120)
    ground = models.CharField("照会の根拠", max_length=60)
    ground_note = models.TextField("根拠の説明", blank=True)
    found = models.JSONField("関わりのある機関", default=list)

    class Meta:
        verbose_name = "他機関への照会"
        indexes = [models.Index(fields=["staff", "created_at"], name="inquiry_of_staff")]

    def __str__(self) -> str:
        return f"inquiry {self.pk}"


class Progress(Record):
    """支援経過: one contact. A correction is a row of its own; the former text stays."""

    baton = models.ForeignKey(Baton, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("日時")
    method = models.CharField("方法", max_length=30)
    with_whom = models.CharField("相手", max_length=200, blank=True)
    content = models.TextField("内容")
    minutes = models.PositiveSmallIntegerField("所要時間（分）", null=True)
    next_on = models.DateField("次の予定の日", null=True)
    next_note = models.CharField("次の予定", max_length=200, blank=True)
    author = models.ForeignKey(
        Staff, verbose_name="記録者", on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        Agency, verbose_name="記録した機関", on_delete=models.PROTECT, related_name="+"
    )
    correction_of = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="corrected_by"
    )
    about = models.JSONField("どんなことか", default=list)
    reach = models.CharField(
        "読める範囲", max_length=10, choices=Reach, default=Reach.AROUND, blank=True
    )

    class Meta:
        verbose_name = "支援経過"
        constraints = [
            one_of("reach", Reach, name="progress_reach_known", blank=True),
            models.CheckConstraint(name="progress_says_something", condition=~Q(content="")),
            models.CheckConstraint(
                name="progress_not_its_own_correction",
                condition=Q(correction_of__isnull=True) | ~Q(correction_of=F("id")),
            ),
        ]
        indexes = [models.Index(fields=["baton", "-at", "-id"], name="progress_of_baton")]

    def __str__(self) -> str:
        return f"progress {self.pk}"


class ShortAssessment(Record):
    """短いアセスメント of a matter that the counter keeps. Each saving is a version of its own."""

    consultation = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, related_name="assessments"
    )
    version = models.PositiveIntegerField("版", default=1)
    issues = models.JSONField("課題の特性", default=list)
    background = models.TextField("背景", blank=True)
    strengths = models.TextField("強み", blank=True)
    wish = models.TextField("本人の希望", blank=True)
    unheard = models.JSONField("まだ聞いていない項目", default=list)
    author = models.ForeignKey(
        Staff, verbose_name="記入者", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "短いアセスメント"
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "version"], name="short_assessment_once"
            )
        ]

    def __str__(self) -> str:
        return f"short assessment {self.version}"
