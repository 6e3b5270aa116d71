"""What is read of cases and requests: lists of them, and one of them. Pages count from 0."""

from handlers.core.card import May
from storage.transaction.notice import OF_SEVERAL, STAYS_IN_CASE, AboutCase, InPlace


class Requests(InPlace, kind="requests", about=OF_SEVERAL):
    """A page of what `person` has asked for."""

    person: int
    page: int


class Cases(InPlace, kind="cases", about=OF_SEVERAL):
    """A page of the open cases of `person`; `everything`: of everybody's."""

    person: int
    everything: bool
    page: int


class Request(AboutCase, kind="request"):
    """To the requester: what they sent, and what has happened since."""


class RequestMenu(AboutCase, InPlace, kind="request_menu", about=STAYS_IN_CASE):
    """The buttons below a request as they were."""


class WithdrawMenu(AboutCase, InPlace, kind="withdraw_menu", about=STAYS_IN_CASE):
    """Whether to withdraw it, in the place of the buttons below a request."""


class CaseCard(AboutCase, kind="case_card"):
    """A case, whole, and what its reader may do with it (`handlers.core.card.May`)."""

    assignable: bool = False
    writes: bool = False
    works: bool = False
    stands_in: bool = False
    reads_work: bool = False
    reads_messages: bool = False

    @property
    def may(self) -> frozenset[May]:
        """What of it they may do."""
        return frozenset(each for each in May if getattr(self, each))
