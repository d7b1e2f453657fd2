import csv
from datetime import date
from io import StringIO

import pytest

from tasuki.ground.errors import HouseError
from tasuki.office.oversight import queries, rules, services
from tasuki.office.oversight.models import Export
from tasuki.trust.audit import services as audit
from tasuki.trust.audit.models import Entry

pytestmark = pytest.mark.django_db


def refused(**facts):
    with pytest.raises(HouseError) as error:
        services.export(**facts)
    return error.value.code


def test_taking_the_record_out_is_a_line_of_it(head, sato, receive, noon):
    receive(sato)
    audit.seal(at=noon)
    made = services.export(actor=head, purpose="自己点検", staff=sato.staff_id, at=noon)
    rows = services.take_out(actor=head, export=made, form="CSV", at=noon)
    assert made.rows == len(rows)
    assert {row.who for row in rows} == {"佐藤（見本）"}
    assert made.head
    said = Entry.objects.filter(target=f"export:{made.pk}").order_by("pk")
    assert [one.action for one in said] == ["oversight.exported", "oversight.taken_out"]


def test_a_later_file_holds_the_same_lines(kanri, sato, receive, noon):
    made = services.export(actor=kanri, purpose="監査", at=noon)
    before = services.take_out(actor=kanri, export=made, form="CSV", at=noon)
    receive(sato)
    assert services.take_out(actor=kanri, export=made, form="CSV", at=noon) == before


def test_a_large_export_is_cut_and_says_so(kanri, sato, receive, noon, monkeypatch):
    receive(sato)
    monkeypatch.setattr(rules, "EXPORT_LINES", 2)
    made = services.export(actor=kanri, purpose="監査", at=noon)
    assert (made.rows, made.cut) == (2, True)


@pytest.mark.parametrize("login", ["sato", "yamada"])
def test_who_reads_no_lines_of_others_takes_none_out(request, noon, login):
    actor = request.getfixturevalue(login)
    assert refused(actor=actor, purpose="見たい", at=noon) == "oversight.no_export"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"purpose": " "}, "oversight.no_purpose"),
        ({"since": date(2026, 11, 2), "until": date(2026, 11, 1)}, "oversight.days_turned"),
    ],
)
def test_an_export_says_why_and_which_days(kanri, noon, more, code):
    assert refused(**{"actor": kanri, "purpose": "監査", "at": noon, **more}) == code


def test_the_file_opens_in_a_program_for_tables_and_runs_nothing(head, sato, noon, sign_in):
    audit.record(
        actor=sato,
        action="people.registered",
        target="person:1",
        at=noon,
        words={"name": '=HYPERLINK("http://x")'},
    )
    sign_in(head).post("/oversight/export/", {"purpose": "自己点検"})
    made = Export.objects.get()
    answer = sign_in(head).get(f"/oversight/exports/{made.pk}/log.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == made.rows + 2
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert sign_in(sato).get(f"/oversight/exports/{made.pk}/log.csv").status_code == 404


def test_what_others_took_out_only_the_administrator_sees(head, kanri, watanabe, noon):
    services.export(actor=head, purpose="自己点検", at=noon)
    assert queries.exports_for(kanri).count() == 1
    assert queries.exports_for(watanabe).count() == 0
