"""What verbs tell when a case is closed, and when it is opened again."""

from datetime import datetime

from casework.core.stored import Moment
from casework.core.vocabulary import Outcome
from storage.tables import Requisition
from storage.transaction.notice import AboutCase
from storage.transaction.unit_of_work import UnitOfWork


class Closed(AboutCase, kind="closed"):
    """To the requester: their case is closed, by the advisor of this first `name`."""

    name: str = ""

    def goes_out_with(self, unit: UnitOfWork, row: int) -> None:
        """Its words are changed there when the advisor changes them."""
        unit.session.get_one(Requisition, self.requisition).closed_outbox_id = row


class ClosedAgain(AboutCase, kind="closed_again", is_silent=True):
    """To the requester, in the place of `target`: the advisor has changed the words.

    Without `buttons` it was answered already.
    """

    name: str
    target: int
    at: datetime
    buttons: bool


class CaseClosed(AboutCase, kind="case_closed"):
    """To the advisor: whether the requester was told, and when (UTC) where that waits."""

    name: str
    outcome: Outcome
    told: bool
    until: datetime | None = None


class Helped(AboutCase, kind="helped"):
    """To the advisor: their requester says that it helped."""


class HelpedThanks(AboutCase, kind="helped_thanks"):
    """To the requester who has just said that it helped."""


class Reopened(AboutCase, kind="reopened"):
    """To the requester who has opened it.

    `read_from`: from when (UTC) somebody reads of a conflict; None where somebody is at work now,
    and where there is no conflict.
    """

    read_from: Moment | None = None


class CaseReopened(AboutCase, kind="case_reopened"):
    """To the advisor who closed the case, and has it again now."""
