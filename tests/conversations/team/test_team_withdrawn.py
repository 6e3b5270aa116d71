"""A request is taken back while an advisor is asked."""

import pytest

from casework.core.vocabulary import FocusArea
from tests.support.dialogue import Chat, City
from tests.support.texts import refusal, told
from tests.support.troubles import taps_unwatched
from tests.support.walks import PROBLEM, answer_until, label, send_request


@pytest.fixture
async def leyla(town: City) -> Chat:
    """The advisor who is asked."""
    return await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))


@pytest.fixture
async def jonas(town: City) -> Chat:
    """The one who would come next."""
    return await town.advisor("Jonas", language="en")


@pytest.fixture
def ayse(town: City) -> Chat:
    """A teacher."""
    return town.person("Ayşe", language="en")


async def test_a_case_that_is_withdrawn_while_it_is_offered_cannot_be_taken(
    leyla: Chat, jonas: Chat, ayse: Chat
) -> None:
    reference = await send_request(ayse, "en")
    await ayse.says("/requests")
    await ayse.taps(reference)
    await ayse.taps(label("en", "Withdraw"))
    await ayse.taps(label("en", "Yes, withdraw it"))
    await leyla.reads(told("en", "case_withdrawn", reference=reference))

    assert await leyla.taps(label("en", "Accept")) == refusal("en", "case_over")

    await jonas.reads_nothing_new()
    assert not ayse.shows("Leyla")


@pytest.mark.over_http
async def test_what_is_withdrawn_before_it_could_be_delivered_is_not_shown(
    town: City, leyla: Chat, ayse: Chat
) -> None:
    """Telegram lets the advisor's chat wait; until then the request is taken back."""
    await answer_until(ayse, "en", f"={PROBLEM}")
    await ayse.says(PROBLEM)
    await ayse.sends_a("photo")
    await answer_until(ayse, "en", since=f"={PROBLEM}")
    town.messenger.faults.flood("sendMessage", chat=leyla.user.id, retry_after=1)
    taps_unwatched(ayse, label("en", "Send request"))
    await town.messenger.wait_for(lambda: ayse.shows("TF-"))
    town.messenger.person_taps(ayse.user, 1, "ry:1")
    await town.settled()

    said = town.messenger.from_bot(leyla.user)

    assert PROBLEM not in " ".join(each.text for each in said)
    assert not any("photo" in each.content for each in said)
