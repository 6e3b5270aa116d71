"""How it stands with a case: who has it, who is asked, and since when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """How it stands with a case."""

    NOBODY_ASKED = "nobody_asked"
    EVERYBODY_ASKED = "everybody_asked"
    ASKED = "asked"
    TAKEN = "taken"
    AT_WORK = "at_work"
    AWAY = "away"
    HANDING_OVER = "handing_over"


@dataclass(frozen=True)
class Standing:
    """`name` has the case or, while nobody has it, is asked to take it.

    `other` stands in for them or is asked to take it over; `at` (UTC) is since when somebody is
    asked.
    """

    state: State
    name: str = ""
    other: str = ""
    at: datetime | None = None


def standing(
    *,
    advisor: str | None,
    asked: str | None,
    asked_at: datetime | None,
    offered: int,
    is_away: bool = False,
    is_answered: bool = False,
    substitute: str | None = None,
) -> Standing:
    """How it stands with a case, by these facts of it; the names are first names.

    `offered` is how many were ever asked. Somebody who is away and hands over is away first.
    """
    if advisor is None and asked is not None:
        return Standing(State.ASKED, asked, at=asked_at)
    if advisor is None:
        return Standing(State.EVERYBODY_ASKED if offered else State.NOBODY_ASKED)
    if is_away:
        return Standing(State.AWAY, advisor, substitute or "")
    if asked is not None:
        return Standing(State.HANDING_OVER, advisor, asked, asked_at)
    return Standing(State.AT_WORK if is_answered else State.TAKEN, advisor)
