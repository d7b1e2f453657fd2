"""The shape every table shares: an id made here, and the moment it was written, passed in."""

from uuid import UUID

import uuid_utils.compat
from django.db import models


def new_id() -> UUID:
    """UUIDv7 (RFC 9562): grows with time, so new rows land at the end of every index."""
    return uuid_utils.compat.uuid7()


class Record(models.Model):
    """A row with an id made in the application and the moment of its making."""

    id = models.UUIDField("ID", primary_key=True, default=new_id, editable=False)
    created_at = models.DateTimeField("作成日時")

    class Meta:
        abstract = True
