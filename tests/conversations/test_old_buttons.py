"""Old keyboards, second taps, two taps in the same moment, and buttons that nobody was given."""

import pytest

from tests.support.dialogue import Chat, City
from tests.support.naming import NAME
from tests.support.texts import asks, refusal
from tests.support.walks import PROBLEM, answer_until, in_danish, label, send_request

pytestmark = pytest.mark.over_http  # many of them are tapped in the same moment

MALFORMED = (
    "", "x", "::::", "q", "q:", "q:1", "q:1:1", "q:a:b:c", "q:-1:0:school", "q:1:1:school:more",
    "q:99999999999999999999:1:yes", "q:1:1:=nothing", "m:nothing", "l:", "ro:x", "ro:0",
    "rw:1", "ry:1", "rl:", "dc:77", "dr:77:1", "dr:1", "oa:1", "or:1:too_much", "co:1", "cf:1",
    "p:focus_area:health", "ca:1", "cx:1:1", "ti:coordinator", "\x00", "🙂" * 16,
)  # fmt: skip


@in_danish
async def test_a_tap_on_an_old_keyboard_changes_nothing(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "School")
    old = chat.last()
    sports_club = data_of(chat, label(language, "Sports club"))
    await chat.taps(label(language, "School"))
    await chat.says("Tagensbo School")
    told = await chat.taps_data(sports_club, on=old)
    assert told == refusal(language, "stale_button")
    assert chat.shows("✓ " + label(language, "School"))
    await chat.taps("Bispebjerg")
    await chat.reads(asks(language, "focus_areas"))
    assert town.metrics.stale_buttons == 1


async def test_the_same_button_twice(city: City) -> None:
    """Each button on the way is tapped twice in the same moment; the summary is as ever."""
    chat = city.person(language="en")
    await chat.says("/request")
    await chat.says(PROBLEM)
    for button in ("I understand", "Within two weeks", "School"):
        await chat.taps_twice_at_once(button)
    await chat.says("Tagensbo School")
    for button in (
        "Bispebjerg", "Education", "Tell more", "More exactly", "Cooperation with parents",
        "Tell more", "Kind of help", "Not sure yet", "Done", "Change", "District", "Valby",
        "Send request",
    ):  # fmt: skip
        await chat.taps_twice_at_once(button)
    await chat.reads("TF-")
    await chat.reads_nothing_new()
    await chat.says("/requests")
    await chat.reads("Your request", NAME)
    assert len(chat.buttons()) == 1


async def test_a_tick_tapped_twice_stays_ticked(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en")
    for button in ("Change", "Focus area", "Education"):
        await chat.taps(button)
    await chat.taps_twice_at_once("Health")
    assert "★ Health" in chat.buttons()


async def test_two_buttons_in_the_same_moment_count_as_the_first(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", "School")
    asked = chat.last().message_id
    for button in ("School", "Company"):
        town.messenger.person_taps(chat.user, asked, data_of(chat, button))
    await chat.reads(asks("en", "organisation_name"))
    await chat.reads_nothing_new()
    assert chat.shows("✓ School")
    assert not town.messenger.unanswered()


async def test_continue_twice_asks_once(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en", "Bispebjerg")
    await chat.says("/start")
    await chat.reads("Ayşe")
    await chat.taps_twice_at_once("Continue")
    await chat.reads("4/5")
    await chat.reads_nothing_new()


@in_danish
async def test_an_old_start_over_throws_nothing_away(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "Bispebjerg")
    await chat.says("/start")
    offered = chat.last()
    start_over = data_of(chat, label(language, "Start over"))
    await chat.taps(label(language, "Continue"))
    assert await chat.taps_data(start_over, on=offered) == refusal(language, "stale_button")
    await chat.taps("Bispebjerg")
    await chat.says("/cancel")
    assert await chat.taps_data(start_over, on=offered) == refusal(language, "stale_button")
    await chat.taps(label(language, "Continue"))
    await chat.reads("5/5", asks(language, "focus_areas"))


@in_danish
async def test_buttons_of_a_draft_that_is_gone(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language)
    summary = chat.last()
    send = data_of(chat, "📨 " + label(language, "Send request"))
    await chat.taps(label(language, "Discard"))
    await chat.taps(label(language, "Yes, discard it"))
    assert await chat.taps_data(send, on=summary) == refusal(language, "stale_button")
    await chat.says("/requests")
    assert not chat.shows("TF-")


@pytest.mark.parametrize("language", ["da", "en"])
async def test_buttons_of_somebody_else(town: City, language: str) -> None:
    ayse, omar = town.person("Ayşe", language), town.person("Omar", language)
    await send_request(ayse, language)
    await ayse.says("/requests")
    opened = ayse.last().buttons[0].data
    await ayse.says("/request")
    await ayse.says(PROBLEM)
    theirs = [button.data for button in ayse.last().buttons]
    await omar.says("/start")
    for data in (opened, "rw:1", "ry:1", "rk:1", *theirs):
        assert await omar.taps_data(str(data)) == refusal(language, "stale_button")
    assert not omar.shows("TF-")
    await ayse.taps(label(language, "Within two weeks"))
    await ayse.reads(asks(language, "organisation"))


@in_danish
async def test_buttons_that_nobody_was_given(town: City, language: str) -> None:
    chat = town.person(language=language)
    await answer_until(chat, language, "Within two weeks")
    asked = chat.last()
    for count, data in enumerate(MALFORMED, start=1):
        assert await chat.taps_data(data, on=asked) == refusal(language, "stale_button"), data
        assert town.metrics.stale_buttons == count
    await chat.says(label(language, "Within two weeks"))
    await chat.reads(asks(language, "organisation_kind"))


async def test_made_up_answers_to_the_open_question(town: City) -> None:
    chat = town.person(language="en")
    await chat.says("/request")
    await chat.says(PROBLEM)
    for answer in ("no", "!done", "!stay", "+yes", "=district", "!send"):
        assert await chat.taps_data(own(chat, answer)), answer
        await chat.says("/request")
        await chat.taps("Continue")
    await chat.taps("I understand")
    await chat.reads(asks("en", "urgency"))


async def test_made_up_changes_at_the_summary(town: City) -> None:
    chat = town.person(language="en")
    await answer_until(chat, "en")
    made_up = [own(chat, answer) for answer in ("=contact_phone", "=x", "school", "!back", "!done")]
    for data in made_up:
        assert await chat.taps_data(data) == refusal("en", "stale_button")
    await chat.says("send request")
    await chat.reads("TF-")


def data_of(chat: Chat, text: str) -> str:
    """What a button of the newest message sends."""
    return next(str(each.data) for each in chat.last().buttons if each.text == text)


def own(chat: Chat, answer: str) -> str:
    """The data of a button of the newest message, with another answer in it."""
    draft, attempt = str(chat.last().buttons[0].data).split(":")[1:3]
    return f"q:{draft}:{attempt}:{answer}"
