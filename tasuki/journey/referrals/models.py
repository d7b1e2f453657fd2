"""つなぐ・調整・一緒に対応. Who holds the matter is the relay's; here stands what was said with it."""

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q

from tasuki.ground import clock
from tasuki.ground.constraints import both_or_neither, one_of
from tasuki.ground.records import Record
from tasuki.journey.intake.models import Consultation
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay.models import Baton, Pass


class Agreed(models.TextChoices):
    """Whether the person agrees that this is told."""

    YES = "yes", "同意している"
    OTHER_GROUND = "no_ground", "同意はない（ほかの根拠で伝える）"


class Accompany(models.TextChoices):
    """同行: how the person is brought to the next counter."""

    NONE = "none", "しない"
    CALL = "call", "電話で紹介する"
    TOGETHER = "together", "一緒に行く"
    THREE_PARTY = "three_party", "三者で会う"


class Told(models.TextChoices):
    """Parts of the record that can be told one by one."""

    NAME = "name", "氏名・ふりがな・生年月日"
    ADDRESS = "address", "住所"
    PHONE = "phone", "電話番号"
    TOPICS = "topics", "相談内容の区分"
    NARRATIVE = "narrative", "ご相談されたいこと（自由記述）・本人の希望"
    HOUSEHOLD = "household", "世帯の構成"
    ASSESSMENT = "assessment", "みじかいアセスメント"
    RECORDS = "records", "これまでの経過"


class Why(models.TextChoices):
    """Why a matter stands before the 調整役."""

    RETURNED_TWICE = "returned_twice", "2回差し戻された"
    EACH_SAYS_OTHER = "each_says_other", "互いに相手が持つのがよいと言っている"
    SENDER_ASKS = "sender_asks", "持っている機関からの相談"


class Reply(models.TextChoices):
    """How an agency answered when asked to work together."""

    TAKEN = "taken", "引き受けた"
    DECLINED = "declined", "できない"
    WITHDRAWN = "withdrawn", "取り下げ"
    LAPSED = "lapsed", "期限切れ"


class Way(models.TextChoices):
    """How an office without accounts was heard."""

    PHONE = "phone", "電話"
    MEETING = "meeting", "会って（来所・訪問）"
    LETTER = "letter", "文書・FAX"
    MAIL = "mail", "メール"


class Heard(models.TextChoices):
    """What an office without accounts said."""

    TAKEN = "taken", "引き受けた"
    REFUSED = "refused", "引き受けない"
    LET_GO = "let_go", "持つのをやめた"
    DONE = "done", "行ったことの知らせ"


class Dispute(Record):
    """調整: nobody agrees who should hold. The last holder keeps it until the named one has taken."""

    baton = models.ForeignKey(Baton, on_delete=models.PROTECT, related_name="+")
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="+")
    why = models.CharField("調整に回った理由", max_length=20, choices=Why)
    note = models.TextField("補足", blank=True)
    raised_at = models.DateTimeField("調整に回った日時")
    raised_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    coordinator = models.ForeignKey(
        Agency, verbose_name="調整役の機関", on_delete=models.PROTECT, related_name="+"
    )
    named = models.ForeignKey(
        Agency, verbose_name="決めた担当", on_delete=models.PROTECT, null=True, related_name="+"
    )
    named_at = models.DateTimeField("担当を決めた日時", null=True)
    named_reason = models.TextField("担当を決めた理由", blank=True)
    settled_at = models.DateTimeField("決着した日時", null=True)

    class Meta:
        verbose_name = "調整"
        constraints = [
            one_of("why", Why, name="dispute_why_known"),
            models.UniqueConstraint(
                fields=["baton"], condition=Q(settled_at__isnull=True), name="one_open_dispute"
            ),
            both_or_neither(
                Q(named__isnull=True), Q(named_at__isnull=True), name="dispute_named_at_a_time"
            ),
            models.CheckConstraint(
                name="dispute_named_with_reason",
                condition=Q(named__isnull=True) | ~Q(named_reason=""),
            ),
        ]
        indexes = [
            models.Index(
                fields=["coordinator", "raised_at", "id"],
                name="dispute_waiting",
                condition=Q(settled_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"dispute {self.pk}"


class Referral(Record):
    """つなぐ: what goes with one offer of a baton. Reason, ground and answer stand on the offer."""

    handover = models.OneToOneField(Pass, on_delete=models.PROTECT, related_name="+")
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="+")
    asked = models.TextField("お願いしたいこと", blank=True)
    explained = models.TextField("本人に説明したこと", blank=True)
    agreed = models.CharField("本人の同意", max_length=10, choices=Agreed)
    ground_note = models.TextField("根拠の内容", blank=True)
    told = models.JSONField("伝えること", default=list)
    shown_before = models.JSONField("受け取り前に見せること", default=list)
    accompany = models.CharField("同行", max_length=12, choices=Accompany, default=Accompany.NONE)
    accompany_note = models.CharField("同行の予定", max_length=200, blank=True)
    sheet = models.JSONField("つなぐシート", default=dict)
    sheet_version = models.PositiveSmallIntegerField("版", default=1)
    after = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="repeated_by"
    )
    dispute = models.ForeignKey(
        Dispute, on_delete=models.PROTECT, null=True, related_name="namings"
    )
    return_code = models.CharField("差し戻しの区分", max_length=40, blank=True)
    says_sender = models.BooleanField("差し出した機関が持つのがよい", default=False)
    objection = models.TextField("次の会議に出す理由", blank=True)
    objected_at = models.DateTimeField("次の会議に出すとした日時", null=True)

    class Meta:
        verbose_name = "つなぐ"
        constraints = [
            one_of("agreed", Agreed, name="referral_agreed_known"),
            one_of("accompany", Accompany, name="referral_accompany_known"),
            models.CheckConstraint(
                name="referral_says_its_ground",
                condition=Q(agreed=Agreed.YES) | ~Q(ground_note=""),
            ),
            both_or_neither(
                Q(objection=""), Q(objected_at__isnull=True), name="referral_objects_with_reason"
            ),
            models.CheckConstraint(
                name="referral_not_after_itself",
                condition=Q(after__isnull=True) | ~Q(after=F("id")),
            ),
        ]
        indexes = [models.Index(fields=["consultation", "created_at"], name="referral_of_matter")]

    def __str__(self) -> str:
        return f"referral {self.pk}"


class Collaboration(Record):
    """一緒に対応: an agency is asked to do something; the holder does not change."""

    baton = models.ForeignKey(Baton, on_delete=models.PROTECT, related_name="+")
    from_agency = models.ForeignKey(
        Agency, verbose_name="頼んだ機関", on_delete=models.PROTECT, related_name="+"
    )
    asked = models.ForeignKey(
        Agency, verbose_name="頼まれた機関", on_delete=models.PROTECT, related_name="+"
    )
    asked_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField("頼んだ日時")
    what = models.TextField("お願いすること")
    by_on = models.DateField("いつまでに")
    agreed = models.CharField("本人の同意", max_length=10, choices=Agreed)
    ground = models.CharField("根拠", max_length=60)
    ground_note = models.TextField("根拠の内容", blank=True)
    told = models.TextField("先に伝えること", blank=True)
    answer_by = models.DateField("返事の期限")
    answered_at = models.DateTimeField("返事の日時", null=True)
    answer = models.CharField("返事", max_length=10, choices=Reply, blank=True)
    answer_reason = models.TextField("返事の理由", blank=True)
    answered_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    seen_at = models.DateTimeField("頼んだ側が返事を見た日時", null=True)
    done_at = models.DateTimeField("終えた日時", null=True)
    done_note = models.TextField("行ったこと", blank=True)

    class Meta:
        verbose_name = "一緒に対応"
        constraints = [
            one_of("agreed", Agreed, name="together_agreed_known"),
            one_of("answer", Reply, name="together_answer_known", blank=True),
            both_or_neither(
                Q(answered_at__isnull=True), Q(answer=""), name="together_answered_says_how"
            ),
            models.CheckConstraint(
                name="together_declined_with_reason",
                condition=~Q(answer=Reply.DECLINED) | ~Q(answer_reason=""),
            ),
            models.CheckConstraint(
                name="together_done_was_taken",
                condition=Q(done_at__isnull=True) | Q(answer=Reply.TAKEN),
            ),
            models.CheckConstraint(
                name="together_says_its_ground",
                condition=Q(agreed=Agreed.YES) | ~Q(ground_note=""),
            ),
            models.CheckConstraint(
                name="together_with_another", condition=~Q(from_agency=F("asked"))
            ),
            # One at a time for each agency, from asking until it is done or has ended otherwise.
            models.UniqueConstraint(
                fields=["baton", "asked"],
                condition=Q(answered_at__isnull=True) | Q(answer=Reply.TAKEN, done_at__isnull=True),
                name="one_open_together",
            ),
        ]
        indexes = [
            models.Index(
                fields=["asked", "answer_by", "id"],
                name="together_waiting",
                condition=Q(answered_at__isnull=True),
            ),
            models.Index(
                fields=["from_agency", "answer_by", "id"],
                name="together_sent",
                condition=Q(seen_at__isnull=True),
            ),
            models.Index(
                fields=["asked", "by_on", "id"],
                name="together_doing",
                condition=Q(answer="taken", done_at__isnull=True),
            ),
            models.Index(fields=["baton", "asked_at"], name="together_of_matter"),
        ]

    def __str__(self) -> str:
        return f"together {self.pk}"

    def is_open(self, at: datetime) -> bool:
        """Unanswered and its date has not passed; computed, no job has to run."""
        return self.answered_at is None and self.answer_by >= clock.day(at)

    def has_lapsed(self, on: date) -> bool:
        """Written down as lapsed, or about to be."""
        if self.answered_at is None:
            return self.answer_by < on
        return self.answer == Reply.LAPSED


class HeardAnswer(Record):
    """聞き取った返事: what an office without accounts said, who said it, when and by what way."""

    baton = models.ForeignKey(Baton, on_delete=models.PROTECT, related_name="+")
    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, null=True, related_name="heard"
    )
    together = models.ForeignKey(
        Collaboration, on_delete=models.PROTECT, null=True, related_name="heard"
    )
    what = models.CharField("返事", max_length=10, choices=Heard)
    who = models.CharField("返事をした人", max_length=100)
    way = models.CharField("聞いた方法", max_length=10, choices=Way)
    heard_on = models.DateField("聞いた日")
    note = models.TextField("聞いたこと", blank=True)
    noted_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "聞き取った返事"
        constraints = [
            one_of("what", Heard, name="heard_what_known"),
            one_of("way", Way, name="heard_way_known"),
            both_or_neither(
                Q(referral__isnull=True), Q(together__isnull=False), name="heard_of_one"
            ),
            models.CheckConstraint(name="heard_from_somebody", condition=~Q(who="")),
        ]

    def __str__(self) -> str:
        return f"heard {self.pk}"
