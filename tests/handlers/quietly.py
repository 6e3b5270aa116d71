"""Pauses, and what has waited, for the rehearsal of everything that can be said."""

from datetime import timedelta
from typing import Any

from tests.support.rehearsal import NOW, WIDEST, Rehearsal, name_of

WRITTEN = {"kind": "relayed", "params": {"message": 1}}
TAKEN = {"kind": "accepted", "params": {"requisition": 1}}
LOST = {"message_id": 1, "text": "", "file": {"kind": "voice"}, "album": None}
WORDS = {"message_id": 1, "text": WIDEST * 9, "file": None, "album": None}


def quietly(play: Rehearsal, requester: int, advisor: int) -> None:
    """A pause from its beginning to its end, and whatever waits, as long as may be."""
    pausing(play, requester, advisor)
    waiting(play, requester, advisor)


def pausing(play: Rehearsal, requester: int, advisor: int) -> None:
    """Tapped, turned, typed, too long, given up, ended; and refused to the team."""
    play.says(advisor, "/pause")
    play.says(requester, "/pause")
    play.taps(requester, "Pick a day", "›", "‹", "30", "End the pause")
    for words in ("i går", "om 4 måneder", "nonsense", "Back"):
        play.says(requester, "/pause")
        play.says(requester, words)
    play.says(requester, "/pause")
    play.says(requester, "Pick a day")
    play.says(requester, "For a week")
    play.says(requester, "/pause")
    play.taps(requester, "Until tomorrow", "End the pause")


def waiting(play: Rehearsal, requester: int, advisor: int) -> None:
    """Several things in one message, and what their writers are told."""
    notices = [WRITTEN, TAKEN, WRITTEN]
    for kind in ("gathered", "gathered_cases", "gathered_again"):
        play.tells(requester, kind, {"notices": notices, "target": 1})
    for days, paused in ((0, False), (1, False), (3, False), (3, True)):
        until = (NOW + timedelta(days=days)).isoformat()
        play.tells(advisor, "reads_later", _later(until, requester, paused=paused))
        play.tells(advisor, "sent_to", _sent(until, requester, paused=paused))
    case = {"requisition": 1, "person": play.id_of(advisor), "message_id": 1}
    for kind in ("passed_on", "held_passed_on"):  # rows of the version before
        play.tells(advisor, kind, case)
    for person in (requester, advisor):
        about = {"requisition": 1, "person": play.id_of(person)}
        play.tells(person, "reached_again", about)
        play.tells(person, "perhaps_undelivered", about)
    play.tells(advisor, "held_too_long", {"first": WORDS, "number": 3})
    play.tells(advisor, "held_too_long", {"first": LOST, "number": 1})


def _sent(until: str, requester: int, *, paused: bool) -> dict[str, Any]:
    words = {"text": "", "file": "voice"}
    about = {"reference": "TF-2026-0001", "message": 1, "message_id": None, "words": words}
    return {**about, **_later(until, requester, paused=paused)}


def _later(until: str, requester: int, *, paused: bool) -> dict[str, Any]:
    return {
        "requisition": 1,
        "person": 1,
        "until": until,
        "name": name_of(requester),
        "paused": paused,
    }
