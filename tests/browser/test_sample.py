"""A playground that has been in use for a month (`make run DATA=sample`)."""

import pytest

from tests.browser.conftest import OpenPlayground
from tests.browser.walking import Album

SAMPLE = pytest.mark.parametrize("scene", ["sample"], indirect=True)


@SAMPLE
async def test_everybody_finds_what_waits_for_them(open_playground: OpenPlayground) -> None:
    window = await open_playground("da")
    await window.coordinator.reads("mangler en rådgiver", "Jobcenter")
    await window.advisor.reads("Vil du tage", "Tagensbo Skole")
    await window.staff.starts()
    await window.staff.taps("Mine henvendelser")
    await window.staff.reads("Dine 2 henvendelser", "En rådgiver er på sagen")
    await window.advisor.taps("Tag sagen")
    await window.staff.reads("Leyla")
    await window.advisor.says("/cases")
    await window.advisor.reads("åbne sager", "Tagensbo Skole")
    await window.coordinator.taps("Spørg Jonas")
    await window.advisor.is_used_by(9102)
    await window.advisor.reads("Vil du tage", "Jobcenter", "Karin")
    await Album(window, "sample").keeps("in use")
