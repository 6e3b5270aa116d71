"""Notices: lists of cases and requests, and one of them."""

from collections.abc import Mapping

from handlers import card_facts, case_facts
from handlers.notice import Notice
from handlers.views import cards, requests

NOTICES: Mapping[str, Notice] = {
    "submitted": Notice(requests.submitted, case_facts.case),
    "accepted": Notice(requests.accepted, case_facts.case),
    "requests": Notice(requests.requests, card_facts.requests),
    "request": Notice(requests.request, card_facts.with_history),
    "request_menu": Notice(requests.request_menu, case_facts.case),
    "withdraw_menu": Notice(requests.withdraw_menu, case_facts.case),
    "withdrawn": Notice(requests.withdrawn),
    "case_withdrawn": Notice(cards.case_withdrawn),
    "case_card": Notice(cards.case_card, card_facts.card),
    "cases": Notice(cards.cases, card_facts.open_cases),
}
