import pytest

from tasuki.ground.errors import HouseError, NotAllowed, Stale
from tasuki.residents.consent import services
from tasuki.trust.audit.models import Entry
from tasuki.trust.vault.models import File
from tests.residents.consent.conftest import NEXT_YEAR
from tests.trust.vault import samples

SCAN = services.Paper("同意書.pdf", samples.PDF)


@pytest.fixture
def attach(sato, later):
    def attached(consent, **more):
        said = {"actor": sato, "consent": consent, "version": consent.version, "scan": SCAN}
        return services.attach_scan(**(said | {"at": later} | more))

    return attached


def test_the_paper_stands_with_the_answer_and_is_opened_on_record(give, attach, sato, later):
    consent = attach(give())

    opened = services.open_scan(actor=sato, consent=consent, at=later)
    assert (opened.name, opened.content) == ("同意書.pdf", samples.PDF)
    assert Entry.objects.get(action="consent.scanned").persons
    assert Entry.objects.get(action="consent.scan_opened").staff_id == sato.staff_id


def test_a_second_scan_leaves_the_first_in_the_vault(give, attach):
    consent = attach(give())
    attach(consent)

    assert File.objects.filter(target=f"consent:{consent.pk}").count() == 2


def test_a_program_renamed_is_no_scan(give, attach):
    with pytest.raises(NotAllowed) as refusal:
        attach(give(), scan=services.Paper("同意書.pdf", samples.PROGRAM))

    assert refusal.value.code == "vault.program"


def test_it_belongs_to_the_answer_that_counts(give, attach):
    before = give()
    give(version=1, until=NEXT_YEAR)

    with pytest.raises(HouseError) as refusal:
        attach(before, version=2)
    with pytest.raises(Stale):
        attach(before, version=1)
    assert refusal.value.code == "consent.nothing_to_attach"


def test_a_stranger_neither_attaches_nor_opens(give, attach, yamada, later):
    consent = attach(give())

    with pytest.raises(NotAllowed):
        attach(consent, actor=yamada)
    with pytest.raises(NotAllowed):
        services.open_scan(actor=yamada, consent=consent, at=later)
