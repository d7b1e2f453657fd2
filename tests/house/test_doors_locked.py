"""Closed by default: a stranger is sent to the entrance from every address, by every method."""

import uuid

import pytest
from django.urls import URLPattern, get_resolver, reverse

PUBLIC = {
    "account_login",
    "account_logout",
    "public_site:programme",
    "public_site:counters",
    "public_site:week",
    "public_site:document",
    "public_site:broken_link",
    "organizations:invitation",
    "organizations:code",  # asks for the password first
}
VALUES = {"uuid": str(uuid.UUID(int=7)), "slug": "referral", "int": "1", "str": "x"}


def names(resolver=None, namespace=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}", entry.pattern.converters
        else:
            inner = f"{entry.namespace}:" if entry.namespace else namespace
            yield from names(entry, inner)


PAGES = [(name, converters) for name, converters in names() if name not in PUBLIC]


def address(name, converters):
    kinds = {
        key: type(one).__name__.removesuffix("Converter").lower() for key, one in converters.items()
    }
    return reverse(name, kwargs={key: VALUES[kind] for key, kind in kinds.items()})


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "converters"), PAGES, ids=[name for name, _ in PAGES])
def test_a_stranger_is_sent_to_the_entrance(client, name, converters):
    url = address(name, converters)
    for method in (client.get, client.post):
        response = method(url)
        assert response.status_code == 302
        assert response.url.startswith("/signin/?next=")


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "converters"), PAGES, ids=[name for name, _ in PAGES])
def test_an_id_that_nobody_knows_is_nothing_at_all(sign_in, sato, name, converters):
    if not converters:
        return
    response = sign_in(sato).get(address(name, converters))
    assert response.status_code in (404, 405), name
