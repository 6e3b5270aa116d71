"""A subject that the program does not know is added, and nothing of the others is touched."""

from datetime import UTC, datetime

import pytest

from tests.example_subject import card, routes, rules, verbs, wordings
from tests.support.absences import jobs_run
from tests.support.dialogue import City
from tests.support.naming import NAME
from tests.support.new_subject import add
from tests.support.working import running_case

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
A_WEEK_LATER = datetime(2026, 11, 30, 7, 1, tzinfo=UTC)


@pytest.fixture
def coffee(monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch, rules=rules, verbs=verbs, routes=routes, wordings=wordings, card=card)


@pytest.mark.usefixtures("coffee")
async def test_a_new_subject_brings_command_button_notice_reminder_and_row(town: City) -> None:
    town.moves_clock_to(MONDAY)
    case = await running_case(town, "en")

    await case.leyla.says("/coffee")
    await case.leyla.reads("Coffee helps.")

    await case.leyla.says("/cases")
    await case.leyla.taps(case.reference)
    await case.leyla.taps("Coffee in a week")
    await case.leyla.reads(f"I will remind you of the coffee for {case.reference}.")

    town.moves_clock_to(A_WEEK_LATER)
    await jobs_run(town)
    await case.leyla.reads(f"{case.reference} ({NAME}): you wanted to have coffee.")
    assert any(each.startswith(case.reference) for each in case.leyla.buttons())


def test_a_key_of_another_subject_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch, rules=rules, verbs=verbs, routes=routes, wordings=wordings, card=card)

    with pytest.raises(ValueError, match="is used by another subject"):
        add(monkeypatch, rules=rules, verbs=verbs, routes=routes, wordings=wordings, card=card)
