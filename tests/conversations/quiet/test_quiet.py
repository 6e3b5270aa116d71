"""Quiet hours: what nobody has asked for waits until morning, and comes as one message."""

import asyncio

import pytest

from casework.core.vocabulary import FocusArea
from handlers import releasing
from handlers.quiet.views.gathered import length
from storage.database.engine import make_engine
from tests.support.databases import Databases
from tests.support.dialogue import Chat, City, text_of
from tests.support.quiet import (
    EVENING,
    MORNING,
    NIGHT,
    TOMORROW,
    heading,
    it_is,
    moment,
    new,
    release,
    texts,
)
from tests.support.scenes.scene import scene
from tests.support.tables import with_tables
from tests.support.talking import active_case, advisor, answers, takes, the
from tests.support.troubles import rows
from tests.support.units import unit_of_work
from tests.support.walks import (
    ask_again,
    ask_in_a_conflict,
    in_danish,
    label,
    reader,
    send_request,
    sentence,
)


def comes_tomorrow(language: str, name: str, reference: str) -> str:
    """What a writer is told whose words wait until the morning."""
    line = "→ {name} · {reference}. They will get it tomorrow at {time}."
    time = reader(language).time(moment(MORNING, days=TOMORROW))
    return sentence(language, line, name=name, reference=reference, time=time)


@in_danish
async def test_what_an_advisor_writes_in_the_evening_comes_as_one_message_in_the_morning(
    town: City, language: str
) -> None:
    leyla = await advisor(town, language)
    ayse, reference = await active_case(town, leyla, language)
    town.moves_clock_to(moment(EVENING))

    first = await leyla.says("Jeg kommer på tirsdag")
    await leyla.reads(comes_tomorrow(language, "Ayşe", reference))
    await leyla.says("Hvad med kl. 9?")
    await leyla.reads(comes_tomorrow(language, "Ayşe", reference))
    await leyla.sends_a("photo", caption="Kortet")
    await leyla.reads(comes_tomorrow(language, "Ayşe", reference))
    await leyla.edits(first, "Jeg kommer på onsdag")
    await leyla.reads_nothing_new()
    await it_is(town, MORNING - 0.01, days=TOMORROW)
    await ayse.reads_nothing_new()

    await it_is(town, MORNING, days=TOMORROW)

    gathered, photo = new(ayse)
    assert text_of(gathered).startswith(heading(language))
    assert text_of(gathered).index("på onsdag") < text_of(gathered).index("kl. 9?")
    assert "tirsdag" not in text_of(gathered)
    assert "photo" in photo.content
    assert "Kortet" in text_of(photo)
    await answers(ayse, gathered, "Fint")
    assert await leyla.reads("Fint") == f"{reference} · Ayşe\nFint"
    new(ayse)
    await leyla.edits(first, "Jeg kommer på torsdag")
    (changed,) = new(ayse)  # the gathered message keeps the rest of what it says
    assert "på torsdag" in text_of(changed)
    assert "kl. 9?" in text_of(gathered)


async def test_one_thing_alone_comes_as_itself(town: City) -> None:
    leyla = await advisor(town)
    ayse, reference = await active_case(town, leyla)
    town.moves_clock_to(moment(EVENING))
    sent = await leyla.says("Tuesday?")

    await it_is(town, MORNING, days=TOMORROW)

    assert texts(new(ayse)) == [f"{reference} · Leyla\nTuesday?"]
    await leyla.edits(sent, "Wednesday?")
    assert "Wednesday?" in text_of(the(ayse, reference, "Leyla"))


async def test_the_same_on_a_friday_evening_waits_until_monday(town: City) -> None:
    leyla = await advisor(town)
    ayse, reference = await active_case(town, leyla)
    town.moves_clock_to(moment(18, days=4))

    await leyla.says("Have a good weekend")

    await leyla.reads(f"→ Ayşe · {reference}. They will get it on Monday 30 November at 08:00.")
    await it_is(town, 12, days=6)
    await ayse.reads_nothing_new()
    await it_is(town, MORNING, days=7)
    await ayse.reads("Have a good weekend")


async def sends_another(chat: Chat, language: str) -> str:
    """A request from the same school."""
    await ask_again(chat, language)
    await chat.taps(label(language, "Send request"))
    told = await chat.reads("TF-2026-0002")
    return told[told.index("TF-") :][:12]


@scene
async def two_cases_that_wait(city: City, language: str) -> tuple[Chat, Chat, list[str]]:
    """Ayşe has two cases, which Leyla takes in the evening and writes about."""
    leyla = await advisor(city, language)
    ayse = city.person("Ayşe", language=language)
    references = [await send_request(ayse, language), await sends_another(ayse, language)]
    ayse.seen = ayse.last().message_id
    city.moves_clock_to(moment(EVENING))
    for name in references:
        offer = the(leyla, name)
        await leyla.taps(label(language, "Accept"), on=offer)
        await leyla.taps(label(language, "Write to the requester"))
        await leyla.says(f"Om {name}")
    return leyla, ayse, references


@pytest.mark.over_http
async def test_several_cases_are_gathered_once_and_told_apart(city: City) -> None:
    """Two processes let it out at the same moment: it is said once."""
    leyla, ayse, (first, second) = await two_cases_that_wait(city, "en")
    city.moves_clock_to(moment(MORNING, days=TOMORROW))

    await asyncio.gather(*(asyncio.to_thread(release_beside, city) for _each in range(2)))
    await release(city.running)
    await city.running.delivery.pick_up()
    await city.settled()

    (gathered,) = new(ayse)
    shown = text_of(gathered)
    assert shown.count("Good news") == 2
    assert shown.index(f"Om {first}") < shown.index(f"Om {second}")
    write = label("en", "Write to your advisor")
    assert ayse.buttons(gathered) == [f"{each} · 💬 {write}" for each in (first, second)]
    assert not await rows(city, "SELECT 1 FROM waiting_notice")

    await answers(ayse, gathered, "Which one is this about?")
    question = await ayse.reads("Which case is this about?")
    assert first in question
    assert second in question
    await ayse.taps(ayse.buttons()[question.index(second) > question.index(first)])
    assert second in await leyla.reads("Which one is this about?")


def release_beside(city: City) -> None:
    """What another process does at the same moment."""
    engine = make_engine(city.database_url)
    now, office = city.clock.now(), city.running.office
    with engine.connect() as connection, unit_of_work(connection, now, office) as unit:
        releasing.release(unit)
        unit.session.commit()
    engine.dispose()


@in_danish
async def test_what_a_requester_writes_waits_for_the_advisors_hours(
    town: City, language: str
) -> None:
    leyla = await advisor(town, language)
    ayse, reference = await active_case(town, leyla, language)
    town.moves_clock_to(moment(16))

    await ayse.says("Er du der?")

    await ayse.reads(comes_tomorrow(language, "Leyla", reference))
    await leyla.reads_nothing_new()
    await it_is(town, MORNING, days=TOMORROW)
    assert await leyla.reads("Er du der?") == f"{reference} · Ayşe\nEr du der?"


async def test_the_work_itself_waits_for_nobody_on_the_team(town: City) -> None:
    karen = await town.coordinator(language="en")
    leyla = await advisor(town)
    ayse = town.person("Ayşe", language="en")
    town.moves_clock_to(moment(NIGHT))

    reference = await send_request(ayse, "en")  # who taps is answered at any hour

    await leyla.reads(reference, "Will you take")
    await leyla.taps("Decline")
    await leyla.taps("Another reason")
    await karen.reads(reference)


async def test_who_is_there_is_not_kept_waiting(town: City) -> None:
    """They have just written in the case: the two go on talking, however late it is."""
    leyla = await advisor(town)
    ayse, _reference = await active_case(town, leyla)
    town.moves_clock_to(moment(EVENING))
    await leyla.says("I have a question")
    await leyla.reads("tomorrow at 08:00")

    await it_is(town, EVENING + 0.1)
    await ayse.reads_nothing_new()
    await ayse.says("Are you there?")
    await it_is(town, EVENING + 0.2)

    await ayse.reads("I have a question")
    await leyla.reads("Are you there?")
    await leyla.says("Yes. Tuesday or Wednesday?")
    await ayse.reads("Tuesday or Wednesday?")
    await it_is(town, EVENING + 2)
    await leyla.says("Good night")
    await leyla.reads("tomorrow at 08:00")


async def test_what_may_go_now_does_not_overtake_what_waits_in_the_same_case(town: City) -> None:
    leyla = await advisor(town)
    ayse, _reference = await active_case(town, leyla)
    town.moves_clock_to(moment(7.99, days=TOMORROW))
    await leyla.says("The first")
    town.moves_clock_to(moment(MORNING, days=TOMORROW))

    await leyla.says("The second")
    await ayse.reads_nothing_new()
    await it_is(town, MORNING + 0.01, days=TOMORROW)

    (shown,) = texts(new(ayse))
    assert shown.index("The first") < shown.index("The second")


async def test_a_conflict_waits_for_nobody(town: City) -> None:
    leyla = await advisor(town)
    ayse = town.person("Ayşe", language="en")
    town.moves_clock_to(moment(NIGHT))
    await ask_in_a_conflict(ayse, "en")
    await ayse.taps("Send request")
    await takes(leyla)

    await ayse.reads("Good news", "Leyla")
    await ayse.says("They are shouting")
    await leyla.reads("They are shouting")
    town.moves_clock(hours=2)
    await leyla.says("I am on my way")
    await ayse.reads("I am on my way")


async def test_what_has_become_pointless_by_the_morning_is_not_said(town: City) -> None:
    leyla = await advisor(town)
    ayse = town.person("Ayşe", language="en")
    reference = await send_request(ayse, "en")
    town.moves_clock_to(moment(EVENING))
    await takes(leyla)
    await ayse.says("/requests")
    await ayse.taps(reference)
    await ayse.taps("Withdraw")
    await ayse.taps("Yes, withdraw it")
    ayse.seen = ayse.last().message_id

    await it_is(town, MORNING, days=TOMORROW)

    await ayse.reads_nothing_new()
    assert not await rows(town, "SELECT 1 FROM waiting_notice")


async def test_what_waits_for_an_advisor_goes_to_whoever_has_the_case_by_then(town: City) -> None:
    jonas = await town.advisor("Jonas", language="en", focus_areas=(FocusArea.HEALTH,))
    leyla = await advisor(town)
    ayse, reference = await active_case(town, leyla)
    town.moves_clock_to(moment(EVENING))
    await ayse.says("Who reads this?")
    await leyla.taps("Open case")
    await leyla.taps("Hand over")
    await leyla.taps(reader("en").plain("Ask {name}", name="Jonas"))
    await jonas.taps("Accept")

    await it_is(town, MORNING, days=TOMORROW)

    await jonas.reads(reference, "Who reads this?")
    assert not leyla.shows("Who reads this?")


async def test_what_is_too_long_for_one_message_is_cut_where_one_can_read_on(town: City) -> None:
    leyla = await advisor(town)
    ayse, _reference = await active_case(town, leyla)
    town.moves_clock_to(moment(EVENING))
    await leyla.says("a & b <c> " * 399)
    await leyla.says("short")
    await leyla.says("d & e <f> " * 399)

    await it_is(town, MORNING, days=TOMORROW)

    (gathered,) = new(ayse)
    shown = text_of(gathered)
    assert length(shown) <= 4096
    assert shown.count("It goes on: too long for this message.") == 2
    assert "short" in shown
    await ayse.taps(next(each for each in ayse.buttons(gathered) if "Read everything" in each))
    await ayse.reads("Messages in")


async def test_an_office_may_have_no_quiet_hours(databases: Databases) -> None:
    url = databases.new("sqlite", prepare=with_tables)
    city = City(url, quiet_hours=None, quiet_weekends=False)
    await city.open()
    leyla = await advisor(city)
    ayse, _reference = await active_case(city, leyla)
    city.moves_clock_to(moment(NIGHT, days=5))

    await leyla.says("A Saturday night")

    await ayse.reads("A Saturday night")
    await city.close()
    databases.drop(url)
