"""What an advisor does with a case of theirs: log, note, and the words that the bot waits for.

What is tapped on the way travels in the buttons, so that nothing is kept of a log that is given
up; only words are waited for, in the database.
"""

from datetime import date

from casework.cases.permissions import may_read_work
from casework.core.errors import Refused
from casework.relay import Written
from casework.work import activities as rules
from handlers.cases.own_case import in_hand
from handlers.core.awaited import leave_all, moved, waiting_for
from handlers.core.turn import Turn, stale
from storage.cases import reading as case_reading
from storage.prompts import prompts as errands
from storage.prompts.prompts import ErrandKind, OpenErrand
from storage.queues import outbox
from storage.rewording import rewording
from storage.work import activities
from storage.work.activities import Logged

# Log


def open_log(turn: Turn, requisition_id: int) -> None:
    """What was it? The first of three taps."""
    turn.say("log_kind", **in_hand(turn, requisition_id))


def back_to_kinds(turn: Turn, requisition_id: int) -> None:
    """The same question, in the place of the next one."""
    turn.say("log_kind", **in_hand(turn, requisition_id), message_id=turn.incoming.message_id)


def choose_day(turn: Turn, requisition_id: int, kind: str) -> None:
    """When was it?"""
    turn.say(
        "log_day",
        **in_hand(turn, requisition_id),
        activity=rules.kind(kind),
        message_id=turn.incoming.message_id,
    )


def choose_length(turn: Turn, requisition_id: int, kind: str, ordinal: int) -> None:
    """How long did it take?"""
    case = in_hand(turn, requisition_id)
    errand = errands.open_errand(turn.session, turn.person.id)
    if errand is not None and errand.data.get("message_id") == turn.incoming.message_id:
        errands.end(turn.unit, turn.person.id, unless=turn.incoming.message_id)
    turn.say(
        "log_length",
        **case,
        activity=rules.kind(kind),
        day=rules.day(ordinal, _today(turn)).isoformat(),
        message_id=turn.incoming.message_id,
    )


def ask_line(turn: Turn, requisition_id: int, kind: str, ordinal: int, minutes: int) -> None:
    """A line about it: the one thing that is written, and it can be left out."""
    case = in_hand(turn, requisition_id)
    what = {
        "activity": rules.kind(kind),
        "day": rules.day(ordinal, _today(turn)).isoformat(),
        "minutes": rules.minutes(minutes),
        "message_id": turn.incoming.message_id,
    }
    errands.begin(turn.unit, turn.person.id, ErrandKind.LOG, requisition_id, data=what)
    turn.say("log_line", **case, **what)


def save_without_line(turn: Turn, requisition_id: int) -> None:
    """Log it as it is."""
    save_typed(turn, waiting_for(turn, ErrandKind.LOG, requisition_id))


def save_typed(turn: Turn, errand: OpenErrand) -> None:
    """The same, written instead of tapped."""
    _log(turn, errand, "", None)


# Note, and giving up


def ask_note(turn: Turn, requisition_id: int) -> None:
    """A note of one's own: all that is written next, until it is done."""
    asked = outbox.answer(turn.unit, "note_wanted", in_hand(turn, requisition_id))
    errands.begin(
        turn.unit, turn.person.id, ErrandKind.NOTE, requisition_id, data={}, asked_id=asked
    )


def finish_note(turn: Turn, requisition_id: int) -> None:
    """The note is complete."""
    errand = waiting_for(turn, ErrandKind.NOTE, requisition_id)
    if "note" not in errand.data:
        raise stale()
    finish_typed(turn, errand)


def finish_typed(turn: Turn, errand: OpenErrand) -> None:
    """The same, written instead of tapped."""
    errands.end(turn.unit, turn.person.id)
    note_id = errand.data["note"]
    activities.note_is_done(turn.unit, errand.case, turn.person, note_id)
    reference = case_reading.reference_of(turn.session, errand.case)
    turn.say("noted", requisition=errand.case, reference=reference)


def leave_note(turn: Turn, errand: OpenErrand) -> None:
    """No more of the note; what was written of it is kept."""
    if "note" in errand.data:
        finish_typed(turn, errand)
    else:
        leave_all(turn, errand)


def leave(turn: Turn, requisition_id: int) -> None:
    """Back from the first question: nothing was done."""
    turn.say("work_left", **in_hand(turn, requisition_id), message_id=turn.incoming.message_id)


# What was done so far


def show_all(turn: Turn, requisition_id: int) -> None:
    """The first page of all that was logged and noted, for the team."""
    _check_readable(turn, requisition_id)
    turn.say("case_work", requisition=requisition_id, page=0)


def show_page(turn: Turn, requisition_id: int, page: int) -> None:
    """Another page, in the same message."""
    _check_readable(turn, requisition_id)
    turn.say(
        "case_work", requisition=requisition_id, page=page, message_id=turn.incoming.message_id
    )


def _check_readable(turn: Turn, requisition_id: int) -> None:
    found = case_reading.involved(turn.session, requisition_id)
    if found is None or not may_read_work(turn.person.id, turn.roles, found):
        raise stale()


# What is written


def log_written(turn: Turn, errand: OpenErrand, text: str) -> None:
    """The line of a log: it is complete."""
    _log(turn, errand, text, Written(turn.incoming.message_id, text))


def note_written(turn: Turn, errand: OpenErrand, text: str) -> None:
    """A message of the note; more of it may follow."""
    written = [Written(turn.incoming.message_id, text)]
    begun = errand.data.get("note")
    try:
        note = activities.note(turn.unit, errand.case, turn.person, written, begun)
    except Refused as refusal:
        errands.end(turn.unit, turn.person.id)
        raise moved(refusal) from None
    about = {
        "requisition": errand.case,
        "reference": case_reading.reference_of(turn.session, errand.case),
    }
    asked = outbox.answer(turn.unit, "note_kept", about)
    person, data = turn.person.id, {"note": note}
    errands.begin(turn.unit, person, ErrandKind.NOTE, errand.case, data=data, asked_id=asked)


def edited(turn: Turn) -> bool:
    """A message was edited that was kept: all of a note, a log and the like, or a part of it."""
    incoming = turn.incoming
    return rewording.edit(turn.unit, turn.person, incoming.message_id, incoming.text)


def _log(turn: Turn, errand: OpenErrand, line: str, written: Written | None) -> None:
    errands.end(turn.unit, turn.person.id)
    what = Logged(
        kind=rules.kind(errand.data["activity"]),
        day=date.fromisoformat(errand.data["day"]),
        minutes=errand.data["minutes"],
        line=line,
    )
    try:
        activities.log(turn.unit, errand.case, turn.person, what, written)
    except Refused as refusal:
        raise moved(refusal) from None


def _today(turn: Turn) -> date:
    return turn.now.astimezone(turn.office.calendar.zone).date()
