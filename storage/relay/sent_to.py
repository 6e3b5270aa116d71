"""What the writer of a message is told: to whom it went, and when it is read."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.cases import rows as own_cases
from storage.people import people
from storage.queues import outbox
from storage.queues.outbox import Told
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
    name = people.names(unit.session, [receiver_id])[receiver_id]
    for number, each in enumerate(passed):
        params = {
            "requisition": requisition.id,
            "reference": own_cases.name_of(requisition),
            "name": name,
            "message": each.message.id,
            "message_id": question if number == 0 else None,
            "words": _words(each.message) if len(passed) > 1 else None,
        }
        outbox.answer(unit, "sent_to", params | _when(each.told))


def _when(told: Told | None) -> dict[str, object]:
    """Until when it waits (UTC, in ISO 8601), and whether because its receiver wants a pause."""
    if told is None or told.until is None:
        return {"until": None, "paused": False}
    return {"until": told.until.isoformat(), "paused": told.paused}


def _words(message: CaseMessage) -> dict[str, object]:
    return {"text": message.text, "file": message.file_kind}
