"""How lists of cases and requests, and one of them, are put into words, and who may read them."""

from functools import partial

from casework.team.leaving import TEAM
from handlers.cards import facts
from handlers.cards.notices import (
    CardMenu,
    CaseCard,
    Cases,
    CasesChoice,
    Request,
    RequestMenu,
    Requests,
    WithdrawMenu,
)
from handlers.cards.views import card, cases, requests
from handlers.cases.facts import case
from handlers.core.card import CardParts
from handlers.core.wording import Wordings, worded
from storage.cases.notices import CaseWithdrawn, Submitted, Withdrawn
from storage.offers.notices import Accepted

WORDINGS: Wordings = dict(
    [
        worded(Submitted, requests.submitted, case),
        worded(Accepted, requests.accepted, case),
        worded(Requests, requests.requests, facts.requests),
        worded(Request, requests.request, facts.with_history, asked_for=True),
        worded(RequestMenu, requests.request_menu, case),
        worded(WithdrawMenu, requests.withdraw_menu, case),
        worded(Withdrawn, requests.withdrawn),
        worded(CaseWithdrawn, card.case_withdrawn),
        worded(Cases, cases.cases, facts.cases, needs_role=TEAM, asked_for=True),
        worded(CasesChoice, cases.choice, facts.advisors, needs_role=TEAM, asked_for=True),
    ]
)


def notices(parts: CardParts) -> Wordings:
    """The card, with what each subject adds to it."""
    view, menu = partial(card.case_card, parts), partial(card.card_menu, parts)
    load = partial(facts.card, parts)
    return dict(
        [
            worded(CaseCard, view, load, asked_for=True),
            worded(CardMenu, menu, load, asked_for=True),
        ]
    )
