"""A note is several messages until Done; whom the words are for that follow it is asked."""

from datetime import UTC, datetime

import pytest

from tests.support.absences import TUESDAY, jobs_run, plans, time_passes
from tests.support.dialogue import Chat, City
from tests.support.noting import button, notes
from tests.support.talking import answers, takes, the
from tests.support.texts import refusal, told
from tests.support.troubles import rows
from tests.support.walks import in_danish, label, send_request, sentence
from tests.support.working import Running, closes, running_case

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
async def case(town: City) -> Running:
    """A case in Leyla's hands, in which she and Ayşe talk."""
    town.moves_clock_to(MONDAY)
    case = await running_case(town)
    await case.leyla.says("Hello Ayşe")
    await case.ayse.reads("Hello Ayşe")
    return case


async def another_case(town: City, leyla: Chat, name: str = "Bent") -> Chat:
    """Somebody else whose case Leyla takes as well."""
    bent = town.person(name, language="en")
    await send_request(bent, "en")
    await takes(leyla)
    return bent


# Until Done


@in_danish
async def test_a_note_is_several_messages_until_done(town: City, language: str) -> None:
    case = await running_case(town, language)
    await case.leyla.says("Hej Ayşe")
    await case.ayse.reads("Hej")
    await case.leyla.taps(label(language, "Note"))

    await case.leyla.says("The headmaster is ill")
    await case.leyla.reads(
        sentence(
            language,
            "✓ Kept as a note on {reference}. Write on, or tap {button}.",
            reference=case.reference,
            button=label(language, "Done"),
        )
    )
    first = case.leyla.last()
    await case.leyla.says("He is back in May")
    assert not case.leyla.buttons(on=first)
    await case.leyla.taps(label(language, "Done"))

    await case.leyla.reads(told(language, "noted", reference=case.reference, requisition=1))
    assert await rows(town, "SELECT text FROM note") == [
        ("The headmaster is ill\nHe is back in May",)
    ]
    assert not await rows(town, "SELECT 1 FROM errand")
    await case.ayse.reads_nothing_new()


@pytest.mark.parametrize("word", ["Done", "færdig", "/cancel", "Back"])
async def test_a_note_can_be_ended_in_words_and_keeps_what_was_written(
    town: City, case: Running, word: str
) -> None:
    await case.leyla.taps("Note")
    await case.leyla.says("The headmaster is ill")

    await case.leyla.says(word)

    await case.leyla.reads(told("en", "noted", reference=case.reference, requisition=1))
    assert await rows(town, "SELECT text FROM note") == [("The headmaster is ill",)]


@pytest.mark.parametrize("other", ["Log", "Remind me", "Close", "Note"])
async def test_another_button_ends_the_note_and_keeps_it(
    town: City, case: Running, other: str
) -> None:
    await case.leyla.taps("Note")
    await case.leyla.says("The headmaster is ill")

    await case.leyla.taps(other)

    assert await rows(town, "SELECT text FROM note") == [("The headmaster is ill",)]


@pytest.mark.over_http
async def test_done_is_tapped_twice_and_again_a_month_later(town: City, case: Running) -> None:
    await case.leyla.taps("Note")
    await case.leyla.says("The headmaster is ill")
    shown = case.leyla.last()
    await case.leyla.taps_twice_at_once("Done")
    town.moves_clock(days=30)

    assert await case.leyla.taps_data("wf:1", shown) == refusal("en", "stale_button")

    assert len(await rows(town, "SELECT 1 FROM note")) == 1


async def test_done_before_a_word_was_written_is_no_button(town: City, case: Running) -> None:
    await case.leyla.taps("Note")
    assert await case.leyla.taps_data("wf:1") == refusal("en", "stale_button")
    await case.leyla.says("The headmaster is ill")
    assert await case.ayse.taps_data("wf:1", 1) == refusal("en", "stale_button")


async def test_a_restart_in_the_middle_of_a_note(town: City, case: Running) -> None:
    await case.leyla.taps("Note")
    await case.leyla.says("The headmaster is ill")
    await town.stop_bot()
    await town.start_bot()

    await case.leyla.says("He is back in May")
    await case.leyla.taps("Done")

    assert await rows(town, "SELECT text FROM note") == [
        ("The headmaster is ill\nHe is back in May",)
    ]


async def test_what_no_longer_fits_into_a_note_is_the_next_one(town: City, case: Running) -> None:
    await notes(case.leyla, "a" * 600, "b" * 600, "c" * 50)
    assert await rows(town, "SELECT text FROM note ORDER BY id") == [
        ("a" * 600,),
        ("b" * 600 + "\n" + "c" * 50,),
    ]


async def test_a_picture_in_a_note_is_refused_and_the_note_goes_on(
    town: City, case: Running
) -> None:
    await case.leyla.taps("Note")
    await case.leyla.says("The headmaster is ill")
    await case.leyla.sends_a("photo")
    await case.leyla.reads(refusal("en", "words_wanted"))
    await case.leyla.says("He is back in May")
    await case.leyla.taps("Done")
    await case.ayse.reads_nothing_new()
    assert await rows(town, "SELECT text FROM note") == [
        ("The headmaster is ill\nHe is back in May",)
    ]


async def test_a_case_that_is_handed_on_in_the_middle_takes_no_more_of_the_note(
    town: City, case: Running
) -> None:
    bent = await another_case(town, case.leyla)
    await case.leyla.taps_data("wn:1")
    await case.leyla.says("The headmaster is ill")
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    await case.ayse.taps("Withdraw")
    await case.ayse.taps("Yes, withdraw it")

    await case.leyla.says("He is back in May")
    await case.leyla.reads(refusal("en", "case_over"))
    await case.leyla.says("Really, in May")

    await case.leyla.reads("Who is this for?", "Really, in May")
    assert not bent.shows("May")
    assert await rows(town, "SELECT text FROM note") == [("The headmaster is ill",)]


# What follows


@in_danish
async def test_what_follows_a_note_is_asked_about_and_can_be_more_of_it(
    town: City, language: str
) -> None:
    case = await running_case(town, language)
    await case.leyla.says("Hej Ayşe")
    await case.ayse.reads("Hej")
    await notes(case.leyla, "The headmaster is ill", language=language)

    await case.leyla.says("He is back in May")

    await case.leyla.reads("He is back in May")
    more = button(case.leyla, label(language, "More of the note"))
    to = button(case.leyla, sentence(language, "To {name}", name="Ayşe"))
    assert case.leyla.buttons() == [more, to, label(language, "Neither")]
    await case.ayse.reads_nothing_new()

    await case.leyla.taps(more)

    assert case.leyla.last().text == sentence(
        language, "✓ Added to the note on {reference}.", reference=case.reference
    )
    assert await rows(town, "SELECT text FROM note") == [
        ("The headmaster is ill\nHe is back in May",)
    ]
    await case.leyla.says("Or in June")
    assert more in case.leyla.buttons()
    await case.ayse.reads_nothing_new()


async def test_what_follows_can_be_for_the_requester_and_is_the_talk_from_then_on(
    case: Running,
) -> None:
    await notes(case.leyla, "The headmaster is ill")
    await case.leyla.says("Shall we meet on Friday?")

    await case.leyla.taps(button(case.leyla, "To Ayşe"))
    await case.ayse.reads("Shall we meet on Friday?")
    await case.leyla.says("Or on Monday?")

    await case.ayse.reads("Or on Monday?")


async def test_neither_keeps_nothing_and_asks_of_the_next_words_again(
    town: City, case: Running
) -> None:
    await notes(case.leyla, "The headmaster is ill")
    await case.leyla.says("Oh dear")
    await case.leyla.taps("Neither")
    assert case.leyla.last().text == "Not sent."

    await case.leyla.says("Where was I")

    await case.leyla.reads("Who is this for?", "Where was I")
    await case.ayse.reads_nothing_new()
    assert await rows(town, "SELECT text FROM note") == [("The headmaster is ill",)]


async def test_the_buttons_may_be_typed(town: City, case: Running) -> None:
    await notes(case.leyla, "The headmaster is ill")
    await case.leyla.says("He is back in May")
    await case.leyla.says("more of the note")
    await case.leyla.reads("✓ Added to the note", case.reference)
    await case.leyla.says("Oh dear")
    await case.leyla.says("Ingen af dem")
    await case.leyla.reads("Not sent.")
    assert await rows(town, "SELECT text FROM note") == [
        ("The headmaster is ill\nHe is back in May",)
    ]


async def test_an_ignored_question_gathers_what_is_written(town: City, case: Running) -> None:
    await notes(case.leyla, "One")
    await case.leyla.says("Two")
    asked = case.leyla.last()
    town.moves_clock(hours=3)
    await case.leyla.says("Three")

    await case.leyla.taps(button(case.leyla, "More of the note"))

    assert await rows(town, "SELECT text FROM note") == [("One\nTwo\nThree",)]
    assert await case.leyla.taps_data("tc:1", asked) == refusal("en", "stale_button")
    await case.ayse.reads_nothing_new()


async def test_the_requester_writes_meanwhile_and_the_answer_is_asked_about(case: Running) -> None:
    await notes(case.leyla, "The headmaster is ill")
    await case.ayse.says("Are you coming?")
    await case.leyla.reads("Are you coming?")

    await case.leyla.says("He is back in May")

    await case.leyla.reads("Who is this for?", "He is back in May")
    assert not case.ayse.shows("back in May")


async def test_a_reply_or_write_to_says_whom_it_is_for(case: Running) -> None:
    await notes(case.leyla, "The headmaster is ill")
    await case.ayse.says("Are you coming?")
    await answers(case.leyla, the(case.leyla, "Are you coming?"), "Yes")
    await case.ayse.reads("Yes")
    await case.leyla.says("At nine")
    await case.ayse.reads("At nine")
    await notes(case.leyla, "She is in a hurry")
    await case.leyla.taps("Open case")
    await case.leyla.taps("Write to the requester")
    await case.leyla.says("See you then")
    await case.ayse.reads("See you then")


async def test_after_two_hours_it_is_as_clear_as_before(town: City, case: Running) -> None:
    await notes(case.leyla, "The headmaster is ill")
    town.moves_clock(hours=2)
    await case.leyla.says("Shall we meet on Friday?")
    await case.ayse.reads("Shall we meet on Friday?")


async def test_with_two_cases_either_requester_can_be_meant(town: City, case: Running) -> None:
    bent = await another_case(town, case.leyla)
    await case.leyla.taps_data("wn:1")
    await case.leyla.says("The headmaster is ill")
    await case.leyla.taps("Done")

    await case.leyla.says("Shall we meet on Friday?")

    assert [each.split(" · ")[0] for each in case.leyla.buttons()] == [
        "More of the note", "To Ayşe", "To Bent", "Neither",
    ]  # fmt: skip
    await case.leyla.taps(button(case.leyla, "To Bent"))
    await bent.reads("Shall we meet on Friday?")
    assert not case.ayse.shows("Friday")


async def test_a_photo_after_a_note_is_no_more_of_it(case: Running) -> None:
    await notes(case.leyla, "The headmaster is ill")
    await case.leyla.sends_a("photo")
    assert [each.split(" · ")[0] for each in case.leyla.buttons()] == ["To Ayşe", "Neither"]
    await case.ayse.reads_nothing_new()


# Not after notes alone


async def test_what_follows_a_log(town: City, case: Running) -> None:
    await case.leyla.taps("Log")
    for each in ("Visit", "Today", "1 hour"):
        await case.leyla.taps(each)
    await case.leyla.says("Talked with two teachers")
    await case.leyla.reads("✓ Logged")

    await case.leyla.says("and the headmaster")
    await case.leyla.taps(button(case.leyla, "More of the log"))

    assert case.leyla.last().text == f"✓ Added to the log of {case.reference}."
    assert await rows(town, "SELECT note FROM activity") == [
        ("Talked with two teachers\nand the headmaster",)
    ]
    await case.ayse.reads_nothing_new()


async def test_what_follows_a_log_without_a_line_can_be_its_line(town: City, case: Running) -> None:
    await case.leyla.taps("Log")
    for each in ("Visit", "Today", "1 hour", "Log without a line"):
        await case.leyla.taps(each)
    await case.leyla.says("Talked with two teachers")
    await case.leyla.taps(button(case.leyla, "More of the log"))
    assert await rows(town, "SELECT note FROM activity") == [("Talked with two teachers",)]


async def test_what_is_too_much_for_a_log_waits_on(town: City, case: Running) -> None:
    await case.leyla.taps("Log")
    for each in ("Visit", "Today", "1 hour"):
        await case.leyla.taps(each)
    await case.leyla.says("a" * 250)
    await case.leyla.says("b" * 100)
    more = button(case.leyla, "More of the log")

    said = await case.leyla.taps(more)

    assert said == refusal("en", "text_too_long", limit=300, length=351)
    assert await rows(town, "SELECT note FROM activity") == [("a" * 250,)]
    await case.leyla.taps("Neither")
    assert case.leyla.last().text == "Not sent."


async def test_what_follows_a_reminder(town: City, case: Running) -> None:
    await case.leyla.taps("Remind me")
    await case.leyla.taps("Tomorrow")
    await case.leyla.says("Ring the headmaster")
    await case.leyla.reads("⏰")

    await case.leyla.says("before nine")
    await case.leyla.taps(button(case.leyla, "More of the reminder"))

    await case.ayse.reads_nothing_new()
    town.moves_clock(days=1)
    await jobs_run(town)
    await case.leyla.reads("Ring the headmaster\nbefore nine")


async def test_a_reminder_that_has_come_takes_no_more(town: City, case: Running) -> None:
    await case.leyla.taps("Remind me")
    await case.leyla.taps("Tomorrow")
    await case.leyla.says("Ring the headmaster")
    await case.leyla.says("before nine")
    more = button(case.leyla, "More of the reminder")
    town.moves_clock(hours=23)
    await jobs_run(town)

    assert await case.leyla.taps(more) == refusal("en", "reminder_over")

    await case.ayse.reads_nothing_new()


async def test_what_follows_a_closing_goes_to_no_other_case(town: City, case: Running) -> None:
    bent = await another_case(town, case.leyla)
    await case.leyla.taps_data("co:1")
    await closes(case.leyla, "en")
    await case.leyla.reads("✓", "is closed")

    await case.leyla.says("And thank you for the coffee")

    await case.leyla.reads("Who is this for?", "coffee")
    assert not bent.shows("coffee")


async def test_what_follows_words_about_oneself_goes_to_nobody(town: City, case: Running) -> None:
    await case.leyla.says("/hours")
    await case.leyla.taps_data("ud:0")
    await case.leyla.says("10-18")
    await case.leyla.reads("Monday")

    await case.leyla.says("and Tuesday too")

    await case.leyla.reads("Who is this for?", "Tuesday too")
    assert [each.split(" · ")[0] for each in case.leyla.buttons()] == ["To Ayşe", "Neither"]
    await case.ayse.reads_nothing_new()


async def test_what_follows_a_visits_place_is_asked_about(town: City, case: Running) -> None:
    await case.leyla.taps_data("vp:1")
    for words in ("Friday 14:30", "15:30"):
        await case.leyla.says(words)
    await case.leyla.taps_data("vg:1")
    await case.leyla.says("In the library")
    await case.leyla.taps_data("vs:1")
    await case.ayse.reads("In the library")

    await case.leyla.says("or in the hall")

    await case.leyla.reads("Who is this for?", "or in the hall")
    assert not case.ayse.shows("hall")


async def test_a_substitute_is_asked_too(town: City, case: Running) -> None:
    jonas = await town.advisor("Jonas", language="en")
    await plans(case.leyla, "en", TUESDAY, TUESDAY, "Jonas")
    await time_passes(town, TUESDAY)
    await jonas.taps_data("co:1", 1)
    await notes(jonas, "The headmaster is ill")
    await jonas.says("He is back in May")
    await jonas.taps(button(jonas, "More of the note"))
    await case.ayse.reads_nothing_new()
    assert await rows(town, "SELECT text FROM note") == [
        ("The headmaster is ill\nHe is back in May",)
    ]


async def test_who_has_lost_the_case_adds_nothing(town: City, case: Running) -> None:
    await notes(case.leyla, "The headmaster is ill")
    await case.leyla.says("He is back in May")
    more = button(case.leyla, "More of the note")
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    await case.ayse.taps("Withdraw")
    await case.ayse.taps("Yes, withdraw it")

    assert await case.leyla.taps(more) == refusal("en", "case_over")

    assert await rows(town, "SELECT text FROM note") == [("The headmaster is ill",)]
