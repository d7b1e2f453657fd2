"""相談つなぐシート利用マニュアル on the shelf, and what a PDF needs to be one."""

from datetime import date

import pytest

from tasuki.office.shelf import services

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def pdf():
    return PDF


@pytest.fixture
def put(watanabe, agency_of, noon):
    """事務局 puts a paper up."""

    def do(**changes):
        facts = {
            "title": "「相談つなぐシート」利用マニュアル",
            "kind": "manual",
            "code": "sheet_manual",
            "owner": agency_of(watanabe),
            "actor": watanabe,
            "at": noon,
        }
        return services.put(**{**facts, **changes})

    return do


@pytest.fixture
def publish(watanabe, noon):
    """An edition of it."""

    def do(document, **changes):
        facts = {
            "actor": watanabe,
            "version": "第2版",
            "revised_on": date(2026, 11, 1),
            "content": PDF,
            "name": "manual.pdf",
            "at": noon,
        }
        return services.publish(document=document, **{**facts, **changes})

    return do


@pytest.fixture
def manual(put, publish):
    document = put()
    publish(document)
    return document
