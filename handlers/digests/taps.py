"""`/digest`: what comes by itself, and when; changed, stopped, or shown at once."""

from datetime import datetime

from sqlmodel import Session

from casework.core.vocabulary import DigestKind
from casework.digests.rules import DIGESTS
from casework.digests.times import at_minutes, own_time
from casework.office import Office
from handlers.agenda import taps as agenda
from handlers.core.turn import Turn, stale
from storage.digests import choices as digest_choices
from storage.digests import digests
from storage.digests.making import Made
from storage.prompts import prompts as errands
from storage.prompts.prompts import ErrandKind, OpenErrand
from storage.subjects import MAKERS


def show(turn: Turn) -> None:
    """All that somebody may have."""
    turn.say("digests", person=turn.person.id)


def back(turn: Turn) -> None:
    """The same list, in the place of one of them."""
    turn.say("digests", person=turn.person.id, message_id=turn.incoming.message_id)


def open_one(turn: Turn, code: str) -> None:
    """One of them, with what can be done about it; a time is no longer waited for."""
    _forget_time(turn)
    _show_one(turn, _kind(turn, code))


def switch(turn: Turn, code: str, on: int) -> None:
    """Let it come, or no longer."""
    kind = _kind(turn, code)
    digest_choices.turn(turn.unit, turn.person.id, kind, wanted=bool(on))
    _show_one(turn, kind)


def ask_time(turn: Turn, code: str) -> None:
    """When should it come? A tap, or a few words."""
    kind = _kind(turn, code)
    data = {"digest": kind, "message_id": turn.incoming.message_id}
    errands.begin(turn.unit, turn.person.id, ErrandKind.DIGEST_TIME, None, data=data)
    turn.say("digest_time", digest=kind, message_id=turn.incoming.message_id)


def choose_time(turn: Turn, code: str, minutes: int) -> None:
    """One of the times that have a button."""
    kind, at = _kind(turn, code), at_minutes(minutes)
    _forget_time(turn)
    digest_choices.set_time(turn.unit, turn.person.id, kind, at)
    _show_one(turn, kind)


def time_written(turn: Turn, errand: OpenErrand, text: str) -> None:
    """A time in their own words."""
    at, kind = own_time(text), DigestKind(errand.data["digest"])
    errands.end(turn.unit, turn.person.id)
    digest_choices.set_time(turn.unit, turn.person.id, kind, at)
    turn.say("digest_choice", person=turn.person.id, digest=kind)


def made_now(
    session: Session, office: Office, now: datetime, person: int, code: str
) -> Made | None:
    """What a digest says now, beside the writer; None for one that is read when it is shown."""
    if code not in MAKERS or code == DigestKind.AGENDA:
        return None
    kind = DigestKind(code)
    return MAKERS[kind](session, office, digests.asked_for(session, office, kind, person, now), now)


def show_now(turn: Turn, code: str) -> None:
    """Show it as it is now; the one that comes by itself comes nevertheless."""
    kind = _kind(turn, code)
    if kind is DigestKind.AGENDA:
        agenda.show(turn)
        return
    made = digests.make_now(turn.unit, MAKERS, kind, turn.person.id, turn.beforehand)
    outbox_kind = DIGESTS[kind].notice
    turn.say(outbox_kind, digest=made)


def _show_one(turn: Turn, kind: DigestKind) -> None:
    message_id = turn.incoming.message_id
    turn.say("digest_choice", person=turn.person.id, digest=kind, message_id=message_id)


def _forget_time(turn: Turn) -> None:
    """The message that asked for a time says something else now."""
    errand = errands.open_errand(turn.session, turn.person.id)
    if errand is not None and errand.kind is ErrandKind.DIGEST_TIME:
        message_id = turn.incoming.message_id
        errands.end(turn.unit, turn.person.id, unless=message_id)


def _kind(turn: Turn, code: str) -> DigestKind:
    """The kind with this code. Raises Refused("stale_button") where they may not have it."""
    try:
        kind = DigestKind(code)
    except ValueError:
        raise stale() from None
    return digest_choices.wish(turn.session, turn.person.id, kind).kind
