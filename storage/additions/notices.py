"""What is said of what a requester adds to a request while nobody works on it."""

from storage.transaction.notice import SAID, AboutCase


class AdditionKept(AboutCase, kind="added"):
    """To who wrote it: a receipt."""


class OfAddition(AboutCase, about=SAID):
    """One addition, to somebody of the team: the id of a `CaseMessage`."""

    message: int


class RequestAdded(OfAddition, kind="request_added"):
    """To the advisor who is asked to take the case, and has read it without this."""


class RequestTold(AboutCase, kind="request_told"):
    """To the advisor who is asked to take the case: its requester has answered one question more.

    `step` is the question's, in the form.
    """

    step: str


class WrittenAfterClosing(OfAddition, kind="written_after_closing"):
    """To the advisor who closed it."""
