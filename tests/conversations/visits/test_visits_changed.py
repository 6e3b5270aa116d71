"""An agreed visit that is moved, called off, handed over, or whose case ends: one event."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.support.dialogue import Chat, City
from tests.support.scenes.scene import scene
from tests.support.texts import refusal
from tests.support.troubles import rows
from tests.support.visiting import agreed, invitations, proposes, reminds, sends
from tests.support.walks import in_both_languages, in_danish, label, sentence
from tests.support.working import Running, closes, running_case

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MONDAY = datetime(2026, 10, 19, 8, tzinfo=UTC)
FRIDAY = datetime(2026, 10, 23, 14, 30, tzinfo=COPENHAGEN)  # summer time ends on Sunday
TUESDAY = datetime(2026, 10, 27, 14, 30, tzinfo=COPENHAGEN)


async def visit_agreed(city: City, language: str = "en") -> Running:
    """A visit on Friday, agreed on Monday."""
    city.moves_clock_to(MONDAY)
    case = await running_case(city, language)
    await agreed(case, language, "fredag 14.30")
    return case


@scene
async def opens(chat: Chat, language: str, case: Running) -> None:
    """The advisor's card of the case."""
    await chat.says("/cases")
    await chat.taps(case.reference)
    await chat.reads(label(language, "An advisor is on it"))


def is_cancelled(chat: Chat, sequence: int, starts: datetime = FRIDAY) -> bool:
    """Whether the last file takes the same event off the calendar that the first one put there."""
    first, *_others, last = invitations(chat)
    assert last.event["UID"] == first.event["UID"]
    assert last.event["STATUS"] == "CANCELLED"
    return last.about == ("CANCEL", sequence, starts)


@in_both_languages
async def test_a_visit_is_moved_across_the_end_of_summer_time(town: City, language: str) -> None:
    case = await visit_agreed(town, language)
    await opens(case.leyla, language, case)
    await case.leyla.taps(label(language, "Move the visit"))
    await case.leyla.says("27/10 14.30")
    await case.leyla.taps(label(language, "1 hour"))
    await case.leyla.taps(label(language, "Go on"))
    await case.leyla.taps(label(language, "At their place"))
    await sends(case.leyla, language)

    still = {"da": "fredag den 23. oktober", "en": "Friday 23 October"}[language]
    await case.leyla.reads("Ayşe", still)
    await case.ayse.reads("Leyla", case.reference, still)
    assert [each.about for each in invitations(case.ayse)] == [("REQUEST", 0, FRIDAY)]
    await case.ayse.taps(case.ayse.buttons()[0])

    for chat in (case.leyla, case.ayse):
        await chat.reads(
            case.reference, sentence(language, "This takes the place of the time before."),
        )  # fmt: skip
        first, second = invitations(chat)
        assert (first.about, second.about) == (("REQUEST", 0, FRIDAY), ("REQUEST", 1, TUESDAY))
        assert first.event["UID"] == second.event["UID"]
        assert [each.event["DTSTART"].to_ical() for each in (first, second)] == [
            b"20261023T123000Z", b"20261027T133000Z",
        ]  # fmt: skip
        assert TUESDAY.utcoffset() != FRIDAY.utcoffset()
        assert second.name == f"{case.reference}-1.ics"

    tomorrow = sentence(language, "Tomorrow at {time}", time="")
    for moment, comes in (
        (datetime(2026, 10, 22, 13, 1, tzinfo=UTC), False),
        (datetime(2026, 10, 23, 11, 31, tzinfo=UTC), False),
        (datetime(2026, 10, 26, 13, 59, tzinfo=UTC), False),
        (datetime(2026, 10, 26, 14, 1, tzinfo=UTC), True),
    ):
        town.moves_clock_to(moment)
        await reminds(town)
        assert case.leyla.shows(tomorrow, "14") is comes
        assert case.ayse.shows(tomorrow, "14") is comes
    assert await rows(town, "SELECT status, sequence, proposal, waits FROM visit") == [
        ("agreed", 1, 2, False)
    ]


@in_both_languages
async def test_the_old_time_holds_where_none_of_the_new_ones_fits(
    town: City, language: str
) -> None:
    case = await visit_agreed(town, language)
    await opens(case.leyla, language, case)
    await case.leyla.taps(label(language, "Move the visit"))
    await case.leyla.says("tirsdag 9")
    await case.leyla.taps(label(language, "1 hour"))
    await case.leyla.taps(label(language, "Go on"))
    await case.leyla.taps(label(language, "At their place"))
    await sends(case.leyla, language)
    await case.ayse.taps(label(language, "None fits"))
    still = {"da": "fredag den 23. oktober", "en": "Friday 23 October"}[language]
    await case.ayse.reads("Leyla", case.reference, still)
    await case.leyla.reads("Ayşe", case.reference, still)
    assert len(invitations(case.leyla)) == 1
    town.moves_clock_to(datetime(2026, 10, 22, 13, 1, tzinfo=UTC))
    await reminds(town)
    await case.ayse.reads(sentence(language, "Tomorrow at {time}", time=""), "lokale 4")


@pytest.mark.over_http
@in_danish
async def test_the_advisor_calls_it_off(town: City, language: str) -> None:
    case = await visit_agreed(town, language)
    await opens(case.leyla, language, case)
    await case.leyla.taps(label(language, "Cancel the visit"))
    await case.leyla.reads(case.reference, "23")
    await case.leyla.taps(label(language, "No, keep it"))
    assert len(invitations(case.leyla)) == 1
    await case.leyla.taps(label(language, "Cancel the visit"))
    await case.leyla.taps_twice_at_once(label(language, "Yes, call it off"))

    await case.ayse.reads("Leyla", case.reference, "23")
    await case.leyla.reads(case.reference, "23")
    for chat in (case.leyla, case.ayse):
        assert is_cancelled(chat, 1)
        assert len(invitations(chat)) == 2
    assert await case.ayse.taps_data("vc:1") == refusal(language, "visit_gone")
    town.moves_clock(days=3, hours=5)
    await reminds(town)
    tomorrow = sentence(language, "Tomorrow at {time}", time="")
    assert not case.ayse.shows(tomorrow)
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    await case.ayse.reads(sentence(language, "{date}: the visit was called off", date=""))


@in_danish
async def test_the_requester_cannot_make_it(town: City, language: str) -> None:
    case = await visit_agreed(town, language)
    await case.ayse.taps(label(language, "I can't make it"))
    await case.ayse.reads(case.reference, "23")
    await case.ayse.taps(label(language, "Yes, call it off"))
    await case.leyla.reads("Ayşe", case.reference, "23")
    assert label(language, "Propose a time") in "".join(case.leyla.buttons()) or any(
        label(language, "Propose a time") in text
        for each in case.leyla.keyboards()
        for text in case.leyla.buttons(each)
    )
    for chat in (case.leyla, case.ayse):
        assert is_cancelled(chat, 1)


@in_danish
async def test_a_closed_or_withdrawn_case_calls_it_off_for_both(town: City, language: str) -> None:
    case = await visit_agreed(town, language)
    await opens(case.leyla, language, case)
    await closes(case.leyla, language)
    before, _when, after = sentence(
        language, "The visit of {reference}, {when}, is off.", reference=case.reference, when="|"
    ).partition("|")
    await case.ayse.reads(before, after)
    for chat in (case.leyla, case.ayse):
        assert is_cancelled(chat, 1)
    assert await rows(town, "SELECT status FROM visit") == [("cancelled",)]

    await case.ayse.taps(label(language, "Not solved"))
    await opens(case.leyla, language, case)
    await proposes(case.leyla, language, "fredag 14.30", "27/10 9")
    await sends(case.leyla, language)
    await case.ayse.taps(case.ayse.buttons()[0])
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    await case.ayse.taps(label(language, "Withdraw"))
    await case.ayse.taps(label(language, "Yes, withdraw it"))
    for chat in (case.leyla, case.ayse):
        *_others, asked, last = invitations(chat)
        assert (asked.about, last.about) == (("REQUEST", 0, FRIDAY), ("CANCEL", 1, FRIDAY))
        assert asked.event["UID"] == last.event["UID"] != invitations(chat)[0].event["UID"]


async def test_after_a_visit_another_one_can_be_proposed(town: City) -> None:
    case = await visit_agreed(town)
    town.moves_clock_to(datetime(2026, 10, 23, 12, 31, tzinfo=UTC))
    await opens(case.leyla, "en", case)
    assert "Cancel the visit" not in case.leyla.buttons()
    assert await case.leyla.taps_data("vc:1") == refusal("en", "visit_over")
    await proposes(case.leyla, "en", "tirsdag 14.30")
    await sends(case.leyla, "en")
    await case.ayse.taps(case.ayse.buttons()[0])
    first, second = invitations(case.ayse)
    assert second.about == ("REQUEST", 0, TUESDAY)
    assert first.event["UID"] != second.event["UID"]
    assert await rows(town, "SELECT status FROM visit ORDER BY id") == [("agreed",)] * 2
