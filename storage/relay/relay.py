"""What one side of a case writes, the other one is given."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session

from casework import relay as rules
from casework.cases.permissions import Involved
from casework.cases.reference import reference
from casework.core.errors import Refused
from casework.relay import Written
from storage.absences import reading as absence_reading
from storage.absences.notices import AnsweredMeanwhile
from storage.additions import additions
from storage.additions.notices import AdditionKept
from storage.addressing import current_case, unassigned
from storage.addressing import reading as addressing_reading
from storage.cases import first_answers, messages
from storage.cases import own_cases as rows
from storage.cases import reading as case_reading
from storage.database.columns import table
from storage.happenings import PersonErased
from storage.people.people import Known
from storage.people.scrubbing import scrub
from storage.prompts import put_away
from storage.prompts.put_away import PutAwayKind
from storage.queues import outbox, timing
from storage.queues.answers import ButtonsGone
from storage.queues.notices import Relayed, RelayedRest, RelayedText, Undelivered
from storage.relay import sent_to
from storage.relay.notices import NotPassedOn, RelayedGone, WritingBegun
from storage.relay.sent_to import Passed
from storage.tables import CaseMessage, Requisition
from storage.transaction.unit_of_work import UnitOfWork

LONGEST_CAPTION = 900
"""Characters; Telegram takes 1,024 below a file (Bot API, sendPhoto), and the view adds a line."""

_message = table(CaseMessage)


def meant(session: Session, person: Known, now: datetime) -> Sequence[int]:
    """The cases that what somebody writes could be about; see `casework.relay.meant`."""
    about = current_case.now_about(session, person.id)
    return rules.meant(about, current_case.may_be_meant(session, person.id, now), now)


def begin(unit: UnitOfWork, requisition_id: int, person: Known) -> None:
    """What somebody writes next is about this case. Raises what `casework.relay.receiver` does.

    If something of theirs waits for its case to be chosen, they are asked again: it was not
    written for this one.
    """
    _opened(unit, requisition_id, person)
    current_case.begin(unit, person.id, requisition_id)
    outbox.answer(unit, WritingBegun(requisition=requisition_id, person=person.id))
    unassigned.ask(unit, person)


def relay(unit: UnitOfWork, requisition_id: int, person: Known, written: Written) -> None:
    """Pass on what somebody wrote about a case; they are told to whom, and when it is read.

    What its requester writes while nobody works on it is added to it.

    The first message of the advisor, or of their substitute, is the first answer. Raises what
    `casework.relay.receiver` and `accepted` raise.
    """
    if additions.takes(unit, requisition_id, person):
        additions.add(unit, requisition_id, person, written)
        return
    _relay_all(unit, requisition_id, person, [rules.accepted(written)], None)


def choose(unit: UnitOfWork, requisition_id: int, person: Known, message_id: int) -> None:
    """Pass on all that waited for its case, in the order in which it was written.

    `message_id` is the question's, which becomes the record of the answer. Raises
    Refused("stale_button") where nothing waits, and what `relay` raises; then it waits on.
    """
    waiting = addressing_reading.of(unit.session, person.id)
    if not waiting:
        raise Refused("stale_button")
    if additions.takes(unit, requisition_id, person):
        additions.add_all(unit, requisition_id, person, waiting)
        unassigned.drop(unit, person.id)
        outbox.answer(unit, ButtonsGone(message_id=message_id))
        outbox.answer(unit, AdditionKept(requisition=requisition_id))
        return
    _relay_all(unit, requisition_id, person, waiting, message_id)
    unassigned.drop(unit, person.id)


def _relay_all(
    unit: UnitOfWork,
    requisition_id: int,
    person: Known,
    written: Sequence[Written],
    message_id: int | None,
) -> None:
    """Pass on messages of somebody's that belong to one case, and tell them what became of them."""
    requisition, receiver_id = _opened(unit, requisition_id, person)
    meanwhile = absence_reading.is_news(unit.session, requisition, person.id, receiver_id)
    passed = [_pass_on(unit, requisition, person, receiver_id, each) for each in written]
    current_case.turn_to(unit, person.id, receiver_id, requisition_id)
    timing.hurry(unit, person.id, requisition_id)
    new = [each for each in passed if messages.begins_album(unit.session, each.message)]
    if any(each.told is None for each in passed):
        if message_id is not None:
            outbox.answer(unit, ButtonsGone(message_id=message_id))
        if new:
            outbox.answer(unit, Undelivered(requisition=requisition_id, person=person.id))
        return
    sent_to.tell(unit, requisition, receiver_id, new, message_id)
    if meanwhile:
        outbox.answer(unit, AnsweredMeanwhile(requisition=requisition_id, person=person.id))


def drop_held(unit: UnitOfWork, person: Known, message_id: int | None) -> None:
    """Pass nothing on of what waited; it is put away, to be got back for a while.

    `message_id` is the question's, None where it was answered in words. Raises
    Refused("stale_button") where nothing waits.
    """
    waiting = addressing_reading.as_kept(unit.session, person.id)
    if not waiting:
        raise Refused("stale_button")
    unassigned.drop(unit, person.id)
    kept = put_away.keep(unit, person.id, PutAwayKind.HELD, None, {"held": waiting})
    outbox.answer(unit, NotPassedOn(message_id=message_id, put_away=kept.row))


def forget_in_relay(unit: UnitOfWork, erased: PersonErased) -> None:
    """Empty what they wrote; what was written to them is the other one's and stays."""
    unit.session.execute(
        update(_message)
        .where(_message.c.sender_id == erased.person_id)
        .values(text="", file_id=None, file_name=None)
    )
    sent, given = _message.c.sender_id, _message.c.receiver_id
    theirs = (sent == erased.person_id) | (given == erased.person_id)
    unit.session.execute(update(_message).where(theirs).values(quote=None))  # theirs, or of theirs
    scrub(unit, erased, CaseMessage, "text")


# One message


def _opened(unit: UnitOfWork, requisition_id: int, person: Known) -> tuple[Requisition, int]:
    """The case, locked, and who is on the other side of it; where nobody is, it is left."""
    requisition = unit.session.get(Requisition, requisition_id, with_for_update=True)
    if requisition is None:
        raise Refused("relay_not_yours", reference="")
    try:
        return requisition, other_side(unit.session, requisition, person)
    except Refused:
        current_case.leave(unit, person.id, requisition_id)
        raise


def other_side(session: Session, requisition: Requisition, person: Known) -> int:
    """Who is given what somebody writes. Raises what `casework.relay.receiver` does."""
    sides = (requisition.requester_id, requisition.advisor_id)
    substitute = rows.substitute_in(session, requisition)
    involved = Involved(*sides, None, substitute)
    if person.id not in {*sides, substitute}:  # only then does it matter who is asked
        involved = case_reading.involved(session, requisition.id or 0) or involved
    name = reference(requisition.year, requisition.number)
    return rules.receiver(person.id, involved, requisition.status, name)


def refusal(unit: UnitOfWork, requisition_id: int, person: Known) -> Refused | None:
    """Why somebody cannot write about a case now; None where they can, or can add to it."""
    if additions.takes(unit, requisition_id, person):
        return None
    try:
        _opened(unit, requisition_id, person)
    except Refused as refused:
        return refused
    return None


def _pass_on(
    unit: UnitOfWork, requisition: Requisition, sender: Known, receiver_id: int, written: Written
) -> Passed:
    """Write a message down and enqueue it."""
    message = messages.keep(unit, requisition, sender.id, receiver_id, written)
    told = outbox.tell(unit, receiver_id, Relayed(message=message.id or 0))
    tell_rest(unit, message)
    message.undelivered = told is None
    message.outbox_id = told.row if told is not None else None
    first_answers.give(requisition, sender.id, unit.now)
    unit.session.flush()
    return Passed(message, told)


def tell_rest(unit: UnitOfWork, message: CaseMessage) -> None:
    """Tell the end of a text that one message cannot show, or the text that no file can."""
    told, number = None, message.id or 0
    if message.receiver_id is None:
        return
    if message.file_id is None and rules.parts(message.text, message.quote or "")[1]:
        told = outbox.tell(unit, message.receiver_id, RelayedRest(message=number))
    elif message.file_id is not None and len(message.text) > LONGEST_CAPTION:
        told = outbox.tell(unit, message.receiver_id, RelayedText(message=number))
    message.rest_outbox_id = told.row if told is not None else None


def take_back(unit: UnitOfWork, message: CaseMessage) -> None:
    """Let the other side read a message no more, where Telegram still allows it."""
    message.text, message.quote, message.edited_at = "", None, unit.now
    unit.session.flush()
    if message.receiver_id is None:
        return
    for row in (message.outbox_id, message.rest_outbox_id):
        if row is not None:
            outbox.tell(unit, message.receiver_id, RelayedGone(target=row))
