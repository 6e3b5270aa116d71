"""Visits, as both sides tap them: a time, none of them, calling off, and how it goes after."""

from casework.visits import answers as rules
from handlers.core.turn import Turn
from handlers.visits.notices import AfterVisitAnswered, VisitCancelMenu, VisitKept
from storage.visits import answers, choices, proposals


def take(turn: Turn, visit_id: int, proposal: int, position: int) -> None:
    """The requester takes one of the times; `position` counts them from 0."""
    choices.take(turn.unit, visit_id, proposal, position, turn.person)
    turn.buttons_done()


def none_fits(turn: Turn, visit_id: int, proposal: int) -> None:
    """None of the times is possible."""
    proposals.none_fits(turn.unit, visit_id, proposal, turn.person)
    turn.buttons_done()


def agree_all_the_same(turn: Turn, visit_id: int, proposal: int, position: int) -> None:
    """The time that was chosen holds, though there is another visit at that hour."""
    at = (visit_id, proposal, position)
    choices.agree_all_the_same(turn.unit, *at, turn.person)
    turn.buttons_done()


def not_that_time(turn: Turn, visit_id: int, proposal: int, position: int) -> None:
    """The time that was chosen is not possible any more."""
    choices.not_that_time(turn.unit, visit_id, proposal, position, turn.person)
    turn.buttons_done()


def ask_to_cancel(turn: Turn, visit_id: int) -> None:
    """Ask whether calling off is meant, in a message that names the case."""
    requisition, visit = proposals.of_side(turn.unit, visit_id, turn.person)
    proposals.check_cancellable(visit, requisition, turn.person, turn.now)
    turn.say(VisitCancelMenu(visit=visit_id, requisition=visit.requisition_id))


def cancel(turn: Turn, visit_id: int) -> None:
    """Call it off."""
    proposals.cancel(turn.unit, visit_id, turn.person)
    turn.buttons_done()


def keep(turn: Turn, visit_id: int) -> None:
    """The visit stays as it is, and the question says so."""
    _requisition, visit = proposals.of_side(turn.unit, visit_id, turn.person)
    here = turn.incoming.message_id
    turn.say(VisitKept(visit=visit_id, requisition=visit.requisition_id, message_id=here))


def say_how_it_goes(turn: Turn, follow_up_id: int, said: str) -> None:
    """One side says that it is moving, stuck or done (`VisitAnswerKind`)."""
    what = rules.answer(said)
    answers.answer(turn.unit, follow_up_id, turn.person, what)
    here = turn.incoming.message_id
    turn.say(AfterVisitAnswered(follow_up=follow_up_id, answer=what, message_id=here))
