"""My requests: the list, a request whole, and taking it back."""

import pytest

from casework.core.vocabulary import FocusArea
from tests.support.dialogue import Chat, City
from tests.support.texts import asks, refusal, told
from tests.support.walks import PROBLEM, in_danish, label, send_request


@in_danish
async def test_nothing_sent_yet_leads_to_the_form(town: City, language: str) -> None:
    chat = town.person(language=language)
    await chat.says("/requests")
    await chat.taps(label(language, "Ask for help"))
    await chat.reads(asks(language, "problem"))


@in_danish
async def test_reference_status_and_first_line(town: City, language: str) -> None:
    chat = town.person(language=language)
    reference = await send_request(chat, language)
    await chat.says("/requests")
    await chat.reads(reference, label(language, "We are finding an advisor"), PROBLEM[:40])


@pytest.mark.over_http
async def test_newest_first_five_a_page(city: City) -> None:
    chat = city.person(language="en")
    await send_request(chat, "en")
    for number in range(2, 8):
        await sends_another(chat, f"Problem number {number} of this spring.")
    await chat.says("/requests")
    page = chat.last()
    assert chat.buttons() == [
        f"Tagensbo School · Problem number {n} of…" for n in (7, 6, 5, 4, 3)
    ] + ["▶️ 2/2"]
    assert page.text.index("Problem number 7") < page.text.index("Problem number 3")
    await chat.taps("▶️ 2/2", on=page)
    assert chat.last() is page
    assert chat.buttons() == [
        "Tagensbo School · Problem number 2 of…",
        "Tagensbo School · Forældrene kommer…",
        "◀️ 1/2",
    ]
    await chat.taps_twice_at_once("◀️ 1/2")
    assert "Problem number 7" in page.text


@in_danish
async def test_opening_one_shows_what_was_sent_and_its_history(town: City, language: str) -> None:
    leyla = await town.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    chat = town.person(language=language)
    reference = await send_request(chat, language)
    await leyla.taps(label(language, "Accept"))
    await chat.says("/requests")
    await chat.taps(reference)
    await chat.reads(
        label(language, "An advisor is on it"), "Tagensbo School", PROBLEM,
        label(language, "Education"), "Leyla", str(year(town)),
    )  # fmt: skip
    write = "💬 " + label(language, "Write to your advisor")
    why = "❔ " + label(language, "Why this date?")
    copy = "📋 " + label(language, "Copy reference")
    assert chat.buttons() == [write, copy, why, label(language, "Withdraw")]


@pytest.mark.over_http
@in_danish
async def test_withdraw_is_asked_once_and_told_to_the_advisor(town: City, language: str) -> None:
    leyla = await town.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    chat = town.person(language=language)
    reference = await send_request(chat, language)
    await leyla.taps(label(language, "Accept"))
    await chat.says("/requests")
    await chat.taps(reference)
    await chat.taps(label(language, "Withdraw"))
    await chat.taps(label(language, "No, keep it"))
    await chat.taps(label(language, "Withdraw"))
    await chat.taps_twice_at_once(label(language, "Yes, withdraw it"))
    await chat.reads(told(language, "withdrawn", reference=reference))
    await chat.reads_nothing_new()
    await leyla.reads(told(language, "case_withdrawn", reference=reference))
    await chat.says("/requests")
    await chat.reads(reference, label(language, "Withdrawn"))
    await chat.taps(reference)
    assert chat.buttons() == ["📋 " + label(language, "Copy reference")]


@in_danish
async def test_what_is_over_cannot_be_withdrawn_with_an_old_button(
    town: City, language: str
) -> None:
    chat = town.person(language=language)
    reference = await send_request(chat, language)
    await chat.says("/requests")
    await chat.taps(reference)
    opened = chat.last()
    await chat.taps(label(language, "Withdraw"))
    again = str(opened.buttons[0].data)
    await chat.taps(label(language, "Yes, withdraw it"))
    assert await chat.taps_data(again, on=opened) == refusal(language, "case_over")


async def test_only_ones_own(town: City) -> None:
    ayse, omar = town.person("Ayşe", "en"), town.person("Omar", "en")
    reference = await send_request(ayse, "en")
    await omar.says("/requests")
    assert not omar.shows(reference)
    assert await omar.taps_data("ro:1") == refusal("en", "stale_button")
    assert not omar.shows(PROBLEM)


async def sends_another(chat: Chat, problem: str) -> None:
    """One more request of the same school."""
    await chat.says("/request")
    await chat.says(problem)
    for button in ("Within two weeks", "Tagensbo School", "Education", "Send request"):
        await chat.taps(button)


def year(city: City) -> int:
    """The year it is."""
    return city.clock.now().year
