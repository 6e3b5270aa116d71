"""The page for everybody: by keys, by a screen reader, magnified, and in any script."""

import pytest
from playwright.async_api import Page, expect

from bot.playground.server import PlaygroundServer
from tests.bot.playground.conftest import Call
from tests.bot.playground.echo import COMMANDS, EchoBot
from tests.bot.playground.windows import PHONE, WIDE, column, last_says, opened
from tests.support.axe import faults
from tests.support.browser import OpenWindow

MIDDLE = (1024, 768)
HALF_WIDE, HALF_A_PHONE = (WIDE[0] // 2, WIDE[1] // 2), (PHONE[0] // 2, PHONE[1] // 2)
FOCUSED = "document.activeElement"
SAMIRA = 9004


async def talked(page: Page, messages: int = 3) -> None:
    """Some messages stand in the first chat, and the bot has answered each."""
    staff = column(page, "staff")
    await staff.get_by_role("button", name="Start", exact=True).click()
    await last_says(staff, "Hello")
    for number in range(messages):
        await staff.get_by_role("textbox").fill(f"number {number}")
        await staff.get_by_role("textbox").press("Enter")
        await last_says(staff, f"echo: number {number}")


@pytest.mark.parametrize(
    ("size", "scheme"),
    [(WIDE, "light"), (MIDDLE, "dark"), (PHONE, "light"), (HALF_A_PHONE, "dark")],
)
async def test_axe_finds_nothing(
    open_window: OpenWindow, server: PlaygroundServer, echo: EchoBot, size: tuple[int, int],
    scheme: str,
) -> None:  # fmt: skip
    page = await opened(open_window, server, size)
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    await expect(column(page, "staff").get_by_role("button", name="Start")).to_be_visible()
    assert await faults(page) == []
    await talked(page, messages=1)
    assert await faults(page) == []
    staff = column(page, "staff")
    await staff.get_by_role("button", name="Alert").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    assert await faults(page, doubts=False) == []
    await page.get_by_role("button", name="Close").click()
    await staff.get_by_role("button", name="Menu").click()
    await expect(staff.get_by_role("menu")).to_be_visible()
    assert await faults(page, doubts=False) == []


@pytest.mark.parametrize("size", [WIDE, MIDDLE, PHONE, HALF_A_PHONE])
async def test_every_button_has_a_name_that_begins_with_what_it_shows(
    open_window: OpenWindow, server: PlaygroundServer, echo: EchoBot, size: tuple[int, int]
) -> None:
    page = await opened(open_window, server, size)
    await talked(page, messages=1)
    for name in ("Menu", "Attach files", "Send"):
        await expect(column(page, "staff").get_by_role("button", name=name)).to_be_visible()
    for group in ("Language of the page", "Language of Ayşe"):
        switch = page.get_by_role("group", name=group)
        for shown, name in (("DA", "DA: Dansk"), ("EN", "EN: English")):
            button = switch.get_by_role("button", name=name, exact=True)
            await expect(button).to_have_text(shown)
            await expect(button).to_have_attribute("title", name[4:])


async def test_one_tab_leads_past_the_old_messages_to_where_one_writes(
    open_window: OpenWindow, server: PlaygroundServer, echo: EchoBot
) -> None:
    page = await opened(open_window, server, WIDE)
    await talked(page)
    staff = column(page, "staff")
    await staff.get_by_role("log").focus()
    stops = []
    for _ in range(12):
        await page.keyboard.press("Tab")
        focused = page.locator(":focus")
        stops.append(await focused.get_attribute("aria-label") or await focused.inner_text())
        if await staff.get_by_role("textbox").evaluate(f"box => box === {FOCUSED}"):
            break
    greeting = ["Reply", "Edit", "Alert", "Notice", "Never"]
    assert [each for each in stops if each] == [
        "this", *greeting, "Menu", "Attach files", "Write a message"
    ]  # fmt: skip


async def test_the_arrows_go_through_the_messages_and_to_the_box(
    open_window: OpenWindow, server: PlaygroundServer, echo: EchoBot
) -> None:
    page = await opened(open_window, server, WIDE)
    await talked(page)
    staff = column(page, "staff")
    await staff.get_by_role("log").focus()
    for key, words in (
        ("ArrowUp", "echo: number 2"), ("ArrowUp", "number 2"), ("Home", "/start"),
        ("ArrowDown", "Hello"), ("End", "echo: number 2"),
    ):  # fmt: skip
        await page.keyboard.press(key)
        await expect(staff.locator("li:focus")).to_contain_text(words)
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Tab")
    await expect(staff.locator("li:focus-within")).to_contain_text("number 2")
    await expect(page.locator(":focus")).to_have_accessible_name("Reply")
    await page.keyboard.press("Escape")
    await expect(staff.get_by_role("textbox")).to_be_focused()


async def test_the_menu_by_arrow_keys(
    open_window: OpenWindow, server: PlaygroundServer, echo: EchoBot
) -> None:
    page = await opened(open_window, server, WIDE)
    advisor = column(page, "advisor")
    toggle = advisor.get_by_role("button", name="Menu")
    await toggle.focus()
    await page.keyboard.press("ArrowDown")
    items = advisor.get_by_role("menuitem")
    await expect(items).to_have_count(len(COMMANDS))
    for key, place in (("ArrowDown", 1), ("ArrowDown", 0), ("ArrowUp", 1), ("Home", 0), ("End", 1)):
        await expect(toggle).to_have_attribute("aria-expanded", "true")
        await page.keyboard.press(key)
        await expect(items.nth(place)).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(toggle).to_be_focused()
    await expect(advisor.get_by_role("menu")).to_be_hidden()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await expect(toggle).to_have_attribute("aria-expanded", "false")
    await toggle.click()
    await column(page, "staff").locator("header").click()
    await expect(advisor.get_by_role("menu")).to_be_hidden()


async def test_the_focus_stays_where_it_was_when_the_menu_changes(
    open_window: OpenWindow, server: PlaygroundServer, echo: EchoBot
) -> None:
    page = await opened(open_window, server, WIDE)
    await talked(page, messages=0)
    staff = column(page, "staff")
    attach = staff.get_by_role("button", name="Attach files")
    await attach.focus()
    messenger = server.messenger
    messenger.commands[("default", "")] = [{"command": "new", "description": "Something new"}]
    messenger.touch(messenger.chat(9001))
    await expect(staff.get_by_role("menuitem", name="/new", include_hidden=True)).to_have_count(1)
    await expect(attach).to_be_focused()


async def test_a_name_in_arabic_moves_nothing_that_stands_beside_it(
    open_window: OpenWindow, server: PlaygroundServer
) -> None:
    page = await opened(open_window, server, PHONE)
    staff = column(page, "staff")
    await expect(staff.get_by_role("combobox")).to_be_visible()
    messenger = server.messenger
    messenger.post(messenger.chat(SAMIRA), {"text": "For Samira"}, from_bot=True)
    chip = staff.locator(".elsewhere button")
    await expect(chip.locator("bdi").first).to_have_text("سميرة")
    await expect(staff.locator(f"option[value='{SAMIRA}']")).to_have_text(
        "\u2068سميرة Haddad\u2069 (1 new)"
    )
    await chip.click()
    await expect(staff.get_by_text("For Samira")).to_be_visible()


async def test_a_line_that_begins_with_such_a_name_runs_as_its_sentence_does(
    open_window: OpenWindow, server: PlaygroundServer
) -> None:
    messenger = server.messenger
    messenger.chat(9001).started = True
    lines = "Two lines:\n\u2068سميرة\u2069 has a new date: Monday.\n\u2068سميرة\u2069"
    bold = {"type": "bold", "offset": lines.index("new"), "length": len("new date")}
    messenger.post(messenger.chat(9001), {"text": lines, "entities": [bold]}, from_bot=True)
    page = await opened(open_window, server, WIDE)
    said = column(page, "staff").locator(".words")
    await expect(said.locator("strong")).to_have_text("new date")
    left = await said.evaluate(
        "words => { const range = document.createRange();"
        " range.selectNode(words.querySelector('strong'));"
        " return range.getBoundingClientRect().left - words.getBoundingClientRect().left; }"
    )
    name = await said.evaluate(
        "words => { const node = words.firstChild; const range = document.createRange();"
        " const at = node.data.indexOf('س'); range.setStart(node, at); range.setEnd(node, at + 5);"
        " return range.getBoundingClientRect().left - words.getBoundingClientRect().left; }"
    )
    assert name < 5
    assert left > name


async def test_a_label_is_cut_as_a_phone_cuts_it(
    open_window: OpenWindow, server: PlaygroundServer
) -> None:
    words = "A label that is much too long for half the width of any phone that there is"
    keys = [{"text": words, "callback_data": "a"}, {"text": "Short", "callback_data": "b"}]
    messenger = server.messenger
    messenger.chat(9001).started = True
    messenger.post(
        messenger.chat(9001), {"text": "Two"}, from_bot=True, markup={"inline_keyboard": [keys]}
    )
    page = await opened(open_window, server, PHONE)
    long, short = (
        column(page, "staff").get_by_role("button", name=each) for each in (words, "Short")
    )
    await expect(long).to_be_visible()
    boxes = [await each.bounding_box() for each in (long, short)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["height"] == boxes[1]["height"]
    await long.locator(".label-line").hover()
    await expect(long.locator(".label-line")).to_have_attribute("title", words)


async def test_ticks_say_what_the_bot_has_read(
    open_window: OpenWindow, server: PlaygroundServer, call: Call
) -> None:
    page = await opened(open_window, server, WIDE)
    own = column(page, "staff").locator("li.own")
    await column(page, "staff").get_by_role("button", name="Start", exact=True).click()
    await expect(own.get_by_role("img", name="Sent")).to_be_visible()
    told = await call("getUpdates")
    await expect(own.get_by_role("img", name="Sent")).to_be_visible()
    await call("getUpdates", offset=told["result"][-1]["update_id"] + 1)
    await expect(own.get_by_role("img", name="Read by the bot")).to_be_visible()


@pytest.mark.parametrize("drawn", [True, False])
async def test_it_says_where_the_symbols_cannot_be_drawn(
    open_window: OpenWindow, server: PlaygroundServer, drawn: bool
) -> None:
    page = await open_window(width=PHONE[0], height=PHONE[1])
    picture = "'x'.charCodeAt() * character.length" if not drawn else "character.codePointAt()"
    await page.add_init_script(
        "CanvasRenderingContext2D.prototype.fillText = function (character) {"
        f" this.fillRect(0, 0, ({picture}) % 19 + 1, 9); }}"
    )
    await page.goto(f"{server.url}/?lang=en")
    await expect(page.locator(".column .who select").first).to_be_attached()
    told = page.get_by_text("fonts-noto-color-emoji")
    await (expect(told).to_be_hidden() if drawn else expect(told).to_be_visible())


@pytest.mark.parametrize("size", [HALF_WIDE, HALF_A_PHONE])
async def test_nothing_is_cut_off_at_200_percent(
    open_window: OpenWindow, server: PlaygroundServer, echo: EchoBot, size: tuple[int, int]
) -> None:
    page = await opened(open_window, server, size)
    staff = column(page, "staff")
    await staff.get_by_role("button", name="Start", exact=True).click()
    await last_says(staff, "Hello")
    wider = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wider == 0
    await staff.get_by_role("textbox").scroll_into_view_if_needed()
    await expect(staff.get_by_role("textbox")).to_be_in_viewport()
    for shown in await page.locator("button:visible, select:visible, time:visible").all():
        await expect(shown).to_have_js_property(
            "scrollWidth", await shown.evaluate("each => each.clientWidth || each.scrollWidth")
        )
