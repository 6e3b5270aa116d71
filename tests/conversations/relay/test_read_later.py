"""What waits for a Telegram that is away is shown to whom it concerns when it comes back."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import delete
from sqlmodel import col

from casework.core.vocabulary import FocusArea, Role
from storage.tables import RoleGrant
from storage.transaction.unit_of_work import UnitOfWork
from tests.support.dialogue import Chat, City
from tests.support.talking import answers, the
from tests.support.troubles import calls_to
from tests.support.walks import reader
from tests.support.working import Running, running_case

pytestmark = pytest.mark.over_http  # Telegram is away, which is on the road

MANY = 10_000
BEFORE, AFTER = "Kan I ringe i morgen?", "Kan I ringe til rektor Winther?"


@pytest.fixture
async def jonas(town: City) -> Chat:
    """Another advisor."""
    town.running.delivery.first_pause = 0.01
    return await town.advisor("Jonas", language="en", focus_areas=(FocusArea.HEALTH,))


@pytest.fixture
async def case(town: City, jonas: Chat) -> AsyncIterator[Running]:
    """A case in Leyla's hands, while there is Jonas too."""
    assert jonas.city is town
    yield await running_case(town)
    town.messenger.faults.clear()


async def goes_away(chat: Chat) -> None:
    """Telegram takes nothing for this chat until it is back."""
    await chat.city.settled()
    chat.messenger.faults.server_error("sendMessage", times=MANY, chat=chat.user.id)


async def is_back(chat: Chat) -> None:
    """Telegram takes everything again; what was under way before has failed by then."""
    for _time in range(2):
        await tried_in_vain(chat)
    chat.messenger.faults.clear()
    await chat.city.settled()


async def handled(city: City) -> None:
    """Everything that was sent has been handled, whatever of it could be told."""
    await city.messenger.wait_for(lambda: not city.messenger.updates.pending)
    await city.running.inbox.join()


async def acts(chat: Chat, label: str) -> None:
    """Tap, and wait for no answer."""
    message, data = chat._button(label, None)
    chat.messenger.person_taps(chat.user, message.message_id, data)
    await handled(chat.city)


async def tried_in_vain(chat: Chat) -> None:
    """The bot has tried to say something here."""
    tries = len(calls_to(chat))
    await chat.messenger.wait_for(lambda: len(calls_to(chat)) > tries)


async def asks_jonas(leyla: Chat) -> None:
    """Jonas is asked to take the case over."""
    await leyla.taps("Hand over")
    await leyla.taps(reader("en").plain("Ask {name}", name="Jonas"))


async def test_who_has_handed_over_does_not_read_what_was_written_after(
    town: City, case: Running, jonas: Chat
) -> None:
    await asks_jonas(case.leyla)
    await goes_away(case.leyla)
    sent = town.messenger.person_writes(case.ayse.user, BEFORE)
    await handled(town)
    await tried_in_vain(case.leyla)
    await acts(jonas, "Accept")
    town.messenger.person_edits(case.ayse.user, sent.message_id, AFTER)
    await handled(town)
    await is_back(case.leyla)

    assert not case.leyla.shows(BEFORE)
    assert not case.leyla.shows(AFTER)
    assert case.leyla.shows("has taken over")
    assert jonas.shows(AFTER)


async def test_a_card_that_comes_late_says_that_the_case_is_gone(
    town: City, case: Running, jonas: Chat
) -> None:
    await asks_jonas(case.leyla)
    case.leyla.seen = case.leyla.last().message_id
    await goes_away(case.leyla)
    await acts(case.leyla, "Open case")
    await acts(jonas, "Accept")
    await is_back(case.leyla)

    await case.leyla.reads("You can't see this any more")
    assert "Rektor" not in case.leyla.last().content["text"]


async def test_who_is_coordinator_no_more_reads_no_list_that_they_opened_before(
    town: City, case: Running
) -> None:
    karen = await town.coordinator(language="en")
    await goes_away(karen)
    for command in ("/cases", "/team", "/digest"):
        town.messenger.person_writes(karen.user, command)
        await handled(town)
    await town.running.database.run(coordinates_no_more)
    await is_back(karen)

    assert not karen.shows(case.reference)
    assert not karen.shows("Leyla")
    await karen.reads("You can't see this any more")


def coordinates_no_more(unit: UnitOfWork) -> None:
    unit.session.execute(delete(RoleGrant).where(col(RoleGrant.role) == Role.COORDINATOR))


async def test_what_the_new_advisor_is_passed_on_can_be_answered(
    town: City, case: Running, jonas: Chat
) -> None:
    await asks_jonas(case.leyla)
    await goes_away(case.leyla)
    town.messenger.person_writes(case.ayse.user, BEFORE)
    await handled(town)
    await acts(jonas, "Accept")
    await is_back(case.leyla)

    await answers(jonas, the(jonas, BEFORE), "Ja, klokken ti")

    await case.ayse.reads("Ja, klokken ti")
