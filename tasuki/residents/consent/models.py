"""同意: what a person agreed to, for whom, until when. Every answer is a row of its own, so that what
was said before stays; of each person one row is the present one.

Members of a household answer each for themselves. Whether something may be told is read from the
present row at the moment of telling (queries.agreed), never copied.
"""

from django.db import models
from django.db.models import F, Q

from tasuki.ground.constraints import both_or_neither, one_of
from tasuki.ground.records import Record
from tasuki.residents.people.models import Person
from tasuki.town.organizations.models import Agency, Staff
from tasuki.trust.vault.models import File


class State(models.TextChoices):
    """How somebody answered; that nobody asked yet is no row."""

    GIVEN = "given", "同意あり"
    PARTLY = "partial", "一部同意"
    NONE = "refused", "同意なし"
    ASKING = "asking", "確認中"
    WITHDRAWN = "withdrawn", "撤回"
    INCAPABLE = "unable", "判断能力の課題により未確認"


AGREED = (State.GIVEN, State.PARTLY)


class Giver(models.TextChoices):
    """Who spoke. Family speaks for nobody: it only bears out what the person said."""

    SELF = "self", "本人"
    REPRESENTATIVE = "representative", "法定代理人"
    FAMILY = "family", "本人（口頭。家族が立ち会った）"


class Way(models.TextChoices):
    """How it was said."""

    WRITTEN = "written", "書面"
    ORAL = "oral", "口頭"
    ELECTRONIC = "electronic", "電磁的方法（画面に署名）"


class Consent(Record):
    """One answer of one person. `version` counts everything that was done to the person's consents."""

    person = models.ForeignKey(
        Person, verbose_name="だれの同意か", on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField("版")
    state = models.CharField("状態", max_length=10, choices=State)
    giver = models.CharField("答えた人", max_length=16, choices=Giver, default=Giver.SELF)
    giver_name = models.CharField("答えた人の氏名", max_length=100, blank=True)
    giver_person = models.ForeignKey(
        Person, verbose_name="代理人", on_delete=models.PROTECT, null=True, related_name="+"
    )
    giver_relation = models.CharField("代理の種類", max_length=30, blank=True)
    way = models.CharField("方法", max_length=12, choices=Way, blank=True)
    witness = models.CharField("立会人", max_length=100, blank=True)
    since = models.DateField("いつから", null=True)
    until = models.DateField("いつまで", null=True)
    ask_again_on = models.DateField("次にたずねる日", null=True)
    reason = models.TextField("理由・ようす", blank=True)
    taken_by = models.ForeignKey(
        Staff, verbose_name="聞いた人", on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        Agency, verbose_name="聞いた機関", on_delete=models.PROTECT, related_name="+"
    )
    source = models.CharField("どこで聞いたか", max_length=80, blank=True)
    scan = models.ForeignKey(
        File, verbose_name="同意書の写し", on_delete=models.PROTECT, null=True, related_name="+"
    )
    signature = models.ForeignKey(
        File, verbose_name="署名", on_delete=models.PROTECT, null=True, related_name="+"
    )
    superseded_at = models.DateTimeField("次の答えの日時", null=True)

    class Meta:
        verbose_name = "同意"
        ordering = ["-version"]
        constraints = [
            one_of("state", State, name="consent_state_known"),
            one_of("giver", Giver, name="consent_giver_known"),
            one_of("way", Way, name="consent_way_known", blank=True),
            models.UniqueConstraint(fields=["person", "version"], name="consent_version_once"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(superseded_at__isnull=True), name="consent_present"
            ),
            models.CheckConstraint(
                name="consent_agreed_says_how_and_since",
                condition=~Q(state__in=[*AGREED, State.WITHDRAWN])
                | (Q(since__isnull=False) & ~Q(way="")),
            ),
            models.CheckConstraint(
                name="consent_ends_after_it_begins",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.CheckConstraint(
                name="consent_asked_again_on_a_day",
                condition=~Q(state=State.ASKING) | Q(ask_again_on__isnull=False),
            ),
            models.CheckConstraint(
                name="consent_incapable_says_why",
                condition=~Q(state=State.INCAPABLE) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="consent_family_bears_out",
                condition=~Q(giver=Giver.FAMILY) | (Q(way=Way.ORAL) & ~Q(witness="")),
            ),
            models.CheckConstraint(
                name="consent_representative_is_named",
                condition=~Q(giver=Giver.REPRESENTATIVE)
                | (~Q(giver_name="") & ~Q(giver_relation="")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["until", "id"],
                name="consent_ending",
                condition=Q(superseded_at__isnull=True, state__in=AGREED),
            ),
            models.Index(
                fields=["ask_again_on", "id"],
                name="consent_to_ask",
                condition=Q(superseded_at__isnull=True, ask_again_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"

    @property
    def is_present(self) -> bool:
        """The answer that counts now."""
        return self.superseded_at is None

    @property
    def is_agreed(self) -> bool:
        """Something was agreed to and not taken back as a whole."""
        return self.state in AGREED


class Scope(Record):
    """To whom × what × what for. One sheet with one signature is one row: everybody who supports."""

    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="scopes")
    everyone = models.BooleanField("支援関係機関すべて", default=False)
    agency = models.ForeignKey(
        Agency, verbose_name="機関", on_delete=models.PROTECT, null=True, related_name="+"
    )
    agency_kind = models.CharField("機関の種別", max_length=40, blank=True)
    categories = models.JSONField("情報の区分", default=list)
    purpose = models.CharField("使いみち", max_length=40)
    withdrawn_on = models.DateField("撤回した日", null=True)

    class Meta:
        verbose_name = "同意の範囲"
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="scope_names_one_receiver",
                condition=Q(everyone=True, agency__isnull=True, agency_kind="")
                | Q(everyone=False, agency__isnull=False, agency_kind="")
                | (Q(everyone=False, agency__isnull=True) & ~Q(agency_kind="")),
            ),
            models.CheckConstraint(
                name="scope_says_what_for", condition=~Q(purpose="") & ~Q(categories=[])
            ),
        ]

    def __str__(self) -> str:
        return f"scope {self.pk}"


class Exclusion(Record):
    """「ここには伝えないで」 or 「これは伝えないで」: stronger than every scope."""

    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="exclusions")
    agency = models.ForeignKey(
        Agency, verbose_name="伝えない機関", on_delete=models.PROTECT, null=True, related_name="+"
    )
    category = models.CharField("伝えない情報", max_length=40, blank=True)

    class Meta:
        verbose_name = "同意の例外"
        ordering = ["created_at", "id"]
        constraints = [
            both_or_neither(Q(agency__isnull=True), ~Q(category=""), name="exclusion_is_of_one"),
        ]

    def __str__(self) -> str:
        return f"exclusion {self.pk}"


class Withdrawal(Record):
    """撤回, of the whole or of one scope: how, who told us, and what the person was told of it."""

    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="withdrawals")
    scope = models.OneToOneField(
        Scope, on_delete=models.PROTECT, null=True, related_name="withdrawal"
    )
    on = models.DateField("撤回の日")
    way = models.CharField("方法", max_length=12, choices=Way)
    told_by = models.CharField("だれが伝えてきたか", max_length=100)
    told = models.TextField("残るものについて本人に説明したこと")
    recall = models.TextField("渡した紙の回収", blank=True, default="")
    noted_by = models.ForeignKey(
        Staff, verbose_name="聞いた人", on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        Agency, verbose_name="聞いた機関", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "同意の撤回"
        ordering = ["created_at", "id"]
        constraints = [
            one_of("way", Way, name="withdrawal_way_known"),
            models.UniqueConstraint(
                fields=["consent"], condition=Q(scope__isnull=True), name="withdrawn_whole_once"
            ),
            models.CheckConstraint(
                name="withdrawal_was_explained", condition=~Q(told="") & ~Q(told_by="")
            ),
        ]

    def __str__(self) -> str:
        return f"withdrawal {self.pk}"
