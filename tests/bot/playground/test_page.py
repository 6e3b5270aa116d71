"""The page as people use it, in a browser: wide and as narrow as a phone, by mouse and by keys."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.playground.server import PlaygroundServer
from tests.bot.playground.conftest import Call
from tests.bot.playground.echo import EchoBot
from tests.bot.playground.pictures import png
from tests.bot.playground.windows import PHONE, WIDE, column, last_says, opened
from tests.support.browser import OpenWindow


@pytest.mark.parametrize("size", [WIDE, PHONE])
async def test_a_conversation(
    open_window: OpenWindow, server: PlaygroundServer, echo: EchoBot, size: tuple[int, int]
) -> None:
    page = await opened(open_window, server, size)
    staff = column(page, "staff")
    await expect(staff.get_by_role("textbox")).to_be_hidden()
    await staff.get_by_role("button", name="Start", exact=True).click()
    await expect(staff.locator("strong")).to_have_text("Hello")
    await staff.get_by_role("textbox").fill("Merhaba")
    await staff.get_by_role("textbox").press("Enter")
    await last_says(staff, "echo: Merhaba")
    await staff.get_by_role("button", name="Notice").click()
    await expect(staff.locator(".toasts")).to_contain_text("Noted")
    await staff.get_by_role("button", name="Alert").click()
    await expect(page.get_by_role("dialog")).to_contain_text("Mind!")
    await page.get_by_role("button", name="Close").click()
    await staff.get_by_role("button", name="Never").click()
    await expect(staff.locator(".spinner")).to_be_visible()
    await staff.get_by_role("button", name="Edit", exact=True).first.click()
    await expect(staff.get_by_text("Edited", exact=True)).to_be_visible()
    await expect(staff.get_by_role("button", name="Alert")).to_have_count(0)
    await expect(staff.get_by_text("edited", exact=True)).to_be_visible()


async def test_files_pictures_and_the_own_number(
    open_window: OpenWindow, server: PlaygroundServer, echo: EchoBot, tmp_path: Path
) -> None:
    page = await opened(open_window, server, WIDE)
    staff = column(page, "staff")
    await staff.get_by_role("button", name="Start", exact=True).click()
    pictures = [tmp_path / "one.png", tmp_path / "two.png"]
    for picture in pictures:
        picture.write_bytes(png(60, 40))
    await staff.locator("input[type=file]").set_input_files(pictures)
    await staff.get_by_role("textbox").fill("Two of them")
    await staff.get_by_role("button", name="Send").click()
    await expect(staff.locator(".picture img")).to_have_count(2)
    await last_says(staff, "echo: photo")
    note = tmp_path / "note.txt"
    note.write_text("hello")
    await staff.locator("input[type=file]").set_input_files([note])
    await staff.get_by_role("button", name="Send").click()
    await expect(staff.locator("a.file")).to_contain_text("note.txt")
    await staff.get_by_role("textbox").fill("phone")
    await staff.get_by_role("textbox").press("Enter")
    await staff.get_by_role("button", name="My number").click()
    await expect(staff.locator(".file").last).to_contain_text("+4520304051")
    await last_says(staff, "echo: contact")


async def test_by_keys_only(
    open_window: OpenWindow, server: PlaygroundServer, echo: EchoBot
) -> None:
    page = await opened(open_window, server, WIDE)
    staff = column(page, "staff")
    start = staff.get_by_role("button", name="Start", exact=True)
    await expect(start).to_be_visible()
    for _ in range(40):
        if await start.evaluate("element => element === document.activeElement"):
            break
        await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(staff.get_by_role("textbox")).to_be_focused()
    await page.keyboard.type("written by hand")
    await page.keyboard.press("Enter")
    await last_says(staff, "echo: written by hand")
    await expect(staff.get_by_role("textbox")).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.type(", and mended")
    await page.keyboard.press("Enter")
    await expect(staff.get_by_text("written by hand, and mended")).to_be_visible()
    await staff.get_by_role("button", name="Edit", exact=True).first.focus()
    await page.keyboard.press("Enter")
    await expect(staff.get_by_text("Edited", exact=True)).to_be_visible()
    focused = await page.evaluate("document.activeElement.className")
    assert focused.startswith("message"), "the keys go on where the button was"


async def test_menu_replies_and_deletions(
    open_window: OpenWindow, server: PlaygroundServer, echo: EchoBot, call: Call
) -> None:
    page = await opened(open_window, server, WIDE)
    advisor = column(page, "advisor")
    await advisor.get_by_role("button", name="Menu").click()
    await advisor.get_by_role("menuitem", name="/start").click()
    await expect(advisor.locator("strong")).to_have_text("Hello")
    await advisor.locator("li.theirs").first.hover()
    await advisor.get_by_role("button", name="Reply").last.click()
    await advisor.get_by_role("textbox").fill("an answer")
    await advisor.get_by_role("textbox").press("Enter")
    await expect(advisor.locator(".own .quote")).to_contain_text("Hello, see this")
    await last_says(advisor, "echo: an answer")
    last = server.messenger.last(9101)
    assert last is not None
    await call("deleteMessage", chat_id=9101, message_id=last.message_id)
    await expect(advisor.get_by_text("echo: an answer")).to_have_count(0)


async def test_a_link_that_starts_the_bot_is_opened_as_somebody(
    open_window: OpenWindow, server: PlaygroundServer, echo: EchoBot
) -> None:
    page = await opened(open_window, server, PHONE)
    await page.get_by_role("button", name="Coordinator").click()
    coordinator = column(page, "coordinator")
    await coordinator.get_by_role("button", name="Start", exact=True).click()
    await coordinator.get_by_role("link", name="this").click()
    await page.get_by_role("dialog").get_by_role("button", name="Daniel Okafor").click()
    staff = column(page, "staff")
    await expect(staff.get_by_role("combobox")).to_have_value("9003")
    await expect(staff.locator("li.own")).to_contain_text("/start abc")
    await server.messenger.wait_for(lambda: "/start abc" in echo.words)


async def test_the_language_switch_does_what_the_person_would(
    open_window: OpenWindow, server: PlaygroundServer, echo: EchoBot
) -> None:
    page = await opened(open_window, server, WIDE)
    staff = column(page, "staff")
    english = staff.get_by_role("button", name="English")
    await english.click()
    await expect(english).to_have_attribute("aria-pressed", "true")
    assert server.messenger.chat(9001).user.language_code == "en"
    assert echo.words == [], "nobody writes to a bot they have not started"
    await staff.get_by_role("button", name="Start", exact=True).click()
    await last_says(staff, "Hello")
    await staff.get_by_role("button", name="Dansk").click()
    await expect(staff.get_by_text("Edited", exact=True)).to_be_visible()
    assert echo.words == ["/start", "/language"]


async def test_somebody_else_has_news(open_window: OpenWindow, server: PlaygroundServer) -> None:
    page = await opened(open_window, server, PHONE)
    await expect(column(page, "staff").get_by_role("combobox")).to_be_visible()
    messenger = server.messenger
    messenger.post(messenger.chat(9102), {"text": "For Jonas"}, from_bot=True)
    tab = page.get_by_role("button", name="Advisor")
    await expect(tab).to_contain_text("1")
    await tab.click()
    advisor = column(page, "advisor")
    await advisor.get_by_role("button", name="Jonas: 1 new").click()
    await expect(advisor.get_by_text("For Jonas")).to_be_visible()
    await expect(tab).not_to_contain_text("1")


async def test_markup_in_what_people_write_stays_text(
    open_window: OpenWindow, server: PlaygroundServer
) -> None:
    evil = "<img src=x onerror=alert(1)> javascript:alert(1)"
    server.messenger.person_writes(9001, evil)
    server.messenger.post(
        server.messenger.chat(9001),
        {
            "text": "tap",
            "entities": [
                {"type": "text_link", "offset": 0, "length": 3, "url": "javascript:alert(1)"}
            ],
        },
        from_bot=True,
    )
    page = await opened(open_window, server, WIDE)
    staff = column(page, "staff")
    await expect(staff.get_by_text(evil)).to_be_visible()
    await expect(staff.locator(".words a, .words img")).to_have_count(0)


async def test_clock_language_and_fresh_start(
    open_window: OpenWindow, server: PlaygroundServer, echo: EchoBot
) -> None:
    page = await opened(open_window, server, WIDE, "da")
    staff = column(page, "staff")
    await staff.get_by_role("button", name="Start", exact=True).click()
    await last_says(staff, "Hello")
    await page.get_by_role("button", name="+1 uge").click()
    await expect(page.locator("#ahead")).to_have_text("Uret er stillet 7 dage frem")
    await page.get_by_role("group", name="Sidens sprog").get_by_text("EN").click()
    await expect(page.locator("#ahead")).to_have_text("The clock is 7 days ahead")
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await page.get_by_role("button", name="Start afresh").click()
    await page.get_by_role("dialog").get_by_role("button", name="Start afresh").click()
    await expect(staff.get_by_role("button", name="Start", exact=True)).to_be_visible()
    await expect(page.locator("#ahead")).to_be_hidden()
