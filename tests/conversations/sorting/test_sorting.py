"""A coordinator changes how urgent a case is, or its area; the promise follows."""

from datetime import UTC, datetime

from bot.jobs.follow_ups import follow_up
from casework.core.vocabulary import FocusArea
from tests.support.dialogue import Chat, City
from tests.support.texts import refusal
from tests.support.troubles import rows
from tests.support.walks import in_danish, label, reader, send_request, sentence
from tests.support.working import closes, running_case

CONFLICT = "A conflict is going on now"


async def opens(chat: Chat, reference: str) -> None:
    """The card of a case."""
    await chat.says("/cases")
    await chat.taps(reference)


@in_danish
async def test_more_urgent_is_promised_sooner_and_everybody_hears_so(
    town: City, language: str
) -> None:
    leyla = await town.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    karen = await town.coordinator("Karen", language=language)
    ayse = town.person("Ayşe", language=language)
    reference = await send_request(ayse, language)
    leyla.seen = leyla.last().message_id
    await opens(karen, reference)
    await karen.taps(label(language, "Change urgency"))
    await karen.taps(label(language, CONFLICT))
    [(due,)] = await rows(town, "SELECT first_response_due FROM requisition")
    at = due if isinstance(due, datetime) else datetime.fromisoformat(str(due))
    at = at.replace(tzinfo=UTC)
    assert at == datetime(2026, 11, 23, 13, tzinfo=UTC), "four working hours from ten o'clock"
    said = reader(language).time(at)
    await karen.reads(reference, label(language, CONFLICT), said, "Leyla", "Ayşe")
    await leyla.reads("Karen", reference, label(language, CONFLICT), said)
    await ayse.reads("Karen", reference, label(language, CONFLICT), said)
    await ayse.says("/requests")
    await ayse.taps(reference)
    changed = "{date}: {name} changed how urgent it is"
    date = reader(language).short_date(datetime(2026, 11, 23, 9, tzinfo=UTC))
    await ayse.reads(sentence(language, changed, date=date, name="Karen"))


async def test_what_has_changed_is_watched(town: City) -> None:
    """Back and forth within a second, too: the last one counts, and nothing is lost."""
    await town.advisor("Leyla", language="en")
    karen = await town.coordinator("Karen", language="en")
    ayse = town.person("Ayşe", language="en")
    reference = await send_request(ayse, "en")
    for choice in (CONFLICT, "No rush", CONFLICT):
        await opens(karen, reference)
        await karen.taps("Change urgency")
        await karen.taps(choice)
    await ayse.reads(reference)
    open_ones = "SELECT kind FROM follow_up WHERE ended_at IS NULL ORDER BY kind"
    assert ("promise",) in await rows(town, open_ones)
    assert ("conflict_not_taken",) in await rows(town, open_ones)
    town.moves_clock(hours=5)
    await follow_up(town.running)
    await ayse.reads("I am sorry", reference)


async def test_less_urgent_is_promised_as_if_it_had_been_sent_so(town: City) -> None:
    await town.advisor("Leyla", language="en")
    karen = await town.coordinator("Karen", language="en")
    ayse = town.person("Ayşe", language="en")
    reference = await send_request(ayse, "en")
    before = await rows(town, "SELECT first_response_due FROM requisition")
    for choice in (CONFLICT, "Within two weeks"):
        await opens(karen, reference)
        await karen.taps("Change urgency")
        await karen.taps(choice)
    assert await rows(town, "SELECT first_response_due FROM requisition") == before
    assert await rows(town, "SELECT urgency FROM requisition") == [("soon",)]
    await karen.taps("Open case")
    await karen.taps("Change urgency")
    ayse.seen = ayse.last().message_id
    await karen.taps("No rush")
    await ayse.reads_nothing_new()


async def test_the_second_reads_what_the_first_did(town: City) -> None:
    case = await running_case(town)
    karen, kim = [await town.coordinator(each, language="en") for each in ("Karen", "Kim")]
    for each in (karen, kim):
        await opens(each, case.reference)
        await each.taps("Change area")
    await karen.taps("Housing")
    await case.leyla.reads("Karen has changed the focus area of", "Housing")
    assert await kim.taps("Health") == refusal("en", "sorted_by_another", by="Karen")
    area = "SELECT focus_area FROM requisition_focus_area WHERE is_primary"
    assert await rows(town, area) == [("housing",)]
    again = await kim.taps_data("jb:1:housing:education")
    assert again == refusal("en", "sorted_already")
    assert await case.leyla.taps_data("jb:1:health:housing") == refusal("en", "stale_button")


async def test_not_once_it_is_closed(town: City) -> None:
    case = await running_case(town)
    karen = await town.coordinator("Karen", language="en")
    await opens(karen, case.reference)
    await karen.taps("Change urgency")
    menu = karen.last()
    await closes(case.leyla, "en")
    assert await karen.taps(CONFLICT, on=menu) == refusal("en", "case_over")
    assert await karen.taps_data("ju:1") == refusal("en", "case_over")
    assert await karen.taps_data("jv:1:today:soon", on=menu) == refusal("en", "stale_button")
