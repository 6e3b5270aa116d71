"""Times to meet when somebody is not there: gone, erased, not joined yet, or the wrong one."""

from datetime import UTC, datetime

import pytest

from tests.conversations.outreach.test_outreach import link_in, registered
from tests.support.dialogue import City
from tests.support.texts import refusal
from tests.support.troubles import rows
from tests.support.visiting import FRIDAY, MONDAY, agreed, invitations, proposes, reminds, sends
from tests.support.walks import in_danish, label, sentence
from tests.support.working import Running, running_case


@pytest.fixture
async def case(town: City) -> Running:
    """A case in Leyla's hands, on a Monday at ten."""
    town.moves_clock_to(MONDAY)
    return await running_case(town)


@in_danish
async def test_a_requester_who_is_gone_is_told_of_by_phone(town: City, language: str) -> None:
    town.moves_clock_to(MONDAY)
    case = await running_case(town, language)
    town.messenger.person_blocks_bot(case.ayse.user)
    await proposes(case.leyla, language, "fredag 14.30")
    await sends(case.leyla, language)
    told = sentence(
        language,
        "{name} can't be reached here any more, and does not know about the visit of {reference}. "
        "Please tell them yourself. {contact}",
        name="Ayşe",
        reference=case.reference,
        contact=label(language, "Here in Telegram"),
    )
    await case.leyla.reads(told)

    await case.leyla.taps(label(language, "Open case"))
    await case.leyla.taps(label(language, "Propose other times"))
    await case.leyla.says("fredag 14.30")
    await case.leyla.taps(label(language, "1 hour"))
    await case.leyla.says("Rådhuset")
    await case.leyla.taps(label(language, "Note the visit"))
    await case.leyla.reads("Ayşe", case.reference, "Rådhuset")
    [invitation] = invitations(case.leyla)
    assert invitation.about == ("REQUEST", 0, FRIDAY)
    assert invitations(case.ayse) == []


async def test_a_requester_who_leaves_between_the_check_and_sending(
    case: Running, town: City
) -> None:
    await proposes(case.leyla, "en", "fredag 14.30")
    town.messenger.person_blocks_bot(case.ayse.user)
    await case.leyla.taps("Write to the requester")
    await case.leyla.says("Hello?")
    await case.leyla.reads("Ayşe")
    await case.leyla.taps("Propose a time")
    await case.leyla.says("fredag 14.30")
    await case.leyla.taps("1 hour")
    await case.leyla.says("The town hall")
    await case.ayse.says("/start")  # back again
    assert await case.leyla.taps("Note the visit") == refusal("en", "stale_button")
    assert await rows(town, "SELECT 1 FROM visit") == []


@in_danish
async def test_a_requester_who_is_erased_is_off_the_advisors_calendar(
    town: City, language: str
) -> None:
    town.moves_clock_to(MONDAY)
    case = await running_case(town, language)
    await agreed(case, language, "fredag 14.30")
    await case.ayse.says("/privacy")
    await case.ayse.taps(label(language, "Erase my data"))
    await case.ayse.taps(label(language, "Yes, erase it all"))
    await case.leyla.reads(case.reference, "27")
    last = invitations(case.leyla)[-1]
    assert last.about == ("CANCEL", 1, FRIDAY)
    assert "Ayşe" not in last.event.to_ical().decode()
    assert len(invitations(case.ayse)) == 1
    places = await rows(town, "SELECT v.place, t.place FROM visit v, visit_time t")
    assert [set(each) for each in places] == [{""}]


@in_danish
async def test_a_case_without_a_requester_has_its_visit_noted(town: City, language: str) -> None:
    town.moves_clock_to(MONDAY)
    leyla = await registered(town, language, "By a link that I give them")
    await leyla.taps(label(language, "Send request"))
    await leyla.taps(label(language, "Open case"))
    await leyla.taps(label(language, "Propose a time"))
    await leyla.reads("TF-2026-0001")
    await leyla.says("fredag 14.30")
    await leyla.taps(label(language, "1 hour"))
    await leyla.taps(label(language, "At their place"))
    await leyla.taps(label(language, "Note the visit"))
    await leyla.reads("TF-2026-0001", "Tagensbo School")
    [invitation] = invitations(leyla)
    assert invitation.about == ("REQUEST", 0, FRIDAY)
    assert invitation.event["ATTENDEE"].params["CN"] == "Leyla"
    leyla.seen = leyla.last().message_id
    town.moves_clock_to(datetime(2026, 11, 26, 14, 1, tzinfo=UTC))
    await reminds(town)
    await leyla.reads("TF-2026-0001", "Tagensbo School")


async def test_who_joins_a_case_gets_its_visit_and_who_was_wrong_loses_it(town: City) -> None:
    town.moves_clock_to(MONDAY)
    leyla = await registered(town, "en", "By a link that I give them")
    await leyla.taps("Send request")
    await leyla.taps("Open case")
    await leyla.taps("Propose a time")
    await leyla.says("fredag 14.30")
    await leyla.taps("1 hour")
    await leyla.taps("At their place")
    await leyla.taps("Note the visit")
    await leyla.taps("Open case")
    await leyla.taps("Link for the requester")
    ayse = town.person("Ayşe", language="en")
    await ayse.says(f"/start {link_in(leyla)}")

    await ayse.reads("You meet Leyla", "Tagensbo School")
    assert [each.about for each in invitations(ayse)] == [("REQUEST", 1, FRIDAY)]
    assert [each.about for each in invitations(leyla)] == [
        ("REQUEST", 0, FRIDAY),
        ("REQUEST", 1, FRIDAY),
    ]
    await leyla.taps("That is the wrong person")
    assert [each.about for each in invitations(ayse)] == [
        ("REQUEST", 1, FRIDAY),
        ("CANCEL", 2, FRIDAY),
    ]
    assert invitations(leyla)[-1].about == ("REQUEST", 2, FRIDAY)
    ayse.seen = ayse.last().message_id
    town.moves_clock_to(datetime(2026, 11, 26, 14, 1, tzinfo=UTC))
    await reminds(town)
    await leyla.reads("Tomorrow at 14:30 you meet about")
    await ayse.reads_nothing_new()
