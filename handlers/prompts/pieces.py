"""A text that came in several messages: each piece goes where the one before it went."""

from casework import cpr
from casework.core import pasting
from casework.core.errors import Refused
from casework.core.pasting import Paste, Piece
from casework.core.plain_text import clean
from handlers.core.turn import Turn
from handlers.core.updates.incoming import Incoming, Kind
from handlers.cpr.notices import RemoveMessage
from storage.intake import pieces as draft_pieces
from storage.prompts import pasting as pasted
from storage.queues.answers import LongerRefusal
from storage.relay import pieces as relay_pieces


def went_on(turn: Turn) -> bool:
    """Put a message to the text that it goes on with; False if it stands for itself.

    Raises what is wrong with the whole; then nothing of it is kept.
    """
    piece = _piece(turn.incoming)
    before = pasted.last(turn.session, turn.person.id) if piece is not None else None
    if piece is None or before is None or not pasting.goes_on(before, piece):
        return False
    if before.refused:
        _refuse_more(turn, before, piece)
        return True
    if cpr.seam(before.text, piece.text) is not cpr.Verdict.NONE:
        _take_back(turn, before)
        _ask_to_delete(turn, piece.message)
        raise Refused("text_has_cpr")
    return _put(turn, before, piece)


def took_along(turn: Turn) -> bool:
    """A number was found in a message: nothing is kept either of the pieces that it goes on with.

    Returns whether that was said before, of one of them.
    """
    piece = _piece(turn.incoming)
    before = pasted.last(turn.session, turn.person.id) if piece is not None else None
    if piece is None or before is None or not pasting.goes_on(before, piece):
        return False
    if before.refused.get("code") == "text_has_cpr":
        return True
    _take_back(turn, before)
    return False


def remember(turn: Turn, refusal: Refused | None = None, said: int | None = None) -> None:
    """Keep what the next piece would be known by. `said` is the row that tells of a refusal."""
    piece = _piece(turn.incoming)
    if piece is None:
        return
    before = pasted.last(turn.session, turn.person.id)
    goes_on = before is not None and pasting.goes_on(before, piece)
    if before is not None and goes_on:
        paste = pasting.joined(before, piece)
    elif pasting.may_go_on(piece):
        paste = Paste((piece.message,), piece.text, piece.length, piece.at, piece.reply_to)
    else:
        if before is not None:
            pasted.forget(turn.unit, turn.person.id)
        return
    if refusal is not None:
        paste = paste.as_refused(refusal.code, refusal.data, said)
    pasted.keep(turn.unit, turn.person.id, paste)


def _put(turn: Turn, before: Paste, piece: Piece) -> bool:
    """Where the piece before went: into an answer, to a case, or to what waits for its case.

    False where it went nowhere of these, or into what takes several messages anyway.
    """
    draft = turn.draft
    if draft is not None and draft_pieces.go_on(turn.unit, turn.form, draft, before, piece):
        return True
    return relay_pieces.go_on(turn.unit, turn.person, before, piece)


def _take_back(turn: Turn, before: Paste) -> None:
    """Keep nothing of the pieces before, here or where they were passed on to."""
    if turn.draft is not None:
        draft_pieces.take_back(turn.unit, turn.form, turn.draft, before.messages)
    relay_pieces.take_back(turn.unit, turn.person, before.messages)
    for message in before.messages:
        _ask_to_delete(turn, message)


def _refuse_more(turn: Turn, before: Paste, piece: Piece) -> None:
    """What was refused stays refused; how long it is, is told in the same place."""
    code, data = before.refused["code"], before.refused["data"]
    if code == "text_has_cpr":
        _ask_to_delete(turn, piece.message)
    if "length" in data and before.refused["row"] is not None:
        whole = pasting.joined(before, piece).text
        longer = data["length"] + len(clean(whole)) - len(clean(before.text))
        turn.say(
            LongerRefusal(code=code, data={**data, "length": longer}, target=before.refused["row"])
        )


def _ask_to_delete(turn: Turn, message: int) -> None:
    turn.say(RemoveMessage(message_id=message))


def _piece(incoming: Incoming) -> Piece | None:
    """A message with a text, as a piece; None for anything else."""
    if incoming.kind is not Kind.MESSAGE or incoming.file or incoming.odd or incoming.at is None:
        return None
    if incoming.cpr_asked:
        return None  # it is known as a piece once its person has said that it is no number
    length = incoming.cpr_units or pasting.units(incoming.text)
    return Piece(incoming.message_id, incoming.text, incoming.at, length, incoming.reply_to)
