"""Visits, as both sides tap them: a time, none of them, calling off, and how it goes after."""

from casework.visits.answers import answer as known
from handlers.core.turn import Turn
from handlers.visits.notices import AfterVisitAnswered, VisitCancelMenu, VisitKept
from storage.visits import answers as visit_answers
from storage.visits import choices as visit_choices
from storage.visits import proposals as visits


def take(turn: Turn, visit_id: int, proposal: int, position: int) -> None:
    """This time is the one."""
    visit_choices.take(turn.unit, visit_id, proposal, position, turn.person)
    turn.say("buttons_gone", message_id=turn.incoming.message_id)


def none_fits(turn: Turn, visit_id: int, proposal: int) -> None:
    """None of the times is possible."""
    visits.none_fits(turn.unit, visit_id, proposal, turn.person)
    turn.say("buttons_gone", message_id=turn.incoming.message_id)


def agree_all_the_same(turn: Turn, visit_id: int, proposal: int, position: int) -> None:
    """The time that was chosen holds, though there is another visit at that hour."""
    at = (visit_id, proposal, position)
    visit_choices.agree_all_the_same(turn.unit, *at, turn.person)
    turn.say("buttons_gone", message_id=turn.incoming.message_id)


def not_that_time(turn: Turn, visit_id: int, proposal: int, position: int) -> None:
    """The time that was chosen is not possible any more."""
    visit_choices.not_that_time(turn.unit, visit_id, proposal, position, turn.person)
    turn.say("buttons_gone", message_id=turn.incoming.message_id)


def ask_to_cancel(turn: Turn, visit_id: int) -> None:
    """Really? In a message that names the case."""
    requisition, visit = visits.of_side(turn.unit, visit_id, turn.person)
    visits.check_cancellable(visit, requisition, turn.person, turn.now)
    turn.say(VisitCancelMenu(visit=visit_id, requisition=visit.requisition_id))


def cancel(turn: Turn, visit_id: int) -> None:
    """Call it off."""
    visits.cancel(turn.unit, visit_id, turn.person)
    turn.say("buttons_gone", message_id=turn.incoming.message_id)


def keep(turn: Turn, visit_id: int) -> None:
    """Not called off after all."""
    _requisition, visit = visits.of_side(turn.unit, visit_id, turn.person)
    here = turn.incoming.message_id
    turn.say(VisitKept(visit=visit_id, requisition=visit.requisition_id, message_id=here))


def say_how_it_goes(turn: Turn, follow_up_id: int, said: str) -> None:
    """It is moving, stuck or done."""
    what = known(said)
    visit_answers.answer(turn.unit, follow_up_id, turn.person, what)
    here = turn.incoming.message_id
    turn.say(AfterVisitAnswered(follow_up=follow_up_id, answer=what, message_id=here))
