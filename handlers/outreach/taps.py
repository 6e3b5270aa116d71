"""Outreach: a case found in the field, registered by an advisor on an organisation's behalf."""

from casework.core.errors import Refused
from handlers.core.turn import Turn
from handlers.intake import taps
from storage.intake import drafts
from storage.outreach import outreach
from storage.queues.answers import Refusal
from storage.team import invitations

_WRONG_LINK = frozenset({"joining_unknown", "joining_used", "joining_expired", "joining_own"})


def begin(turn: Turn) -> None:
    """`/outreach`: the same form; with a draft open, go on with it or begin afresh."""
    if turn.draft is not None:
        taps.offer_to_go_on(turn, outreach=True)
        return
    drafts.begin(turn.unit, turn.person, outreach=True)


def start_over(turn: Turn, draft_id: int, attempt: int) -> None:
    """Throw the open draft away and register a case instead."""
    taps.start_over(turn, draft_id, attempt, outreach=True)


def start_over_surely(turn: Turn, draft_id: int, attempt: int) -> None:
    """The same, after a yes."""
    taps.start_over_surely(turn, draft_id, attempt, outreach=True)


def make_link(turn: Turn, requisition_id: int) -> None:
    """A link by which the one who is helped can join."""
    outreach.make_link(turn.unit, requisition_id, turn.person)


def join(turn: Turn, token: str) -> None:
    """Somebody has opened such a link."""
    try:
        outreach.join(turn.unit, token, turn.person)
    except Refused as refusal:
        if refusal.code in _WRONG_LINK:
            invitations.count_try(turn.unit, turn.person.id)
        turn.say(Refusal(code=refusal.code, data=refusal.data))


def let_go(turn: Turn, requisition_id: int, requester_id: int) -> None:
    """It was the wrong one who opened it."""
    outreach.let_go(turn.unit, requisition_id, requester_id, turn.person)
    turn.buttons_done()
