"""How one kind of message is made: every kind that the outbox can hold is one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from handlers.core.effects import Effect, Params
from handlers.core.scene import Scene

Loader = Callable[[Session, Params], Any]


@dataclass(frozen=True, slots=True)
class Notice:
    """A view that puts it into words, and a loader of the facts that it needs when it is sent.

    Without a loader the parameters say it all. Two that wait for somebody who has written very
    much say the same, and are said once, where the parameters in `told_by` are the same; all of
    them, unless it is given.
    """

    view: Callable[[Scene, Params, Any], Effect]
    load: Loader | None = None
    told_by: tuple[str, ...] | None = None


Notices = Mapping[str, Notice]
