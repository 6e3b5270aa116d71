"""`/digest`: everybody changes or stops what comes to them by itself, and sees it at once."""

from datetime import UTC, datetime, timedelta

from bot.jobs.digests import send_digests
from tests.support.dialogue import Chat, City, text_of
from tests.support.walks import in_both_languages, label, sentence
from tests.support.working import running_case

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)  # 9:00 in Copenhagen
AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
TOO_EARLY_OR_LATE = (
    "That is too early or too late. Please choose a time from {earliest}:00 to {latest}:00."
)
NOTHING = "Good morning. Nothing waits for you today."


async def it_is(city: City, moment: datetime) -> None:
    """It becomes this moment, and what comes by itself comes."""
    city.moves_clock_to(moment + timedelta(seconds=5))
    await send_digests(city.running)
    await city.settled()


def mornings(chat: Chat) -> int:
    """How many mornings' agendas somebody has had."""
    return sum(text_of(each) == NOTHING for each in chat.messenger.from_bot(chat.user))


@in_both_languages
async def test_a_time_is_tapped_or_typed_and_one_that_will_not_do_is_asked_again(
    town: City, language: str
) -> None:
    karen = await town.coordinator(language=language)
    week = label(language, "How the week went")
    clock = {"da": "7.30", "en": "07:30"}[language]
    await karen.says("/digest")
    on_mondays = sentence(language, "on Mondays at {time}", time=clock)
    await karen.reads(week, on_mondays, label(language, "What needs a decision"))
    assert karen.buttons() == [label(language, "What needs a decision"), week]

    await karen.taps(week)
    assert karen.shows(week, on_mondays)
    await karen.taps(label(language, "Another time"))
    await karen.taps(clock.replace("07", "08"))
    assert karen.shows(on_mondays.replace("07", "08"))
    await karen.taps(label(language, "Another time"))
    refused = sentence(language, TOO_EARLY_OR_LATE, earliest=6, latest=20)
    for typed in ("5.59", "21", "kl. 3"):
        await karen.says(typed)
        await karen.reads(refused)
    await karen.says("snart")
    await karen.reads()
    await karen.says("kl. 7.15")
    await karen.reads(week, on_mondays.replace("30", "15"))
    assert karen.keyboards() == [karen.last()], "the question has no buttons any more"
    await karen.taps(label(language, "Back"))
    assert karen.shows(on_mondays.replace("30", "15"))


@in_both_languages
async def test_one_is_stopped_and_started_again(town: City, language: str) -> None:
    karen = await town.coordinator(language=language)
    await karen.says("/digest")
    await karen.taps(label(language, "How the week went"))

    await karen.taps(label(language, "Stop it"))
    off = sentence(language, "<b>{name}</b>\nDoes not come by itself.", name="")
    assert karen.shows(off.strip())
    assert label(language, "Another time") not in karen.buttons()
    await karen.taps("⬅️ " + label(language, "Back"))
    assert karen.shows(label(language, "does not come"))
    await karen.taps(label(language, "How the week went"))
    await karen.taps(label(language, "Start it"))

    assert label(language, "Stop it") in karen.buttons()


async def test_it_comes_at_ones_own_time_and_not_once_it_is_stopped(city: City) -> None:
    city.moves_clock_to(MONDAY)
    leyla = await city.advisor("Leyla", language="en")
    await leyla.says("/digest")
    await leyla.reads("Your day", "on your working days at 08:00", "does not come")
    await leyla.taps("Your day")
    await leyla.taps("Another time")
    await leyla.says("7.15")
    await it_is(city, MONDAY + AN_HOUR)
    assert mornings(leyla) == 0, "7:15 of today was past when it was chosen"

    seven_fifteen = MONDAY + A_DAY - AN_HOUR - timedelta(minutes=45)
    await it_is(city, seven_fifteen - timedelta(minutes=1))
    assert mornings(leyla) == 0
    await it_is(city, seven_fifteen)
    await it_is(city, seven_fifteen + AN_HOUR)
    assert mornings(leyla) == 1
    await leyla.taps("Stop it")
    await it_is(city, seven_fifteen + A_DAY)

    assert mornings(leyla) == 1


async def test_what_was_due_while_it_was_off_does_not_come(town: City) -> None:
    town.moves_clock_to(MONDAY)
    leyla = await town.advisor("Leyla", language="en")
    await leyla.says("/digest")
    await leyla.taps("Your day")
    await leyla.taps("Stop it")
    town.moves_clock_to(MONDAY + A_DAY)
    await leyla.taps("Start it")

    await it_is(town, MONDAY + A_DAY + AN_HOUR)
    assert mornings(leyla) == 0
    await it_is(town, MONDAY + 2 * A_DAY)
    assert mornings(leyla) == 1


async def test_it_is_shown_at_once_and_comes_all_the_same(town: City) -> None:
    town.moves_clock_to(MONDAY)
    karen = await town.coordinator(language="en")
    case = await running_case(town)
    town.moves_clock_to(MONDAY + 7 * A_DAY - 3 * AN_HOUR)  # Monday at six

    for chat in (karen, case.leyla):
        await chat.says("/digest")
        await chat.taps("How the week went")
        await chat.taps("Show it now")
        await chat.reads("Week 48", "Came in: 1")
    await case.leyla.taps("Back")
    await case.leyla.taps("Your day")
    await case.leyla.taps("Show it now")
    await case.leyla.reads("Today, Monday 30 November", case.reference)
    await karen.taps("Back")
    await karen.taps("What needs a decision")
    await karen.taps("Show it now")
    assert karen.last().message_id > karen.seen
    karen.seen = karen.last().message_id
    await it_is(town, MONDAY + 7 * A_DAY - AN_HOUR)

    await karen.reads("Week 48", "Came in: 1")


async def test_nobody_gets_at_what_is_not_theirs(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en")
    ayse = town.person("Ayşe", language="en")
    await leyla.says("/digest")
    assert leyla.buttons() == ["How the week went", "Your day"]
    for data in ("gk:daily", "gw:daily:1", "gt:daily", "gs:daily:450", "gn:daily", "gk:monthly"):
        assert await leyla.taps_data(data) == "This button is no longer available."

    await ayse.says("/digest")
    await ayse.reads("I don't know that command")
    await ayse.says("/agenda")
    await ayse.reads("I don't know that command")


async def test_a_time_that_no_button_has_is_stale(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en")
    await leyla.says("/digest")
    for data in ("gs:weekly:0", "gs:weekly:99999", "gs:weekly:-60"):
        assert await leyla.taps_data(data) == "This button is no longer available."


async def test_going_back_from_the_time_waits_for_none(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en")
    await leyla.says("/digest")
    await leyla.taps("Your day")
    await leyla.taps("Another time")
    await leyla.taps("Back")
    assert leyla.shows("Your day", "at 08:00")

    await leyla.says("7.15")
    await leyla.says("/digest")

    await leyla.reads("on your working days at 08:00")
