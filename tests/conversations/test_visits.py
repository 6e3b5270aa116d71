"""Times to meet: proposed, taken, on both calendars, and both are reminded."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.support.dialogue import City
from tests.support.visiting import invitations, proposes, sends
from tests.support.walks import in_both_languages, label
from tests.support.working import running_case

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@in_both_languages
async def test_times_are_proposed_and_one_is_taken(town: City, language: str) -> None:
    town.moves_clock_to(MONDAY)
    case = await running_case(town, language)
    await proposes(case.leyla, language, "onsdag 14.30", "26/11 kl. 9", "27/11 10:00")
    await case.leyla.reads(case.reference, "lokale 4")
    await case.ayse.reads_nothing_new()
    await sends(case.leyla, language)

    await case.leyla.reads("Ayşe", case.reference)
    await case.ayse.reads("Leyla", case.reference, "lokale 4")
    assert len(case.ayse.buttons()) == 4
    await case.ayse.taps(case.ayse.buttons()[1])

    for chat, other in ((case.leyla, "Ayşe"), (case.ayse, "Leyla")):
        await chat.reads(other, case.reference, "lokale 4", "26")
        [invitation] = invitations(chat)
        starts = datetime(2026, 11, 26, 9, tzinfo=COPENHAGEN)
        assert invitation.about == ("REQUEST", 0, starts)
        assert case.reference in invitation.event["SUMMARY"]
    await case.leyla.taps(label(language, "Open the case"))
    await case.leyla.reads("lokale 4")
    assert label(language, "Cancel the visit") in case.leyla.buttons()
