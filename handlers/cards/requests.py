"""My requests: what a requester has sent, and taking it back."""

from casework.cases.permissions import OPEN, may_read_request
from handlers.cards.notices import Request, RequestMenu, Requests, WithdrawMenu
from handlers.core.turn import Turn, stale
from storage.cards import reading as card_reading
from storage.cases import reading as case_reading
from storage.closing import withdrawal


def show_list(turn: Turn) -> None:
    """The first page of one's own requests."""
    turn.say(Requests(person=turn.person.id, page=0))


def show_page(turn: Turn, page: int) -> None:
    """Another page, in the same message."""
    turn.say(Requests(person=turn.person.id, page=page, message_id=turn.incoming.message_id))


def open_one(turn: Turn, requisition_id: int) -> None:
    """What was sent, and what has happened since."""
    _check_own(turn, requisition_id)
    turn.say(Request(requisition=requisition_id))


def ask_to_withdraw(turn: Turn, requisition_id: int) -> None:
    """Ask whether to withdraw a request: once, and without a reason."""
    _check_own(turn, requisition_id)
    found = card_reading.case(turn.session, requisition_id)
    if found is None or found.status not in OPEN:
        raise stale()
    turn.say(WithdrawMenu(requisition=requisition_id, message_id=turn.incoming.message_id))


def keep(turn: Turn, requisition_id: int) -> None:
    """Show the buttons below a request as they were, in the place of that question."""
    _check_own(turn, requisition_id)
    turn.say(RequestMenu(requisition=requisition_id, message_id=turn.incoming.message_id))


def withdraw(turn: Turn, requisition_id: int) -> None:
    """Take a request back."""
    _check_own(turn, requisition_id)
    withdrawal.withdraw(turn.unit, requisition_id, turn.person)
    turn.buttons_done()


def _check_own(turn: Turn, requisition_id: int) -> None:
    involved = case_reading.involved(turn.session, requisition_id)
    if involved is None or not may_read_request(turn.person.id, involved):
        raise stale()
