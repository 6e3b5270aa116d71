"""Somebody has blocked the bot: nothing waits for them, and nobody waits for them."""

import pytest

from bot.playground.errors import ApiError
from casework.core.vocabulary import FocusArea
from tests.support.dialogue import Chat, City
from tests.support.troubles import calls_to, rows
from tests.support.walks import label, send_request

EDUCATION = (FocusArea.EDUCATION,)


@pytest.fixture
async def leyla(town: City) -> Chat:
    """The advisor who fits best."""
    return await town.advisor("Leyla", language="en", focus_areas=EDUCATION)


@pytest.fixture
def ayse(town: City) -> Chat:
    """Somebody who asks for help."""
    return town.person("Ayşe", language="en")


async def test_what_waits_for_somebody_who_has_blocked_the_bot_is_dropped(
    town: City, leyla: Chat, ayse: Chat
) -> None:
    await send_request(ayse, "en")
    town.messenger.person_blocks_bot(ayse.user)

    await leyla.taps(label("en", "Accept"))

    assert await rows(town, "SELECT 1 FROM person WHERE unreachable_since IS NOT NULL")
    (dropped,) = await rows(town, "SELECT kind, error FROM outbox WHERE status = 'dropped'")
    assert dropped.kind == "accepted"
    assert "blocked" in dropped.error
    assert town.metrics.outbox_depth == 0


async def test_who_writes_again_is_reachable_again(town: City, leyla: Chat, ayse: Chat) -> None:
    reference = await send_request(ayse, "en")
    town.messenger.person_blocks_bot(ayse.user)
    await leyla.taps(label("en", "Accept"))

    await ayse.says("/requests")

    await ayse.reads(reference, label("en", "An advisor is on it"))
    assert not await rows(town, "SELECT 1 FROM person WHERE unreachable_since IS NOT NULL")


async def test_a_case_offered_to_somebody_who_has_blocked_the_bot_goes_to_the_next(
    city: City,
) -> None:
    leyla = await city.advisor("Leyla", language="en", focus_areas=EDUCATION)
    jonas = await city.advisor("Jonas", language="en", focus_areas=(FocusArea.HOUSING,))
    city.messenger.person_blocks_bot(leyla.user)

    reference = await send_request(city.person("Ayşe", language="en"), "en")

    await jonas.reads(reference)
    await leyla.reads_nothing_new()


async def test_an_advisor_who_has_blocked_the_bot_is_not_asked_until_they_write_again(
    town: City, leyla: Chat, ayse: Chat
) -> None:
    jonas = await town.advisor("Jonas", language="en", focus_areas=(FocusArea.HOUSING,))
    town.messenger.person_blocks_bot(leyla.user)
    await send_request(ayse, "en")
    tries = len(calls_to(leyla))

    second = await send_request(town.person("Bent", language="en"), "en")

    await jonas.reads(second)
    assert len(calls_to(leyla)) == tries
    await leyla.says("/cases")
    third = await send_request(town.person("Clara", language="en"), "en")
    await leyla.reads(third)


async def test_where_nobody_can_be_reached_the_coordinator_reads_why(
    town: City, leyla: Chat, ayse: Chat
) -> None:
    karen = await town.coordinator("Karen", language="en")
    await send_request(ayse, "en")
    await leyla.says("/help")
    town.messenger.person_blocks_bot(leyla.user)

    reference = await send_request(town.person("Bent", language="en"), "en")

    told = await karen.reads(reference)
    assert "Leyla" in told
    assert label("en", "cannot be reached") in told


GONE = (
    ApiError(403, "Forbidden: user is deactivated"),
    ApiError(403, "Forbidden: bot can't initiate conversation with a user"),
    ApiError(403, "Forbidden: bot can't send messages to bots"),
    ApiError(403, "Forbidden: bot was blocked by the user"),
    ApiError(400, "Bad Request: chat not found"),
    ApiError(400, "Bad Request: user not found"),
    ApiError(400, "Bad Request: PEER_ID_INVALID"),
    ApiError(400, "Bad Request: USER_ID_INVALID"),
    ApiError(400, "Bad Request: INPUT_USER_DEACTIVATED"),
    ApiError(400, "Bad Request: bot can't initiate conversation with a user"),
)


@pytest.mark.parametrize("gone", GONE, ids=lambda error: error.description)
async def test_whoever_is_gone_is_not_asked_and_the_next_one_is_at_once(
    town: City, leyla: Chat, ayse: Chat, gone: ApiError
) -> None:
    jonas = await town.advisor("Jonas", language="en", focus_areas=(FocusArea.HOUSING,))
    town.messenger.faults.refuse(gone, "sendMessage", chat=leyla.user.id)

    reference = await send_request(ayse, "en")

    await jonas.reads(reference)
    await leyla.reads_nothing_new()
    assert len(calls_to(leyla)) == 1
    assert await rows(town, "SELECT 1 FROM person WHERE unreachable_since IS NOT NULL")
    assert not await rows(town, "SELECT 1 FROM outbox WHERE status IN ('failed', 'pending')")


async def test_who_is_found_to_be_gone_by_an_edit_is_gone_too(
    town: City, leyla: Chat, ayse: Chat
) -> None:
    jonas = await town.advisor("Jonas", language="en", focus_areas=(FocusArea.HOUSING,))
    reference = await send_request(ayse, "en")
    await leyla.reads(reference)
    gone = ApiError(400, "Bad Request: chat not found")
    town.messenger.faults.refuse(gone, "editMessageReplyMarkup", chat=leyla.user.id)

    await leyla.taps(label("en", "Decline"))

    await jonas.reads(reference)
