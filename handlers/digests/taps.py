"""`/digest`: what comes by itself, and when; changed, stopped, or shown at once."""

from dataclasses import dataclass
from datetime import datetime, time

from sqlmodel import Session

from casework.core.vocabulary import DigestKind
from casework.dates.typed import LONGEST
from casework.digests.times import at_minutes, own_time
from casework.office import Office
from handlers.agenda import taps as agenda
from handlers.core.dialogue.answers import Answers
from handlers.core.dialogue.steps import Dialogue, Question, Step
from handlers.core.turn import Turn, stale
from handlers.digests.notices import DigestChoice, Digests, DigestTime
from storage.digests import choices as digest_choices
from storage.digests import digests
from storage.digests.making import Made
from storage.prompts.prompts import PromptKind
from storage.subjects import MAKERS


@dataclass(frozen=True)
class ChosenDigest(Answers):
    """A digest, and when it shall come (local minutes since midnight)."""

    digest: DigestKind
    minutes: int | None = None


def show(turn: Turn) -> None:
    """All that somebody may have."""
    turn.say(Digests(person=turn.person.id))


def back(turn: Turn) -> None:
    """The same list, in the place of one of them."""
    turn.say(Digests(person=turn.person.id, message_id=turn.incoming.message_id))


def switch(turn: Turn, code: str, on: int) -> None:
    """Let it come, or no longer."""
    kind = _kind(turn, code)
    digest_choices.turn(turn.unit, turn.person.id, kind, wanted=bool(on))
    show_one(turn, ChosenDigest(kind))


def show_one(turn: Turn, choice: ChosenDigest) -> None:
    """One of them, with what can be done about it; a time is no longer waited for."""
    kind = _kind(turn, choice.digest)
    TIMES.finish(turn, choice, DigestChoice(person=turn.person.id, digest=kind))


def set_time(turn: Turn, choice: ChosenDigest) -> None:
    """Let it come at a time that has a button. Raises Refused("stale_button") for any other."""
    _come_at(turn, choice, at_minutes(choice.minutes or 0))


def _ask_time(turn: Turn, choice: ChosenDigest) -> Question:
    return DigestTime(digest=_kind(turn, choice.digest))


def _read_time(turn: Turn, choice: ChosenDigest, text: str) -> None:
    _come_at(turn, choice, own_time(text))


def _come_at(turn: Turn, choice: ChosenDigest, at: time) -> None:
    digest_choices.set_time(turn.unit, turn.person.id, choice.digest, at)
    show_one(turn, choice)


def made_now(
    session: Session, office: Office, now: datetime, person: int, code: str
) -> Made | None:
    """What a digest says now, beside the writer; None for one that is read when it is shown."""
    if code not in MAKERS or code == DigestKind.AGENDA:
        return None
    kind = DigestKind(code)
    asked = digests.asked_for(session, office, kind, person, now)
    return MAKERS[kind].make(session, office, asked, now)


def show_now(turn: Turn, code: str) -> None:
    """Show it as it is now; the one that comes by itself comes nevertheless."""
    kind = _kind(turn, code)
    if kind is DigestKind.AGENDA:
        agenda.show(turn)
        return
    made = digests.make_now(turn.unit, MAKERS, kind, turn.person.id, turn.beforehand)
    turn.say(MAKERS[kind].notice(digest=made))


def _kind(turn: Turn, code: str) -> DigestKind:
    """The kind with this code. Raises Refused("stale_button") where they may not have it."""
    try:
        kind = DigestKind(code)
    except ValueError:
        raise stale() from None
    return digest_choices.wish(turn.session, turn.person.id, kind).kind


TIMES = Dialogue(
    ChosenDigest,
    PromptKind.DIGEST_TIME,
    {"time": Step(_ask_time, _read_time, longest=LONGEST)},
    at=lambda _choice: "time",
)
"""When shall one of them come? A time, tapped or typed."""
