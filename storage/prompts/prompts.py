"""Words that the bot waits for from somebody, kept so that a restart does not lose the thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from storage.happenings import RolesEnded
from storage.prompts import put_away
from storage.prompts.notices import ClosingPutAway
from storage.prompts.put_away import PutAwayKind
from storage.queues import outbox
from storage.queues.answers import ButtonsGone, KeyboardGone
from storage.tables import Prompt
from storage.transaction.unit_of_work import UnitOfWork

LASTS = timedelta(hours=12)
"""How long a prompt waits; what somebody writes the next day may be meant for something else."""


class PromptKind(StrEnum):
    """What the words are for, in the subjects that there are; another one brings a kind as text."""

    LOG = "log"
    NOTE = "note"
    CLOSE = "close"
    HOURS = "hours"
    AWAY = "away"
    EVALUATION = "evaluation"
    REMIND_DAY = "remind_day"
    REMIND_LINE = "remind_line"
    PAUSE = "pause"
    VISIT = "visit"
    DIGEST_TIME = "digest_time"
    TELL_MORE = "tell_more"


@dataclass(frozen=True, slots=True)
class OpenPrompt:
    """A prompt as it waits."""

    kind: str
    requisition_id: int | None
    data: Mapping[str, Any]
    at: datetime
    asked_id: int | None = None

    @property
    def case(self) -> int:
        """The case that the words are about. Raises LookupError where they are about none."""
        if self.requisition_id is None:
            raise LookupError(f"words for {self.kind} are about no case")
        return self.requisition_id

    def is_old(self, now: datetime) -> bool:
        """Whether so much time has gone by that it must be asked what was meant."""
        return self.at + LASTS < now


def open_prompt(session: Session, person_id: int) -> OpenPrompt | None:
    """What the bot waits for from somebody; None if for nothing."""
    row = session.get(Prompt, person_id)
    if row is None:
        return None
    return OpenPrompt(row.kind, row.requisition_id, row.data, row.at, row.asked_id)


def begin(
    unit: UnitOfWork,
    person_id: int,
    kind: str,
    requisition_id: int | None,
    *,
    data: Mapping[str, Any],
    asked_id: int | None = None,
) -> None:
    """Wait for words. What was waited for before is given up, and its buttons go.

    A closing text that is given up by it is put away, and who wrote it hears so.
    """
    row = unit.session.get(Prompt, person_id)
    if row is not None:
        _take_buttons(unit, row, unless=data.get("message_id"))
        _put_away(unit, row, data if kind == PromptKind.CLOSE else {})
        unit.session.delete(row)
        unit.session.flush()
    unit.session.add(
        Prompt(
            person_id=person_id,
            kind=kind,
            requisition_id=requisition_id,
            data=dict(data),
            asked_id=asked_id,
            at=unit.now,
        )
    )
    unit.session.flush()


def end(unit: UnitOfWork, person_id: int, *, unless: int | None = None, used: bool = False) -> None:
    """Wait no longer; the buttons of what asked go, unless its message says something else now.

    A closing text is put away, and who wrote it hears so, unless it is `used`, or of no use.
    """
    row = unit.session.get(Prompt, person_id)
    if row is not None:
        _take_buttons(unit, row, unless=unless)
        if not used:
            _put_away(unit, row, {})
        unit.session.delete(row)
        unit.session.flush()


def _take_buttons(unit: UnitOfWork, row: Prompt, *, unless: int | None = None) -> None:
    """Take the buttons away where the question stands, if it is not asked there again."""
    if unless is not None and _asked_in(unit.session, row.asked_id, row.data) == unless:
        return
    if row.asked_id is not None:
        outbox.answer(unit, KeyboardGone(target=row.asked_id))
    elif row.data.get("message_id") is not None:
        outbox.answer(unit, ButtonsGone(message_id=row.data["message_id"]))


def stands_in(session: Session, prompt: OpenPrompt, message_id: int) -> bool:
    """Whether a message of the bot's (its id in Telegram) is the one that asks."""
    return _asked_in(session, prompt.asked_id, prompt.data) == message_id


def _asked_in(session: Session, asked_id: int | None, data: Mapping[str, Any]) -> int | None:
    """The message that asks; None while it was not sent, or where nothing has asked."""
    if asked_id is not None:
        return outbox.message_ids(session, [asked_id]).get(asked_id)
    found: int | None = data.get("message_id")
    return found


def closing_messages(data: Mapping[str, Any]) -> list[tuple[int, str]]:
    """The messages that a closing text came in: their ids, and what they say."""
    known = data.get("messages")
    if known is None:  # a prompt of the version before
        return [(0, data["text"])] if "text" in data else []
    return [(message, text) for message, text in known]


def _put_away(unit: UnitOfWork, row: Prompt, new: Mapping[str, Any]) -> None:
    """Keep a closing text for a while, unless the `new` one goes on with it."""
    case = row.requisition_id
    if row.kind != PromptKind.CLOSE or case is None:
        return
    messages = closing_messages(row.data)
    if {each for each, _text in messages} <= {each for each, _text in closing_messages(new)}:
        return
    data = {"outcome": row.data["outcome"], "mask": row.data["mask"], "messages": messages}
    kept = put_away.keep(unit, row.person_id, PutAwayKind.CLOSING, case, data)
    said = ClosingPutAway(requisition=case, put_away=kept.row, until=kept.until)
    outbox.answer(unit, said)


def roles_ended(unit: UnitOfWork, ended: RolesEnded) -> None:
    """Nothing is waited for that an advisor was about to write, once they advise no more."""
    if ended.advises_no_more:
        end(unit, ended.person_id, used=True)
