"""What is kept for a while only, and then forgotten."""

from storage import first_words, getting_back, pasting, prints, put_away
from storage.unit_of_work import UnitOfWork


def forget(unit: UnitOfWork) -> None:
    """Forget all of it whose while is over."""
    first_words.forget_old(unit)
    pasting.forget_old(unit)
    getting_back.forget_old(unit)
    prints.forget_old(unit)
    put_away.forget_old(unit)
