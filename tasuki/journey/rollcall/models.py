"""安否確認: a round of an agency, and whom it found well. The list itself is never stored."""

from django.db import models
from django.db.models import F, Q

from tasuki.ground.constraints import both_or_neither
from tasuki.ground.records import Record
from tasuki.residents.people.models import Person
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay.models import Baton


class Round(Record):
    """One round: why, since when, and whether it has ended."""

    agency = models.ForeignKey(
        Agency, verbose_name="確認する機関", on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField("何があったか", max_length=200)
    begun_at = models.DateTimeField("始めた日時")
    begun_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField("終えた日時", null=True)
    ended_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "安否確認"
        ordering = ["-begun_at", "-id"]
        constraints = [
            models.CheckConstraint(name="round_says_why", condition=~Q(reason="")),
            models.CheckConstraint(
                name="round_ends_after_it_began",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("begun_at")),
            ),
            both_or_neither(
                Q(ended_at__isnull=True), Q(ended_by__isnull=True), name="round_ended_by_somebody"
            ),
        ]
        indexes = [models.Index(fields=["agency", "-begun_at"], name="round_of_agency")]

    def __str__(self) -> str:
        return f"round {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether it still goes on."""
        return self.ended_at is None


class Check(Record):
    """確認済み: somebody was found well in this round."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="checks")
    person = models.ForeignKey(
        Person, verbose_name="だれ", on_delete=models.PROTECT, related_name="+"
    )
    baton = models.ForeignKey(Baton, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("確認した日時")
    by = models.ForeignKey(
        Staff, verbose_name="確認した人", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "安否の確認"
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="checked_once_a_round")
        ]

    def __str__(self) -> str:
        return f"check {self.pk}"
