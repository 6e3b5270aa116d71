"""Adds a subject to the running program, as a line in each table that it has a part in would."""

from collections.abc import Mapping
from typing import Any

import pytest

import handlers.subjects
import storage.subjects
from casework.follow_ups import kinds
from handlers.follow_ups import wordings as reminders


def add(
    monkeypatch: pytest.MonkeyPatch,
    *,
    rules: Any,
    verbs: Any,
    routes: Any,
    wordings: Any,
    card: Any,
) -> None:
    """Until the test is over. Raises ValueError for a key that another subject uses."""
    said = handlers.subjects.FOLLOW_UPS
    reminders_of = {each.notice.kind for each in verbs.FOLLOW_UPS.values()}
    parts: list[tuple[Any, Mapping[Any, Any]]] = [
        (kinds.FOLLOW_UPS, rules.FOLLOW_UPS),
        (storage.subjects.FOLLOW_UPS, verbs.FOLLOW_UPS),
        (handlers.subjects.COMMANDS, routes.COMMANDS),
        (handlers.subjects.TAPS, routes.TAPS),
        (said, wordings.FOLLOW_UPS),
        (handlers.subjects.WORDINGS, wordings.WORDINGS),
        (handlers.subjects.CARD, {card.__name__: card.CARD}),
    ]
    for table, part in parts:
        for key, value in part.items():
            if key in table:
                raise ValueError(f"{key} is used by another subject")
            monkeypatch.setitem(table, key, value)
    for kind, wording in reminders.notices(said).items():
        if kind in reminders_of:
            monkeypatch.setitem(handlers.subjects.WORDINGS, kind, wording)
