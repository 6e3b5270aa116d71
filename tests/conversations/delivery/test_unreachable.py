"""The requester is gone in the middle of a case: its advisor reads how else to reach them."""

from casework.core.vocabulary import FocusArea
from tests.support.afterwards import MONDAY, after_a_visit, it_is
from tests.support.dialogue import Chat, City
from tests.support.troubles import rows
from tests.support.walks import (
    answer_until,
    ask_again,
    call_me,
    in_danish,
    label,
    send_request,
    sentence,
)
from tests.support.working import Running, running_case

PHONE = "+45 20 30 40 50"
ORGANISATION = "Tagensbo School"
LOST = (
    "⚠️ {reference}: {name} cannot be reached here just now. What you write waits in the case, "
    "and does not arrive."
)
NO_OTHER_WAY = "They gave no other way to reach them. Try {organisation}."


def lost(language: str, case: Running) -> str:
    return sentence(language, LOST, reference=case.reference, name="Ayşe")


async def case_by_phone(city: City, language: str) -> Running:
    """Ayşe's case, which Leyla has; Ayşe has asked to be called."""
    leyla = await city.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    ayse = city.person("Ayşe", language=language)
    await answer_until(ayse, language)
    await call_me(ayse, language)
    await ayse.taps(label(language, "Send request"))
    told = await ayse.reads("TF-")
    await leyla.taps(label(language, "Accept"))
    return Running(leyla, ayse, told[told.index("TF-") :][:12])


def everything_is_read(*chats: Chat) -> None:
    for chat in chats:
        chat.seen = chat.last().message_id


@in_danish
async def test_who_has_gone_and_left_a_number(town: City, language: str) -> None:
    town.moves_clock_to(MONDAY)
    case = await case_by_phone(town, language)
    await after_a_visit(town, case)
    everything_is_read(case.leyla)
    town.messenger.person_blocks_bot(case.ayse.user)

    await it_is(town, 7)

    await case.leyla.reads(lost(language, case), PHONE)
    assert label(language, "Open case") in case.leyla.buttons()
    await it_is(town, 30)
    told = "SELECT count(*) FROM outbox WHERE kind = 'requester_lost'"
    assert await rows(town, told) == [(1,)]


@in_danish
async def test_who_has_gone_and_left_nothing(town: City, language: str) -> None:
    leyla = await town.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    ayse = town.person("Ayşe", language=language)
    first = Running(leyla, ayse, await send_request(ayse, language))
    await ask_again(ayse, language)
    await ayse.taps(label(language, "Send request"))
    told = await ayse.reads("TF-2026-0002")
    second = Running(leyla, ayse, told[told.index("TF-") :][:12])
    town.messenger.person_blocks_bot(ayse.user)

    await leyla.taps(label(language, "Accept"))  # the second; it is found out now
    no_other_way = sentence(language, NO_OTHER_WAY, organisation=ORGANISATION)
    await leyla.reads(lost(language, second), no_other_way)
    everything_is_read(leyla)
    offer = next(
        str(button.data)
        for message in leyla.keyboards()
        for button in message.buttons
        if str(button.data).startswith("oa:")
    )
    await leyla.taps_data(offer)

    await leyla.reads(lost(language, first), no_other_way)
    await leyla.reads_nothing_new()


async def test_one_message_says_it(town: City) -> None:
    case = await case_by_phone(town, "en")
    town.messenger.person_blocks_bot(case.ayse.user)
    await case.leyla.taps("Write to the requester")
    await case.leyla.says("Are you there?")
    await case.leyla.reads("has not reached Ayşe", PHONE)
    await case.leyla.reads_nothing_new()
    assert not case.leyla.shows(lost("en", case))


@in_danish
async def test_who_is_erased_leaves_only_the_organisation(town: City, language: str) -> None:
    case = await running_case(town, language)
    everything_is_read(case.leyla)
    await case.ayse.says("/privacy")
    await case.ayse.taps(label(language, "Erase my data"))
    await case.ayse.taps(label(language, "Yes, erase it all"))

    told = await case.leyla.reads(case.reference, ORGANISATION)
    assert "Ayşe" not in told
    await case.leyla.reads_nothing_new()
    assert await rows(town, "SELECT status, contact_value FROM requisition") == [
        ("withdrawn", None)
    ]
