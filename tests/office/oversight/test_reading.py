"""Who reads which lines, and in which words."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tasuki.journey.cases import services as cases
from tasuki.journey.intake import services as intake
from tasuki.office.oversight import places, queries
from tasuki.town.municipality import pack
from tasuki.trust.audit import services as audit

pytestmark = pytest.mark.django_db
NAME = "見本 花子"


def read(actor, asked, at):
    return queries.page(actor, asked, at).rows


def test_who_carries_a_matter_reads_its_acts_in_full_words(sato, receive, noon):
    one = receive(sato)
    intake.record_progress(
        actor=sato, baton=one.baton, at=noon, method="phone", content="電話した", on=noon
    )
    batons, case = queries.matter_for(sato, one.baton_id, noon)
    said = [row.what for row in read(sato, queries.of_matter(batons), noon)]
    assert case is None
    assert any("経過を記録した（電話）" in one for one in said)
    assert any(one.number in what for what in said)


@pytest.mark.parametrize("login", ["yamada", "kanri", "watanabe", "suzuki"])
def test_nobody_else_reads_the_record_of_a_matter(request, sato, receive, noon, login):
    one = receive(sato)
    actor = request.getfixturevalue(login)
    assert queries.matter_for(actor, one.baton_id, noon) is None
    assert queries.matter_for(actor, uuid4(), noon) is None


@pytest.mark.parametrize("login", ["kanri", "watanabe"])
def test_who_reads_all_reads_no_words_and_no_matter(request, sato, receive, noon, login):
    one = receive(sato)
    actor = request.getfixturevalue(login)
    rows = read(actor, queries.of_staff(actor), noon)
    said = "".join(row.what for row in rows)
    assert "ある機関が相談を受け付けた" in said
    assert NAME not in said
    assert one.number not in said
    assert "を受け付けた" not in "".join(row.what for row in rows if row.full)


def test_a_supervisor_reads_what_their_agency_did_and_of_unseen_matters_nothing(
    head, sato, suzuki, receive, noon
):
    receive(sato, name=NAME)
    receive(suzuki, name="見本 次郎")
    rows = read(head, queries.of_staff(head), noon)
    said = "".join(row.what for row in rows)
    assert NAME in said
    assert "次郎" not in said
    assert {row.who for row in rows} <= {"佐藤（見本）", "課長（見本）"}


def test_who_looked_at_a_person_is_read_as_a_page_by_its_name(
    sato, suzuki, yamada, receive, look, noon
):
    one = receive(sato)
    look(sato, [one.subject_id], noon, page=f"/intake/{one.pk}/")
    look(sato, [one.subject_id, uuid4()], noon, page="/cases/")
    look(yamada, [one.subject_id], noon, page="/search/")
    person = queries.person_for(sato, one.subject_id, noon)
    rows = read(sato, queries.of_person(sato, person, noon), noon)
    said = [row.what for row in rows]
    assert "「相談のページ」を見た" in said
    assert "「多機関協働のケースの一覧」を見た（2人の情報が出た）" in said
    assert "「さがす」を見た" not in said  # an agency that is none of this matter's business
    assert {(row.who, row.agency, row.role) for row in rows} == {
        ("佐藤（見本）", "小林市地域包括支援センター", "相談員")
    }
    assert queries.person_for(suzuki, one.subject_id, noon) is None


def test_who_coordinates_reads_it_and_who_works_beside_is_told_whom_to_ask(
    sato, suzuki, tanaka, yamada, agency_of, noon, sign_in
):
    one = intake.receive(
        actor=sato,
        agency=agency_of(sato),
        subject={"name": NAME},
        method="visit",
        main_topic="income",
        topics=["income"],
        share_consent="yes",
        share_consent_on=noon.date(),
        share_consent_how="oral",
        at=noon,
    )
    asked = cases.request(
        actor=sato,
        consultation=one,
        criteria=["role_division"],
        explained="役割の整理を一緒にしてもらうことを説明した。",
        convinced=True,
        at=noon,
    )
    case = cases.accept_request(
        actor=tanaka,
        request=asked,
        title="見本さん宅",
        look_again_on=noon.date() + timedelta(days=14),
        at=noon,
    )
    cases.add_agency(actor=sato, case=case, agency=agency_of(suzuki), role="家計", at=noon)
    page = f"/oversight/persons/{one.subject_id}/"

    assert queries.person_for(tanaka, one.subject_id, noon) is not None
    assert sign_in(tanaka).get(page).status_code == 200
    told = sign_in(suzuki).get(page)
    assert (told.status_code, "oversight.not_carrier" in told.content.decode()) == (200, True)
    assert case.lead.holder.name in told.content.decode()
    assert "だれがしたか" not in told.content.decode()
    assert sign_in(yamada).get(page).status_code == 404


def test_the_office_that_answers_the_person_reads_every_look_and_no_word(
    sato, yamada, watanabe, receive, look, noon
):
    one = receive(sato)
    look(yamada, [one.subject_id], noon, page="/search/")
    audit.seal(at=noon)
    person = queries.person_for(watanabe, one.subject_id, noon)
    rows = read(watanabe, queries.of_person(watanabe, person, noon), noon)
    assert {row.who for row in rows} == {"佐藤（見本）", "山田（見本）"}
    assert NAME not in "".join(row.what for row in rows)


def test_lines_are_narrowed_by_day_and_by_room(sato, receive, noon):
    receive(sato)
    mine = queries.of_staff(sato)
    on = noon.date()
    whole = read(sato, queries.narrowed(mine, since=on, until=on), noon)
    rooms = read(sato, queries.narrowed(mine, group="intake"), noon)
    assert len(whole) > len(rooms) > 0
    assert not read(sato, queries.narrowed(mine, until=on.replace(day=on.day - 1)), noon)
    assert {row.who for row in read(sato, queries.narrowed(mine, staff=uuid4()), noon)} == {
        "佐藤（見本）"
    }


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("case:0199d3a0-7c1e-7b6e-9d55-3f1f0c9a2e11", "case"),
        ("/cases/0199d3a0-7c1e-7b6e-9d55-3f1f0c9a2e11/plan/", "case"),
        ("/records/new/0199d3a0-7c1e-7b6e-9d55-3f1f0c9a2e11/", "baton"),
        ("/papers/plan/0199d3a0-7c1e-7b6e-9d55-3f1f0c9a2e11.pdf", "plan"),
    ],
)
def test_a_target_and_an_address_name_their_record(target, kind):
    assert places.kind_and_id(target)[0] == kind


@pytest.mark.parametrize("target", ["town", "case:7", "/", "/nowhere/", ""])
def test_what_names_no_record_names_none(target):
    assert places.kind_and_id(target) is None


def test_every_sentence_without_its_words_is_a_sentence():
    from tasuki.trust.audit import catalogue

    for event in catalogue.every():
        said = catalogue.plain(event.name)
        assert "%(" not in said
        assert "ある" in said or "(" not in said
        assert said.strip()


def test_hours_are_off_in_every_pack():
    assert "oversight_hours" not in pack.current().lists
