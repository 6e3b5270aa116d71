"""Somebody else answers in Telegram's place: nobody is marked by it, and nothing is lost."""

import pytest

from bot.playground.chats.faults import Page
from bot.playground.errors import ApiError
from casework.core.vocabulary import FocusArea
from tests.support.dialogue import City
from tests.support.troubles import calls_to, rows
from tests.support.walks import answer_until, label, send_request

OTHER_JSON = '{"error": {"code": 403, "message": "Forbidden by policy"}}'
TURNED_AWAY = (
    Page(403),
    Page(400),
    Page(401),
    Page(404),
    Page(407),
    Page(429),
    Page(503),
    Page(403, OTHER_JSON, "application/json"),
    Page(403, '{"ok": false}', "application/json"),
    Page(403, "", "text/plain"),
)
PASSED_ON = (Page(200), Page(200, OTHER_JSON, "application/json"), Page(502), Page(504))


@pytest.fixture(autouse=True)
def impatient(town: City) -> None:
    """The first pause after a failure is short, so that nobody waits for the tests."""
    town.running.delivery.first_pause = 0.01


async def nobody_is_marked(town: City) -> None:
    """Everybody can be reached, and everything has gone out."""
    assert await rows(town, "SELECT id FROM person WHERE unreachable_since IS NOT NULL") == []
    assert await rows(town, "SELECT kind, error FROM outbox WHERE status <> 'sent'") == []


@pytest.mark.parametrize("page", [*TURNED_AWAY, *PASSED_ON])
async def test_a_page_in_telegrams_place_is_no_refusal(town: City, page: Page) -> None:
    chat = town.person("Ayşe", language="en")
    town.messenger.faults.page(page, "sendMessage")

    await chat.says("/about")

    await chat.reads("About the task force")
    assert len(calls_to(chat)) == 2
    await nobody_is_marked(town)


@pytest.mark.parametrize("pages", [(TURNED_AWAY * 2)[:16], (Page(200),) * 16, (Page(502),) * 16])
async def test_sixteen_pages_make_nobody_unreachable(town: City, pages: tuple[Page, ...]) -> None:
    people = [town.person(f"Bent {number}", language="en") for number in range(12)]
    for page in pages:
        town.messenger.faults.page(page, "sendMessage")

    for chat in people:
        town.messenger.person_writes(chat.user, "/start")
        town.messenger.person_writes(chat.user, "/about")

    for chat in people:
        await chat.reads("Hello")
        await chat.reads("About the task force")
    await nobody_is_marked(town)


@pytest.mark.parametrize(
    "error",
    [
        ApiError(409, "Conflict: terminated by other getUpdates request"),
        ApiError(401, "Unauthorized"),
        ApiError(404, "Not Found"),
        ApiError(502, "Bad Gateway"),
    ],
    ids=lambda error: str(error.status),
)
async def test_what_telegram_disputes_for_a_moment_is_tried_again(
    town: City, error: ApiError
) -> None:
    chat = town.person("Ayşe", language="en")
    town.messenger.faults.refuse(error, "sendMessage", times=3)

    await chat.says("/about")

    await chat.reads("About the task force")
    await nobody_is_marked(town)


async def test_an_answer_that_breaks_off_is_not_telegrams_no(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    town.messenger.faults.cut("sendMessage")

    await chat.says("/about")

    first, again = town.messenger.from_bot(chat.user)
    assert first.text == again.text
    await nobody_is_marked(town)


async def test_pages_for_edits_and_taps_cost_nothing(town: City) -> None:
    chat = town.person("Ayşe", language="en")
    await answer_until(chat, "en", "I understand")
    for page in (*TURNED_AWAY, *PASSED_ON)[:6]:
        town.messenger.faults.page(page, "editMessageText")
    town.messenger.faults.page(Page(200), "answerCallbackQuery")

    await chat.taps(label("en", "I understand"))

    assert chat.shows("✓", "I understand")
    await chat.reads("3/5")
    await nobody_is_marked(town)


async def test_an_offer_that_meets_a_page_is_still_the_same_advisors(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    jonas = await town.advisor("Jonas", language="en", focus_areas=(FocusArea.HOUSING,))
    town.messenger.faults.page(Page(403), "sendMessage", times=5, chat=leyla.user.id)

    reference = await send_request(town.person("Ayşe", language="en"), "en")

    await leyla.reads(reference)
    await jonas.reads_nothing_new()
    await nobody_is_marked(town)
