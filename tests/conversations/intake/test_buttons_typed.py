"""Where words are waited for, writing what a button says is tapping it, in either language."""

import pytest

from casework.closing import LONGEST_TEXT
from tests.support.dialogue import City
from tests.support.troubles import rows
from tests.support.walks import in_both_languages, label
from tests.support.working import running_case, writes_closing

CLOSED = "SELECT status, outcome_text FROM requisition"


@pytest.mark.parametrize(
    "written", ["Log without a line", "✅ log without a line", "gem uden tekst"]
)
async def test_a_log_without_a_line(town: City, written: str) -> None:
    case = await running_case(town)
    for step in ("Log", "Visit", "Today", "1 hour"):
        await case.leyla.taps(step)
    asked = case.leyla.last()

    await case.leyla.says(written)

    await case.leyla.reads("✓ Logged", case.reference)
    assert not case.leyla.buttons(asked)
    assert await rows(town, "SELECT note FROM activity") == [("",)]


@in_both_languages
async def test_a_closing_that_is_checked(town: City, language: str) -> None:
    case = await running_case(town, language)
    await writes_closing(case.leyla, language, text="Tpyo")

    await case.leyla.says(label(language, "Write it again"))
    await case.leyla.reads(case.reference, label(language, "Solved"))
    await case.leyla.says("Vi holdt et møde.")
    await case.leyla.reads("Vi holdt et møde.")
    assert await rows(town, CLOSED) == [("active", None)]
    await case.leyla.says(label(language, "Close the case"))
    await case.leyla.reads("✓", case.reference)

    assert await rows(town, CLOSED) == [("closed", "Vi holdt et møde.")]
    await case.ayse.reads("Vi holdt et møde.")


async def test_before_there_is_a_text_the_same_words_are_one(town: City) -> None:
    case = await running_case(town)
    for step in ("Close", "Solved", "Go on"):
        await case.leyla.taps(step)

    await case.leyla.says("Close the case")

    await case.leyla.reads("The requester reads:", "Close the case")
    assert await rows(town, CLOSED) == [("active", None)]


async def test_back_from_a_text_that_is_asked_for_again(town: City) -> None:
    case = await running_case(town)
    await writes_closing(case.leyla, "en", text="Tpyo")
    await case.leyla.says("Write it again")

    await case.leyla.taps("Back")

    await case.leyla.reads("Nothing has changed", case.reference)
    await case.leyla.says("x" * (LONGEST_TEXT // 100))
    assert await rows(town, CLOSED) == [("active", None)]
