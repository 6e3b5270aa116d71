"""Quiet hours where somebody cannot be reached, and where what waits would come too late."""

from bot.jobs.sweeps import sweep
from handlers import releasing
from tests.support.absences import jobs_run
from tests.support.dialogue import City, text_of
from tests.support.quiet import EVENING, MORNING, TOMORROW, heading, it_is, moment, new, texts
from tests.support.talking import active_case, advisor
from tests.support.troubles import rows
from tests.support.visiting import agreed, proposes, sends
from tests.support.walks import in_danish, sentence
from tests.support.working import running_case

HOUR_BEFORE = 6.76
"""A moment after a quarter to seven in the morning."""


# Visits


async def test_times_that_are_proposed_at_night_are_shown_in_the_morning(town: City) -> None:
    """Their buttons work, and go when other times are proposed."""
    case = await running_case(town)
    town.moves_clock_to(moment(EVENING))
    await proposes(case.leyla, "en", "Friday 9:00")
    await sends(case.leyla, "en")
    new(case.ayse)

    await it_is(town, MORNING, days=TOMORROW)

    (shown,) = new(case.ayse)
    assert "9:00" in text_of(shown)
    assert case.ayse.buttons(shown)
    await case.leyla.taps("Open case")
    await case.leyla.taps("Propose other times")
    await case.leyla.says("Friday 10:00")
    await case.leyla.taps("1 hour")
    await case.leyla.taps("Go on")
    await case.leyla.says("Here")
    await sends(case.leyla, "en")
    assert not case.ayse.buttons(shown)


async def test_a_visit_that_would_have_begun_by_then_is_called_off_at_once(town: City) -> None:
    case = await running_case(town)
    await agreed(case, "en", "Tuesday 8:30")
    new(case.ayse)
    town.moves_clock_to(moment(EVENING))
    await case.leyla.says("I am sorry")  # which can be read in the morning

    await case.leyla.taps("Open case")
    await case.leyla.taps("Cancel the visit")
    await case.leyla.taps("Yes, call it off")
    await it_is(town, EVENING + 0.1)

    told = "\n".join(texts(new(case.ayse)))
    assert case.reference in told
    assert "called off" in told
    assert "sorry" not in told


async def test_an_early_visit_is_reminded_of_before_the_quiet_hours_end(town: City) -> None:
    case = await running_case(town)
    await agreed(case, "en", "Tuesday 7:45")
    await it_is(town, EVENING)
    await jobs_run(town)
    new(case.ayse)

    town.moves_clock_to(moment(HOUR_BEFORE, days=TOMORROW))
    await jobs_run(town)

    (told,) = texts(new(case.ayse))
    assert "Today at 07:45 you meet" in told


# Who is not to be reached, and what is not to be kept


@in_danish
async def test_who_had_blocked_the_bot_gets_what_was_written_when_they_are_back(
    town: City, language: str
) -> None:
    leyla = await advisor(town, language)
    ayse, reference = await active_case(town, leyla, language)
    town.moves_clock_to(moment(EVENING))
    await leyla.says("Waits")
    town.messenger.person_blocks_bot(ayse.user)
    await it_is(town, MORNING, days=TOMORROW)
    await leyla.reads("⚠️", reference)
    await leyla.says("Comes too late")
    await leyla.reads("⚠️", reference)

    await ayse.says("/help")
    await it_is(town, MORNING + 0.1, days=TOMORROW)

    about = {"name": "Ayşe", "reference": reference}
    back = "✓ {name} is back here, and gets what you wrote about {reference} after all."
    await leyla.reads(sentence(language, back, **about))
    shown = await ayse.reads("Waits", "Comes too late")
    assert shown.startswith(heading(language))


async def test_what_waits_for_somebody_who_has_blocked_the_bot_is_not_kept(town: City) -> None:
    leyla = await advisor(town)
    ayse, reference = await active_case(town, leyla)
    town.moves_clock_to(moment(EVENING))
    await leyla.says("Waits")
    town.messenger.person_writes(ayse.user, "/help")
    town.messenger.person_blocks_bot(ayse.user)  # the answer finds the chat closed
    await town.settled()

    await leyla.reads("⚠️", reference)
    assert not await rows(town, "SELECT 1 FROM waiting_notice")


@in_danish
async def test_words_of_no_case_are_given_up_after_a_day(town: City, language: str) -> None:
    leyla = await advisor(town, language)
    ayse, _first = await active_case(town, leyla, language)
    _bent, _second = await active_case(town, leyla, language, name="Bent")
    await leyla.says("Jeg tager kortet med")
    question = leyla.last()
    leyla.seen = question.message_id

    town.moves_clock(days=1, minutes=1)
    await sweep(releasing.drop_words_of_no_case)(town.running)
    await town.settled()

    await leyla.reads("Jeg tager kortet med")
    assert not await rows(town, "SELECT 1 FROM held_message")
    gone = next(each for each in leyla.buttons(question) if "Ayşe" in each)
    await leyla.taps(gone, on=question)
    await ayse.says("/help")
    assert not ayse.shows("kortet")


async def test_nothing_waits_for_somebody_who_has_been_erased(town: City) -> None:
    leyla = await advisor(town)
    ayse, _reference = await active_case(town, leyla)
    await ayse.says("/pause")
    await ayse.taps("For a week")
    await leyla.says("Hello?")
    assert len(await rows(town, "SELECT 1 FROM waiting_notice")) == 1

    await ayse.says("/privacy")
    await ayse.taps("Erase my data")
    await ayse.taps("Yes, erase it all")

    for table in ("waiting_notice", "pause"):
        assert not await rows(town, f"SELECT 1 FROM {table}")  # noqa: S608  (our own names)
