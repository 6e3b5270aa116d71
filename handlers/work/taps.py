"""Writing a note on a case, and reading all that was logged and noted in it."""

from dataclasses import dataclass

from casework.cases.permissions import may_read_work
from casework.core.errors import Refused
from casework.core.stored import Stored
from casework.relay import Written
from handlers.cases.own_case import reference_in_hand
from handlers.core.dialogue.awaited import GivenUp, leave_all, moved, waiting_for
from handlers.core.turn import Turn, stale
from handlers.work.notices import CaseWork, Noted, NoteKept, NoteWanted
from storage.cases import reading
from storage.prompts import prompts
from storage.prompts.prompts import OpenPrompt, PromptKind
from storage.work import activities


@dataclass(frozen=True, slots=True)
class NoteBegun(Stored):
    """The note that is being written, as it is kept with the prompt.

    `note` is its row; None before its first message.
    """

    only_what_it_says = True

    note: int | None = None


# Notes


def ask_note(turn: Turn, requisition_id: int) -> None:
    """Begin a note: whatever is written next is part of it, until it is done."""
    reference = reference_in_hand(turn, requisition_id)
    asked = turn.say(NoteWanted(requisition=requisition_id, reference=reference))
    prompts.begin(
        turn.unit,
        turn.person.id,
        PromptKind.NOTE,
        requisition_id,
        data=NoteBegun().as_json(),
        asked_id=asked,
    )


def finish_note(turn: Turn, requisition_id: int) -> None:
    """The note is complete. Raises Refused("stale_button") where nothing of it is written yet."""
    finish_typed(turn, waiting_for(turn, PromptKind.NOTE, requisition_id))


def finish_typed(turn: Turn, prompt: OpenPrompt) -> None:
    """The same, where **Done** is written instead of tapped. Raises what `finish_note` raises."""
    note_id = _note_of(prompt)
    if note_id is None:
        raise stale()
    prompts.end(turn.unit, turn.person.id)
    activities.note_is_done(turn.unit, prompt.case, turn.person, note_id)
    reference = reading.reference_of(turn.session, prompt.case)
    turn.say(Noted(requisition=prompt.case, reference=reference))


def is_begun(prompt: OpenPrompt) -> bool:
    """Whether something of the note was written, so that there is something to end."""
    return _note_of(prompt) is not None


def leave_note(turn: Turn, prompt: OpenPrompt) -> None:
    """Write no more of the note; what was written of it is kept."""
    if is_begun(prompt):
        finish_typed(turn, prompt)
    else:
        leave_all(turn, prompt)


def leave(turn: Turn, requisition_id: int) -> None:
    """Back from the first question of something that is done with a case: nothing has changed."""
    reference = reference_in_hand(turn, requisition_id)
    turn.say(GivenUp(reference=reference, message_id=turn.incoming.message_id))


# What was done so far


def show_all(turn: Turn, requisition_id: int) -> None:
    """The first page of all that was logged and noted, for the team.

    Raises Refused("stale_button") for who may not read it.
    """
    _check_readable(turn, requisition_id)
    turn.say(CaseWork(requisition=requisition_id))


def show_page(turn: Turn, requisition_id: int, page: int) -> None:
    """Another page, in the same message. Raises what `show_all` raises."""
    _check_readable(turn, requisition_id)
    here = turn.incoming.message_id
    turn.say(CaseWork(requisition=requisition_id, page=page, message_id=here))


def _check_readable(turn: Turn, requisition_id: int) -> None:
    found = reading.involved(turn.session, requisition_id)
    if found is None or not may_read_work(turn.person.id, turn.roles, found):
        raise stale()


# What is written


def note_written(turn: Turn, prompt: OpenPrompt, text: str) -> None:
    """Keep a message of the note; more of it may follow.

    Raises what `awaited.moved` makes of what `activities.note` raises; then the note is over.
    """
    written = [Written(turn.incoming.message_id, text)]
    try:
        note = activities.note(turn.unit, prompt.case, turn.person, written, _note_of(prompt))
    except Refused as refusal:
        prompts.end(turn.unit, turn.person.id)
        raise moved(refusal) from None
    reference = reading.reference_of(turn.session, prompt.case)
    asked = turn.say(NoteKept(requisition=prompt.case, reference=reference))
    person, data = turn.person.id, NoteBegun(note).as_json()
    prompts.begin(turn.unit, person, PromptKind.NOTE, prompt.case, data=data, asked_id=asked)


def _note_of(prompt: OpenPrompt) -> int | None:
    """The row of the note that is being written; None before its first message."""
    return NoteBegun.from_json(prompt.data).note
