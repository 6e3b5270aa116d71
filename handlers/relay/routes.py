"""Buttons: what the two sides of a case write to each other."""

from collections.abc import Mapping

from handlers.core.routes import Tap
from handlers.relay import taps as talk

TAPS: Mapping[str, Tap] = {
    "tw": Tap(talk.begin, (int,)),
    "tc": Tap(talk.choose, (int,)),
    "tn": Tap(talk.drop),
    "tu": Tap(talk.take_back, (int,)),
    "tk": Tap(talk.keep, (int,)),
    "tl": Tap(talk.show_messages, (int,)),
    "tm": Tap(talk.show_page, (int, int)),
    "tf": Tap(talk.show_message, (int,)),
}
