"""What a kind of follow-up says and offers, and what reminders of all kinds have in common."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from handlers.core.effects import Button, Effect, Keyboard
from handlers.core.keyboards import doors
from handlers.core.keyboards.buttons import Row, open_row, reminder_row
from handlers.core.naming import label_of, told
from handlers.core.scene import Scene
from storage.cards.reminders import Reminder


def snooze(scene: Scene, found: Reminder) -> Button:
    """Putting it off."""
    return Button(scene.reader.plain("Snooze"), doors.SNOOZE(found.id))


def later_row(scene: Scene, found: Reminder) -> Row:
    """Having done it, and putting it off."""
    # Not the form's "Done": in Danish a question is "Færdig", what one had to do is "Gjort".
    return (Button(scene.reader.plain("✅ Done"), doors.DONE(found.id)), snooze(scene, found))


def opens_row(scene: Scene, found: Reminder) -> Row:
    """The card of its case, and why it comes now."""
    opens = open_row(scene, found.case.id) if found.case else ()
    return (*opens, *reminder_row(scene, found.id))


def usual_buttons(scene: Scene, found: Reminder) -> Keyboard:
    """What answers a reminder of a case that somebody has."""
    return (later_row(scene, found), opens_row(scene, found))


def alone(scene: Scene, found: Reminder) -> Button | None:
    """What a line among several leads to: the reminder alone, with its own buttons."""
    return Button(label_of(scene, found.case), doors.ASK_ALONE(found.id)) if found.case else None


def _counts_from(found: Reminder) -> datetime:
    return found.since


def _never(_found: Reminder) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class ReminderWords:
    """How one kind of follow-up is told.

    `line` stands among others, `text` alone (the round, from 0, tells how often it was said
    before); without, the line does. Both may name the reference, a line of the reader's own, and
    the day and time of `moment`. `line_instead` is for who stands in, where that reads otherwise.
    `began` says what its date counts from, with a day and a time. A kind that is asked in a way of
    its own has a `view`, which is given the round too and says it all. What `is_over` is left out
    among others.
    """

    line: str
    began: str
    line_instead: str | None = None
    text: Callable[[Scene, Reminder, int], str] | None = None
    moment: Callable[[Reminder], datetime] = _counts_from
    buttons: Callable[[Scene, Reminder], Keyboard] = usual_buttons
    leads_to: Callable[[Scene, Reminder], Button | None] = alone
    is_over: Callable[[Reminder], bool] = _never
    view: Callable[[Scene, Reminder, int], Effect] | None = None


def line(scene: Scene, words: ReminderWords, found: Reminder) -> str:
    """A reminder in one line."""
    reader, moment = scene.reader, words.moment(found)
    sentence = words.line
    if found.instead_of is not None and words.line_instead is not None:
        sentence = words.line_instead
    return reader._(
        sentence,
        reference=told(scene, found.case) if found.case else "",
        line=found.line,
        day=reader.day(moment),
        time=reader.time(moment),
    )
