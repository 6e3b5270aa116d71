"""Hours, absences and substitutes, for the rehearsal of everything that can be said."""

from tests.support.rehearsal import Rehearsal, name_of


def absent(play: Rehearsal, requester: int, advisor: int, colleague: int, coordinator: int) -> None:
    """Hours set and taken back; away, cancelled, stood in for, and back."""
    hours(play, advisor)
    planned(play, advisor, colleague)
    away(play, requester, advisor, colleague)
    play.tells(coordinator, "nobody_stands_in", {"absence": 1})


def hours(play: Rehearsal, advisor: int) -> None:
    """A day by taps, one typed, one off, and the office's hours again."""
    play.says(advisor, "/hours")
    play.taps(advisor, "Monday", "Back", "Monday", "10:30", "Back", "10:30", "18:00")
    play.taps(advisor, "Saturday")
    play.says(advisor, "10-24")
    play.taps(advisor, "Tuesday", "Day off", "Wednesday", "In the evening", "Back to office hours")


def planned(play: Rehearsal, advisor: int, colleague: int) -> None:
    """Every step there and back, another substitute, and cancelled."""
    play.says(advisor, "/away")
    play.taps(advisor, "›", "‹", "24", "›", "‹", "27", "Back", "27", name_of(colleague))
    play.taps(advisor, "Back", name_of(colleague), "Save")
    play.says(advisor, "/away")
    play.taps(advisor, "Plan an absence", "Back")
    play.says(advisor, "/away")
    play.taps(advisor, "Somebody else stands in", "Nobody", "Somebody else stands in")
    play.taps(advisor, name_of(colleague), "Cancel it", "Back", "Cancel it", "Yes, cancel it")


def away(play: Rehearsal, requester: int, advisor: int, colleague: int) -> None:
    """From today on: the requester is told who answers, and the advisor what happened."""
    play.says(advisor, "/away")
    play.says(advisor, "23/11")
    play.says(advisor, "27/11")
    play.taps(advisor, name_of(colleague), "Save")
    play.says(requester, "Are you there?")
    play.sends_data(requester, "tc:1")
    play.says(colleague, "/cases")
    play.taps(colleague, "TF-2026-0001", "Note")
    play.says(colleague, "Called them.")
    play.taps(colleague, "Done")
    play.says(advisor, "/away")
    play.taps(advisor, "I'm back", "Yes, I'm back")
