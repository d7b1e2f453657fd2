"""Forms as a browser sends them."""

from typing import Any
from urllib.parse import quote_plus

from django.db import transaction
from django.test import Client

from tests.pages.reading import Fields

URLENCODED = "application/x-www-form-urlencoded"
# Nobody and nothing has this key; the same in every worker, so that the tests keep their names.
UNKNOWN = "0199d3a0-7c1e-7b6e-9d55-3f1f0c9a2e11"


def post(client: Client, url: str, fields: Fields, *, keep: bool = False) -> Any:
    """As a browser sends a form without files; what it made is undone unless it is kept."""
    body = "&".join(f"{quote_plus(name)}={quote_plus(v)}" for name in fields for v in fields[name])
    with transaction.atomic():
        answer = client.post(url, body, content_type=URLENCODED)
        transaction.set_rollback(not keep)
    return answer
