"""Notices: lists of cases and requests, and one of them."""

from collections.abc import Mapping
from functools import partial

from handlers.cards import facts as card_facts
from handlers.cards.views import card as cards
from handlers.cards.views import requests
from handlers.cases import facts as case_facts
from handlers.core.card import CardParts
from handlers.core.notice import Notice, Notices

NOTICES: Mapping[str, Notice] = {
    "submitted": Notice(requests.submitted, case_facts.case),
    "accepted": Notice(requests.accepted, case_facts.case),
    "requests": Notice(requests.requests, card_facts.requests),
    "request": Notice(requests.request, card_facts.with_history),
    "request_menu": Notice(requests.request_menu, case_facts.case),
    "withdraw_menu": Notice(requests.withdraw_menu, case_facts.case),
    "withdrawn": Notice(requests.withdrawn),
    "case_withdrawn": Notice(cards.case_withdrawn),
    "cases": Notice(cards.cases, card_facts.open_cases),
}


def notices(parts: CardParts) -> Notices:
    """The card, with what each subject adds to it."""
    load = partial(card_facts.card, parts)
    return {"case_card": Notice(partial(cards.case_card, parts), load)}
