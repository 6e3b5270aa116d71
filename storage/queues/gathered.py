"""Several notices that have waited, told in one message."""

from collections.abc import Mapping
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
