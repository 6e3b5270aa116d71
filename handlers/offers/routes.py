"""Buttons: offering a case, taking it, and handing it over."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from handlers.core.routes import Tap
from handlers.offers import handovers
from handlers.offers import taps as offers

TAPS: Mapping[str, Tap] = {
    "oa": Tap(offers.accept, (int,), Role.ADVISOR),
    "od": Tap(offers.ask_why, (int,), Role.ADVISOR),
    "ob": Tap(offers.keep_offer, (int,), Role.ADVISOR),
    "or": Tap(offers.decline, (int, str), Role.ADVISOR),
    "ho": Tap(handovers.choose, (int,), Role.ADVISOR),
    "hp": Tap(handovers.ask, (int, int), Role.ADVISOR),
    "hk": Tap(handovers.keep, (int,), Role.ADVISOR),
    "ca": Tap(offers.choose_advisor, (int,), Role.COORDINATOR),
    "cx": Tap(offers.assign, (int, int, int), Role.COORDINATOR, lacking=1),
    "cz": Tap(offers.leave, (), Role.COORDINATOR),
}
