"""多機関協働: the request, the case of a household, who stands around it, what was found out.

A case has two batons: the 主担当's and the 調整役's. Whether it is open is read from them alone.
"""

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from tasuki.ground import clock
from tasuki.ground.constraints import both_or_neither, one_of
from tasuki.ground.records import Record
from tasuki.journey.intake.models import Consultation
from tasuki.residents.people.models import Household, Person
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay.models import Baton
from tasuki.trust.vault.models import File


class Answer(models.TextChoices):
    """How a request ended."""

    ACCEPTED = "accepted", "受理"
    RETURNED = "returned", "差し戻し"
    WITHDRAWN = "withdrawn", "取り下げ"
    LAPSED = "lapsed", "期限切れ"


class MeetingOffer(models.TextChoices):
    """What is offered to somebody who is anxious about being handed on."""

    NONE = "none", "申し出ていない"
    THREE_PARTY = "three_party", "本人・相談機関・多機関協働の三者で話す場を設ける"
    ACCOMPANY = "accompany", "同行して引き合わせる"


class InformationAnswer(models.TextChoices):
    """How a request for information ended."""

    GIVEN = "given", "提供"
    BY_PHONE = "by_phone", "電話で回答"
    REFUSED = "refused", "提供できない"
    WITHDRAWN = "withdrawn", "取り下げ"


class CaseSeries(models.Model):
    """The running number of a fiscal year; gaps are allowed."""

    fiscal_year = models.PositiveSmallIntegerField("年度", primary_key=True)
    last = models.PositiveIntegerField("最後の番号", default=0)

    class Meta:
        verbose_name = "ケース番号"

    def __str__(self) -> str:
        return f"{self.fiscal_year} {self.last}"


class Case(Record):
    """ケース: one household, one 主担当, one 調整役."""

    number = models.CharField("ケース番号", max_length=20, unique=True)
    title = models.CharField("世帯の呼び名", max_length=60)
    household = models.ForeignKey(
        Household, verbose_name="世帯", on_delete=models.PROTECT, related_name="+"
    )
    lead = models.OneToOneField(
        Baton, verbose_name="主担当の襷", on_delete=models.PROTECT, related_name="+"
    )
    coordination = models.OneToOneField(
        Baton, verbose_name="調整役の襷", on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField("開いた日時")

    class Meta:
        verbose_name = "ケース"
        constraints = [
            models.CheckConstraint(name="case_two_batons", condition=~Q(lead=F("coordination")))
        ]
        indexes = [models.Index(fields=["household"], name="case_of_household")]

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        """Whether somebody carries it."""
        return self.lead.is_open

    @cached_property
    def origin(self) -> "Request":
        """The request with which it was opened."""
        return self.requests.select_related("from_agency", "consultation").get(joined=False)


class FormerBaton(Record):
    """A baton that a case had before it was reopened: it stays the case's, with its whole way."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="former_batons")
    baton = models.OneToOneField(Baton, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "前の襷"

    def __str__(self) -> str:
        return f"former {self.pk}"


class Request(Record):
    """多機関協働の依頼. The counter goes on holding until it is accepted, and after: as 主担当."""

    consultation = models.ForeignKey(
        Consultation, verbose_name="相談", on_delete=models.PROTECT, related_name="+"
    )
    from_agency = models.ForeignKey(
        Agency, verbose_name="依頼した機関", on_delete=models.PROTECT, related_name="+"
    )
    to_agency = models.ForeignKey(
        Agency, verbose_name="依頼先", on_delete=models.PROTECT, related_name="+"
    )
    criteria = models.JSONField("依頼の理由", default=list)
    background = models.TextField("これまでの経緯と、整理したいこと", blank=True)
    explained = models.TextField("本人に説明したこと")
    convinced = models.BooleanField("本人は納得している")
    convinced_who = models.CharField("だれが、いつ説明したか", max_length=200, blank=True)
    unconvinced_reason = models.TextField("納得を得ずに依頼する理由", blank=True)
    anxious = models.BooleanField("不安感が強い", default=False)
    meeting_offer = models.CharField(
        "不安への対応", max_length=12, choices=MeetingOffer, default=MeetingOffer.NONE
    )
    ground = models.CharField("伝える根拠", max_length=60)
    ground_note = models.TextField("根拠の説明", blank=True)
    shown_before = models.JSONField("受理の前に伝えること", default=list)
    preview = models.JSONField("受理の前に見えること", default=dict)
    requested_by = models.ForeignKey(
        Staff, verbose_name="依頼した人", on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField("依頼した日時")
    answer_by = models.DateField("返事の期限")
    answered_at = models.DateTimeField("返事の日時", null=True)
    answer = models.CharField("返事", max_length=10, choices=Answer, blank=True)
    answer_reason = models.TextField("返事の理由", blank=True)
    answered_by = models.ForeignKey(
        Staff, verbose_name="返事をした人", on_delete=models.PROTECT, null=True, related_name="+"
    )
    heeded_at = models.DateTimeField("返事を受けて次を決めた日時", null=True)
    case = models.ForeignKey(
        Case, verbose_name="ケース", on_delete=models.PROTECT, null=True, related_name="requests"
    )
    joined = models.BooleanField("合流", default=False)

    class Meta:
        verbose_name = "多機関協働の依頼"
        constraints = [
            one_of("answer", Answer, name="request_answer_known", blank=True),
            one_of("meeting_offer", MeetingOffer, name="request_meeting_offer_known"),
            models.UniqueConstraint(
                fields=["consultation"],
                condition=Q(answered_at__isnull=True),
                name="one_open_request",
            ),
            both_or_neither(
                Q(answered_at__isnull=True), Q(answer=""), name="request_answered_says_how"
            ),
            both_or_neither(
                Q(answer=Answer.ACCEPTED), Q(case__isnull=False), name="request_accepted_has_case"
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(joined=False), name="one_opening_request"
            ),
            models.CheckConstraint(
                name="request_comforts_the_anxious",
                condition=Q(anxious=False) | ~Q(meeting_offer=MeetingOffer.NONE),
            ),
        ]
        indexes = [
            models.Index(
                fields=["to_agency", "answer_by", "id"],
                name="request_waiting",
                condition=Q(answered_at__isnull=True),
            ),
            models.Index(
                fields=["from_agency", "answer_by", "id"],
                name="request_unheeded",
                condition=Q(heeded_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"request {self.pk}"

    def is_open(self, at: datetime) -> bool:
        """Unanswered and its date has not passed; computed, no job has to run."""
        return self.answered_at is None and self.answer_by >= clock.day(at)

    def has_lapsed(self, on: date) -> bool:
        """Written down as lapsed, or about to be."""
        if self.answered_at is None:
            return self.answer_by < on
        return self.answer == Answer.LAPSED


class Around(Record):
    """関わる機関: an agency that works on the case, as what, from–until."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="around")
    agency = models.ForeignKey(
        Agency, verbose_name="機関", on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField("役割", max_length=200, blank=True)
    ground = models.CharField("根拠", max_length=60)
    ground_note = models.TextField("根拠の説明", blank=True)
    since = models.DateTimeField("から")
    until = models.DateTimeField("まで", null=True)
    end_reason = models.CharField("外れた理由", max_length=200, blank=True)

    class Meta:
        verbose_name = "関わる機関"
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "agency"], condition=Q(until__isnull=True), name="around_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"around {self.pk}"


class Assessment(Record):
    """アセスメント of one member, or (without a person) of the household."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assessments")
    person = models.ForeignKey(
        Person, verbose_name="だれについて", on_delete=models.PROTECT, null=True, related_name="+"
    )
    traits = models.JSONField("課題の特性", default=list)
    background = models.TextField("課題と背景要因", blank=True)
    strengths = models.TextField("強み", blank=True)
    wish = models.TextField("本人の希望", blank=True)
    urgency = models.CharField("緊急性", max_length=40, blank=True)
    involved = models.TextField("関わっている支援機関", blank=True)
    unheard = models.JSONField("まだ聞いていないこと", default=list)
    details = models.JSONField("くわしい項目", default=dict)
    author = models.ForeignKey(
        Staff, verbose_name="記入者", on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        Agency, verbose_name="記入した機関", on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField("更新日時")
    version = models.PositiveIntegerField("版", default=1)

    class Meta:
        verbose_name = "アセスメント"
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person"],
                condition=Q(person__isnull=False),
                name="assessment_once_a_person",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(person__isnull=True),
                name="assessment_once_a_household",
            ),
        ]

    def __str__(self) -> str:
        return f"assessment {self.pk}"


class FormerAssessment(Record):
    """An earlier version of an assessment: nothing that was written is lost."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="former")
    version = models.PositiveIntegerField("版")
    content = models.JSONField("内容")
    author = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "前のアセスメント"
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "version"], name="former_assessment_once")
        ]

    def __str__(self) -> str:
        return f"former assessment {self.pk}"


class InformationRequest(Record):
    """情報の提供の依頼: named items from a named agency, with purpose, ground and date."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="information")
    about = models.ForeignKey(
        Person, verbose_name="だれについて", on_delete=models.PROTECT, null=True, related_name="+"
    )
    asked = models.ForeignKey(
        Agency, verbose_name="依頼先", on_delete=models.PROTECT, related_name="+"
    )
    items = models.TextField("知りたいこと")
    purpose = models.TextField("使いみち")
    ground = models.CharField("根拠", max_length=60)
    ground_note = models.TextField("根拠の説明", blank=True)
    asking_agency = models.ForeignKey(
        Agency, verbose_name="依頼した機関", on_delete=models.PROTECT, related_name="+"
    )
    asked_by = models.ForeignKey(
        Staff, verbose_name="依頼した人", on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField("依頼した日時")
    answer_by = models.DateField("返事の期限")
    answered_at = models.DateTimeField("返事の日時", null=True)
    answer = models.CharField("返事", max_length=10, choices=InformationAnswer, blank=True)
    answer_text = models.TextField("回答", blank=True)
    refusal_reason = models.TextField("提供できない理由", blank=True)
    noted_by = models.ForeignKey(
        Staff, verbose_name="記入者", on_delete=models.PROTECT, null=True, related_name="+"
    )
    file = models.OneToOneField(
        File, verbose_name="添付ファイル", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "情報の提供の依頼"
        ordering = ["asked_at", "id"]
        constraints = [
            one_of("answer", InformationAnswer, name="information_answer_known", blank=True),
            both_or_neither(
                Q(answered_at__isnull=True), Q(answer=""), name="information_answered_says_how"
            ),
            models.CheckConstraint(
                name="information_refused_says_why",
                condition=~Q(answer=InformationAnswer.REFUSED) | ~Q(refusal_reason=""),
            ),
        ]
        indexes = [
            models.Index(
                fields=["asked", "answer_by", "id"],
                name="information_waiting",
                condition=Q(answered_at__isnull=True),
            ),
            models.Index(
                fields=["asking_agency", "answer_by", "id"],
                name="information_sent",
                condition=Q(answered_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"information {self.pk}"

    def is_late(self, on: date) -> bool:
        """Unanswered though its date has passed: it may still be answered, and goes on ringing."""
        return self.answered_at is None and self.answer_by < on
