"""Paging through a list, and the way to what was written in a case."""

from collections.abc import Callable

from handlers.core.doors import READ_MESSAGES
from handlers.core.effects import Button, Keyboard
from handlers.core.scene import Scene
from storage.cards.reading import CaseFacts
from storage.cases.lists import Page


def page_buttons(scene: Scene, page: Page, route: str | Callable[[int], str]) -> Keyboard:
    """Buttons to the pages beside this one; none where there is only one page."""
    return arrows(scene, page.number, page.pages, route)


def arrows(scene: Scene, current: int, pages: int, route: str | Callable[[int], str]) -> Keyboard:
    """The same for any list; pages are counted from 0."""
    around = (("◀️", current - 1), ("▶️", current + 1))
    row = tuple(
        Button(f"{scene.reader.turned(arrow)} {number + 1}/{pages}", _to(route, number))
        for arrow, number in around
        if 0 <= number < pages
    )
    return (row,) if row else ()


def _to(route: str | Callable[[int], str], number: int) -> str:
    return f"{route}:{number}" if isinstance(route, str) else route(number)


def messages_row(scene: Scene, case: CaseFacts) -> Keyboard:
    """The button to the messages of a case, in a row; none where nobody has written."""
    if not case.messages:
        return ()
    return ((Button(scene.reader.plain("Messages"), READ_MESSAGES(case.id)),),)
