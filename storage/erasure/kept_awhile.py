"""What is kept for a while only, and then forgotten."""

from storage.intake import first_words, getting_back
from storage.prompts import pasting, put_away
from storage.queues import prints
from storage.transaction.unit_of_work import UnitOfWork


def forget(unit: UnitOfWork) -> None:
    """Forget all of it whose while is over."""
    first_words.forget_old(unit)
    pasting.forget_old(unit)
    getting_back.forget_old(unit)
    getting_back.forget_not_agreed(unit)
    prints.forget_old(unit)
    put_away.forget_old(unit)
