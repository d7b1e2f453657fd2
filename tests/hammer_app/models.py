from django.db import models


class Person(models.Model):
    """The same keys in both towns, other people."""

    owner = models.CharField(max_length=20)


class Counter(models.Model):
    value = models.IntegerField(default=0)


class Row(models.Model):
    """What a page has written: each row says for which town it was meant."""

    owner = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
