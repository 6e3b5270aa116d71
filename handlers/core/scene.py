"""What every view gets beside its facts."""

from dataclasses import dataclass
from datetime import date, datetime

from casework.dates.working_days import closed_day, holiday_name
from casework.form.engine import Choice
from casework.office import Office
from handlers.core.effects import Button, Keyboard
from locales.translator import Reader

LONGEST_CARD = 4000
"""Characters of a card, of the 4,096 that a message may have."""


@dataclass(frozen=True)
class Scene:
    """Who reads, when, and whose bot this is."""

    reader: Reader
    office: Office
    now: datetime
    bot_username: str = ""


def day_off_name(scene: Scene, day: date) -> str:
    """What a public holiday is called, or a day that the municipality closes; "" for another."""
    calendar = scene.office.calendar
    public = holiday_name(day, scene.reader.language, calendar.country, calendar.holidays)
    if public is not None:
        return public
    closed = closed_day(day, calendar)
    if closed is None:
        return ""
    return scene.reader.plain(closed.name) if closed.translated else closed.name


def choice_text(reader: Reader, choice: Choice) -> str:
    """A choice's label as a button shows it."""
    if choice.is_name:
        return choice.names.get(reader.language, choice.label)
    return choice.names.get(reader.language) or reader.plain(choice.label)


def rows(buttons: list[Button], columns: int = 1) -> Keyboard:
    """Buttons in rows of so many; an odd last one has a row of its own."""
    return tuple(tuple(buttons[at : at + columns]) for at in range(0, len(buttons), columns))


def clipped(text: str, most: int) -> str:
    """The text, cut at a word with an ellipsis where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > most // 2 else cut).rstrip(" .,:;–-\n") + "…"


def first_line(text: str, most: int = 60) -> str:
    """The first line of a text, short enough for a list."""
    return clipped(text.strip().split("\n", 1)[0], most)
