"""Paging through a list, and the way to what was written in a case."""

from collections.abc import Callable

from handlers.core.effects import Button, Keyboard
from handlers.core.keyboards.doors import READ_MESSAGES
from handlers.core.scene import Scene
from storage.cards.reading import CaseFacts
from storage.cases.lists import Page


def page_buttons(scene: Scene, page: Page, to_page: Callable[[int], str]) -> Keyboard:
    """Buttons to the pages beside this one; none where there is only one page."""
    return arrows(scene, page.number, page.pages, to_page)


def arrows(scene: Scene, current: int, pages: int, to_page: Callable[[int], str]) -> Keyboard:
    """The same for any list; pages are counted from 0."""
    around = (("◀️", current - 1), ("▶️", current + 1))
    row = tuple(
        Button(f"{scene.reader.turned(arrow)} {number + 1}/{pages}", to_page(number))
        for arrow, number in around
        if 0 <= number < pages
    )
    return (row,) if row else ()


def messages_row(scene: Scene, case: CaseFacts) -> Keyboard:
    """The button to the messages of a case, in a row; none where nobody has written."""
    if not case.messages:
        return ()
    return ((Button(scene.reader.plain("Messages"), READ_MESSAGES(case.id)),),)
