"""保護: who is protected from whom, what is kept sealed meanwhile, and every time it was opened."""

from django.db import models
from django.db.models import F, Q

from tasuki.ground.constraints import both_or_neither, one_of
from tasuki.ground.records import Record
from tasuki.residents.people.models import Person
from tasuki.town.organizations.models import Agency, Staff


class Kind(models.TextChoices):
    """Why somebody is protected. Only the first is decided by the office of the register."""

    MEASURE = "measure", "DV等支援措置"
    BEFORE = "before", "DV等支援措置の申請前"
    STALKING = "stalking", "ストーカー"
    PARENTS = "parents", "成人が親などから逃れている"
    WISH = "wish", "本人の希望（秘匿の申出）"
    OTHER = "other", "その他"


class Manner(models.TextChoices):
    """What somebody is to the protected person."""

    ABUSER = "abuser", "加害者とされる人"
    TIED = "tied", "加害者とされる人とつながりのある人"


def _staff(label: str, *, null: bool = False) -> "models.ForeignKey[Staff, Staff]":
    return models.ForeignKey(
        Staff, verbose_name=label, on_delete=models.PROTECT, null=null, related_name="+"
    )


class Protection(Record):
    """One ground of protection of one person, from its setting to its end."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("保護の種類", max_length=10, choices=Kind)
    since = models.DateField("いつから")
    until = models.DateField("いつまで", null=True)
    reason = models.TextField("保護する理由")
    set_by = _staff("保護にした人")
    agency = models.ForeignKey(
        Agency, verbose_name="保護にした機関", on_delete=models.PROTECT, related_name="+"
    )
    ask_on = models.DateField("次に確認する日", null=True)
    proposed_at = models.DateTimeField("解除を申し出た日時", null=True)
    proposed_by = _staff("解除を申し出た人", null=True)
    clerk = models.CharField("確認した市民課の職員", max_length=100, blank=True)
    end_reason = models.TextField("解除の理由", blank=True)
    ended_at = models.DateTimeField("解除した日時", null=True)
    ended_by = _staff("解除を確認した人", null=True)

    class Meta:
        verbose_name = "保護"
        ordering = ["since", "id"]
        constraints = [
            one_of("kind", Kind, name="protection_kind_known"),
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=Q(ended_at__isnull=True),
                name="protection_open_once",
            ),
            models.CheckConstraint(name="protection_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="protection_ends_after_it_starts",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            # Nobody lifts it alone, and never without a name at the office that was asked.
            models.CheckConstraint(
                name="protection_ended_by_two",
                condition=Q(ended_at__isnull=True)
                | (
                    Q(proposed_by__isnull=False, ended_by__isnull=False)
                    & ~Q(clerk="")
                    & ~Q(ended_by=F("proposed_by"))
                ),
            ),
        ]
        indexes = [
            models.Index(
                fields=["ask_on", "id"],
                name="protection_to_ask",
                condition=Q(ended_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"protection {self.pk}"


class Application(Record):
    """支援措置の申出 as it stands at the office of the register; several may stand at once."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    body = models.CharField("申出先", max_length=100)
    number = models.CharField("受付番号", max_length=60)
    since = models.DateField("いつから")
    until = models.DateField("いつまで", null=True)
    recorded_by = _staff("記録した人")
    closed_on = models.DateField("終わった日", null=True)
    closed_clerk = models.CharField("終わりを確認した職員", max_length=100, blank=True)
    closed_by = _staff("終わりを記録した人", null=True)

    class Meta:
        verbose_name = "支援措置の申出"
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "body", "number"], name="application_numbered_once"
            ),
            models.CheckConstraint(
                name="application_ends_after_it_starts",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            both_or_neither(
                Q(closed_on__isnull=False), ~Q(closed_clerk=""), name="application_closed_with_whom"
            ),
        ]

    def __str__(self) -> str:
        return f"application {self.pk}"


class Confirmation(Record):
    """When and with whom the state was last confirmed, and until when it then held."""

    protection = models.ForeignKey(
        Protection, on_delete=models.PROTECT, related_name="confirmations"
    )
    confirmed_on = models.DateField("確認した日")
    body = models.CharField("確認した先", max_length=100)
    clerk = models.CharField("確認した相手", max_length=100)
    stands = models.BooleanField("続いている", default=True)
    until_before = models.DateField("確認前の期限", null=True)
    until = models.DateField("いつまで", null=True)
    ask_on = models.DateField("次に確認する日")
    staff = _staff("確認した人")

    class Meta:
        verbose_name = "保護の確認"
        ordering = ["-confirmed_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="confirmation_asks_again_later",
                condition=Q(ask_on__gt=F("confirmed_on")),
            ),
            models.CheckConstraint(name="confirmation_with_somebody", condition=~Q(clerk="")),
        ]

    def __str__(self) -> str:
        return f"confirmation {self.pk}"


class Estranged(Record):
    """Somebody who must not find the protected person: on record, by name, or one of the workers."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    manner = models.CharField("立場", max_length=8, choices=Manner)
    other = models.ForeignKey(
        Person, verbose_name="記録にある人", on_delete=models.PROTECT, null=True, related_name="+"
    )
    name = models.CharField("氏名", max_length=100, blank=True)
    folded = models.CharField("検索用の氏名", max_length=120, blank=True)
    birth_on = models.DateField("生年月日", null=True)
    staff = models.ForeignKey(
        Staff,
        verbose_name="関係者である職員",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    note = models.CharField("補足", max_length=200, blank=True)
    set_by = _staff("記録した人")
    agency = models.ForeignKey(
        Agency, verbose_name="記録した機関", on_delete=models.PROTECT, null=True, related_name="+"
    )
    seen_at = models.DateTimeField("担当が確かめた日時", null=True)
    ended_at = models.DateTimeField("外した日時", null=True)
    ended_by = _staff("外した人", null=True)

    class Meta:
        verbose_name = "近づけない人"
        ordering = ["created_at", "id"]
        constraints = [
            one_of("manner", Manner, name="estranged_manner_known"),
            models.CheckConstraint(
                name="estranged_is_somebody",
                condition=Q(other__isnull=False) | ~Q(name="") | Q(staff__isnull=False),
            ),
            models.CheckConstraint(
                name="estranged_not_oneself",
                condition=Q(other__isnull=True) | ~Q(other=F("person")),
            ),
        ]
        indexes = [
            models.Index(fields=["folded"], name="estranged_by_name"),
            models.Index(
                fields=["person"],
                name="estranged_unseen",
                condition=Q(seen_at__isnull=True, ended_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"estranged {self.pk}"


class SealedContact(Record):
    """Address, telephones, workplace, school … as they were known from then on, encrypted."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField("版")
    content = models.BinaryField("内容（暗号化）")
    known = models.JSONField("わかっている項目", default=list)
    current = models.BooleanField("いまの内容", default=True)
    staff = _staff("書いた人")
    swept_at = models.DateTimeField("まち全体を確かめた日時", null=True)

    class Meta:
        verbose_name = "封をした連絡先"
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["person", "version"], name="sealed_contact_once"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(current=True), name="sealed_contact_one_current"
            ),
        ]
        indexes = [
            models.Index(fields=["current"], name="sealed_contact_now", condition=Q(current=True))
        ]

    def __str__(self) -> str:
        return f"sealed contact {self.pk}"

    @property
    def place(self) -> str:
        """What the encryption is bound to."""
        return f"protection.sealedcontact:{self.pk}"


class SealedText(Record):
    """What stood in a text before the protected part of it was replaced, encrypted."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    table = models.CharField("表", max_length=60)
    row = models.CharField("行", max_length=40)
    field = models.CharField("項目", max_length=60)
    content = models.BinaryField("内容（暗号化）")
    staff = _staff("置き換えた人", null=True)

    class Meta:
        verbose_name = "置き換える前の文"
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return f"sealed text {self.pk}"

    @property
    def place(self) -> str:
        """What the encryption is bound to."""
        return f"protection.sealedtext:{self.pk}"


class Reveal(Record):
    """連絡先を開いた: who, when, why. Added to, never changed."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    staff = _staff("開いた人")
    agency = models.ForeignKey(
        Agency, verbose_name="開いた機関", on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField("開いた理由")
    ground = models.CharField("開ける立場", max_length=20)
    fields = models.JSONField("開いた項目", default=list)
    seen_at = models.DateTimeField("担当が見た日時", null=True)

    class Meta:
        verbose_name = "連絡先の開示"
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(name="reveal_has_reason", condition=~Q(reason="")),
        ]
        indexes = [models.Index(fields=["person", "-created_at"], name="reveal_of_person")]

    def __str__(self) -> str:
        return f"reveal {self.pk}"


class Sweep(Record):
    """One walk through all texts of the town, night by night: where it stands, and for which sealed
    contacts it looks."""

    contacts = models.JSONField("探す連絡先", default=list)
    table = models.CharField("いまの表", max_length=60, blank=True)
    after = models.CharField("いまの行", max_length=40, blank=True)
    night = models.DateField("最後の夜")
    tonight = models.PositiveIntegerField("この夜に読んだ行", default=0)
    rows = models.PositiveIntegerField("読んだ行", default=0)
    ended_at = models.DateTimeField("終わった日時", null=True)

    class Meta:
        verbose_name = "まち全体の確かめ"
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return f"sweep {self.pk}"


class Elsewhere(Record):
    """A text of somebody else's matter in which a sealed contact stands."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    table = models.CharField("表", max_length=60)
    row = models.CharField("行", max_length=40)
    fields = models.JSONField("項目", default=list)
    settled_at = models.DateTimeField("片付いた日時", null=True)

    class Meta:
        verbose_name = "ほかの記録に残る連絡先"
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "table", "row"],
                condition=Q(settled_at__isnull=True),
                name="elsewhere_once",
            )
        ]

    def __str__(self) -> str:
        return f"elsewhere {self.pk}"
