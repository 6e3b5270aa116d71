"""What stands in the program's database when all is over, read without the program's own code."""

import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

Parts = dict[str, dict[int, list[str]]]

_REQUESTS = """
    SELECT requisition.id, telegram_id, year, number, problem, about, tried, wished_result,
           organisation.name, focus_detail, urgency, contact_method, contact_value
    FROM requisition
    JOIN person ON person.id = requester_id
    JOIN organisation ON organisation.id = organisation_id
    ORDER BY year, number
"""
_PARTS = {
    "areas": "SELECT requisition_id, focus_area FROM requisition_focus_area "
    "ORDER BY is_primary DESC, focus_area",
    "helps": "SELECT requisition_id, help_kind FROM requisition_help_kind ORDER BY help_kind",
    "files": "SELECT requisition_id, file_id FROM attachment ORDER BY position",
    "events": "SELECT requisition_id, kind FROM event ORDER BY id",
}
_LEFT_OVER = {
    "updates not handled": "SELECT count(*) FROM inbox WHERE status != 'done'",
    "messages not sent": "SELECT count(*) FROM outbox WHERE status != 'sent'",
    "drafts not sent": "SELECT count(*) FROM draft WHERE status != 'sent'",
}


@dataclass(frozen=True)
class Request:
    """A request as it was kept, with everything that was answered."""

    person: int
    reference: str
    problem: str
    about: str | None
    tried: str | None
    wished_result: str | None
    organisation: str
    focus_areas: tuple[str, ...]
    focus_detail: str | None
    help_kinds: tuple[str, ...]
    urgency: str
    contact: tuple[str, str | None]
    files: tuple[str, ...]
    events: tuple[str, ...]


class Kept:
    """The database in `file`, which nobody writes to any more."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @cached_property
    def requests(self) -> list[Request]:
        """All of them, in the order of their references."""
        with closing(sqlite3.connect(self._file)) as connection:
            parts = {name: _grouped(connection, query) for name, query in _PARTS.items()}
            return [_request(row, parts) for row in connection.execute(_REQUESTS)]

    def of(self, person: int) -> list[Request]:
        """A person's requests, in the order of their references."""
        return [request for request in self.requests if request.person == person]

    def gaps(self) -> list[str]:
        """The references that are not the next number after the one before, from 1 on."""
        return [
            request.reference
            for number, request in enumerate(self.requests, start=1)
            if request.reference.split("-")[2] != f"{number:04}"
        ]

    def left_over(self) -> dict[str, int]:
        """What a program that has finished leaves undone; nothing, it is to be hoped."""
        with closing(sqlite3.connect(self._file)) as connection:
            counts = {
                what: connection.execute(query).fetchone()[0] for what, query in _LEFT_OVER.items()
            }
        return {what: count for what, count in counts.items() if count}


def _grouped(connection: sqlite3.Connection, query: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for owner, value in connection.execute(query):
        found[owner].append(value)
    return found


def _request(row: tuple[Any, ...], parts: Parts) -> Request:
    id_, person, year, number, problem, about, tried, wished, organisation, *others = row
    focus_detail, urgency, method, contact = others
    return Request(
        person,
        f"TF-{year}-{number:04}",
        problem,
        about,
        tried,
        wished,
        organisation,
        tuple(parts["areas"][id_]),
        focus_detail,
        tuple(parts["helps"][id_]),
        urgency,
        (method, contact),
        tuple(parts["files"][id_]),
        tuple(parts["events"][id_]),
    )
