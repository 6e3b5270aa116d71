"""What the notices about messages between the two sides need to know when they are sent."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from storage import added, talked, which_case
from storage.added import Added
from storage.talked import MessageFacts, MessagesPage
from storage.which_case import Meant

Params = Mapping[str, Any]


def message(session: Session, params: Params) -> MessageFacts | None:
    """One message."""
    return talked.message(session, params["message"])


def addition(session: Session, params: Params) -> Added | None:
    """What was added to a request."""
    return added.one(session, params["message"])


def messages(session: Session, params: Params) -> MessagesPage | None:
    """A page of the messages of a case."""
    return talked.page(session, params["requisition"], params["page"], params["person"])


def meant(session: Session, params: Params) -> Meant:
    """What somebody wrote and may mean for several cases."""
    return which_case.meant(session, params["person"])
