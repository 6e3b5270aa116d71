"""Putting a reminder off, to a usual day or to one of the month; and what each reminder offers."""

from datetime import UTC, datetime

from bot.jobs.follow_ups import follow_up
from casework.core.vocabulary import FocusArea
from tests.support.dialogue import Chat, City
from tests.support.naming import ON_A_BUTTON
from tests.support.texts import refusal
from tests.support.troubles import rows
from tests.support.walks import (
    answer_until,
    ask_in_a_conflict,
    in_both_languages,
    in_danish,
    label,
    send_request,
)
from tests.support.working import running_case

DAYS = {"da": "torsdag den 17. december kl. 8.00", "en": "Thursday 17 December at 08:00"}
SILENT = {"da": "sket noget i to uger", "en": "nothing has happened for two weeks"}


async def at(city: City, month: int, day: int, hour: int = 7, minute: int = 1) -> None:
    """Let it be this moment of 2026 (UTC), and the program notice it."""
    city.moves_clock_to(datetime(2026, month, day, hour, minute, tzinfo=UTC))
    await follow_up(city.running)
    await city.settled()


async def everything_is_read(*chats: Chat) -> None:
    for chat in chats:
        await chat.city.settled()
        chat.seen = chat.last().message_id


@in_both_languages
async def test_a_day_of_the_month_survives_what_the_other_side_writes(
    town: City, language: str
) -> None:
    """The requester writes meanwhile; the reminder comes on the chosen day, and once."""
    case = await running_case(town, language)
    leyla, ayse = case.leyla, case.ayse
    await leyla.taps(label(language, "Write to the requester"))
    await leyla.says("Jeg ringer.")
    await at(town, 12, 7, hour=9)
    await at(town, 12, 8)
    await leyla.reads(case.reference)
    reminded = leyla.last()
    offered = leyla.buttons(reminded)

    await leyla.taps(label(language, "Snooze"), on=reminded)
    await leyla.taps(label(language, "Back"), on=reminded)
    assert leyla.buttons(reminded) == offered
    await leyla.taps(label(language, "Snooze"), on=reminded)
    await leyla.taps(label(language, "Pick a day"), on=reminded)
    assert "8" not in leyla.buttons(reminded)
    await leyla.taps("›", on=reminded)
    assert "1•" in leyla.buttons(reminded)
    await leyla.taps("‹", on=reminded)
    await leyla.taps("17", on=reminded)
    await leyla.reads(case.reference, DAYS[language])
    assert not leyla.buttons(reminded)

    await ayse.says("Tak, det hjalp lidt.")
    await leyla.reads("Tak, det hjalp lidt.")
    await everything_is_read(leyla)
    for day in (9, 14, 16):
        await at(town, 12, day, hour=9)
    await leyla.reads_nothing_new()
    await at(town, 12, 17)
    await leyla.reads(case.reference)
    await at(town, 12, 17, minute=30)
    await leyla.reads_nothing_new()


async def test_the_rounds_go_on_after_a_snooze(town: City) -> None:
    """Silence is reminded of each week: a round that was put off is not the last."""
    case = await running_case(town)
    await case.leyla.taps("Write to the requester")
    await case.leyla.says("Jeg ringer.")
    await at(town, 12, 8)
    await case.leyla.reads(SILENT["en"])
    await case.leyla.taps("Snooze")
    await case.leyla.taps("In 3 working days")
    await case.leyla.reads("Friday 11 December")

    await at(town, 12, 11)
    await case.leyla.reads(SILENT["en"])
    await at(town, 12, 14)
    await case.leyla.reads(SILENT["en"])
    last = case.leyla.last()
    await at(town, 12, 21)
    await case.leyla.reads(SILENT["en"])
    await case.leyla.taps("Snooze", on=last)
    await case.leyla.taps("Next working day", on=last)
    await at(town, 12, 22)
    await case.leyla.reads(SILENT["en"])
    await at(town, 12, 28)
    await case.leyla.reads(SILENT["en"])


async def test_a_promise_that_passes_is_told_though_its_reminder_was_put_off(town: City) -> None:
    karen = await town.coordinator(language="en")
    case = await running_case(town)
    await at(town, 11, 25)
    await case.leyla.reads("by 16:00 today")
    await case.leyla.taps("Snooze")
    await case.leyla.taps("Next week")
    await case.leyla.reads("Wednesday 2 December")

    await at(town, 11, 25, hour=15)

    await karen.reads(case.reference, "the promise has passed")
    await karen.taps("❔ Why this date?")
    await karen.reads("So the answer is due on Wednesday 25 November at 16:00.")
    await case.leyla.reads("by now")
    await at(town, 12, 2)
    await case.leyla.reads("by now")


async def test_done_in_the_morning_does_not_answer_the_requester(town: City) -> None:
    """Only what is sent or logged keeps a promise; until then, when it passes is told."""
    karen = await town.coordinator(language="en")
    case = await running_case(town)
    await at(town, 11, 25)
    await case.leyla.reads("by 16:00 today")
    await case.leyla.taps("Done")
    assert await done_or_planned(town) == [(0, "done"), (1, None)]

    await at(town, 11, 25, hour=15)

    await case.leyla.reads(case.reference, "by now")
    await karen.reads(case.reference, "the promise has passed")


async def test_done_in_the_morning_after_an_answer_is_the_end_of_it(town: City) -> None:
    karen = await town.coordinator(language="en")
    case = await running_case(town)
    await at(town, 11, 25)
    await case.leyla.taps("Done")
    await case.leyla.taps("Open case")
    await case.leyla.taps("Log")
    for tap in ("Phone call", "Today", "15 minutes", "Log without a line"):
        await case.leyla.taps(tap)
    await everything_is_read(case.leyla)

    await at(town, 11, 25, hour=15)

    await case.leyla.reads_nothing_new()
    await karen.reads_nothing_new()
    assert await done_or_planned(town) == [(0, "done"), (1, "stale")]


async def done_or_planned(town: City) -> list[tuple[object, ...]]:
    """The rounds of the promise, and what has become of each."""
    return await rows(
        town, "SELECT round, ended_as FROM follow_up WHERE kind = 'first_answer_due' ORDER BY round"
    )


async def test_days_that_cannot_be_chosen(town: City) -> None:
    case = await running_case(town)
    await at(town, 11, 25)
    reminded = case.leyla.last()
    number = next(each.data for each in reminded.buttons if str(each.data).startswith("fs:"))
    this = str(number).partition(":")[2]
    today = datetime(2026, 11, 25, tzinfo=UTC).toordinal()
    wrong = {
        f"fy:{this}:{today}": "morning_past",
        f"fy:{this}:{today - 1}": "day_past",
        f"fy:{this}:{today + 400}": "day_too_far",
        f"fy:{this}:0": "stale_button",
        f"ft:{this}:7": "stale_button",
        f"fz:{this}:never": "stale_button",
        f"fy:99:{today + 1}": "stale_button",
    }

    for data, code in wrong.items():
        assert await case.leyla.taps_data(data, on=reminded) == refusal("en", code)
    for data in (f"fs:{this}", f"fp:{this}", f"fk:{this}", f"fd:{this}", f"fq:{this}"):
        assert await case.ayse.taps_data(data) == refusal("en", "stale_button")
    await case.leyla.taps_data(f"fd:{this}", on=reminded)
    for data in (f"fs:{this}", f"fz:{this}:tomorrow", f"fk:{this}"):
        assert await case.leyla.taps_data(data, on=reminded) == refusal("en", "stale_button")


@in_both_languages
async def test_each_line_of_several_leads_to_its_own_reminder(town: City, language: str) -> None:
    first = await running_case(town, language)
    bent = town.person("Bent", language=language)
    second = await send_request(bent, language)
    await first.leyla.taps(label(language, "Accept"))
    await everything_is_read(first.leyla)
    await at(town, 11, 26, hour=7)
    gathered = first.leyla.last()
    await first.leyla.reads(first.reference, second)
    assert first.leyla.buttons(gathered)[-2:] == [
        f"{reference} · {ON_A_BUTTON}" for reference in (first.reference, second)
    ]

    await first.leyla.taps(second, on=gathered)

    await first.leyla.reads(second)
    assert first.leyla.buttons() == [
        label(language, "✅ Done"), label(language, "Snooze"),
        label(language, "Open case"), "❔ " + label(language, "Why this date?"),
    ]  # fmt: skip
    await first.leyla.taps(label(language, "Snooze"))
    await first.leyla.taps(label(language, "Next working day"))
    await first.leyla.reads(second, {"da": "27. november", "en": "27 November"}[language])


@in_danish
async def test_a_draft_is_put_off_or_discarded_from_its_reminder(town: City, language: str) -> None:
    ayse = town.person("Ayşe", language=language)
    await answer_until(ayse, language, "Bispebjerg")
    await at(town, 11, 24)
    reminded = ayse.last()
    offered = ayse.buttons(reminded)
    assert offered == [
        label(language, "Continue"), label(language, "Discard"), label(language, "Snooze"),
        "❔ " + label(language, "Why this date?"),
    ]  # fmt: skip

    await ayse.taps(label(language, "Snooze"), on=reminded)
    await ayse.taps(label(language, "Next week"), on=reminded)
    await at(town, 12, 1)
    again = ayse.last()
    assert again.message_id > reminded.message_id
    await ayse.taps(label(language, "Discard"), on=again)
    await ayse.taps(label(language, "No, keep it"), on=again)
    assert ayse.buttons(again) == offered
    await ayse.taps(label(language, "Discard"), on=again)
    await ayse.taps(label(language, "Yes, discard it"), on=again)
    assert not ayse.buttons(again)
    await everything_is_read(ayse)
    await at(town, 12, 29)
    await ayse.reads_nothing_new()


async def test_a_draft_that_was_put_off_is_warned_of_and_erased_all_the_same(town: City) -> None:
    ayse = town.person("Ayşe", language="en")
    await answer_until(ayse, "en", "Bispebjerg")
    await at(town, 11, 24)
    await ayse.taps("Snooze")
    await ayse.taps("Next working day")
    await at(town, 11, 25)
    await ayse.reads("still here")

    await at(town, 12, 16)
    await ayse.reads("In a week I erase it")
    await at(town, 12, 23)
    await ayse.reads("erased")


async def test_a_conflict_can_be_settled_by_the_one_who_sees_to_it(town: City) -> None:
    karen = await town.coordinator(language="en")
    await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    ayse = town.person("Ayşe", language="en")
    await ask_in_a_conflict(ayse, "en")
    await ayse.taps("Send request")
    await at(town, 11, 23, hour=10, minute=2)
    await karen.reads("conflict")
    assert karen.buttons()[:3] == ["Choose an advisor", "✅ Done", "Snooze"]

    await karen.taps("Done")
    await everything_is_read(karen)
    await at(town, 11, 23, hour=12)

    await karen.reads_nothing_new()
