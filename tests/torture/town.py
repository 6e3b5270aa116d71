"""A case in which much has happened, and people who have nothing to do with it."""

from collections.abc import Iterator
from contextlib import contextmanager

from storage.database import schema
from storage.database.engine import make_engine
from tests.handlers import test_wrong_eyes as life
from tests.handlers.eyes import Watched
from tests.support.units import unit_of_work

_lived: dict[str, tuple[list[tuple[int, str]], int]] = {}
"""By kind of database: the buttons that were shown in it, and how many updates came."""

STRANGERS = (6001, 6002, 6003, 6004, 6005)
OUTSIDERS = (life.STRANGER, life.OMAR, life.JONAS)
FORMER = (life.BO, life.FORMER, life.NADIA, life.PETER)


def lived(url: str) -> None:
    """Prepare a database: the case has been visited, and LEYLA has it."""
    engine = make_engine(url)
    schema.migrate(engine)
    with unit_of_work(engine) as unit:
        play = Watched(unit)
        for stage in (
            life.people_come, life.works_and_hands_over, life.is_stood_in_for, life.meets,
        ):  # fmt: skip
            stage(play)
        unit.session.commit()
        _lived[engine.dialect.name] = play.shown, play.updates
    engine.dispose()


@contextmanager
def town(url: str) -> Iterator[Watched]:
    """The people in a copy of such a database; what is done here is kept at the end."""
    engine = make_engine(url)
    with unit_of_work(engine) as unit:
        shown, updates = _lived[engine.dialect.name]
        yield Watched(unit, shown=list(shown), updates=updates)
        unit.session.commit()
    engine.dispose()


def buttons_of(play: Watched) -> list[str]:
    """Each button that anybody was shown, once."""
    return list(dict.fromkeys(data for _chat, data in play.shown))
