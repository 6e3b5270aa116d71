"""What was answered so far in a guided dialogue: its buttons carry it, its prompt keeps it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Self, get_args, get_type_hints

from casework.core.stored import Stored
from casework.dates import months
from handlers.core.turn import stale


@dataclass(frozen=True)
class Answers(Stored):
    """What was answered so far. A subclass has a field a question, in the order they are asked.

    `shown` is a day of the month that a calendar shows; it is not kept.
    """

    kept_beside = frozenset({"case", "shown"})
    only_what_it_says = True

    shown: date | None = field(default=None, kw_only=True)

    def at_step(self, _step: str) -> Self:
        """What is kept at a step; for answers that do not tell by themselves which one is open."""
        return self

    @classmethod
    def carried(cls, *values: int | str) -> Self:
        """The answers that a button carries: the first ones, in their order; a day as its ordinal.

        Raises Refused("stale_button") for a day or a word that there is not.
        """
        answers: Any = cls
        read = zip(_fields(answers), values, strict=False)
        return cls(**{name: _value(kind, value) for (name, kind), value in read})


@dataclass(frozen=True)
class OfCase(Answers):
    """The answers of a dialogue about one case, whose id all of its buttons carry first."""

    case: int


@cache
def _fields(answers: type[Answers]) -> tuple[tuple[str, Any], ...]:
    """The names of the answers in their order, each with its type without `| None`."""
    hints = get_type_hints(answers)
    names = (each for each, about in answers.__dataclass_fields__.items() if not about.kw_only)
    return tuple((each, next(iter(get_args(hints[each])), hints[each])) for each in names)


def _value(kind: Any, value: int | str) -> Any:
    if kind is date:
        return months.day_of(int(value))
    if not issubclass(kind, StrEnum):
        return value
    try:
        return kind(value)
    except ValueError:
        raise stale() from None
