"""The coordinators' worklist: what needs a decision, most urgent first."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Line:
    """A line of a digest. `subject` names the thing, the same every day: "silent:17".

    `since` is the moment from which it waits for a decision. `data` is what its text needs beside
    the case and the person, as JSON.
    """

    kind: str
    subject: str
    requisition_id: int | None
    person_id: int | None
    since: datetime
    data: dict[str, Any] = field(default_factory=dict)
