"""What is asked of words of which it is not clear whom they are for."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from casework.relay import Written
from storage.transaction.notice import OF_NONE, OF_SEVERAL, Notice


class AsksWhere(Notice, about=OF_SEVERAL):
    """To `person`, about all that waits of theirs.

    `code` and `data` are a refusal's: why it cannot go where it was meant to go; None where nothing
    was refused.
    """

    person: int
    code: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


class WhichCase(AsksWhere, kind="which_case"):
    """Which of their cases is it about?"""


class WhatFor(AsksWhere, kind="what_for"):
    """Is it more of what they have just written, an answer, or for the other side of a case?"""


class WaitedTooLong(Notice, kind="held_too_long", about=OF_NONE):
    """To who wrote it and did not say where it is to go: it was passed on to nobody.

    `number` messages, of which this is the `first`.
    """

    first: Written
    number: int
