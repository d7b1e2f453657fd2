"""通告・通報: what was seen, to whom it was told, what they answered; or why it was not told.

Who told us stands sealed in `reporter` and nowhere else. A report has a baton of its own, so that it
rings at the agency that began it until it is answered; `matter` is the 件 beside which it was made.
"""

from django.db import models
from django.db.models import Q

from tasuki.ground.constraints import both_or_neither, one_of
from tasuki.ground.records import Record
from tasuki.residents.people.models import Person
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay.models import Baton


class DangerNow(models.TextChoices):
    """Whether life or body is in grave danger now."""

    UNKNOWN = "unknown", "わからない"
    YES = "yes", "ある"
    NO = "no", "ない"


class ReporterKind(models.TextChoices):
    """Who saw or heard it."""

    SELF = "self", "この記録を書く職員"
    OUTSIDE = "outside", "外の人から聞いた"
    NAMELESS = "nameless", "外の人から聞いた（名前はわからない）"


class Answer(models.TextChoices):
    """What the receiver said later."""

    ACCEPTED = "accepted", "受理した"
    INVESTIGATING = "investigating", "調べている"
    DONE = "done", "対応を終えた"
    ELSEWHERE = "elsewhere", "ほかの機関につないだ"


class Report(Record):
    """One 通告・通報, from the moment somebody reaches for the telephone."""

    baton = models.OneToOneField(Baton, on_delete=models.PROTECT, related_name="+")
    matter = models.ForeignKey(
        Baton, verbose_name="もとの件", on_delete=models.PROTECT, null=True, related_name="+"
    )
    agency = models.ForeignKey(
        Agency, verbose_name="通告・通報した機関", on_delete=models.PROTECT, related_name="+"
    )
    begun_at = models.DateTimeField("始めた日時")
    begun_by = models.ForeignKey(
        Staff, verbose_name="始めた人", on_delete=models.PROTECT, related_name="+"
    )
    subject = models.ForeignKey(
        Person, verbose_name="本人", on_delete=models.PROTECT, null=True, related_name="+"
    )
    about = models.CharField("だれについて", max_length=200, blank=True)
    whom = models.JSONField("守られる人", default=list)
    by = models.JSONField("だれから", default=list)
    danger = models.CharField(
        "いまの危険", max_length=8, choices=DangerNow, default=DangerNow.UNKNOWN
    )
    medical = models.BooleanField("医療の仕事をする人からの通報", default=False)
    secret = models.BooleanField("ほかの機関に伏せる", default=False)
    receiver = models.SlugField("受け手のコード", max_length=60, blank=True)
    receiver_name = models.CharField("通告・通報先", max_length=100, blank=True)
    laws = models.JSONField("根拠", default=list)
    told_at = models.DateTimeField("電話した日時", null=True)
    number = models.CharField("かけた番号", max_length=40, blank=True)
    taken_by = models.CharField("受けた人", max_length=100, blank=True)
    seen = models.TextField("見たこと・聞いたこと", blank=True)
    seen_when = models.CharField("いつ・どこで", max_length=200, blank=True)
    said = models.TextField("電話で話したこと", blank=True)
    next_step = models.TextField("相手が約束した次のこと", blank=True)
    reporter_kind = models.CharField("通報者", max_length=8, choices=ReporterKind, blank=True)
    reporter = models.BinaryField("通報者の名前（暗号化）", null=True)
    reporter_told = models.BooleanField("通報者の名前を受け手に伝える", default=False)
    completed_at = models.DateTimeField("書き終えた日時", null=True)
    completed_by = models.ForeignKey(
        Staff, verbose_name="書いた人", on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_not_at = models.DateTimeField("通報しないと判断した日時", null=True)
    decided_not_by = models.ForeignKey(
        Staff, verbose_name="判断した人", on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_not_reason = models.TextField("通報しないと判断した理由", blank=True)
    second_name = models.CharField("相談した上司", max_length=60, blank=True)
    second_opinion = models.TextField("上司の意見", blank=True)
    called_off_at = models.DateTimeField("取りやめた日時", null=True)
    called_off_reason = models.TextField("取りやめた理由", blank=True)

    class Meta:
        verbose_name = "通告・通報"
        ordering = ["-begun_at", "-id"]
        constraints = [
            one_of("danger", DangerNow, name="report_danger_known"),
            one_of("reporter_kind", ReporterKind, name="report_reporter_known", blank=True),
            models.CheckConstraint(
                name="report_ends_one_way",
                condition=Q(completed_at__isnull=True, decided_not_at__isnull=True)
                | Q(completed_at__isnull=True, called_off_at__isnull=True)
                | Q(decided_not_at__isnull=True, called_off_at__isnull=True),
            ),
            models.CheckConstraint(
                name="report_told_says_what_and_to_whom",
                condition=Q(completed_at__isnull=True)
                | (Q(told_at__isnull=False) & ~Q(receiver_name="") & ~Q(seen="")),
            ),
            both_or_neither(
                Q(decided_not_at__isnull=True),
                Q(decided_not_reason="", second_name="", second_opinion=""),
                name="report_decided_not_says_why",
            ),
            both_or_neither(
                Q(called_off_at__isnull=True),
                Q(called_off_reason=""),
                name="report_called_off_says_why",
            ),
            models.CheckConstraint(
                name="report_outside_reporter_is_sealed",
                condition=~Q(reporter_kind=ReporterKind.OUTSIDE) | Q(reporter__isnull=False),
            ),
            models.CheckConstraint(
                name="report_tells_a_name_it_has",
                condition=Q(reporter_told=False) | ~Q(reporter_kind=ReporterKind.NAMELESS),
            ),
        ]
        indexes = [models.Index(fields=["matter", "-begun_at"], name="report_of_matter")]

    def __str__(self) -> str:
        return f"report {self.pk}"


class Reply(Record):
    """返事: what the receiver answered, as often as it answers."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="replies")
    answer = models.CharField("返事", max_length=14, choices=Answer)
    answered_on = models.DateField("返事の日")
    answered_by = models.CharField("答えた人", max_length=100, blank=True)
    note = models.TextField("聞いたこと", blank=True)
    follow_up_on = models.DateField("次に確かめる日", null=True)
    author = models.ForeignKey(
        Staff, verbose_name="書いた人", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "通告・通報への返事"
        ordering = ["created_at", "id"]
        constraints = [one_of("answer", Answer, name="report_answer_known")]

    def __str__(self) -> str:
        return f"reply {self.pk}"
