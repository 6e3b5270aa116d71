"""What the reminder of a silent case says."""

from casework.core.words import N_
from handlers.core.naming import told
from handlers.core.reminding import ReminderWords, line
from handlers.core.scene import Scene
from storage.cards.reminders import Reminder


def _silence(scene: Scene, found: Reminder, number: int) -> str:
    if number == 0 or found.case is None:
        return line(scene, NOTHING_LOGGED, found)
    return scene.reader._(
        "{reference}: nothing has happened for two weeks or more, since {day}.",
        reference=told(scene, found.case),
        day=scene.reader.day(found.since),
    )


NOTHING_LOGGED = ReminderWords(
    line=N_("{reference}: nothing has happened for two weeks."),
    began=N_("{day} at {time}: the last thing from you"),
    text=_silence,
)
