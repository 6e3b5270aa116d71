"""What is said where somebody chooses a day, for the rehearsal of everything that can be said."""

from casework.follow_ups import LONGEST_REMINDER
from tests.support.rehearsal import NOW, WIDEST, Rehearsal

LINE = (WIDEST * 9)[:LONGEST_REMINDER].rstrip()


def reminders_set(play: Rehearsal, advisor: int) -> None:
    """**Remind me**, by every way to a day, with a line and without."""
    play.says(advisor, "/cases")
    play.taps(advisor, "TF-2026-0001", "Remind me", "Back", "Remind me", "Tomorrow", "Back")
    play.taps(advisor, "Pick a day")
    turn, day = f"mt:1:{NOW.year * 12 + NOW.month}", f"md:1:{NOW.toordinal() + 9}"
    play.sends_data(advisor, turn)
    play.taps(advisor, "Back", "In a week", "Without a line")
    play.says(advisor, "/cases")
    play.taps(advisor, "TF-2026-0001", "Remind me")
    for text in ("soon", "20/11/2026", "today", "1.1.2031", "Pick a day"):
        play.says(advisor, text)
    play.sends_data(advisor, day)
    play.says(advisor, LINE)
