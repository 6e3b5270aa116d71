"""Times to meet when something is wrong: bad input, late taps, both at once, a bad hour."""

from datetime import UTC, datetime

import pytest

from tests.support.dialogue import City
from tests.support.texts import refusal
from tests.support.troubles import rows, taps_unwatched
from tests.support.visiting import COPENHAGEN, FRIDAY, MONDAY, agreed, invitations, proposes, sends
from tests.support.walks import in_both_languages, in_danish, label
from tests.support.working import Running, running_case


@pytest.fixture
async def case(town: City) -> Running:
    """A case in Leyla's hands, on a Monday at ten."""
    town.moves_clock_to(MONDAY)
    return await running_case(town)


@in_danish
async def test_what_cannot_be_read_or_be_is_asked_again(town: City, language: str) -> None:
    town.moves_clock_to(MONDAY)
    leyla = (case := await running_case(town, language)).leyla
    await leyla.taps(label(language, "Propose a time"))
    for text, code in (
        ("engang i foråret", "day_unreadable"),
        ("fredag 25.99", "day_unreadable"),
        ("i dag kl. 9", "time_past"),
        ("20/11/2026", "day_past"),
        ("20/11/2028", "day_too_far"),
        ("28/3/2027 02:30", "time_not_once"),
    ):
        await leyla.says(text)
        await leyla.reads(refusal(language, code))
    await leyla.says("i dag")
    await leyla.says("klokken frokost")
    await leyla.reads(refusal(language, "time_unreadable"))
    await leyla.says("9.30")
    await leyla.reads(refusal(language, "time_past"))
    await leyla.says("15")
    for text, code in (
        ("14.59", "ends_before_start"),
        ("15.00", "ends_before_start"),
        ("snart", "time_unreadable"),
    ):
        await leyla.says(text)
        await leyla.reads(refusal(language, code))
    await leyla.says("16.15")
    await leyla.says("ja tak")
    await leyla.reads(refusal(language, "tap_wanted"))
    await leyla.taps(label(language, "Add another time"))
    await leyla.says("i dag 15")
    await leyla.reads(refusal(language, "time_twice"))
    await leyla.says("tirsdag 8")
    await leyla.says("20.30")
    await leyla.reads(refusal(language, "visit_too_long", hours=12))
    await leyla.says("9")
    await leyla.taps(label(language, "Go on"))
    await leyla.says("Rådhuset " * 20)
    await leyla.reads(refusal(language, "text_too_long", limit=120, length=179))
    await leyla.says("Rådhuset")
    await leyla.reads(case.reference, "24", "Rådhuset")


async def test_a_weekend_is_asked_about_once_and_a_day_of_long_ago_is_not_taken(
    case: Running, town: City
) -> None:
    leyla = case.leyla
    await leyla.taps("Propose a time")
    old_month = leyla.last()
    await leyla.says("lørdag kl. 10")
    await leyla.reads("Saturday 28 November", "all the same")
    assert old_month not in leyla.keyboards()
    await leyla.says("søndag kl. 10")
    await leyla.reads("Sunday 29 November", "all the same")
    await leyla.taps("Yes, that day")
    await leyla.taps("1 hour")
    await leyla.taps("Add another time")
    await leyla.says("søndag kl. 12")
    await leyla.taps("1 hour")
    assert leyla.shows("10:00–11:00", "12:00–13:00")
    assert await leyla.taps_data(f"vd:1:{datetime(2026, 11, 22, tzinfo=UTC).toordinal()}") == (
        refusal("en", "day_past")
    )
    town.moves_clock(days=8)
    await leyla.says("At their place")
    await leyla.reads(refusal("en", "prompt_old"))


async def test_a_time_that_passes_before_it_is_sent_or_taken(case: Running, town: City) -> None:
    await proposes(case.leyla, "en", "i dag 11", "i morgen 11")
    town.moves_clock(hours=1, minutes=1)
    await sends(case.leyla, "en")
    assert not case.ayse.shows("would like to meet")
    await case.leyla.taps("Propose a time")
    await case.leyla.says("i dag 12")
    await case.leyla.taps("1 hour")
    await case.leyla.taps("Add another time")
    await case.leyla.says("i morgen 12")
    await case.leyla.taps("1 hour")
    await case.leyla.taps("Go on")
    await case.leyla.taps("At their place")
    await sends(case.leyla, "en")
    town.moves_clock(hours=1)
    first, second = (text for text in case.ayse.buttons() if "📅" in text)
    assert await case.ayse.taps(first) == refusal("en", "visit_time_past")
    await case.ayse.taps(second)
    [invitation] = invitations(case.ayse)
    assert invitation.about[2] == datetime(2026, 11, 24, 12, tzinfo=COPENHAGEN)


@pytest.mark.over_http
async def test_twice_and_too_late_changes_nothing(case: Running, town: City) -> None:
    await proposes(case.leyla, "en", "fredag 14.30", "fredag 9")
    await case.leyla.taps_twice_at_once("Send to Ayşe")
    await case.ayse.reads("would like to meet")
    await case.ayse.reads_nothing_new()
    proposed = case.ayse.last()
    first, second, none = (str(each.data) for each in proposed.buttons)
    await case.ayse.taps_twice_at_once(proposed.keyboard[0][0].text)
    assert len(invitations(case.ayse)) == len(invitations(case.leyla)) == 1
    for data in (first, second, none):
        assert await case.ayse.taps_data(data, proposed) == refusal("en", "visit_gone")
    assert await case.leyla.taps_data(first) == refusal("en", "case_not_yours")
    assert await case.leyla.taps_data("vk:99:1:0") == refusal("en", "case_not_yours")
    assert await case.leyla.taps_data("vs:1") == refusal("en", "stale_button")
    stranger = town.person("Omar", language="en")
    await stranger.says("/start")
    for data in ("vk:1:1:0", "vn:1:1", "vc:1", "vy:1", "vq:1"):
        assert await stranger.taps_data(data) == refusal("en", "case_not_yours")
    assert await rows(town, "SELECT status, sequence FROM visit") == [("agreed", 0)]


async def test_the_case_goes_while_times_are_put_together(case: Running, town: City) -> None:
    jonas = await town.advisor("Jonas", language="en")
    await case.leyla.taps("Hand over")
    await case.leyla.taps("Ask Jonas")
    await case.leyla.taps("Open case")
    await proposes(case.leyla, "en", "fredag 14.30")
    await jonas.taps("Accept")
    check = case.leyla.last()
    assert await case.leyla.taps_data("vs:1", check) == refusal("en", "case_not_yours")
    assert not case.ayse.shows("would like to meet")
    await jonas.taps("Open case")
    await jonas.taps("Propose a time")
    await case.ayse.says("/requests")
    await case.ayse.taps(case.reference)
    await case.ayse.taps("Withdraw")
    await case.ayse.taps("Yes, withdraw it")
    await jonas.says("fredag 14.30")
    await jonas.reads(refusal("en", "case_over"))


@pytest.mark.over_http
async def test_both_sides_at_the_same_moment(city: City) -> None:
    city.moves_clock_to(MONDAY)
    case = await running_case(city)
    await proposes(case.leyla, "en", "fredag 14.30")
    await sends(case.leyla, "en")
    await case.leyla.taps("Open case")
    await case.leyla.taps("Take the times back")
    taps_unwatched(case.leyla, "Yes, call it off")
    taps_unwatched(case.ayse, case.ayse.buttons()[0])
    await city.settled()
    assert await rows(city, "SELECT status, waits FROM visit") == [("cancelled", False)]
    sent = [each.about for each in invitations(case.ayse)]
    assert sent in ([], [("REQUEST", 0, FRIDAY), ("CANCEL", 1, FRIDAY)])

    await case.leyla.says("/cases")
    await case.leyla.taps(case.reference)
    await agreed(case, "en", "fredag 14.30")
    before = len(invitations(case.ayse))
    await case.leyla.says("/cases")
    await case.leyla.taps(case.reference)
    await case.leyla.taps("Cancel the visit")
    await case.ayse.taps("I can't make it")
    taps_unwatched(case.leyla, "Yes, call it off")
    taps_unwatched(case.ayse, "Yes, call it off")
    await city.settled()
    for chat in (case.leyla, case.ayse):
        assert invitations(chat)[-1].about == ("CANCEL", 1, FRIDAY)
    assert len(invitations(case.ayse)) == before + 1
    assert await rows(city, "SELECT count(*) FROM event WHERE kind = 'visit_cancelled'") == [(2,)]


@in_both_languages
async def test_times_proposed_in_the_evening_come_in_the_morning(town: City, language: str) -> None:
    town.moves_clock_to(MONDAY)
    case = await running_case(town, language)
    town.moves_clock(hours=9)
    await proposes(case.leyla, language, "fredag 14.30")
    await sends(case.leyla, language)
    tomorrow = {"da": "tirsdag den 24. november", "en": "Tuesday 24 November"}[language]
    await case.leyla.reads("Ayşe", case.reference, tomorrow)
    await case.ayse.reads_nothing_new()


async def test_times_of_the_same_weekend_do_not_wait_until_monday(
    case: Running, town: City
) -> None:
    town.moves_clock_to(datetime(2026, 11, 27, 18, tzinfo=UTC))  # Friday evening
    await case.leyla.taps("Propose a time")
    await case.leyla.says("lørdag 11")
    await case.leyla.taps("Yes, that day")
    await case.leyla.taps("1 hour")
    await case.leyla.taps("Go on")
    await case.leyla.taps("At their place")
    await sends(case.leyla, "en")
    await case.ayse.reads("Leyla", "Saturday 28 November")
