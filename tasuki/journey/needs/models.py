"""「この事業があれば使いたい」: for one matter, one project and one 年度."""

from django.db import models

from tasuki.ground.records import Record
from tasuki.journey.intake.models import Consultation
from tasuki.town.organizations.models import Agency, Staff


class Need(Record):
    """A project the town does not run yet, and the matter in which it would have been used."""

    consultation = models.ForeignKey(
        Consultation, verbose_name="相談", on_delete=models.PROTECT, related_name="+"
    )
    project = models.SlugField("事業", max_length=40)
    fiscal_year = models.PositiveSmallIntegerField("年度")
    on = models.DateField("必要とした日")
    note = models.TextField("何に使いたいか", blank=True)
    agency = models.ForeignKey(
        Agency, verbose_name="記録した機関", on_delete=models.PROTECT, related_name="+"
    )
    noted_by = models.ForeignKey(
        Staff, verbose_name="記録した人", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "まだない事業の必要"
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "project", "fiscal_year"], name="need_once_a_year"
            )
        ]
        indexes = [models.Index(fields=["fiscal_year", "project"], name="need_of_year")]

    def __str__(self) -> str:
        return f"need {self.pk}"
