"""書類の棚: the programme's papers, edition by edition; who was told and has read; links that work."""

from django.db import models
from django.db.models import Q

from tasuki.ground.constraints import one_of
from tasuki.ground.records import Record
from tasuki.town.organizations.models import Agency, Staff
from tasuki.trust.vault.models import File


class Kind(models.TextChoices):
    """What a paper is; the codes are those of the packs."""

    MANUAL = "manual", "手引き・マニュアル"
    FORM = "form", "様式"
    OUTLINE = "outline", "要綱"
    PAMPHLET = "pamphlet", "パンフレット"
    MAGAZINE = "magazine", "広報誌"
    FLYER = "flyer", "フライヤー"
    PLAN = "plan", "計画"


class Document(Record):
    """棚の書類: one paper under the pack's code, or the town's own. Its content are its editions."""

    code = models.SlugField("コード", max_length=60, unique=True)
    title = models.CharField("題", max_length=200)
    kind = models.CharField("種類", max_length=10, choices=Kind)
    owner = models.ForeignKey(
        Agency, verbose_name="管理する機関", on_delete=models.PROTECT, related_name="+"
    )
    public = models.BooleanField("町のページに載せる", default=False)
    next_revision = models.DateField("次の改訂", null=True)
    form = models.CharField("説明する様式", max_length=60, blank=True)
    version = models.PositiveIntegerField("保存の回数", default=1)
    changed_at = models.DateTimeField("説明を変えた日時")
    changed_by = models.ForeignKey(
        Staff, verbose_name="説明を変えた人", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "棚の書類"
        ordering = ["title", "id"]
        constraints = [one_of("kind", Kind, name="document_kind_known")]

    def __str__(self) -> str:
        return f"document {self.code}"


class Edition(Record):
    """書類の版: one file with its version. What was published stays."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="editions")
    version = models.CharField("版", max_length=40)
    revised_on = models.DateField("最終改訂")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    size = models.PositiveIntegerField("大きさ")
    note = models.CharField("変わったところ", max_length=400, blank=True)
    published_at = models.DateTimeField("出した日時")
    published_by = models.ForeignKey(
        Staff, verbose_name="出した人", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "書類の版"
        ordering = ["-published_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["document", "version"], name="edition_of_document_once")
        ]

    def __str__(self) -> str:
        return f"edition {self.pk}"


class Told(Record):
    """知らせた先: this agency was told of this edition; without an agency, all were."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="told")
    agency = models.ForeignKey(
        Agency, verbose_name="機関", on_delete=models.PROTECT, null=True, related_name="+"
    )
    told_by = models.ForeignKey(
        Staff, verbose_name="知らせた人", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "書類を知らせた先"
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "agency"], name="told_agency_once"),
            models.UniqueConstraint(
                fields=["edition"], condition=Q(agency__isnull=True), name="told_all_once"
            ),
        ]

    def __str__(self) -> str:
        return f"told {self.pk}"


class Read(Record):
    """読んだ人: this person read this edition (or took it out, which is the same)."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="reads")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "書類を読んだ人"
        ordering = ["created_at", "id"]
        constraints = [models.UniqueConstraint(fields=["edition", "staff"], name="read_once")]

    def __str__(self) -> str:
        return f"read {self.pk}"


class Withdrawal(Record):
    """公開をやめた記録: from then on nobody is given this paper, until it is put back. The record stays."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="withdrawals")
    reason = models.CharField("やめた理由", max_length=400)
    withdrawn_at = models.DateTimeField("やめた日時")
    withdrawn_by = models.ForeignKey(
        Staff, verbose_name="やめた人", on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField("棚に戻した日時", null=True)
    ended_by = models.ForeignKey(
        Staff, verbose_name="戻した人", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "書類の公開をやめた記録"
        ordering = ["-withdrawn_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(ended_at__isnull=True), name="withdrawn_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="withdrawal_ended_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"withdrawal {self.pk}"


class LinkState(models.TextChoices):
    """What was found behind a link."""

    OK = "ok", "開ける"
    DEAD = "dead", "切れている"


class LinkCheck(Record):
    """リンクの確認: somebody tried that address on that day. A new address starts anew."""

    link = models.SlugField("リンク", max_length=60)
    url = models.TextField("アドレス")
    checked_on = models.DateField("確かめた日")
    state = models.CharField("結果", max_length=4, choices=LinkState)
    checked_by = models.ForeignKey(
        Staff, verbose_name="確かめた人", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "リンクの確認"
        ordering = ["-created_at", "-id"]
        constraints = [one_of("state", LinkState, name="link_check_state_known")]
        indexes = [models.Index(fields=["link", "-created_at"], name="check_of_link")]

    def __str__(self) -> str:
        return f"link check {self.pk}"


class LinkReport(Record):
    """開けないという知らせ: a reader of the public pages could not open it. Once a day, no words."""

    link = models.SlugField("リンク", max_length=60)
    url = models.TextField("アドレス")
    on = models.DateField("日")

    class Meta:
        verbose_name = "リンクが開けない知らせ"
        ordering = ["-created_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["link", "on"], name="report_once_a_day")]

    def __str__(self) -> str:
        return f"link report {self.pk}"
