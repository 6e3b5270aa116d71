"""Renders a row of the outbox when it is sent, in the recipient's language of that moment."""

import asyncio
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.database import Database
from casework.office import Office
from handlers import who_reads
from handlers.cases.views import gone
from handlers.core import nameless
from handlers.core.effects import Effect, Nothing
from handlers.core.keyboards.fitting import with_fitting_labels
from handlers.core.scene import Scene
from handlers.subjects import WORDINGS
from locales.translator import Reader, supported
from storage.people import people
from storage.queues.outbox import Outgoing
from storage.transaction.notice import ForStranger, Notice, read

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
        """What a row has to say now, to whom it is for, if they may still read it.

        Reads the database only where the row needs it.
        """
        wording, said = WORDINGS[row.kind], read(row.kind, row.params)
        if who_reads.is_for_anybody(wording) and row.language is not None:
            facts, language = None, row.language
        else:
            async with nullcontext() if row.waiting else self._unprompted:
                facts, language = await self._database.read(
                    lambda session: (_facts(session, row, said), _language(session, row, said))
                )
        reader = Reader(language, self._office.calendar.zone)
        scene = Scene(reader, self._office, self._now(), self.bot_username)
        if facts is _NOT_THEIRS:
            return _of_no_concern(scene, row)
        said_now = nameless.put_into_words(reader, wording.view(scene, said, facts))
        return with_fitting_labels(said_now)


_NOT_THEIRS = object()


def _facts(session: Session, row: Outgoing, said: Notice) -> Any:
    try:
        return who_reads.facts(session, WORDINGS[row.kind], said, row.person_id)
    except who_reads.NotTheirs:
        return _NOT_THEIRS


def _of_no_concern(scene: Scene, row: Outgoing) -> Effect:
    """Who has asked to see something is told why they do not; to anybody else nothing is said."""
    if row.waiting and WORDINGS[row.kind].asked_for:
        return gone.not_yours_any_more(scene)
    return Nothing("its reader has nothing to do with it any more")


def _language(session: Session, row: Outgoing, said: Notice) -> str:
    """The person's language of this moment; for a stranger, the one the row was made with."""
    known = people.name_and_languages(session, row.person_id) if row.person_id is not None else None
    if known is None:
        return supported(said.language if isinstance(said, ForStranger) else None)
    _name, chosen, telegram = known
    return supported(chosen, telegram)
