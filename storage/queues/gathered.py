"""Several notices that have waited, told in one message."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from storage.transaction.notice import STAYS, About, Notice

OF_WHAT_WAITED = About("notices")


@dataclass(frozen=True, slots=True)
class Waited:
    """One of them, as a row of the outbox would keep it."""

    kind: str
    params: Mapping[str, Any]


class Gathered(Notice, kind="gathered", about=OF_WHAT_WAITED):
    """What has waited, all of it about one case, or about none."""

    notices: tuple[Waited, ...]


class GatheredCases(Notice, kind="gathered_cases", about=OF_WHAT_WAITED):
    """The same, about several cases."""

    notices: tuple[Waited, ...]


class GatheredAgain(Notice, kind="gathered_again", about=STAYS, is_silent=True):
    """The same message (`target`, its outbox row) without something of it that was taken back."""

    notices: tuple[Waited, ...]
    target: int


GATHERED = (Gathered.kind, GatheredCases.kind)
"""What rows of the outbox are called that hold several."""

Said = tuple[str, Mapping[str, Any]]
"""What somebody is told, as a row keeps it: its kind and parameters."""


def each_said(said: Iterable[Said]) -> Iterator[Said]:
    """The same, with what was gathered one by one."""
    for kind, params in said:
        if kind in GATHERED:
            yield from ((each["kind"], each["params"]) for each in params["notices"])
        else:
            yield kind, params
