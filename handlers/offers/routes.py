"""Buttons: offering a case, taking it, and handing it over."""

from collections.abc import Mapping

from casework.core.vocabulary import Role
from handlers.core.keyboards import doors
from handlers.core.routes import Tap, tap
from handlers.offers import buttons, handovers, taps

TAPS: Mapping[str, Tap] = dict(
    [
        tap(buttons.ACCEPT, taps.accept, Role.ADVISOR),
        tap(buttons.DECLINE, taps.ask_why, Role.ADVISOR),
        tap(buttons.BACK_TO_OFFER, taps.keep_offer, Role.ADVISOR),
        tap(buttons.DECLINE_BECAUSE, taps.decline, Role.ADVISOR),
        tap(doors.HAND_OVER, handovers.choose, Role.ADVISOR),
        tap(buttons.ASK_TO_TAKE_OVER, handovers.ask, Role.ADVISOR),
        tap(buttons.KEEP_CASE, handovers.keep, Role.ADVISOR),
        tap(buttons.CHOOSE_ADVISOR, taps.choose_advisor, Role.COORDINATOR),
        tap(buttons.ASSIGN, taps.assign, Role.COORDINATOR, lacking=2),
        tap(buttons.ASK_BEST, taps.ask_best, Role.COORDINATOR),
        tap(buttons.GIVE, taps.give, Role.COORDINATOR),
        tap(buttons.LEAVE_AS_IT_IS, taps.leave, Role.COORDINATOR),
    ]
)
