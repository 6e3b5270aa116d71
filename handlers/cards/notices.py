"""What is read of cases and requests: lists of them, and one of them. Pages count from 0."""

from enum import StrEnum

from casework.cases.choosing import Chosen, Stage
from casework.core.vocabulary import FocusArea
from handlers.core.card import May
from storage.transaction.notice import OF_SEVERAL, STAYS_IN_CASE, AboutCase, InPlace


class Requests(InPlace, kind="requests", about=OF_SEVERAL):
    """A page of what `person` has asked for."""

    person: int
    page: int


class Cases(InPlace, kind="cases", about=OF_SEVERAL):
    """A page of the cases of `person`; `everything`: of everybody's.

    Of what was chosen: `stage`, `area`, and the id of an `advisor`.
    """

    person: int
    everything: bool
    page: int
    stage: Stage = Stage.OPEN
    area: FocusArea | None = None
    advisor: int | None = None

    @property
    def chosen(self) -> Chosen:
        """What of the list is shown."""
        return Chosen(self.stage, self.area, self.advisor)


class By(StrEnum):
    """What a list of cases can be narrowed by."""

    STAGE = "stage"
    AREA = "area"
    ADVISOR = "advisor"


class CasesChoice(Cases, kind="cases_choice", about=OF_SEVERAL):
    """What to narrow that list `by`, in its place."""

    by: By


class Request(AboutCase, kind="request"):
    """To the requester: what they sent, and what has happened since."""


class RequestMenu(AboutCase, InPlace, kind="request_menu", about=STAYS_IN_CASE):
    """The buttons below a request as they were."""


class WithdrawMenu(AboutCase, InPlace, kind="withdraw_menu", about=STAYS_IN_CASE):
    """Whether to withdraw it, in the place of the buttons below a request."""


class ForReader(AboutCase):
    """Something of a case that shows what its reader may do with it (`handlers.core.card.May`)."""

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


class CaseCard(ForReader, kind="case_card"):
    """A case, whole, with what is done next at hand."""


class CardMenu(ForReader, InPlace, kind="card_menu", about=STAYS_IN_CASE):
    """The buttons of a card that are likely next, or the `others`, in their place."""

    others: bool = False
