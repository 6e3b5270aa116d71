"""Paging through a list."""

from handlers.messages import Button, Keyboard
from storage.cases import Page


def page_buttons(page: Page, route: str) -> Keyboard:
    """Buttons to the pages beside this one; none where there is only one page."""
    around = (("◀️", page.number - 1), ("▶️", page.number + 1))
    row = tuple(
        Button(f"{arrow} {number + 1}/{page.pages}", f"{route}:{number}")
        for arrow, number in around
        if 0 <= number < page.pages
    )
    return (row,) if row else ()
