"""機関・職員・所属: which agencies there are, and who works at which, as what, from when to when."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from tasuki.ground.constraints import both_or_neither, one_of
from tasuki.ground.records import Record, new_id
from tasuki.trust.access.roles import Role


class Regime(models.TextChoices):
    """Which chapter of 個人情報保護法 the agency stands under (facts: 第5章 / 第4章)."""

    PUBLIC = "public", "行政機関等（第5章）"
    PRIVATE = "private", "民間（第4章）"
    UNKNOWN = "unknown", "不明"


class Agency(Record):
    """機関: a counter, a section, a partner."""

    code = models.SlugField("コード", max_length=60, unique=True)
    name = models.CharField("名称", max_length=100)
    kind = models.CharField("種別", max_length=40, blank=True)
    regime = models.CharField("適用", max_length=10, choices=Regime, default=Regime.UNKNOWN)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="branches"
    )
    tel = models.CharField("電話", max_length=40, blank=True)
    fax = models.CharField("FAX", max_length=40, blank=True)
    is_counter = models.BooleanField("包括的相談支援事業所", default=False)
    has_accounts = models.BooleanField("アカウントあり", default=True)
    position = models.PositiveSmallIntegerField("並び順", default=0)

    class Meta:
        verbose_name = "機関"
        ordering = ["position", "code"]
        constraints = [one_of("regime", Regime, name="agency_regime_known")]

    def __str__(self) -> str:
        return self.name


class StaffManager(BaseUserManager["Staff"]):
    """Makes accounts; there is no sign-up."""

    def get_by_natural_key(self, username: str | None) -> "Staff":
        """The account of that sign-in name, in any case."""
        return self.get(login__iexact=username or "")


class Staff(AbstractBaseUser):
    """職員: one account is one person."""

    id = models.UUIDField("ID", primary_key=True, default=new_id, editable=False)
    login = models.CharField("ログイン名", max_length=60, unique=True)
    name = models.CharField("氏名", max_length=60)
    is_active = models.BooleanField("有効", default=True)
    created_at = models.DateTimeField("作成日時")
    temporary_until = models.DateTimeField("仮のパスワードの期限", null=True)
    closed_at = models.DateTimeField("閉じた日時", null=True)
    confirmed_on = models.DateField("棚卸しで確認した日", null=True)
    # Set with the Factor and ended with it, so that no page asks for it.
    factor_since = models.DateTimeField("二段階ログインの始まり", null=True)

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: StaffManager = StaffManager()

    class Meta:
        verbose_name = "職員"
        constraints = [
            both_or_neither(
                Q(is_active=True), Q(closed_at__isnull=True), name="staff_closed_is_not_active"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def must_change_password(self) -> bool:
        """The password was given by 管理者: it opens the page on which it is changed, no other."""
        return self.temporary_until is not None

    @property
    def is_staff(self) -> bool:
        """Nobody enters Django's admin: there is none."""
        return False

    def has_perm(self, *_: Any) -> bool:
        """Rights come from appointments and relations, never from Django's permissions."""
        return False


class Appointment(Record):
    """所属: this person works at this agency in this role, from–until (both days included)."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="appointments")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField("役割", max_length=20, choices=Role)
    since = models.DateField("開始日")
    until = models.DateField("終了日", null=True, blank=True)

    class Meta:
        verbose_name = "所属"
        ordering = ["created_at", "id"]
        constraints = [
            one_of("role", Role, name="appointment_role_known"),
            models.CheckConstraint(
                name="appointment_ends_after_it_starts",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.UniqueConstraint(
                fields=["staff", "agency", "role", "since"], name="appointment_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff} {self.role}"

    def valid_on(self, day: date) -> bool:
        """Whether the appointment holds on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


class Leaving(models.TextChoices):
    """How a sign-in came to its end."""

    OUT = "out", "ログアウトした"
    IDLE = "idle", "使われないまま時間が過ぎた"
    LONG = "long", "ログインから時間が過ぎた"
    CLOCK = "clock", "時計が戻った"
    ELSEWHERE = "elsewhere", "本人がほかの画面から終えた"
    PASSWORD = "password", "パスワードが変わった"
    ADMIN = "admin", "管理者が終えた"
    CLOSED = "closed", "アカウントが閉じられた"
    LEFT = "left", "所属が終わった"
    MANY = "many", "ほかの画面が増えた"


class SignIn(Record):
    """ログイン: one browser in which one person is, or was, signed in."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="sign_ins")
    session_key = models.CharField("セッション", max_length=40, unique=True, null=True)
    browser = models.CharField("画面", max_length=60, blank=True)
    seen_at = models.DateTimeField("最後に使った日時")
    ended_at = models.DateTimeField("終わった日時", null=True)
    ended_how = models.CharField("終わり方", max_length=10, choices=Leaving, blank=True)

    class Meta:
        verbose_name = "ログイン"
        ordering = ["-created_at", "-id"]
        constraints = [
            one_of("ended_how", Leaving, name="sign_in_ending_known", blank=True),
            both_or_neither(
                Q(ended_at__isnull=True), Q(ended_how=""), name="sign_in_ended_says_how"
            ),
            both_or_neither(
                Q(ended_at__isnull=True),
                Q(session_key__isnull=False),
                name="sign_in_open_has_session",
            ),
        ]
        indexes = [models.Index(fields=["staff", "-created_at"], name="sign_in_of_staff")]

    def __str__(self) -> str:
        return f"sign-in {self.pk}"


class Tries(models.Model):
    """Wrong passwords on one account (apart for each browser it has been signed in from before)."""

    key = models.CharField("鍵", max_length=100, primary_key=True)
    count = models.PositiveIntegerField("回数", default=0)
    last_at = models.DateTimeField("最後の日時")
    rests_until = models.DateTimeField("休む期限", null=True)

    class Meta:
        verbose_name = "ログインの失敗"

    def __str__(self) -> str:
        return self.key


class Invitation(Record):
    """管理者への招待: a link, opened once, with which the first 管理者 of a town makes their account.

    The link itself is kept nowhere, only what it hashes to.
    """

    digest = models.CharField("合言葉の指紋", max_length=64, unique=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    until = models.DateTimeField("期限")
    used_at = models.DateTimeField("使った日時", null=True)
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "管理者への招待"
        ordering = ["created_at", "id"]
        constraints = [
            both_or_neither(
                Q(used_at__isnull=True), Q(staff__isnull=True), name="invitation_used_by_somebody"
            )
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class Factor(Record):
    """二段階ログイン: the authenticator app of one person. The secret is sealed."""

    staff = models.OneToOneField(Staff, on_delete=models.PROTECT, related_name="factor")
    secret = models.BinaryField("鍵")
    # The half minute of the last code that was accepted: none is accepted twice.
    last_step = models.BigIntegerField("最後に使った区間")

    class Meta:
        verbose_name = "二段階ログイン"

    def __str__(self) -> str:
        return f"factor {self.pk}"


class RecoveryCode(Record):
    """予備コード: lets its person in once, on the day without the phone. Hashed like a password."""

    factor = models.ForeignKey(Factor, on_delete=models.PROTECT, related_name="codes")
    number = models.PositiveSmallIntegerField("番号")
    hashed = models.CharField("要約値", max_length=128)
    used_at = models.DateTimeField("使った日時", null=True)

    class Meta:
        verbose_name = "予備コード"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["factor", "number"], name="recovery_code_number")
        ]

    def __str__(self) -> str:
        return f"recovery {self.number}"


class FactorReset(Record):
    """二段階ログインの解除: asked by one 管理者 with a reason, done by another one."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField("理由")
    done_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField("解除した日時", null=True)
    withdrawn_at = models.DateTimeField("取り下げた日時", null=True)

    class Meta:
        verbose_name = "二段階ログインの解除"
        ordering = ["-created_at", "-id"]
        constraints = [
            both_or_neither(
                Q(done_at__isnull=True), Q(done_by__isnull=True), name="factor_reset_done_by"
            ),
            models.UniqueConstraint(
                fields=["staff"],
                condition=Q(done_at__isnull=True, withdrawn_at__isnull=True),
                name="one_running_factor_reset",
            ),
        ]

    def __str__(self) -> str:
        return f"factor reset {self.pk}"

    @property
    def runs(self) -> bool:
        """Neither done nor withdrawn."""
        return self.done_at is None and self.withdrawn_at is None
