"""The team reads cases: lists of them, and the card of one."""

from typing import Any

from casework.cases.choosing import Stage
from casework.cases.permissions import (
    OPEN,
    is_concerned,
    may_read_case,
    may_read_work,
    may_stand_in,
    may_work_on,
)
from casework.core.vocabulary import FocusArea, Role
from casework.relay import may_read_messages, may_write
from handlers.additions.notices import AdditionShown
from handlers.additions.views.additions import pieces_of
from handlers.cards.notices import By, CardMenu, CaseCard, Cases, CasesChoice
from handlers.cases.notices import CaseText
from handlers.cases.views.sheet import text_pieces
from handlers.core.card import May
from handlers.core.turn import Turn, stale
from storage.additions import reading as addition_reading
from storage.cards import reading as card_reading
from storage.cases.notices import CaseAttachment


def show_cases(turn: Turn) -> None:
    """The open cases: an advisor's own, a coordinator's all."""
    turn.say(Cases(person=turn.person.id, everything=_sees_all(turn), page=0))


def show_page(turn: Turn, page: int, stage: str = "", area: str = "", advisor: int = 0) -> None:
    """Another page, or another choice of cases, in the same message."""
    turn.say(
        Cases(
            person=turn.person.id,
            everything=_sees_all(turn),
            page=page,
            message_id=turn.incoming.message_id,
            **_chosen(stage, area, advisor),
        )
    )


def choose_cases(turn: Turn, by: str, stage: str, area: str, advisor: int) -> None:
    """By what the list is narrowed, in its place."""
    if by not in set(By):
        raise stale()
    turn.say(
        CasesChoice(
            person=turn.person.id,
            everything=_sees_all(turn),
            page=0,
            by=By(by),
            message_id=turn.incoming.message_id,
            **_chosen(stage, area, advisor),
        )
    )


def open_case(turn: Turn, requisition_id: int) -> None:
    """The card of a case; its files are a tap away."""
    found = _readable(turn, requisition_id)
    turn.say(CaseCard(requisition=requisition_id, **_may(turn, found)))


def first_buttons(turn: Turn, requisition_id: int) -> None:
    """The buttons of a card that are likely next, in the place of the others."""
    _show_buttons(turn, requisition_id, others=False)


def more_buttons(turn: Turn, requisition_id: int) -> None:
    """The others."""
    _show_buttons(turn, requisition_id, others=True)


def _show_buttons(turn: Turn, requisition_id: int, *, others: bool) -> None:
    found, here = _readable(turn, requisition_id), turn.incoming.message_id
    turn.say(
        CardMenu(requisition=requisition_id, others=others, message_id=here, **_may(turn, found))
    )


def _may(turn: Turn, found: card_reading.CaseFacts) -> dict[str, bool]:
    """What its reader may do with a case now, by the names of `May`."""
    person, roles, involved = turn.person.id, turn.roles, found.involved
    return {
        May.ASSIGN: _sees_all(turn) and found.status in OPEN,
        May.WRITE: may_write(person, involved, found.status),
        May.READ_MESSAGES: may_read_messages(person, roles, involved),
        May.WORK: may_work_on(person, involved, found.status),
        May.STAND_IN: may_stand_in(person, involved, found.status),
        May.READ_WORK: may_read_work(person, roles, involved),
    }


def show_files(turn: Turn, requisition_id: int) -> None:
    """All files of a case, to its requester or to who reads it on the team."""
    found = card_reading.case(turn.session, requisition_id)
    if found is None or not is_concerned(turn.person.id, turn.roles, found.involved):
        raise stale()
    for position in range(found.attachments):
        turn.say(CaseAttachment(requisition=requisition_id, position=position))


def read_everything(turn: Turn, requisition_id: int) -> None:
    """All that was written, where the card had no room for it."""
    found = _readable(turn, requisition_id)
    for part in ("problem", "about", "tried", "wished_result"):
        for piece in range(len(text_pieces(getattr(found, part)))):
            turn.say(CaseText(requisition=requisition_id, part=part, piece=piece))
    for each in addition_reading.to_case(turn.session, requisition_id):
        for piece in range(pieces_of(each)):
            turn.say(AdditionShown(message=each.id, piece=piece))


def _readable(turn: Turn, requisition_id: int) -> card_reading.CaseFacts:
    found = card_reading.case(turn.session, requisition_id)
    if found is None or not may_read_case(turn.person.id, turn.roles, found.involved):
        raise stale()
    return found


def _chosen(stage: str, area: str, advisor: int) -> dict[str, Any]:
    """What a button says was chosen. Raises Refused("stale_button") for what there is not."""
    if (stage and stage not in set(Stage)) or (area and area not in set(FocusArea)):
        raise stale()
    return {
        "stage": Stage(stage) if stage else Stage.OPEN,
        "area": FocusArea(area) if area else None,
        "advisor": advisor or None,
    }


def _sees_all(turn: Turn) -> bool:
    return Role.COORDINATOR in turn.roles
