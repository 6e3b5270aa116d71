"""Times to meet: proposed, taken, on both calendars, and both are reminded."""

from datetime import UTC, datetime
from http import HTTPStatus
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from tests.support.dialogue import City
from tests.support.texts import refusal
from tests.support.troubles import rows
from tests.support.visiting import agreed, invitations, proposes, reminds, sends
from tests.support.walks import in_both_languages, in_danish, label, reader, sentence
from tests.support.working import Running, running_case

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
async def case(town: City) -> Running:
    """A case in Leyla's hands, on a Monday at ten."""
    town.moves_clock_to(MONDAY)
    return await running_case(town)


@in_both_languages
async def test_times_are_proposed_and_one_is_taken(town: City, language: str) -> None:
    town.moves_clock_to(MONDAY)
    case = await running_case(town, language)
    await proposes(case.leyla, language, "onsdag 14.30", "26/11 kl. 9", "Nov 27 at 10")
    await case.leyla.reads(case.reference, "lokale 4")
    await case.ayse.reads_nothing_new()
    await sends(case.leyla, language)

    await case.leyla.reads("Ayşe", case.reference)
    await case.ayse.reads("Leyla", case.reference, "lokale 4")
    proposed = case.ayse.last()
    times = [each.split(" ", 1)[1] for each in case.ayse.buttons()]
    said = {
        "da": ["ons. 25. nov. 14.30–15.30", "tors. 26. nov. 9.00–10.00",
               "fre. 27. nov. 10.00–11.00", "passer"],
        "en": ["Wed 25 Nov 14:30–15:30", "Thu 26 Nov 09:00–10:00",
               "Fri 27 Nov 10:00–11:00", "fits"],
    }  # fmt: skip
    assert times == said[language]
    await case.ayse.taps(case.ayse.buttons()[1])

    days = {"da": "torsdag den 26. november kl. 9.00–10.00", "en": "Thursday 26 November"}
    for chat, other in ((case.leyla, "Ayşe"), (case.ayse, "Leyla")):
        await chat.reads(other, case.reference, "lokale 4", days[language])
        [invitation] = invitations(chat)
        assert invitation.about == ("REQUEST", 0, datetime(2026, 11, 26, 9, tzinfo=COPENHAGEN))
        assert invitation.name == f"{case.reference}.ics"
        assert case.reference in invitation.caption
        assert case.reference in invitation.event["SUMMARY"]
        assert invitation.event["LOCATION"] == "Tagensbo School, lokale 4"
        names = {each.params["CN"] for each in invitation.event["ATTENDEE"]}
        assert names == {"Leyla", "Ayşe"}
    assert proposed not in case.ayse.keyboards()
    await case.leyla.taps(label(language, "Open case"))
    await case.leyla.reads(label(language, "An advisor is on it"), "lokale 4", days[language])
    assert label(language, "Cancel the visit") in case.leyla.buttons()
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    await case.ayse.reads("lokale 4", days[language])
    assert label(language, "I can't make it") in case.ayse.buttons()


@pytest.mark.over_http
async def test_the_page_of_the_playground_gives_the_file(town: City, case: Running) -> None:
    await agreed(case, "en", "fredag 14.30")
    [message] = [each for each in case.ayse.messenger.from_bot(case.ayse.user)
                 if "document" in each.content]  # fmt: skip
    file_id = message.content["document"]["file_id"]
    async with (
        aiohttp.ClientSession() as http,
        http.get(f"{town.server.url}/page/file/{file_id}") as response,
    ):
        got = await response.read()
    assert response.status == HTTPStatus.OK
    assert got.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"METHOD:REQUEST\r\n" in got


@in_both_languages
async def test_each_step_can_be_tapped_and_gone_back_from(town: City, language: str) -> None:
    town.moves_clock_to(datetime(2026, 12, 21, 9, tzinfo=UTC))
    case = await running_case(town, language)
    leyla = case.leyla
    before = len(leyla.messenger.from_bot(leyla.user))
    await leyla.taps(label(language, "Propose a time"))
    christmas = leyla.last()
    assert {"·"} <= set(leyla.buttons())  # days that have passed
    day = next(text for text in leyla.buttons() if text.startswith("25"))
    await leyla.taps(day)
    holiday = {"da": "Juledag", "en": "Christmas Day"}[language]
    await leyla.city.settled()
    assert leyla.shows(holiday)
    await leyla.taps(label(language, "Yes, that day"))
    await leyla.taps({"da": "14.30", "en": "14:30"}[language])
    await leyla.taps(label(language, "Back"))
    await leyla.taps({"da": "9.00", "en": "09:00"}[language])
    await leyla.taps(label(language, "1½ hours"))
    await leyla.taps(label(language, "Add another time"))
    await leyla.taps(day)  # asked about once
    await leyla.taps({"da": "16.00", "en": "16:00"}[language])
    await leyla.taps(label(language, "30 minutes"))
    await leyla.taps(label(language, "Go on"))
    await leyla.taps(label(language, "At their place"))
    assert leyla.last().message_id == christmas.message_id
    assert len(leyla.messenger.from_bot(leyla.user)) == before + 1
    assert leyla.shows(case.reference, "Tagensbo School")
    await sends(leyla, language)

    await case.ayse.reads("Leyla", case.reference, "Tagensbo School")
    assert len(case.ayse.buttons()) == 3
    await case.ayse.taps(case.ayse.buttons()[1])
    [invitation] = invitations(case.ayse)
    assert invitation.about[2] == datetime(2026, 12, 25, 16, tzinfo=COPENHAGEN)
    assert invitation.event["LOCATION"] == "Tagensbo School"


@in_danish
async def test_none_fits_and_other_times_are_proposed(town: City, language: str) -> None:
    town.moves_clock_to(MONDAY)
    case = await running_case(town, language)
    await proposes(case.leyla, language, "fredag 14.30")
    await sends(case.leyla, language)
    first = case.ayse.last()
    await case.ayse.taps(label(language, "None fits"))

    await case.ayse.reads("Leyla", case.reference)
    await case.leyla.reads(sentence(
        language, "None of the times fits {name} ({reference}).", name="Ayşe",
        reference=case.reference,
    ))  # fmt: skip
    assert first not in case.ayse.keyboards()
    await case.leyla.taps(label(language, "Propose other times"))
    await case.leyla.says("3/12 10.15")
    await case.leyla.says("12")
    await case.leyla.taps(label(language, "Go on"))
    await case.leyla.says(label(language, "At their place"))
    await sends(case.leyla, language)
    answer = await case.ayse.taps_data("vk:1:1:0", first)
    assert answer == refusal(language, "visit_gone")
    await case.ayse.taps(case.ayse.buttons()[0])
    await case.leyla.reads("Ayşe", case.reference, reader(language).day(datetime(2026, 12, 3, 11,
                           tzinfo=UTC)))  # fmt: skip
    [invitation] = invitations(case.leyla)
    assert invitation.about == ("REQUEST", 0, datetime(2026, 12, 3, 10, 15, tzinfo=COPENHAGEN))
    assert invitation.event["DTEND"].dt == datetime(2026, 12, 3, 12, tzinfo=COPENHAGEN)


@in_both_languages
async def test_both_are_reminded_the_day_before_and_an_hour_before(
    town: City, language: str
) -> None:
    town.moves_clock_to(MONDAY)
    case = await running_case(town, language)
    await agreed(case, language, "onsdag 14.30")
    both = ((case.leyla, "Ayşe"), (case.ayse, "Leyla"))
    for chat, _other in both:
        chat.seen = chat.last().message_id
    town.moves_clock_to(datetime(2026, 11, 24, 13, 59, tzinfo=UTC))
    await reminds(town)
    for chat, _other in both:
        assert not chat.shows(sentence(language, "Tomorrow at {time}", time=""))

    for moment, word in (
        (datetime(2026, 11, 24, 14, 1, tzinfo=UTC), "Tomorrow at {time}"),
        (datetime(2026, 11, 25, 12, 31, tzinfo=UTC), "Today at {time}"),
    ):
        town.moves_clock_to(moment)
        await reminds(town)
        await reminds(town)
        hour = {"da": "14.30", "en": "14:30"}[language]
        for chat, other in both:
            await chat.reads(sentence(language, word, time=hour), other, case.reference, "lokale 4")
    town.moves_clock(hours=3)
    await reminds(town)
    assert (
        await rows(town, "SELECT ended_as FROM follow_up WHERE kind = 'visit'") == [("fired",)] * 4
    )
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    assert label(language, "I can't make it") not in case.ayse.buttons()


async def test_who_agrees_within_the_day_is_reminded_once(town: City, case: Running) -> None:
    await agreed(case, "en", "i dag kl. 16")
    for chat in (case.leyla, case.ayse):
        chat.seen = chat.last().message_id
    await reminds(town)
    for chat in (case.leyla, case.ayse):
        await chat.reads_nothing_new()
    town.moves_clock_to(datetime(2026, 11, 23, 14, tzinfo=UTC))
    await reminds(town)
    await case.ayse.reads("Today at 16:00", "Leyla")
    await case.leyla.reads("Today at 16:00", "Ayşe")
