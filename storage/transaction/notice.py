"""What somebody is told, as data: which kind of message, its values, what storage must know of it.

A notice says nothing in words: its view does, in the reader's language, when it is sent
(`handlers.core.wording`). It stands on the lowest floor that says it: in
`storage/<subject>/notices.py` where a verb does, else in `handlers/<subject>/notices.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, dataclass_transform

from casework.core import stored
from storage.transaction.unit_of_work import UnitOfWork

Params = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class About:
    """Which case a notice is about, and what an answer to its message may quote.

    `by` is the field that leads to the case; None where there is none, or there are several.
    `by_name`: it only names the case, for somebody who may have nothing to do with it any more.
    `internal`: only the team reads it. `shared`: both sides of the case have read the same words.
    `stays`: it changes nothing of what a message says, or says something for a moment only.
    """

    by: str | None = None
    by_name: bool = False
    internal: bool = False
    shared: bool = False
    stays: bool = False


OF_NONE = About()
OF_SEVERAL = About()
STAYS = About(stays=True)
CASE, NAMED = About("requisition"), About("reference", by_name=True)
TEAMS = About("requisition", internal=True)
TEAMS_NAMED = About("reference", by_name=True, internal=True)
STAYS_IN_CASE = About("requisition", stays=True)
OFFER, FOLLOW_UP = About("offer"), About("follow_up")
SAID, SAID_ONCE = About("message", shared=True), About("message")


_KINDS: dict[str, type["Notice"]] = {}


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Notice:
    """The base of all notices: each subclass that names its `kind` becomes a frozen dataclass.

    `kind` is its name in the outbox, and stays what it is: rows of the version before are read by
    it. So a field that comes later has a default. A kind that two notices use is refused with a
    TypeError when the program starts.
    """

    kind: ClassVar[str] = ""
    about: ClassVar[About] = OF_NONE
    is_silent: ClassVar[bool] = False
    """It only takes something away: nobody is disturbed, so it waits for no quiet hours to end."""
    visit_by: ClassVar[str | None] = None
    """The field that leads to the visit that it is about: it does not wait until that is over."""
    when_lost: ClassVar["WhenLost | None"] = None
    """What the advisor of its case is told where its reader was not; see `has_to_be_known`."""
    says_who_is_lost: ClassVar[bool] = False
    """It tells an advisor that their requester cannot be reached: that is said once."""

    def __init_subclass__(
        cls,
        *,
        kind: str = "",
        about: About | None = None,
        is_silent: bool | None = None,
        visit_by: str | None = None,
        when_lost: "WhenLost | None" = None,
        says_who_is_lost: bool | None = None,
    ) -> None:
        """Declare a notice; without a `kind`, what several notices have in common."""
        dataclass(frozen=True, kw_only=True)(cls)
        cls.kind = kind
        if about is not None:
            cls.about = about
        if is_silent is not None:
            cls.is_silent = is_silent
        if visit_by is not None:
            cls.visit_by = visit_by
        if when_lost is not None:
            cls.when_lost = when_lost
        if says_who_is_lost is not None:
            cls.says_who_is_lost = says_who_is_lost
        if kind and _KINDS.setdefault(kind, cls) is not cls:
            raise TypeError(f"two notices are called {kind}")

    @property
    def params(self) -> dict[str, Any]:
        """Its values as JSON, without those that are what they would be anyway."""
        kind: Any = type(self)
        found: dict[str, Any] = stored.adapter(kind).dump_python(
            self, mode="json", exclude_defaults=True
        )
        return found

    def has_to_be_known(self) -> bool:
        """Whether `when_lost` follows where this one is lost; not all of a kind are worth it."""
        return True

    def goes_out_with(self, unit: UnitOfWork, row: int) -> None:
        """It has waited, and goes out now with this row of the outbox, perhaps among others."""


class AboutCase(Notice, about=CASE):
    """A notice about one case."""

    requisition: int


@dataclass(frozen=True, slots=True)
class WhenLost:
    """What an advisor is told where their requester was not, for sure or perhaps."""

    surely: type[AboutCase]
    perhaps: type[AboutCase]


class InPlace(Notice):
    """A notice that can be written into a message of the bot's which stands in the chat already.

    `message_id` is Telegram's; None for a message of its own.
    """

    message_id: int | None = None


class ForStranger(Notice):
    """A notice to somebody of whom nothing may be kept: `language` is what they read.

    It counts where its reader is not known, or no more; None, where that is not said either.
    """

    language: str | None = None


def of_kind(kind: str) -> type[Notice] | None:
    """The notice of this name; None where there is none."""
    return _KINDS.get(kind)


def kinds() -> tuple[type[Notice], ...]:
    """Every notice that there is."""
    return tuple(_KINDS.values())


def read(kind: str, params: Params) -> Notice:
    """A notice as a row keeps it, of this version or the one before.

    Raises KeyError for a kind that there is not, and ValueError for values that are not its own.
    """
    found: Notice = stored.read(_KINDS[kind], params)
    return found
