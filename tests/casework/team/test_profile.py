"""What an advisor can tick, and what a language is called in here."""

from zoneinfo import ZoneInfo

import pytest

from casework.cases.reference import reference
from casework.core.vocabulary import FocusArea
from casework.dates.working_time import Calendar
from casework.intake.questions import requisition_form
from casework.office import Office
from casework.places import COPENHAGEN
from casework.team.profile import LANGUAGES, PROFILE_PARTS, common_code, profile_codes

OFFICE = Office(COPENHAGEN, Calendar(ZoneInfo("Europe/Copenhagen")), requisition_form(COPENHAGEN))


def test_an_advisor_tells_focus_areas_languages_and_districts() -> None:
    assert [profile_codes(OFFICE, part) for part in PROFILE_PARTS] == [
        tuple(FocusArea),
        LANGUAGES,
        tuple(each.code for each in COPENHAGEN.districts if each.code != "whole_city"),
    ]
    assert profile_codes(OFFICE, "shoe_size") == ()


@pytest.mark.parametrize(
    ("code", "common"),
    [
        ("tr", "tr"),
        ("tr-TR", "tr"),
        ("EN-us", "en"),
        ("hr", "bs"),
        ("sr-Latn", "bs"),
        ("sh", "bs"),
        ("de", "de"),
    ],
)
def test_a_language_has_one_code(code: str, common: str) -> None:
    assert common_code(code) == common


@pytest.mark.parametrize(
    ("number", "name"),
    [(1, "TF-2026-0001"), (42, "TF-2026-0042"), (9999, "TF-2026-9999"), (10000, "TF-2026-10000")],
)
def test_a_reference_has_at_least_four_digits_and_loses_none(number: int, name: str) -> None:
    assert reference(2026, number) == name
