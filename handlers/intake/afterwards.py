"""What somebody writes when all of their requests are over: a new one, or nothing."""

from casework.core.vocabulary import Role
from casework.core.words import N_
from casework.intake import thanks
from casework.relay import Written, asks_again
from handlers.core.turn import Turn, stale
from handlers.core.updates.incoming import Kind
from handlers.intake import taps
from handlers.intake.notices import NewOrNothing, NothingNew, Thanked, ThanksSeen
from locales import typed
from storage.cases import lists
from storage.intake import first_words
from storage.prompts import put_away
from storage.prompts.put_away import Kept, PutAwayKind

NEW = N_("A new request")
# Translators: on a button, the answer to “Is it about something new?”
NOTHING = N_("Nothing")


def written(turn: Turn) -> bool:
    """Keep what was written, and ask whether it is something new.

    False, with nothing kept, for who has never asked for help, and for one of the team.
    """
    if turn.roles != {Role.REQUESTER} or not lists.has_asked(turn.session, turn.person.id):
        return False
    if turn.incoming.odd:
        turn.say(Thanked())
        return True
    last = first_words.newest(turn.session, turn.person.id)
    if last is None or not _decided_in_words(turn):
        _take(turn, asks=asks_again(last, turn.now))
    return True


def begin(turn: Turn) -> None:
    """Begin a request, which what was kept becomes part of."""
    if turn.incoming.kind is Kind.TAP:
        turn.buttons_done()
    taps.ask_for_help(turn)


def drop(turn: Turn) -> None:
    """Put away what was kept, as it is nothing new; it can be got back.

    Raises Refused("stale_button") where nothing is kept.
    """
    waiting = first_words.as_kept(turn.session, turn.person.id)
    if not waiting:
        raise stale()
    first_words.drop(turn.unit, turn.person.id)
    kept = put_away.keep(
        turn.unit, turn.person.id, PutAwayKind.FIRST_WORDS, None, {"words": waiting}
    )
    tapped = turn.incoming.kind is Kind.TAP
    message = turn.incoming.message_id if tapped else None
    turn.say(NothingNew(put_away=kept.row, message_id=message))


def get_back(turn: Turn, kept: Kept) -> None:
    """Keep again what was put away, and ask about it."""
    first_words.put_back(turn.unit, turn.person.id, kept.data["words"])
    _ask(turn)


def _take(turn: Turn, *, asks: bool) -> None:
    """Keep it, and ask. Thanks after the question are part of no request: a sign answers them."""
    if not asks and turn.incoming.file is None and thanks.are_all(turn.incoming.text):
        turn.say(ThanksSeen(message_id=turn.incoming.message_id))
        return
    _keep(turn)
    if asks:
        _ask(turn)


def _keep(turn: Turn) -> None:
    incoming = turn.incoming
    words = Written(incoming.message_id, incoming.text, incoming.file, incoming.album)
    first_words.keep(turn.unit, turn.person.id, words)


def _ask(turn: Turn) -> None:
    turn.say(NewOrNothing(until=turn.now + first_words.KEPT))


def _decided_in_words(turn: Turn) -> bool:
    """Do what the button says whose text was written; False if it is none."""
    offered = [(begin, typed.names(NEW)), (drop, typed.names(NOTHING))]
    act = typed.meant(turn.incoming.text, offered, turn.language)
    if act is not None:
        act(turn)
    return act is not None
