"""引継ぎ: what a leaving worker carried and who has it now; and a contractor that follows another."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tasuki.ground.constraints import both_or_neither, one_of
from tasuki.ground.records import Record
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay.models import Baton, Pass


class Carried(models.TextChoices):
    """What somebody can carry by name."""

    BATON = "baton", "襷"
    PROMISE = "promise", "役割分担の約束"
    SEAT = "seat", "会議の席"


class Transfer(Record):
    """人事異動: one act in which what a worker carried at an agency got new people."""

    staff = models.ForeignKey(
        Staff, verbose_name="離れる人", on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        Agency, verbose_name="機関", on_delete=models.PROTECT, related_name="+"
    )
    # Nobody: the clock, on the day after the appointment ended.
    done_by = models.ForeignKey(
        Staff, verbose_name="引き継いだ人", on_delete=models.PROTECT, null=True, related_name="+"
    )
    note = models.TextField("申し送り", blank=True)

    class Meta:
        verbose_name = "人事異動の引継ぎ"
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["staff", "-created_at"], name="transfer_of_staff")]

    def __str__(self) -> str:
        return f"transfer {self.pk}"


class TransferLine(Record):
    """One thing that went to somebody else; to nobody by name: to the agency as a whole."""

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="lines")
    what = models.CharField("種類", max_length=10, choices=Carried)
    item_id = models.UUIDField("対象")
    baton = models.ForeignKey(Baton, on_delete=models.PROTECT, null=True, related_name="+")
    to_person = models.ForeignKey(
        Staff, verbose_name="次の人", on_delete=models.PROTECT, null=True, related_name="+"
    )
    # Written by the next person: the leaver sees that the note was read.
    read_at = models.DateTimeField("確かめた日時", null=True)

    class Meta:
        verbose_name = "引き継いだもの"
        constraints = [
            one_of("what", Carried, name="transfer_line_known"),
            models.UniqueConstraint(
                fields=["transfer", "what", "item_id"], name="transfer_line_once"
            ),
            both_or_neither(Q(what="baton"), Q(baton__isnull=False), name="transfer_line_of_baton"),
        ]
        indexes = [
            models.Index(
                fields=["to_person"],
                condition=Q(read_at__isnull=True),
                name="transfer_line_unread",
            )
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.item_id}"


class Method(models.TextChoices):
    """How what the old contractor still had was given back or destroyed."""

    RETURNED = "returned", "返却した"
    ERASED = "erased", "消去した"
    BOTH = "both", "返却し、残りを消去した"
    NOTHING = "nothing", "たすきの外に持っていたものはない"


class Succession(Record):
    """受託者の交代: from this contractor to that one; the old one's last day; its certificate."""

    old = models.ForeignKey(
        Agency, verbose_name="これまでの受託者", on_delete=models.PROTECT, related_name="+"
    )
    new = models.ForeignKey(
        Agency, verbose_name="次の受託者", on_delete=models.PROTECT, related_name="+"
    )
    commissioner = models.ForeignKey(
        Agency, verbose_name="委託元", on_delete=models.PROTECT, related_name="+"
    )
    last_day = models.DateField("これまでの受託者の最後の日")
    contract = models.TextField("契約と個人情報の取扱いの定め")
    named_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField("差し出した日時", null=True)
    left_open = models.PositiveIntegerField("最後の日を過ぎて残った件", null=True)
    ended_at = models.DateTimeField("閲覧を終えた日時", null=True)
    certified_on = models.DateField("返却・消去の日", null=True)
    certified_how = models.CharField("返却・消去の方法", max_length=10, choices=Method, blank=True)
    certified_by = models.CharField("証明した人", max_length=100, blank=True)
    certificate = models.TextField("返却・消去証明書", blank=True)
    received_at = models.DateTimeField("証明書を受け取った日時", null=True)

    class Meta:
        verbose_name = "受託者の交代"
        ordering = ["-last_day", "-id"]
        constraints = [
            one_of("certified_how", Method, name="succession_method_known", blank=True),
            models.CheckConstraint(name="succession_to_another", condition=~Q(old=F("new"))),
            models.UniqueConstraint(
                fields=["old"], condition=Q(ended_at__isnull=True), name="one_running_succession"
            ),
            both_or_neither(
                Q(received_at__isnull=True),
                Q(certified_on__isnull=True, certified_how="", certified_by=""),
                name="succession_certificate_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"succession {self.pk}"


class Kind(models.TextChoices):
    """What goes from one contractor to the other."""

    HELD = "held", _("主担当・調整役")
    ROLE = "role", "関わる機関としての役割"
    PROMISE = "promise", "役割分担の約束"


class SuccessionLine(Record):
    """One matter of the old contractor. Whether it was taken is read from its offer."""

    succession = models.ForeignKey(Succession, on_delete=models.PROTECT, related_name="lines")
    kind = models.CharField("種類", max_length=10, choices=Kind)
    baton = models.ForeignKey(Baton, on_delete=models.PROTECT, related_name="+")
    item_id = models.UUIDField("対象")
    ground = models.CharField("根拠", max_length=60, blank=True)
    said = models.TextField("根拠の説明", blank=True)
    handover = models.ForeignKey(Pass, on_delete=models.PROTECT, null=True, related_name="+")
    offered_at = models.DateTimeField("差し出した日時", null=True)
    taken_at = models.DateTimeField("受け取られた日時", null=True)
    kept_because = models.TextField("渡さない理由", blank=True)

    class Meta:
        verbose_name = "交代で渡すもの"
        ordering = ["created_at", "id"]
        constraints = [
            one_of("kind", Kind, name="succession_line_known"),
            models.UniqueConstraint(
                fields=["succession", "kind", "item_id"], name="succession_line_once"
            ),
            models.CheckConstraint(
                name="succession_line_kept_is_not_taken",
                condition=Q(kept_because="") | Q(taken_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.item_id}"
