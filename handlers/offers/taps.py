"""An advisor answers an offer; a coordinator chooses whom a case is offered to."""

from casework.cases.permissions import OPEN
from casework.core.errors import Refused
from casework.core.vocabulary import DeclineReason
from handlers.core.turn import Turn, stale
from handlers.offers.notices import AdvisorMenu, DeclineMenu, OfferMenu
from storage.cards import reading
from storage.offers import assigning, offers


def accept(turn: Turn, offer_id: int) -> None:
    """Take the case."""
    offers.accept(turn.unit, offer_id, turn.person)
    turn.buttons_done()


def ask_why(turn: Turn, offer_id: int) -> None:
    """Show the reasons for saying no, below the same card."""
    reading.offer_to_answer(turn.session, offer_id, turn.person.id)
    turn.say(DeclineMenu(offer=offer_id, message_id=turn.incoming.message_id))


def keep_offer(turn: Turn, offer_id: int) -> None:
    """Show the buttons below an offer as they were, in the place of the reasons."""
    reading.offer_to_answer(turn.session, offer_id, turn.person.id)
    turn.say(OfferMenu(offer=offer_id, message_id=turn.incoming.message_id))


def decline(turn: Turn, offer_id: int, reason: str) -> None:
    """Say no, with a reason; the next advisor is asked."""
    if reason not in set(DeclineReason):
        raise stale()
    offers.decline(turn.unit, offer_id, turn.person, DeclineReason(reason))
    turn.buttons_done()


def choose_advisor(turn: Turn, requisition_id: int) -> None:
    """Show who has a case, who was asked, and whom it could be given to.

    Raises Refused("case_over") for a case that has ended.
    """
    found = reading.case(turn.session, requisition_id)
    if found is None:
        raise stale()
    if found.status not in OPEN:
        raise Refused("case_over")
    turn.say(AdvisorMenu(requisition=requisition_id))


def assign(
    turn: Turn, requisition_id: int, advisor_id: int, seen: int = 0, holder: int = 0
) -> None:
    """Give a case to an advisor, as an offer.

    `seen` is the newest offer when this was shown, `holder` who had it then.
    """
    at = (requisition_id, advisor_id)
    if assigning.assign(turn.unit, *at, turn.person, seen=seen, holder=holder):
        turn.buttons_done()


def ask_best(turn: Turn, requisition_id: int, seen: int, holder: int) -> None:
    """Ask whoever fits best; see `assign`."""
    if assigning.assign_best(turn.unit, requisition_id, turn.person, seen=seen, holder=holder):
        turn.buttons_done()


def give(turn: Turn, offer_id: int) -> None:
    """The one who is asked has said yes elsewhere: the case is theirs."""
    assigning.give(turn.unit, offer_id, turn.person)
    turn.buttons_done()


def leave(turn: Turn) -> None:
    """Leave what another coordinator has decided: only the buttons go."""
    turn.buttons_done()
