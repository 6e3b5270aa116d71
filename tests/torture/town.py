"""A case in which much has happened, and people who have nothing to do with it."""

from collections.abc import Iterator
from contextlib import contextmanager

from storage.database.engine import make_engine
from tests.handlers import test_wrong_eyes as life
from tests.handlers.eyes import Watched
from tests.support.units import unit_of_work

STRANGERS = (6001, 6002, 6003, 6004, 6005)
OUTSIDERS = (life.STRANGER, life.OMAR, life.JONAS)
FORMER = (life.BO, life.FORMER, life.NADIA, life.PETER)


@contextmanager
def town(url: str) -> Iterator[Watched]:
    """The case has been visited, and LEYLA has it; what is done here is kept at the end."""
    engine = make_engine(url)
    with unit_of_work(engine) as unit:
        play = Watched(unit)
        for stage in (
            life.people_come, life.works_and_hands_over, life.is_stood_in_for, life.meets,
        ):  # fmt: skip
            stage(play)
        yield play
        unit.session.commit()
    engine.dispose()


def buttons_of(play: Watched) -> list[str]:
    """Each button that anybody was shown, once."""
    return list(dict.fromkeys(data for _chat, data in play.shown))
