"""会議: a sitting of one of the town's bodies, who sits in it, and what is brought before it.

A meeting keeps the frame under which it sat (name, legal types, consent rule, basis, secrecy) as the
town's pack had it when it was convened: a pack that changes later does not change what was.
"""

from django.db import models
from django.db.models import F, Q

from tasuki.ground.constraints import both_or_neither, one_of
from tasuki.ground.records import Record
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay.models import Baton, Pass


class State(models.TextChoices):
    """Where a meeting stands. Whether its record is closed is `closed_at`."""

    PLANNED = "planned", "予定"
    HELD = "held", "開催"
    CANCELLED = "cancelled", "中止"


class ConsentRule(models.TextChoices):
    """What the body asks about the 相談者's consent."""

    GIVEN = "given", "本人同意あり"
    NONE = "none", "本人同意なし"
    ANY = "any", "同意を問わない"


class Because(models.TextChoices):
    """Why somebody has a seat."""

    MEMBER = "member", "構成員"
    REFERRER = "referrer", "つないだ機関"
    ROLE = "role", "役割による"
    ADDED = "added", "この会議に招いた"


class Opinion(models.TextChoices):
    """What a meeting can say of an item."""

    APPROPRIATE = "appropriate", "適切と認める"
    REVISE = "revise", "修正のうえ再付議"
    NOT_NOW = "not_now", "見送り"
    SHARED = "shared", "共有した"
    LEAD_TO_REFERRER = "lead_to_referrer", "つないだ事業者を主担当とする"


class Meeting(Record):
    """One sitting."""

    body = models.SlugField("会議体", max_length=40)
    name = models.CharField("会議の名称", max_length=100)
    class_name = models.CharField("会議の種類", max_length=60)
    legal_types = models.JSONField("法的な種類", default=list)
    consent_rule = models.CharField("相談者の同意", max_length=8, choices=ConsentRule)
    basis = models.CharField("根拠", max_length=120, blank=True)
    case_data = models.BooleanField("個別の事案を扱う")
    secrecy_by_law = models.BooleanField("法律上の守秘義務")
    secrecy_pledge = models.BooleanField("守秘の誓約")
    state = models.CharField("状態", max_length=10, choices=State, default=State.PLANNED)
    held_at = models.DateTimeField("日時")
    place = models.CharField("場所", max_length=200, blank=True)
    convener = models.ForeignKey(
        Agency, verbose_name="招集者", on_delete=models.PROTECT, related_name="+"
    )
    chair = models.CharField("議長", max_length=60, blank=True)
    previous_note = models.TextField("前回からの申し送り", blank=True)
    minutes = models.TextField("会議の記録", blank=True)
    cancel_reason = models.TextField("中止の理由", blank=True)
    closed_at = models.DateTimeField("記録を確定した日時", null=True)
    version = models.PositiveIntegerField("版", default=1)
    recorded_at = models.DateTimeField("記録した日時", null=True)
    recorded_by = models.ForeignKey(
        Staff, verbose_name="記録者", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "会議"
        ordering = ["-held_at", "-id"]
        constraints = [
            one_of("state", State, name="meeting_state_known"),
            one_of("consent_rule", ConsentRule, name="meeting_consent_rule_known"),
            models.CheckConstraint(
                name="meeting_closed_was_held",
                condition=Q(closed_at__isnull=True) | Q(state="held"),
            ),
            models.CheckConstraint(
                name="meeting_called_off_says_why",
                condition=~Q(state="cancelled") | ~Q(cancel_reason=""),
            ),
            models.CheckConstraint(name="meeting_version_counts", condition=Q(version__gte=1)),
        ]
        indexes = [
            models.Index(fields=["-held_at", "-id"], name="meeting_by_day"),
            models.Index(fields=["convener", "-held_at"], name="meeting_of_convener"),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether anything of it can still change."""
        return self.state != State.CANCELLED and self.closed_at is None


class Seat(Record):
    """A place at the table: an agency, one of its staff, or somebody from outside by name."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="seats")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField("氏名・立場", max_length=100, blank=True)
    because = models.CharField("席の理由", max_length=10, choices=Because, default=Because.ADDED)
    attended = models.BooleanField("出席", null=True)
    attended_by = models.CharField("出席した方", max_length=100, blank=True)
    pledged_at = models.DateTimeField("守秘を誓約した日時", null=True)
    pledged_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "席"
        ordering = ["created_at", "id"]
        constraints = [
            one_of("because", Because, name="seat_because_known"),
            models.CheckConstraint(
                name="seat_is_somebodys", condition=Q(agency__isnull=False) | ~Q(name="")
            ),
            models.CheckConstraint(
                name="seat_of_staff_has_agency",
                condition=Q(staff__isnull=True) | Q(agency__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["meeting", "agency", "staff"],
                condition=Q(staff__isnull=False),
                name="seat_of_staff_once",
            ),
            models.UniqueConstraint(
                fields=["meeting", "agency", "name"],
                condition=Q(staff__isnull=True, agency__isnull=False),
                name="seat_of_agency_once",
            ),
            models.UniqueConstraint(
                fields=["meeting", "name"],
                condition=Q(agency__isnull=True),
                name="seat_of_guest_once",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "meeting"], name="seat_of_agency"),
            models.Index(fields=["staff", "meeting"], name="seat_of_staff"),
        ]

    def __str__(self) -> str:
        return f"seat {self.pk}"

    @property
    def source(self) -> str:
        """The name under which this meeting opens a matter to the seat's agency."""
        return f"seat:{self.meeting_id}"


class AgendaItem(Record):
    """付議した件: what is put before the meeting, why, and what the meeting said."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    kind = models.SlugField("種別", max_length=20)
    baton = models.ForeignKey(Baton, on_delete=models.PROTECT, related_name="+")
    item_id = models.UUIDField("対象")
    title = models.CharField("件名", max_length=200)
    position = models.PositiveSmallIntegerField("順番", default=1)
    agreed = models.BooleanField("本人の同意", default=False)
    basis = models.CharField("根拠", max_length=60, blank=True)
    basis_article = models.CharField("根拠の条文", max_length=120, blank=True)
    reason = models.TextField("同意なく共有する理由", blank=True)
    question = models.TextField("検討してほしいこと", blank=True)
    left_out = models.JSONField("資料から外す世帯員", default=list)
    brought_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    brought_for = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    referrer = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    opinion = models.CharField("意見", max_length=20, choices=Opinion, blank=True)
    opinion_note = models.TextField("意見の内容・助言", blank=True)
    follow_on = models.DateField("次に確かめる日", null=True)
    decided_at = models.DateTimeField("意見を記録した日時", null=True)
    decided_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    papers_closed_at = models.DateTimeField("資料を閉じた日時", null=True)
    handover = models.OneToOneField(
        Pass, verbose_name="主担当の指名", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "付議した件"
        ordering = ["position", "created_at", "id"]
        constraints = [
            one_of("opinion", Opinion, name="item_opinion_known", blank=True),
            models.UniqueConstraint(fields=["meeting", "kind", "item_id"], name="item_once"),
            both_or_neither(
                Q(decided_at__isnull=True), Q(opinion=""), name="item_decided_says_what"
            ),
            models.CheckConstraint(
                name="item_given_back_has_advice_and_date",
                condition=~Q(opinion="lead_to_referrer")
                | (Q(follow_on__isnull=False) & ~Q(opinion_note="")),
            ),
            models.CheckConstraint(
                name="item_without_consent_has_reason", condition=Q(agreed=True) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="item_decided_after_it_was_brought",
                condition=Q(decided_at__isnull=True) | Q(decided_at__gte=F("created_at")),
            ),
        ]
        indexes = [
            models.Index(fields=["baton", "-created_at"], name="item_of_baton"),
            models.Index(fields=["kind", "item_id"], name="item_of_record"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
