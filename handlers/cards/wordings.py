"""Wordings: lists of cases and requests, and one of them."""

from functools import partial

from handlers.cards import facts as card_facts
from handlers.cards.views import card as cards
from handlers.cards.views import requests
from handlers.cases import facts as case_facts
from handlers.core.card import CardParts
from handlers.core.wording import Wording, Wordings

WORDINGS: Wordings = {
    "submitted": Wording(requests.submitted, case_facts.case),
    "accepted": Wording(requests.accepted, case_facts.case),
    "requests": Wording(requests.requests, card_facts.requests),
    "request": Wording(requests.request, card_facts.with_history),
    "request_menu": Wording(requests.request_menu, case_facts.case),
    "withdraw_menu": Wording(requests.withdraw_menu, case_facts.case),
    "withdrawn": Wording(requests.withdrawn),
    "case_withdrawn": Wording(cards.case_withdrawn),
    "cases": Wording(cards.cases, card_facts.open_cases),
}


def notices(parts: CardParts) -> Wordings:
    """The card, with what each subject adds to it."""
    load = partial(card_facts.card, parts)
    return {"case_card": Wording(partial(cards.case_card, parts), load)}
