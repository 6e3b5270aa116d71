"""Renders a row of the outbox when it is sent, in the recipient's language of that moment."""

import asyncio
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.database import Database
from casework.office import Office
from handlers.messages import Effect
from handlers.notices import NOTICES, Notice
from handlers.views.scene import Scene
from locales.translator import Reader, supported
from storage import people
from storage.outbox import Outgoing

UNPROMPTED_AT_ONCE = 2
"""How much of what nobody waits for is read at a time, so that an answer stands behind no more."""


class Presenter:
    """Knows whose bot it is and in which language each person reads."""

    def __init__(self, database: Database, office: Office, now: Callable[[], datetime]) -> None:
        self._database = database
        self._office = office
        self._now = now
        self._unprompted = asyncio.Semaphore(UNPROMPTED_AT_ONCE)
        self.bot_username = ""

    async def render(self, row: Outgoing) -> Effect:
        """What a row has to say now. Reads the database only where the row needs it."""
        notice = NOTICES[row.kind]
        if notice.load is None and row.language is not None:
            facts, language = None, row.language
        else:
            async with nullcontext() if row.waiting else self._unprompted:
                facts, language = await self._database.read(
                    lambda session: (_facts(session, notice, row), _language(session, row))
                )
        reader = Reader(language, self._office.calendar.zone)
        scene = Scene(reader, self._office, self._now(), self.bot_username)
        return notice.view(scene, row.params, facts)


def _facts(session: Session, notice: Notice, row: Outgoing) -> Any:
    return notice.load(session, row.params) if notice.load is not None else None


def _language(session: Session, row: Outgoing) -> str:
    """The person's language of this moment; for a stranger, the one the row was made with."""
    known = people.name_and_languages(session, row.person_id) if row.person_id is not None else None
    if known is None:
        return supported(row.params.get("language"))
    _name, chosen, telegram = known
    return supported(chosen, telegram)
