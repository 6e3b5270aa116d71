"""What the writer of a message is told: to whom it went, and when it is read."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.cases import own_cases as rows
from storage.people import people
from storage.queues import outbox
from storage.queues.outbox import Told
from storage.relay.notices import SentTo, WordsSent
from storage.tables import CaseMessage, Requisition
from storage.transaction.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Passed:
    """A message that was written down, and what its receiver was told; None: nothing."""

    message: CaseMessage
    told: Told | None


def tell(
    unit: UnitOfWork,
    requisition: Requisition,
    receiver_id: int,
    passed: Sequence[Passed],
    question: int | None,
) -> None:
    """Tell whoever wrote these, a line for each.

    The first stands in the place of the `question` that was answered (Telegram's id), if one was.
    Where there are several, each line says which one it is about.
    """
    name = people.first_name(unit.session, receiver_id)
    for number, each in enumerate(passed):
        until = each.told.until if each.told is not None else None
        line = SentTo(
            requisition=rows.id_of(requisition),
            reference=rows.name_of(requisition),
            name=name,
            message=each.message.id or 0,
            message_id=question if number == 0 else None,
            words=_words(each.message) if len(passed) > 1 else None,
            until=until,
            paused=until is not None and each.told is not None and each.told.paused,
        )
        outbox.answer(unit, line)


def _words(message: CaseMessage) -> WordsSent:
    return WordsSent(message.text, message.file_kind)
