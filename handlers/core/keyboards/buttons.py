"""Buttons that more than one subject shows, each with the way that it leads."""

from casework.core.words import N_
from handlers.core.effects import Button, Keyboard, Style
from handlers.core.keyboards import doors
from handlers.core.scene import Scene, rows
from locales.translator import Reader

Row = tuple[Button, ...]

ASK_FOR_HELP = N_("Ask for help")

MENU = {
    "request": ASK_FOR_HELP,
    "requests": N_("My requests"),
    "language": N_("Language"),
    # Translators: on a button: about the task force
    "about": N_("About"),
}
"""The four buttons of the greeting: what their tap says, and their text."""

# Translators: a verb, on a button: answer further questions that need not be answered
TELL_MORE = N_("Tell more")
GET_BACK = N_("Get it back")


def back_button(scene: Scene, data: str) -> Button:
    """One step back."""
    reader = scene.reader
    return Button(reader.turned("⬅️ ") + reader.plain("Back"), data)


def back_row(scene: Scene, data: str) -> Row:
    """The same in a row of its own."""
    return (back_button(scene, data),)


def leave_row(scene: Scene, case: int) -> Row:
    """Back from the first question of something that is done with a case."""
    return back_row(scene, doors.LEAVE(case))


def open_row(scene: Scene, case: int) -> Row:
    """The card of a case, for the team."""
    return (Button(scene.reader.plain("Open case"), doors.OPEN_CASE(case)),)


def write_row(scene: Scene, case: int) -> Row:
    """Writing to the requester, for the case's own advisor."""
    return (Button("💬 " + scene.reader.plain("Write to the requester"), doors.WRITE(case)),)


def reopen_row(scene: Scene, case: int) -> Keyboard:
    """A closed request, open again, while there is time."""
    return ((Button("🔄 " + scene.reader.plain("Reopen"), doors.REOPEN(case)),),)


def copy_row(scene: Scene, reference: str) -> Row:
    """A reference into the clipboard, for a mail or a calendar: nothing is sent here."""
    return (Button("📋 " + scene.reader.plain("Copy reference"), copies=reference),)


def promise_row(scene: Scene, case: int) -> Row:
    """Why the answer of a case is promised for that date."""
    return _why_row(scene, doors.WHY_PROMISE(case))


def reminder_row(scene: Scene, follow_up: int) -> Row:
    """Why a reminder comes on that date."""
    return _why_row(scene, doors.WHY_REMINDER(follow_up))


def get_back(scene: Scene, put_away: int) -> Keyboard:
    """What was put away a moment ago, by its row."""
    return ((get_back_button(scene, doors.GET_BACK(put_away)),),)


def get_back_button(scene: Scene, data: str) -> Button:
    """What was put away, back again."""
    reader = scene.reader
    return Button(reader.turned("↩️ ") + reader.plain(GET_BACK), data)


def menu_keyboard(reader: Reader) -> Keyboard:
    """The four buttons of the greeting."""
    return rows([Button(reader.plain(text), doors.MENU(which)) for which, text in MENU.items()], 2)


def erase_keyboard(reader: Reader) -> Keyboard:
    """Having one's data erased: asks first."""
    return ((Button(reader.plain("Erase my data"), doors.ASK_TO_ERASE(), Style.TAKES_AWAY),),)


def _why_row(scene: Scene, data: str) -> Row:
    return (Button("❔ " + scene.reader.plain("Why this date?"), data),)
