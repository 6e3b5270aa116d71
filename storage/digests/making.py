"""What makes a digest: for each kind a function that asks the database and gives what to keep."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session

from casework.core.vocabulary import DigestKind
from casework.digests.rules import Due
from casework.office import Office
from casework.worklist.rules import Line


@dataclass(frozen=True)
class Ask:
    """Somebody is to have a digest. `told_until` is when the one before was made, if there was."""

    person_id: int
    kind: DigestKind
    due: Due
    told_until: datetime | None = None


@dataclass(frozen=True)
class Made:
    """What a digest says: figures and the like, kept as JSON, and the lines with buttons."""

    data: dict[str, Any] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()


Maker = Callable[[Session, Office, Ask, datetime], Made]
"""Makes one; the last argument is now."""

Makers = Mapping[DigestKind, Maker]
"""Who makes each kind: a part of them in each subject, all of them in `storage.subjects`."""
