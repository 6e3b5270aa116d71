"""Several programs open one file: the bot, a command beside it, a second start."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from storage.database.engine import make_engine

PROGRAMS = 6
FILES = 20


def _opens(url: str) -> int:
    engine = make_engine(url)
    try:
        with engine.begin() as connection:
            found: int = connection.exec_driver_sql("SELECT 1").scalar_one()
            return found
    finally:
        engine.dispose()


def test_a_new_file_that_several_programs_open_together_opens_for_each(tmp_path: Path) -> None:
    with ProcessPoolExecutor(PROGRAMS, mp_context=get_context("fork")) as programs:
        for number in range(FILES):
            url = f"sqlite:///{tmp_path / f'{number}.db'}"
            assert list(programs.map(_opens, [url] * PROGRAMS)) == [1] * PROGRAMS
