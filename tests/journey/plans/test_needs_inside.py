"""A town that does not run a project yet: the need for it is ticked inside assessment and plan."""

import re
import shutil

import pytest
from django.urls import reverse

from tasuki.journey.needs.models import Need
from tasuki.journey.plans.models import Plan
from tests.journey.plans.test_writing_page import typed

ROWS = re.compile(r'(code = "outreach_2023".*?status = )"running"', re.DOTALL)


@pytest.fixture
def not_yet(settings, tmp_path):
    """アウトリーチ is 検討 in this town."""
    packs = tmp_path / "packs"
    shutil.copytree(settings.PACKS_DIR, packs)
    path = packs / "kobayashi" / "2026" / "projects.toml"
    said, changed = ROWS.subn(r'\1"considering"', path.read_text(encoding="utf-8"))
    assert changed == 1
    path.write_text(said, encoding="utf-8")
    settings.PACKS_DIR = packs


def ticked(page):
    boxes = re.findall(r'<input[^>]*name="needs_wanted"[^>]*>', page)
    return ["checked" in one for one in boxes]


def test_it_is_ticked_while_the_plan_is_written_and_shows_in_the_assessment(
    not_yet,
    browser,
    case,
    sato,
    suzuki,
):
    page = reverse("plans:plan", args=[case.pk])
    client = browser(sato)
    shown = client.get(page).content.decode()
    assert ticked(shown) == [False]
    assert "まだない支援で、あればよかったもの" in shown
    assert 'name="uses_outreach"' not in shown

    more = client.post(page, {**typed(suzuki, sato), "needs_wanted": ["outreach"], "_more": "1"})
    assert ticked(more.content.decode()) == [True]
    assert not Need.objects.exists()

    said = {**typed(suzuki, sato), "needs_wanted": ["outreach"], "needs_shown": ""}
    refused = client.post(page, {**said, "next_monitoring_on": ""})
    assert refused.status_code == 422
    assert ticked(refused.content.decode()) == [True]
    assert client.post(page, said).status_code == 303
    assert Plan.objects.count() == 1
    assert Need.objects.get().consultation_id == case.origin.consultation_id

    assessment = client.get(reverse("cases:assessment", args=[case.pk])).content.decode()
    assert ticked(assessment) == [True]


def test_who_does_not_read_the_reception_is_not_asked(
    not_yet,
    browser,
    case,
    suzuki,
):
    shown = browser(suzuki).get(reverse("plans:plan", args=[case.pk])).content.decode()
    assert "data-annex" not in shown


def test_where_it_runs_the_plan_asks_for_its_use_under_the_towns_name(
    browser,
    case,
    sato,
):
    shown = browser(sato).get(reverse("plans:plan", args=[case.pk])).content.decode()
    assert "data-annex" not in shown
    assert "アウトリーチ等を通じた継続的支援事業の利用" in shown
