"""開示・訂正・利用停止の請求, 漏えい, 廃棄, and what holds a disposal back."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from tasuki.ground.constraints import both_or_neither, one_of
from tasuki.ground.records import Record
from tasuki.residents.people.models import Person
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay.models import Baton


class Kind(models.TextChoices):
    """What is asked for."""

    DISCLOSURE = "disclosure", "開示"
    CORRECTION = "correction", "訂正"
    SUSPENSION = "suspension", "利用停止"


class Asker(models.TextChoices):
    """Who asks."""

    SELF = "self", "本人"
    LEGAL = "legal", "法定代理人"
    AGENT = "agent", "任意代理人"


class Holder(models.TextChoices):
    """Whose records are asked for: the clock and the words of the answer follow from it."""

    TOWN = "town", "市町村の記録（委託を受けた仕事を含む）"
    ITSELF = "itself", "民間の法人が自ら持つ記録"


class State(models.TextChoices):
    """Where a request stands."""

    RECEIVED = "received", "受け付けた"
    HANDLING = "handling", "担当が調べている"
    PROPOSED = "proposed", "決定の案を見ている"
    DECIDED = "decided", "決定した"
    DONE = "done", "本人に渡した"
    TRANSFERRED = "transferred", "移送した"
    WITHDRAWN = "withdrawn", "取り下げられた"


class Verdict(models.TextChoices):
    """What is decided; the words for 訂正 and 利用停止 are the same four."""

    ALL = "all", "全部を認める"
    PART = "part", "一部を認める"
    NONE = "none", "認めない"
    SILENT = "silent", "存否を答えない"


ENDED = (State.DONE, State.TRANSFERRED, State.WITHDRAWN)


class Disclosure(Record):
    """請求: who asked what about whom, by when it is answered, by whom, and how."""

    number = models.CharField("番号", max_length=20, unique=True)
    kind = models.CharField("請求の種類", max_length=12, choices=Kind)
    holder = models.CharField("だれの記録か", max_length=8, choices=Holder, default=Holder.TOWN)
    person = models.ForeignKey(
        Person, verbose_name="本人", on_delete=models.PROTECT, null=True, related_name="+"
    )
    about = models.CharField("だれについて", max_length=120)
    asker = models.CharField("請求する人", max_length=8, choices=Asker)
    asker_name = models.CharField("請求する人の氏名", max_length=100)
    asker_relation = models.CharField("本人との関係", max_length=60, blank=True)
    identity = models.CharField("本人確認", max_length=200)
    authority = models.CharField("代理の確認", max_length=200, blank=True)
    danger = models.BooleanField("代理人に注意する", default=False)
    wants = models.TextField("請求の内容")
    received_on = models.DateField("受けた日")
    received_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, verbose_name="受けた機関", on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField("状態", max_length=12, choices=State, default=State.RECEIVED)
    due_on = models.DateField("決定の期限")
    extended = models.BooleanField("延長した", default=False)
    extension_reason = models.TextField("延長の理由", blank=True)
    handler = models.ForeignKey(
        Staff, verbose_name="担当", on_delete=models.PROTECT, null=True, related_name="+"
    )
    second = models.ForeignKey(
        Staff, verbose_name="決定する人", on_delete=models.PROTECT, null=True, related_name="+"
    )
    appointed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    gathered_at = models.DateTimeField("記録を集めた日時", null=True)
    third_parties = models.TextField("第三者の意見", blank=True)
    verdict = models.CharField("決定", max_length=8, choices=Verdict, blank=True)
    reason = models.TextField("決定の理由", blank=True)
    # [what kind of record, field, code of the reason, in how many rows]; no word of what stands there
    left_out = models.JSONField("開示しない部分", default=list)
    proposed_at = models.DateTimeField("案を出した日時", null=True)
    decided_at = models.DateTimeField("決定した日時", null=True)
    transferred_to = models.CharField("移送した先", max_length=120, blank=True)
    ended_on = models.DateField("終わった日", null=True)
    ended_note = models.TextField("終わり方", blank=True)

    class Meta:
        verbose_name = "開示等の請求"
        ordering = ["-received_on", "-id"]
        constraints = [
            one_of("kind", Kind, name="disclosure_kind_known"),
            one_of("asker", Asker, name="disclosure_asker_known"),
            one_of("holder", Holder, name="disclosure_holder_known"),
            one_of("state", State, name="disclosure_state_known"),
            one_of("verdict", Verdict, name="disclosure_verdict_known", blank=True),
            models.CheckConstraint(
                name="disclosure_two_persons",
                condition=Q(handler__isnull=True)
                | Q(second__isnull=True)
                | ~Q(handler=F("second")),
            ),
            both_or_neither(
                Q(state__in=ENDED), Q(ended_on__isnull=False), name="disclosure_ended_says_when"
            ),
            models.CheckConstraint(
                name="disclosure_decided_says_what",
                condition=Q(decided_at__isnull=True) | (~Q(verdict="") & Q(second__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"disclosure {self.number}"

    @property
    def is_open(self) -> bool:
        """Whether it still has to be answered."""
        return self.state not in ENDED

    @property
    def has_term(self) -> bool:
        """A public holder has days by law; a private one answers 遅滞なく, and `due_on` is its aim."""
        return self.holder == Holder.TOWN

    def is_late(self, on: date) -> bool:
        """Its day has passed without a decision."""
        return self.decided_at is None and self.is_open and self.due_on < on


class Piece(Record):
    """One row of the package about one person, as it stood when it was gathered; sealed."""

    request = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="pieces")
    position = models.PositiveIntegerField("順番")
    table = models.CharField("表", max_length=60)
    row = models.CharField("行", max_length=80)
    content = models.BinaryField("内容（暗号化）")

    class Meta:
        verbose_name = "開示のために集めた記録"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["request", "table", "row"], name="piece_once")
        ]

    def __str__(self) -> str:
        return f"piece {self.pk}"

    @property
    def place(self) -> str:
        """What the seal is bound to."""
        return f"duties.piece:{self.pk}"


class Mask(Record):
    """墨塗り by hand: a passage (from–to) of a field, or the whole of it; never what stands there."""

    piece = models.ForeignKey(Piece, on_delete=models.PROTECT, related_name="masks")
    field = models.CharField("項目", max_length=60)
    start = models.PositiveIntegerField("ここから")
    end = models.PositiveIntegerField("ここまで")
    reason = models.CharField("不開示の理由", max_length=20)
    opens = models.BooleanField("開く", default=False)
    set_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "墨塗り"
        constraints = [
            models.CheckConstraint(name="mask_covers_something", condition=Q(end__gt=F("start")))
        ]

    def __str__(self) -> str:
        return f"mask {self.pk}"


class LeakState(models.TextChoices):
    """Where a leak stands."""

    NOTICED = "noticed", "気づいた"
    ASSESSED = "assessed", "内容を確かめた"
    REPORTED = "reported", "速報を出した"
    FINAL = "final", "確報を出した"
    CLOSED = "closed", "終えた"


class Leak(Record):
    """漏えい・滅失・毀損, or a danger of it."""

    number = models.CharField("番号", max_length=20, unique=True)
    state = models.CharField("状態", max_length=10, choices=LeakState, default=LeakState.NOTICED)
    noticed_on = models.DateField("知った日")
    noticed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, verbose_name="起きた機関", on_delete=models.PROTECT, related_name="+"
    )
    what = models.TextField("何が起きたか")
    stopped = models.TextField("すぐにしたこと", blank=True)
    sensitive = models.BooleanField("要配慮個人情報を含む", default=True)
    property_harm = models.BooleanField("財産の被害のおそれ", default=False)
    dishonest = models.BooleanField("不正の目的のおそれ", default=False)
    persons = models.PositiveIntegerField("本人の数", default=1)
    items = models.TextField("漏れた項目", blank=True)
    cause = models.TextField("原因", blank=True)
    measures = models.TextField("再発を防ぐこと", blank=True)
    ticked = models.JSONField("済んだこと", default=list)
    first_on = models.DateField("速報の日", null=True)
    final_on = models.DateField("確報の日", null=True)
    told_on = models.DateField("本人に知らせた日", null=True)
    told_how = models.TextField("本人への知らせ方", blank=True)
    closed_at = models.DateTimeField("終えた日時", null=True)
    closed_note = models.TextField("終えた理由", blank=True)

    class Meta:
        verbose_name = "漏えい等"
        ordering = ["-noticed_on", "-id"]
        constraints = [
            one_of("state", LeakState, name="leak_state_known"),
            both_or_neither(
                Q(state=LeakState.CLOSED), Q(closed_at__isnull=False), name="leak_closed_says_when"
            ),
            models.CheckConstraint(name="leak_of_somebody", condition=Q(persons__gte=1)),
        ]

    def __str__(self) -> str:
        return f"leak {self.number}"


class Reason(models.TextChoices):
    """Why nothing may be disposed of."""

    SUIT = "suit", "訴訟・審査請求"
    DISCLOSURE = "disclosure", "開示請求"
    AUDIT = "audit", "監査・検査"
    OTHER = "other", "その他"


class Hold(Record):
    """廃棄の止め: on a matter or on a person, until somebody lifts it."""

    baton = models.ForeignKey(Baton, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField("理由", max_length=12, choices=Reason)
    note = models.TextField("説明")
    set_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField("外した日時", null=True)
    lifted_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    lifted_note = models.TextField("外した理由", blank=True)
    looked_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    looked_at = models.DateTimeField("二人目が確かめた日時", null=True)
    lift_asked_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    lift_asked_at = models.DateTimeField("外すと申し出た日時", null=True)
    lift_reason = models.TextField("外す理由", blank=True)

    class Meta:
        verbose_name = "廃棄の止め"
        constraints = [
            one_of("reason", Reason, name="hold_reason_known"),
            both_or_neither(
                Q(baton__isnull=True), Q(person__isnull=False), name="hold_on_one_thing"
            ),
            both_or_neither(
                Q(lifted_at__isnull=True),
                Q(lifted_by__isnull=True, lifted_note=""),
                name="hold_lifted_says_why",
            ),
            both_or_neither(
                Q(lift_asked_at__isnull=True),
                Q(lift_asked_by__isnull=True, lift_reason=""),
                name="hold_lift_asked_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"hold {self.pk}"

    @property
    def stands(self) -> bool:
        """Nothing is disposed of yet; also while somebody asks to lift it."""
        return self.lifted_at is None

    @property
    def waits(self) -> bool:
        """A second person has something to look at."""
        return self.stands and (self.looked_at is None or self.lift_asked_at is not None)


class DisposalState(models.TextChoices):
    """Where a disposal stands."""

    PROPOSED = "proposed", "承認を待っている"
    REFUSED = "refused", "承認しなかった"
    DONE = "done", "廃棄した"
    REVIEW = "review", "廃棄した（課長の確認を待っている）"


class Disposal(Record):
    """廃棄: which matters were due, who proposed, who approved, how many rows of what are gone.

    It names nobody: numbers of matters, counts, dates and workers.
    """

    number = models.CharField("番号", max_length=20, unique=True)
    state = models.CharField(
        "状態", max_length=10, choices=DisposalState, default=DisposalState.PROPOSED
    )
    basis = models.CharField("根拠とする規程", max_length=200)
    proposed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField("決めた日時", null=True)
    decided_note = models.TextField("承認しない理由", blank=True)
    done_at = models.DateTimeField("廃棄した日時", null=True)
    looked_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    looked_at = models.DateTimeField("あとから確認した日時", null=True)
    looked_note = models.TextField("あとからの確認", blank=True)

    class Meta:
        verbose_name = "廃棄"
        ordering = ["-created_at", "-id"]
        constraints = [
            one_of("state", DisposalState, name="disposal_state_known"),
            models.CheckConstraint(
                name="disposal_looked_at_by_another",
                condition=Q(looked_by__isnull=True) | ~Q(looked_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="disposal_done_says_when",
                condition=Q(done_at__isnull=False)
                | Q(state__in=[DisposalState.PROPOSED, DisposalState.REFUSED]),
            ),
        ]

    def __str__(self) -> str:
        return f"disposal {self.number}"


class DisposalLine(Record):
    """One matter of a disposal; `baton_id` is no key: the matter is gone afterwards."""

    disposal = models.ForeignKey(Disposal, on_delete=models.PROTECT, related_name="lines")
    baton_id = models.UUIDField("件")
    numbers = models.CharField("番号", max_length=400)
    kept_until = models.DateField("保存期間の末日")
    counts = models.JSONField("消した行数", default=dict)
    persons = models.PositiveIntegerField("消した人数", default=0)
    stayed = models.PositiveIntegerField("ほかの件のために残した人数", default=0)
    not_done = models.CharField("廃棄しなかった理由", max_length=60, blank=True)

    class Meta:
        verbose_name = "廃棄した件"
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["disposal", "baton_id"], name="disposal_line_once")
        ]

    def __str__(self) -> str:
        return f"disposal line {self.pk}"
