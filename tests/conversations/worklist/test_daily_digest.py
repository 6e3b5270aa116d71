"""The coordinators' mornings: a list that is worked through, and what comes back the next day."""

from datetime import UTC, datetime, timedelta
from functools import partial

from bot.jobs.digests import send_digests
from casework.core.vocabulary import FocusArea
from storage.transaction.unit_of_work import UnitOfWork
from tests.storage import town as rows
from tests.support.dialogue import Chat, City, text_of
from tests.support.naming import NAME, ON_A_BUTTON
from tests.support.walks import (
    ask_in_a_conflict,
    in_both_languages,
    label,
    plain,
    reader,
    send_request,
    sentence,
)

TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (
    datetime(2026, 11, day, 6, 30, tzinfo=UTC) for day in (24, 25, 26, 27)
)
"""7:30 in Copenhagen."""


async def morning(city: City, moment: datetime) -> None:
    """It is this moment, and the digests that are due are sent."""
    city.moves_clock_to(moment)
    await send_digests(city.running)
    await city.settled()


async def two_cases(city: City, language: str) -> tuple[str, str, Chat]:
    """One that nobody has taken, and one that Leyla has; on Monday at ten."""
    nobodys = await send_request(city.person("Ayşe", language), language)
    leyla = await city.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    leylas = await send_request(city.person("Bo", language), language)
    await leyla.taps(label(language, "Accept"))
    leyla.seen = leyla.last().message_id
    return nobodys, leylas, leyla


def text(chat: Chat) -> str:
    """What the newest message of the bot says now."""
    return text_of(chat.last())


def struck(chat: Chat) -> list[str]:
    """What is struck through in the newest message."""
    message = chat.last()
    return [
        text_of(message).encode("utf-16-le")[2 * at : 2 * (at + length)].decode("utf-16-le")
        for at, length in (
            (each["offset"], each["length"])
            for each in message.content.get("entities", ())
            if each["type"] == "strikethrough"
        )
    ]


def numbers(chat: Chat) -> list[str]:
    """The lines that can be tapped."""
    return [each for each in chat.buttons() if each.isdigit()]


@in_both_languages
async def test_a_list_is_worked_through_to_nothing_new(city: City, language: str) -> None:
    karen = await city.coordinator(language=language)
    nobodys, leylas, leyla = await two_cases(city, language)
    nothing_new, named = sentence(language, "<b>Nothing new.</b>"), partial(label, language)

    await morning(city, TUESDAY)
    told = await karen.reads(nobodys, sentence(language, "nobody has taken it"))
    assert leylas not in told
    await karen.taps("1")
    assert karen.buttons() == [
        "★ " + named("Ask the best"),
        named("Assign"),
        named("Open"),
        named("Later"),
        "⬅️ " + named("Back"),
    ]
    await karen.taps(named("Assign"))
    await karen.taps("Leyla")
    assert sentence(language, "you have asked {to}", to="Leyla") in text(karen)
    assert nothing_new in text(karen)
    assert [nobodys in each for each in struck(karen)] == [True]
    assert not karen.buttons()
    await karen.reads_nothing_new()
    await leyla.reads(nobodys)

    await morning(city, THURSDAY)  # Wednesday's was missed, and both answers were due that day
    told = await karen.reads(nobodys, leylas)
    assert f"· {'har ventet 1 dag' if language == 'da' else 'waiting 1 day'}\n" in told
    assert karen.buttons() == ["1", "2"]
    await karen.taps("2")
    await karen.taps(named("Nudge"))
    await leyla.reads("Karen", leylas)
    assert numbers(karen) == ["1"]
    await karen.taps("1")
    await karen.taps(named("Open"))
    card = await karen.reads(nobodys, named("We have asked an advisor"))
    assert leylas not in card
    digest = karen.messenger.from_bot(karen.user)[-2]
    await karen.taps(named("Later"), on=digest)
    assert nothing_new in text_of(digest)

    await leyla.taps(named("Write to the requester"))
    await leyla.says("Jeg kommer i morgen.")
    await morning(city, FRIDAY)
    told = await karen.reads(nobodys)
    assert leylas not in told, "it has been answered"
    assert f"· {'har ventet 2 dage' if language == 'da' else 'waiting 2 days'}" in told


@in_both_languages
async def test_a_list_that_was_missed_comes_late_and_for_all(town: City, language: str) -> None:
    karen = await town.coordinator(language=language)
    await morning(town, TUESDAY)
    told = await karen.reads(sentence(language, "Nothing needs a decision today."))
    assert "\n" not in told
    await send_request(town.person("Ayşe", language), language)
    karen.seen = karen.last().message_id

    await morning(town, FRIDAY + timedelta(hours=3))
    friday, wednesday = (
        ("fredag den 27. november", "onsdag den 25. november")
        if language == "da"
        else ("Friday 27 November", "Wednesday 25 November")
    )
    await karen.reads(
        sentence(language, "This comes late: it was due on {day}.", day=friday),
        sentence(
            language,
            "It covers everything since {day}, as no list has come in between.",
            day=wednesday,
        ),
    )
    await morning(town, FRIDAY + timedelta(hours=4))
    await town.stop_bot()
    await town.start_bot()
    await morning(town, FRIDAY + timedelta(hours=3))
    await karen.reads_nothing_new()


async def test_two_coordinators_at_the_same_lines(city: City) -> None:
    karen, ida = await city.coordinator(language="en"), await city.coordinator("Ida", language="en")
    nobodys, leylas, leyla = await two_cases(city, "en")
    jonas = await city.advisor("Jonas", language="en")
    await morning(city, THURSDAY)
    lists = [each.last() for each in (karen, ida)]
    for each in (karen, ida):
        await each.reads(nobodys, leylas)
        await each.taps("1")
        await each.taps("Assign")

    await karen.taps("Jonas")
    assert await ida.taps("Leyla") == f"{ON_A_BUTTON}: Karen has asked Jonas"
    assert ("Karen has asked Jonas" in text(ida), len(struck(ida))) == (True, 1)
    assert [numbers(each) for each in (karen, ida)] == [["2"], ["2"]]
    await jonas.reads(nobodys)
    await leyla.reads_nothing_new()

    await karen.taps("2")
    await karen.taps("Open")
    assert await ida.taps("2") == f"{ON_A_BUTTON}: Karen has opened it"
    await ida.taps("Nudge")
    await leyla.reads("Ida asks about", leylas)
    assert await karen.taps("Nudge", on=lists[0]) == f"{ON_A_BUTTON}: Ida has reminded Leyla"
    assert all("Nothing new." in text_of(each) for each in lists)
    await leyla.reads_nothing_new()


async def test_a_conflict_is_first_and_can_be_given_to_somebody_else(town: City) -> None:
    karen = await town.coordinator(language="en")
    nobodys = await send_request(town.person("Ayşe", "en"), "en")
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    jonas = await town.advisor("Jonas", language="en")
    bo = town.person("Bo", "en")
    await ask_in_a_conflict(bo, "en")
    await bo.taps("Send request")
    await leyla.reads("TF-2026-0002")
    await morning(town, TUESDAY)
    conflict = f"🚨 TF-2026-0002 {NAME}: a conflict, and Leyla has not answered yet"
    told = await karen.reads(f"1. {conflict}", f"2. {nobodys}")
    assert told.startswith("2 things need a decision")
    digest = karen.last()

    await karen.taps("1")
    await karen.taps("Nudge")
    await leyla.reads("Karen asks: can you take TF-2026-0002", "a conflict")
    await morning(town, WEDNESDAY)
    await karen.reads(conflict, "· waiting 2 days")
    await karen.taps("1")
    await karen.taps("Assign")
    assert await karen.taps("Leyla") == "Leyla is being asked already."
    assert not struck(karen)
    await karen.taps("1")
    await karen.taps("Assign")
    await karen.taps("Jonas")
    await jonas.reads("TF-2026-0002", "Karen")
    await leyla.reads("is being offered to somebody else now")
    assert text(karen).startswith("1 thing needs a decision")

    await jonas.taps("Accept")
    await karen.taps("2", on=digest)
    await karen.taps("Back", on=digest)
    assert "Leyla has not answered yet · waiting 1 day ✓ you have asked Jonas" in text_of(digest)


async def test_yesterdays_list_still_works(town: City) -> None:
    karen = await town.coordinator(language="en")
    nobodys, leylas, leyla = await two_cases(town, "en")
    await morning(town, THURSDAY)
    yesterdays = karen.last()
    await karen.taps("1", on=yesterdays)
    await morning(town, FRIDAY)
    todays = karen.last()
    assert (nobodys in text(karen), leylas in text(karen)) == (True, True)

    await karen.taps("Later", on=yesterdays)
    assert leylas in text_of(yesterdays)
    await karen.taps("2", on=yesterdays)
    await leyla.taps("Write to the requester")
    await leyla.says("Jeg kommer i morgen.")
    assert await karen.taps("Nudge", on=yesterdays) == f"{ON_A_BUTTON}: settled"
    assert "Nothing new." in text_of(yesterdays)
    assert await karen.taps("2", on=todays) == f"{ON_A_BUTTON}: settled"
    assert "Nothing new." in text_of(todays), "put off in yesterday's, and settled"
    assert not leyla.shows("Karen asks about")


async def test_more_than_twelve_lines_are_a_page_away(town: City) -> None:
    karen = await town.coordinator(language="en")

    def fill(unit: UnitOfWork) -> None:
        for number in range(14):
            rows.send(unit, rows.person(unit, number, "Bo"))

    await town.running.database.run(fill)
    await morning(town, TUESDAY)
    assert numbers(karen) == [str(number) for number in range(1, 13)]
    assert "\n13. " not in text(karen)
    await karen.taps("More (2)")
    assert numbers(karen) == ["13", "14"]
    assert "\n13. " in text(karen)
    await karen.taps("14")
    await karen.taps("Later")
    assert numbers(karen) == ["13"]
    await karen.taps("Back")
    assert [len(row) for row in karen.last().keyboard] == [6, 6, 1]


@in_both_languages
async def test_a_look_deals_with_nothing(town: City, language: str) -> None:
    karen, named = await town.coordinator(language=language), partial(label, language)
    nobodys, _leylas, _leyla = await two_cases(town, language)
    await morning(town, TUESDAY)
    digest = karen.last()
    for _time in range(2):
        await karen.taps("1", on=digest)
        await karen.taps(named("Open"), on=digest)
        await karen.reads(nobodys)
        await karen.taps(named("Back"), on=digest)
    heading = reader(language).plural(
        "<b>{number} thing needs a decision</b>", "<b>{number} things need a decision</b>", 1
    )
    assert text_of(digest).startswith(plain(heading))
    assert sentence(language, "<b>Nothing new.</b>") not in text_of(digest)
    assert karen.buttons(digest) == ["1"]
    await karen.taps("1", on=digest)
    await karen.taps(named("Later"), on=digest)
    assert sentence(language, "<b>Nothing new.</b>") in text_of(digest)
    await karen.taps_data("dv:1", on=digest)
    await karen.taps(named("Back"), on=digest)
    assert sentence(language, "<b>Nothing new.</b>") in text_of(digest), "put off stays put off"


async def test_who_has_looked_is_said_to_the_other_and_strikes_nothing(town: City) -> None:
    karen, ida = await town.coordinator(language="en"), await town.coordinator("Ida", language="en")
    await two_cases(town, "en")
    await morning(town, TUESDAY)
    lists = [each.last() for each in (karen, ida)]
    await karen.taps("1")
    await karen.taps("Open", on=lists[0])
    assert await ida.taps("1") == f"{ON_A_BUTTON}: Karen has opened it"
    await ida.taps("Back")
    assert text(ida).startswith("1 thing needs a decision")
    assert "could be asked · waiting 1 day · Karen has opened it" in text(ida)
    assert not struck(ida)


async def test_what_was_opened_settles_itself_all_the_same(town: City) -> None:
    karen = await town.coordinator(language="en")
    nobodys, _leylas, leyla = await two_cases(town, "en")
    await morning(town, TUESDAY)
    digest = karen.last()
    await karen.taps("1")
    await karen.taps("Open", on=digest)
    await karen.taps("Choose an advisor")
    await karen.taps("Ask Leyla")
    await leyla.taps("Accept")
    await karen.taps("Back", on=digest)
    assert "settled" in text_of(digest)
    assert "Nothing new." in text_of(digest)
    assert nobodys in text_of(digest)
