"""What is read while an offer is answered, and a case is handed over."""

from storage.transaction.notice import TEAMS, About, AboutCase, InPlace

_STAYS_WITH_OFFER = About("offer", stays=True)


class OfferMenu(InPlace, kind="offer_menu", about=_STAYS_WITH_OFFER):
    """The buttons below an offer as they were."""

    offer: int


class DeclineMenu(InPlace, kind="decline_menu", about=_STAYS_WITH_OFFER):
    """The reasons for saying no, in the place of the buttons below an offer."""

    offer: int


class AdvisorMenu(AboutCase, kind="advisor_menu", about=TEAMS):
    """To a coordinator: who has a case, who was asked, and whom to ask now."""


class HandoverMenu(AboutCase, kind="handover_menu", about=TEAMS):
    """To its advisor, `person`: whom to ask; while somebody is being asked, whether to keep it."""

    person: int
