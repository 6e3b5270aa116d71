"""What makes a digest: of each kind, who asks the database for what to keep, and what says it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session

from casework.core.vocabulary import DigestKind
from casework.digests.rules import Due
from casework.office import Office
from casework.worklist.rules import Line
from storage.digests.notices import OfDigest


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


@dataclass(frozen=True)
class Maker:
    """One kind of digest: `make` reads what it says (the last argument is now)."""

    make: Callable[[Session, Office, Ask, datetime], Made]
    notice: type[OfDigest]


Makers = Mapping[DigestKind, Maker]
"""Who makes each kind: a part of them in each subject, all of them in `storage.subjects`."""
