"""Telling more of a request that was sent, while nobody works on it: question by question."""

from casework.cases.permissions import ASSIGNABLE
from casework.relay import Written
from handlers.additions.notices import TellThis, TellWhat
from handlers.core.dialogue.awaited import leave_all
from handlers.core.turn import Turn, stale
from locales.translator import Reader
from storage.additions import additions
from storage.cards import reading as card_reading
from storage.cards.reading import CaseFacts
from storage.prompts import prompts
from storage.prompts.prompts import OpenPrompt, PromptKind
from storage.relay import relay


def show(turn: Turn, requisition_id: int) -> None:
    """Show what can be told. Raises Refused("stale_button") where it is too late, or told."""
    _open_request(turn, requisition_id)
    turn.say(TellWhat(requisition=requisition_id))


def ask(turn: Turn, requisition_id: int, step: str) -> None:
    """Ask one of the questions, in the place of the list. Raises Refused("stale_button")."""
    if step not in _open_request(turn, requisition_id).left_out:
        raise stale()
    message = turn.incoming.message_id
    data = {"step": step, "message_id": message}
    prompts.begin(turn.unit, turn.person.id, PromptKind.TELL_MORE, requisition_id, data=data)
    turn.say(TellThis(requisition=requisition_id, step=step, message_id=message))


def told(turn: Turn, prompt: OpenPrompt, text: str) -> None:
    """Put the answer into the request.

    Where an advisor has taken it meanwhile, it is passed on to them, with the question's title
    before it. Raises what the relay refuses.
    """
    step, case = prompt.data["step"], prompt.case
    request = _may_tell(turn, case)
    prompts.end(turn.unit, turn.person.id)
    if request is not None and step in request.left_out:
        additions.tell_more(turn.unit, case, step, text)
        return
    title = Reader(turn.language, turn.office.calendar.zone).plain(turn.form.question(step).title)
    written = Written(turn.incoming.message_id, f"{title}: {text}")
    relay.relay(turn.unit, case, turn.person, written)


def leave(turn: Turn, prompt: OpenPrompt) -> None:
    """Back: the list again, or that nothing has changed where it is too late for that."""
    if _may_tell(turn, prompt.case) is None:
        leave_all(turn, prompt)
        return
    message = prompt.data["message_id"]
    prompts.end(turn.unit, turn.person.id, unless=message)
    turn.say(TellWhat(requisition=prompt.case, message_id=message))


def _open_request(turn: Turn, requisition_id: int) -> CaseFacts:
    found = _may_tell(turn, requisition_id)
    if found is None:
        raise stale()
    return found


def _may_tell(turn: Turn, requisition_id: int) -> CaseFacts | None:
    """The request, if it is theirs, nobody has it, and something can be told."""
    found = card_reading.case(turn.session, requisition_id)
    if found is None or found.involved.requester != turn.person.id:
        return None
    return found if found.status in ASSIGNABLE and found.left_out else None
