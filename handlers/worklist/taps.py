"""What the buttons of a coordinator's worklist do: all of it in the message itself.

Before a line is dealt with, it is asked whether it still stands and whether somebody else was
first; then that is said where the button was tapped, and the list is shown as it is now.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from sqlmodel import Session

from casework.core.errors import Refused
from casework.office import Office
from casework.worklist.rules import PAGE
from handlers.cards import taps as cards
from handlers.core.turn import Turn
from handlers.worklist.notices import (
    WorklistAdvisors,
    WorklistDealt,
    WorklistLine,
    WorklistRefused,
)
from storage.tables import DigestLine
from storage.worklist import digest, lines
from storage.worklist.lines import Deal
from storage.worklist.notices import Worklist


def settled_in_list(
    session: Session, office: Office, now: datetime, _person: int, digest_id: int, _page: int
) -> tuple[int, ...]:
    """Which lines of a list are no longer so; read beside the writer."""
    return digest.settled(session, office, now, digest_id)


def settled_beside(
    session: Session, office: Office, now: datetime, person: int, line_id: int, *_others: int
) -> tuple[int, ...]:
    """The same of the list that a line stands in."""
    line = session.get(DigestLine, line_id)
    return () if line is None else settled_in_list(session, office, now, person, line.digest_id, 0)


def show_page(turn: Turn, digest_id: int, page: int) -> None:
    """Another page of the list, as it is now."""
    lines.own_digest(turn.session, digest_id, turn.person)
    _settle(turn, digest_id)
    _show(turn, digest_id, page)


def back_to_list(turn: Turn, line_id: int) -> None:
    """The page with this line on it."""
    line = lines.own_line(turn.session, line_id, turn.person)
    _settle(turn, line.digest_id)
    _show_around(turn, line)


def open_line(turn: Turn, line_id: int) -> None:
    """What can be done about a line."""
    line = lines.own_line(turn.session, line_id, turn.person)
    if _was_first(turn, line):
        return
    if lines.looked_at_by_another(turn.session, line, turn.person):
        turn.say(WorklistDealt(line=line_id))
    _show_menu(turn, line)


def choose_advisor(turn: Turn, line_id: int) -> None:
    """Whom its case could be given to."""
    line = lines.own_line(turn.session, line_id, turn.person)
    if not _was_first(turn, line):
        _choose_advisor(turn, line_id)


def assign(turn: Turn, line_id: int, advisor_id: int, asked: int) -> None:
    """Ask an advisor to take its case; `asked` was being asked when this button was made."""

    def ask(line: DigestLine) -> None:
        lines.assign(turn.unit, line, advisor_id, asked, turn.person)

    def choose_again(line: DigestLine) -> None:
        _choose_advisor(turn, line.id or 0)

    _deal_with(turn, line_id, ask, {"asked_by_another": choose_again})


def ask_best(turn: Turn, line_id: int, asked: int) -> None:
    """Ask whoever fits best; `asked` was being asked when this button was made."""

    def ask(line: DigestLine) -> None:
        lines.assign_best(turn.unit, line, asked, turn.person)

    _deal_with(turn, line_id, ask)


def nudge(turn: Turn, line_id: int) -> None:
    """Remind whoever owes something."""
    _deal_with(turn, line_id, lambda line: lines.nudge(turn.unit, line, turn.person))


def put_off(turn: Turn, line_id: int) -> None:
    """Leave a line for another day; it is struck until the next list."""
    _deal_with(turn, line_id, lambda line: lines.put_off(turn.unit, line, turn.person))


def check_off(turn: Turn, line_id: int) -> None:
    """Say that a line needs nobody any more."""
    _deal_with(turn, line_id, lambda line: lines.check_off(turn.unit, line, turn.person))


def open_case(turn: Turn, line_id: int) -> None:
    """The card as a new message; what can be done about the line stays where it was.

    A look deals with nothing.
    """
    line = lines.own_line(turn.session, line_id, turn.person)
    deal = _claim(turn, line)
    if deal is None or deal.how not in lines.DONE:
        lines.note_opened(turn.unit, line, turn.person)
        _show_menu(turn, line)
    else:
        _show_around(turn, line)
    cards.open_case(turn, line.requisition_id or 0)


def _deal_with(
    turn: Turn,
    line_id: int,
    act: Callable[[DigestLine], None],
    after: Mapping[str, Callable[[DigestLine], None]] = MappingProxyType({}),
) -> None:
    """Do it if nobody was first, and show the list; say why where it is refused.

    `after` says, by the refusal's code, what is shown in place of the list.
    """
    line = lines.own_line(turn.session, line_id, turn.person)
    if _was_first(turn, line):
        return
    try:
        act(line)
    except Refused as refusal:
        turn.say(WorklistRefused(code=refusal.code, data=dict(refusal.data)))
        if refusal.code in after:
            after[refusal.code](line)
            return
    _show_around(turn, line)


def _was_first(turn: Turn, line: DigestLine) -> bool:
    """Whether somebody has dealt with the line, or it has settled itself: then say so.

    What was only looked at or put off can be dealt with all the same.
    """
    deal = _claim(turn, line)
    if deal is None or deal.how not in lines.DONE:
        return False
    first = lines.settled_by_another(turn.session, line, deal, turn.person)
    if first is not None:
        turn.say(WorklistRefused(code=first.code, data=dict(first.data)))
    else:
        turn.say(WorklistDealt(line=line.id or 0))
    _show_around(turn, line)
    return True


def _claim(turn: Turn, line: DigestLine) -> Deal | None:
    """Claim a line, and strike the others of its list that are over."""
    deal = lines.claim(turn.unit, line)
    others = [each for each in turn.beforehand or () if each != line.id]
    lines.settle(turn.unit, line.digest_id, others)
    return deal


def _settle(turn: Turn, digest_id: int) -> None:
    """Strike what was read to be over a moment ago; where that was not read, nothing is struck."""
    lines.settle(turn.unit, digest_id, turn.beforehand or ())


def _show_around(turn: Turn, line: DigestLine) -> None:
    _show(turn, line.digest_id, line.position // PAGE)


def _show(turn: Turn, digest_id: int, page: int) -> None:
    turn.say(Worklist(digest=digest_id, page=page, message_id=turn.incoming.message_id))


def _show_menu(turn: Turn, line: DigestLine) -> None:
    turn.say(WorklistLine(line=line.id or 0, message_id=turn.incoming.message_id))


def _choose_advisor(turn: Turn, line_id: int) -> None:
    turn.say(WorklistAdvisors(line=line_id, message_id=turn.incoming.message_id))
