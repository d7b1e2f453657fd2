import pytest
from cryptography.exceptions import InvalidTag

from tasuki.ground import sealing
from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.journey.cases import queries, services
from tasuki.journey.cases.models import InformationRequest
from tasuki.trust.vault.models import File

PDF = b"%PDF-1.7 " + bytes(range(256)) + b"%%EOF"


def test_the_answer_stands_with_the_case(question, case, sato, suzuki, days):
    services.give_information(actor=suzuki, information=question, text="滞納なし", at=days(1))

    told = queries.information_of(sato, case, days(1))[0]
    assert (told.answer, told.answer_text) == ("given", "滞納なし")
    assert queries.desk_rows(suzuki, days(1))["offered"] == []


def test_late_is_better_than_never(question, suzuki, days):
    services.give_information(actor=suzuki, information=question, text="滞納なし", at=days(30))

    assert question.answer == "given"


def test_the_file_comes_back_as_it_was_and_lies_encrypted(question, sato, suzuki, days):
    file = services.File("C:\\共有\\家計.pdf", PDF)
    services.give_information(actor=suzuki, information=question, text="", file=file, at=days(1))

    sealed = bytes(File.objects.get().sealed)
    taken = services.take_file(actor=sato, information=question, at=days(2))
    assert b"PDF" not in sealed
    assert (taken.name, taken.content) == ("家計.pdf", PDF)


def test_no_file_of_another_question_opens_here(question, suzuki, days):
    file = services.File("家計.pdf", PDF)
    services.give_information(actor=suzuki, information=question, text="", file=file, at=days(1))
    kept = File.objects.get()
    other = f"vault.file:{question.pk}:content"

    with pytest.raises(InvalidTag):
        sealing.unseal(kept.sealed, other)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "vault.empty"),
        (b"x" * (10 * 1024 * 1024 + 1), "vault.too_large"),
        (b"MZ\x90\x00 a program", "vault.program"),
        (b"plain words", "vault.misnamed"),
    ],
)
def test_a_file_that_cannot_be_kept_is_refused_before_anything_is_saved(
    question, suzuki, days, content, code
):
    with pytest.raises(NotAllowed) as refusal:
        services.give_information(
            actor=suzuki,
            information=question,
            text="添付のとおり",
            file=services.File("家計.pdf", content),
            at=days(1),
        )

    assert refusal.value.code == code
    assert InformationRequest.objects.get().answer == ""


def test_an_answer_says_something(question, suzuki, days):
    with pytest.raises(NotAllowed) as refusal:
        services.give_information(actor=suzuki, information=question, text=" ", at=days(1))

    assert refusal.value.code == "cases.empty_answer"


def test_of_two_answers_read_at_the_same_moment_one_stands(question, suzuki, days):
    stale = InformationRequest.objects.get()
    services.give_information(actor=suzuki, information=question, text="滞納なし", at=days(1))

    with pytest.raises(WrongState) as refusal:
        services.give_information(actor=suzuki, information=stale, text="滞納あり", at=days(1))

    assert refusal.value.code == "cases.information_given"
    assert InformationRequest.objects.get().answer_text == "滞納なし"


def test_only_the_asked_agency_answers(question, tanaka, yamada, days):
    for other in (tanaka, yamada):
        with pytest.raises(NotAllowed):
            services.give_information(actor=other, information=question, text="なし", at=days(1))
