"""What any subject may answer who writes or taps: that it is done with, or why it is refused."""

from typing import Any

from storage.transaction.notice import STAYS, About, ForStranger, Notice


class TapAnswered(Notice, kind="tap_answered", about=STAYS):
    """Nothing is said; the button stops waiting."""


class ButtonsGone(Notice, kind="buttons_gone", about=STAYS):
    """The buttons of a message have done their work. `message_id` is Telegram's."""

    message_id: int


class KeyboardGone(Notice, kind="keyboard_gone", about=STAYS, is_silent=True):
    """The same, of the message of the row `target` of the outbox."""

    target: int


class EditNoted(Notice, kind="edit_noted"):
    """To who has edited a message: what it had given is changed too."""


class Refuses(Notice):
    """A refusal: its code, and what its sentence takes in (days and moments in ISO format)."""

    code: str
    data: dict[str, Any]


class Refusal(Refuses, kind="refused", about=About("data", by_name=True)):
    """Why something was not done, to who wrote."""


class EditRefusal(Refuses, kind="edit_refused"):
    """Why a change in a message is not kept; what was there before stands."""


class LongerRefusal(Refuses, kind="refused_longer", about=STAYS):
    """A refusal said before in the row `target` of the outbox, of a text that is longer by now."""

    target: int


class TapRefusal(Refuses, ForStranger, kind="tap_refused", about=STAYS):
    """Why a button does nothing, to who tapped it: a line where it is.

    `message_id` is the message below which it stands, from which it goes where it has no use any
    more; None where that is not known.
    """

    message_id: int | None = None
