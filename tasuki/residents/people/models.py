"""Who the residents are, with whom they live, and which matters concern them.

Nothing here says who may see whom: that is read from the Parts of the batons that concern a person.
"""

from typing import Any, TypeVar

from django.db import models
from django.db.models import F, Q, QuerySet

from tasuki.ground.constraints import both_or_neither, one_of
from tasuki.ground.records import Record
from tasuki.town.organizations.models import Staff
from tasuki.town.relay.models import Baton

Row = TypeVar("Row", bound=models.Model)


class NameState(models.TextChoices):
    """Whether there is a name."""

    KNOWN = "known", "氏名あり"
    WITHHELD = "withheld", "匿名"
    UNKNOWN = "unknown", "不明"


class Sex(models.TextChoices):
    """性別, as the person answers."""

    FEMALE = "female", "女性"
    MALE = "male", "男性"
    OTHER = "other", "その他"
    UNANSWERED = "unanswered", "答えない"
    UNKNOWN = "unknown", "不明"


class BirthCertainty(models.TextChoices):
    """How well the age is known. An estimate is a day, or an age on a day."""

    EXACT = "exact", "生年月日がわかる"
    ESTIMATED = "estimated", "推定"
    UNKNOWN = "unknown", "不明"


class ContactOk(models.TextChoices):
    """連絡の可否: whether a call may reach the person without harm."""

    OK = "ok", "連絡してよい"
    ASK_FIRST = "ask_first", "方法・時間に注意"
    NO = "no", "連絡しない"
    UNKNOWN = "unknown", "まだ聞いていない"


class LivingTogether(models.TextChoices):
    """同居 or 別居."""

    YES = "yes", "同居"
    NO = "no", "別居"
    UNKNOWN = "unknown", "不明"


class Standing(models.TextChoices):
    """As what a matter concerns somebody."""

    SUBJECT = "subject", "本人"
    VISITOR = "visitor", "来談者"
    MEMBER = "member", "世帯員"


class TieKind(models.TextChoices):
    """What `person` is to `other`."""

    PARENT = "parent", "親"
    CHILD = "child", "子"
    SPOUSE = "spouse", "配偶者"
    SIBLING = "sibling", "きょうだい"
    GRANDPARENT = "grandparent", "祖父母"
    GRANDCHILD = "grandchild", "孫"
    CARER = "carer", "介護・世話をしている"
    OTHER = "other", "その他"


class Shown(models.Manager[Row]):
    """Leaves out what would bring a protected person back to whom they fled. It is kept, and only
    the room of protection reads it, as `everything`."""

    def get_queryset(self) -> QuerySet[Row, Any]:
        """The rows that may be shown."""
        return super().get_queryset().filter(hidden=False)


def hidden() -> Any:
    """The column by which `Shown` leaves out."""
    return models.BooleanField("表示しない", default=False, db_default=False)


# What leaves these columns while somebody is protected (residents.protection keeps it sealed).
CONTACT = ("postal_code", "address", "phone", "phone2", "contact_note")


class Person(Record):
    """One resident. The name stands exactly as written; `folded` is what it is searched by."""

    name = models.CharField("氏名", max_length=100, blank=True)
    name_state = models.CharField(
        "氏名の状態", max_length=10, choices=NameState, default=NameState.KNOWN
    )
    kana = models.CharField("ふりがな", max_length=120, blank=True)
    folded = models.CharField("検索用の氏名", max_length=120, blank=True)
    folded_kana = models.CharField("検索用のふりがな", max_length=120, blank=True)
    sex = models.CharField("性別", max_length=12, choices=Sex, default=Sex.UNKNOWN)
    birth_on = models.DateField("生年月日", null=True, blank=True)
    birth_certainty = models.CharField(
        "生年月日の確かさ", max_length=10, choices=BirthCertainty, default=BirthCertainty.UNKNOWN
    )
    estimated_age = models.PositiveSmallIntegerField("推定年齢", null=True, blank=True)
    estimated_on = models.DateField("推定した日", null=True, blank=True)
    postal_code = models.CharField("郵便番号", max_length=8, blank=True)
    address = models.CharField("住所", max_length=200, blank=True)
    phone = models.CharField("電話", max_length=20, blank=True)
    phone2 = models.CharField("電話（ほか）", max_length=20, blank=True)
    contact_ok = models.CharField(
        "連絡の可否", max_length=10, choices=ContactOk, default=ContactOk.UNKNOWN
    )
    contact_note = models.CharField("連絡のしかた", max_length=200, blank=True)
    note = models.TextField("備考", max_length=2000, blank=True)
    protected = models.BooleanField("保護中", default=False, db_default=False)
    version = models.PositiveIntegerField("版", default=1)
    changed_at = models.DateTimeField("更新日時")
    changed_by = models.ForeignKey(
        Staff, verbose_name="更新者", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "住民"
        constraints = [
            one_of("name_state", NameState, name="person_name_state_known"),
            one_of("sex", Sex, name="person_sex_known"),
            one_of("birth_certainty", BirthCertainty, name="person_birth_certainty_known"),
            one_of("contact_ok", ContactOk, name="person_contact_ok_known"),
            both_or_neither(
                Q(name_state=NameState.KNOWN), ~Q(name=""), name="person_known_has_name"
            ),
            both_or_neither(
                Q(estimated_age__isnull=False),
                Q(estimated_on__isnull=False),
                name="person_estimate_has_its_day",
            ),
            models.CheckConstraint(
                name="person_birth_as_certain_as_said",
                condition=(
                    Q(birth_certainty=BirthCertainty.EXACT, birth_on__isnull=False)
                    & Q(estimated_age__isnull=True)
                )
                | Q(
                    birth_certainty=BirthCertainty.ESTIMATED,
                    birth_on__isnull=False,
                    estimated_age__isnull=True,
                )
                | Q(
                    birth_certainty=BirthCertainty.ESTIMATED,
                    birth_on__isnull=True,
                    estimated_age__isnull=False,
                )
                | Q(
                    birth_certainty=BirthCertainty.UNKNOWN,
                    birth_on__isnull=True,
                    estimated_age__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="person_protected_has_no_contact",
                condition=Q(protected=False) | Q(**dict.fromkeys(CONTACT, "")),
            ),
            models.CheckConstraint(
                name="person_estimated_age_is_human",
                condition=Q(estimated_age__isnull=True) | Q(estimated_age__lte=130),
            ),
        ]
        indexes = [models.Index(fields=["birth_on"], name="person_by_birth")]

    def __str__(self) -> str:
        return f"person {self.pk}"


class Correction(Record):
    """What stood in one field before it was corrected: nothing that was written is lost."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="corrections")
    version = models.PositiveIntegerField("直した版")
    field = models.CharField("項目", max_length=40)
    before = models.TextField("前", blank=True)
    after = models.TextField("後", blank=True)
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "訂正"
        ordering = ["version", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "version", "field"], name="correction_once_a_version"
            ),
            models.CheckConstraint(name="correction_changes", condition=~Q(before=F("after"))),
        ]

    def __str__(self) -> str:
        return f"{self.field} {self.version}"


class Household(Record):
    """世帯: who is looked at together."""

    label = models.CharField("世帯の呼び名", max_length=60)

    class Meta:
        verbose_name = "世帯"

    def __str__(self) -> str:
        return f"household {self.pk}"


class Membership(Record):
    """世帯員: somebody belongs to a household, from–until."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    tie = models.CharField("続柄", max_length=40, blank=True)
    living_together = models.CharField(
        "同居・別居", max_length=8, choices=LivingTogether, default=LivingTogether.UNKNOWN
    )
    since = models.DateField("いつから", null=True, blank=True)
    until = models.DateField("いつまで", null=True, blank=True)
    hidden = hidden()

    objects = Shown["Membership"]()
    everything = models.Manager["Membership"]()

    class Meta:
        verbose_name = "世帯員"
        ordering = ["created_at", "id"]
        constraints = [
            one_of("living_together", LivingTogether, name="membership_living_together_known"),
            models.UniqueConstraint(
                fields=["household", "person"],
                condition=Q(until__isnull=True),
                name="membership_open_once",
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=F("since")),
            ),
        ]

    def __str__(self) -> str:
        return f"membership {self.pk}"


class Tie(Record):
    """What `person` is to `other`: the parent, the carer, … of."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ties")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tied_by")
    kind = models.CharField("関係", max_length=12, choices=TieKind)
    note = models.CharField("補足", max_length=100, blank=True)
    hidden = hidden()

    objects = Shown["Tie"]()
    everything = models.Manager["Tie"]()

    class Meta:
        verbose_name = "つながり"
        constraints = [
            one_of("kind", TieKind, name="tie_kind_known"),
            models.UniqueConstraint(fields=["person", "other", "kind"], name="tie_once"),
            models.CheckConstraint(name="tie_between_two", condition=~Q(person=F("other"))),
        ]

    def __str__(self) -> str:
        return f"tie {self.pk}"


class Concern(Record):
    """A baton's matter is about this person (or this person brought it)."""

    baton = models.ForeignKey(Baton, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="concerns")
    part = models.CharField("立場", max_length=8, choices=Standing)
    hidden = hidden()

    objects = Shown["Concern"]()
    everything = models.Manager["Concern"]()

    class Meta:
        verbose_name = "関わる人"
        ordering = ["created_at", "id"]
        constraints = [
            one_of("part", Standing, name="concern_part_known"),
            models.UniqueConstraint(fields=["baton", "person"], name="concern_once"),
        ]

    def __str__(self) -> str:
        return f"concern {self.pk}"


class NameToken(models.Model):
    """A keyed hash by which somebody is found: portable, and right for names of two letters."""

    pk = models.CompositePrimaryKey("token", "person_id")
    token = models.BigIntegerField("索引の値")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "氏名索引"

    def __str__(self) -> str:
        return str(self.token)
