"""Sending all digests that are due at a moment, as the job does one by one."""

from storage.digests import digests
from storage.subjects import MAKERS
from storage.transaction.unit_of_work import UnitOfWork


def send_due(unit: UnitOfWork) -> int:
    """Send every digest that is due; how many."""
    due = digests.due_now(unit.session, unit.office, unit.now)
    return sum(digests.send(unit, MAKERS, ask) for ask in due)
