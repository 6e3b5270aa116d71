"""What an advisor does with a case of theirs: notes, and what was done so far."""

from casework.cases.permissions import may_read_work
from casework.core.errors import Refused
from casework.relay import Written
from handlers.cases.own_case import reference_in_hand
from handlers.core.awaited import GivenUp, leave_all, moved, waiting_for
from handlers.core.turn import Turn, stale
from handlers.work.notices import CaseWork, Noted, NoteKept, NoteWanted
from storage.cases import reading as case_reading
from storage.prompts import prompts as errands
from storage.prompts.prompts import ErrandKind, OpenErrand
from storage.rewording import rewording
from storage.work import activities

# Note, and giving up


def ask_note(turn: Turn, requisition_id: int) -> None:
    """A note of one's own: all that is written next, until it is done."""
    reference = reference_in_hand(turn, requisition_id)
    asked = turn.say(NoteWanted(requisition=requisition_id, reference=reference))
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
    turn.say(Noted(requisition=errand.case, reference=reference))


def leave_note(turn: Turn, errand: OpenErrand) -> None:
    """No more of the note; what was written of it is kept."""
    if "note" in errand.data:
        finish_typed(turn, errand)
    else:
        leave_all(turn, errand)


def leave(turn: Turn, requisition_id: int) -> None:
    """Back from the first question: nothing was done."""
    reference = reference_in_hand(turn, requisition_id)
    turn.say(GivenUp(reference=reference, message_id=turn.incoming.message_id))


# What was done so far


def show_all(turn: Turn, requisition_id: int) -> None:
    """The first page of all that was logged and noted, for the team."""
    _check_readable(turn, requisition_id)
    turn.say(CaseWork(requisition=requisition_id))


def show_page(turn: Turn, requisition_id: int, page: int) -> None:
    """Another page, in the same message."""
    _check_readable(turn, requisition_id)
    here = turn.incoming.message_id
    turn.say(CaseWork(requisition=requisition_id, page=page, message_id=here))


def _check_readable(turn: Turn, requisition_id: int) -> None:
    found = case_reading.involved(turn.session, requisition_id)
    if found is None or not may_read_work(turn.person.id, turn.roles, found):
        raise stale()


# What is written


def note_written(turn: Turn, errand: OpenErrand, text: str) -> None:
    """A message of the note; more of it may follow."""
    written = [Written(turn.incoming.message_id, text)]
    begun = errand.data.get("note")
    try:
        note = activities.note(turn.unit, errand.case, turn.person, written, begun)
    except Refused as refusal:
        errands.end(turn.unit, turn.person.id)
        raise moved(refusal) from None
    reference = case_reading.reference_of(turn.session, errand.case)
    asked = turn.say(NoteKept(requisition=errand.case, reference=reference))
    person, data = turn.person.id, {"note": note}
    errands.begin(turn.unit, person, ErrandKind.NOTE, errand.case, data=data, asked_id=asked)


def edited(turn: Turn) -> bool:
    """A message was edited that was kept: all of a note, a log and the like, or a part of it."""
    incoming = turn.incoming
    return rewording.edit(turn.unit, turn.person, incoming.message_id, incoming.text)
