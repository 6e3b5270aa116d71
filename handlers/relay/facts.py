"""What the notices about messages between the two sides need to know when they are sent."""

from sqlmodel import Session

from handlers.core.wording import may_be_gone
from handlers.relay.notices import MessagesShown
from storage.addressing.notices import AsksWhere
from storage.cards import reading as card_reading
from storage.cards import which_case
from storage.cards.reading import CaseFacts
from storage.cards.which_case import Meant
from storage.people import people
from storage.queues.notices import OfMessage, PerhapsUndelivered, Undelivered
from storage.relay import reading as relay_reading
from storage.relay.reading import MessageFacts, MessagesPage

Lost = Undelivered | PerhapsUndelivered


def message(session: Session, notice: OfMessage) -> MessageFacts | None:
    """One message."""
    return relay_reading.message(session, notice.message)


@may_be_gone("the case is gone")
def messages(session: Session, notice: MessagesShown) -> MessagesPage | None:
    """A page of the messages of a case."""
    return relay_reading.page(session, notice.requisition, notice.page, notice.person)


def meant(session: Session, notice: AsksWhere) -> Meant:
    """What somebody wrote and may mean for several cases."""
    return which_case.meant(session, notice.person)


@may_be_gone("the case is gone")
def lost_with(session: Session, notice: Lost) -> tuple[CaseFacts, str | None] | None:
    """A case and the first name of whom a message was for, where that is known."""
    found = card_reading.case(session, notice.requisition)
    if found is None or notice.receiver is None:
        return None if found is None else (found, None)
    return found, people.names(session, [notice.receiver]).get(notice.receiver)
