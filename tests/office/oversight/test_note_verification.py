import pytest
from django.db import connection

from tasuki.ground.errors import NotAllowed
from tasuki.office.oversight import queries, services
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.audit import queries as audit
from tasuki.trust.audit import services as audit_acts
from tasuki.trust.audit import triggers
from tasuki.trust.audit.models import Entry

pytestmark = pytest.mark.django_db


def walk(noon):
    audit_acts.seal(at=noon)
    return services.note_verification(actor=CLOCK, report=audit.verify(), at=noon)


def rewrite():
    entry = Entry.objects.order_by("pk").first()
    triggers.disarm(connection)
    Entry.objects.filter(pk=entry.pk).update(target="somewhere")
    triggers.arm(connection)
    return entry.pk


def test_a_whole_record_rings_nowhere(sato, kanri, noon):
    noted = walk(noon)
    assert noted.ok
    assert noted.sealed > 0
    assert queries.alarm(kanri) is None
    assert "書き換えはありません" in Entry.objects.latest("pk").words.content["result"]


@pytest.mark.parametrize(("login", "red"), [("kanri", True), ("watanabe", True), ("sato", False)])
def test_a_rewritten_row_is_red_on_the_desk_of_who_must_know(request, noon, sign_in, login, red):
    actor = request.getfixturevalue(login)
    audit_acts.seal(at=noon)
    line = rewrite()
    noted = walk(noon)
    assert (noted.what, noted.line) == ("content", line)
    page = sign_in(actor).get("/").content.decode()
    assert (f"{line}行目に異常がありました" in page) is red
    proof = sign_in(actor).get("/oversight/proof/").content.decode()
    assert (f"{line}行目" in proof) is red


def test_only_the_clock_writes_down_what_a_walk_found(kanri, noon):
    with pytest.raises(NotAllowed):
        services.note_verification(actor=kanri, report=audit.verify(), at=noon)


def test_the_head_is_a_paper_for_who_reads_all(sato, watanabe, noon, sign_in):
    noted = walk(noon)
    address = f"/papers/head/{noted.pk}.pdf"
    assert sign_in(watanabe).get(address).content.startswith(b"%PDF")
    assert sign_in(sato).get(address).status_code == 404
