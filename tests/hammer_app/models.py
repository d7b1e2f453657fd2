from django.db import models


class Person(models.Model):
    """The same keys in both towns, other people."""

    owner = models.CharField(max_length=20)

    def __str__(self) -> str:
        return self.owner


class Counter(models.Model):
    """What two acts at once must not lose."""

    value = models.IntegerField(default=0)

    def __str__(self) -> str:
        return str(self.value)


class Row(models.Model):
    """What a page has written: each row says for which town it was meant."""

    owner = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)

    def __str__(self) -> str:
        return f"{self.owner} {self.kind}"
