"""What the notices about messages between the two sides need to know when they are sent."""

from sqlmodel import Session

from handlers.core.effects import Params
from storage.cards import reading as cases
from storage.cards import which_case
from storage.cards.reading import CaseFacts
from storage.cards.which_case import Meant
from storage.people import people
from storage.relay import reading as talked
from storage.relay.reading import MessageFacts, MessagesPage


def message(session: Session, params: Params) -> MessageFacts | None:
    """One message."""
    return talked.message(session, params["message"])


def messages(session: Session, params: Params) -> MessagesPage | None:
    """A page of the messages of a case."""
    return talked.page(session, params["requisition"], params["page"], params["person"])


def meant(session: Session, params: Params) -> Meant:
    """What somebody wrote and may mean for several cases."""
    return which_case.meant(session, params["person"])


def lost_with(session: Session, params: Params) -> tuple[CaseFacts, str | None] | None:
    """A case and the first name of whom a message was for, where that is known."""
    found = cases.case(session, params["requisition"])
    name = people.names(session, [params["receiver"]]) if "receiver" in params else {}
    return None if found is None else (found, name.get(params.get("receiver", 0)))
