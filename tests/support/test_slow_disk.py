"""The slow disk is slow, and keeps what is committed on it."""

import time
from pathlib import Path

from sqlalchemy import event, text

from storage.database.engine import make_engine
from tests.support import slow_disk


def test_each_commit_takes_longer_and_is_kept(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'slow.db'}")
    event.listen(engine, "do_connect", slow_disk._on_slow_disk)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE line (words TEXT)"))

    before = time.monotonic()
    for _ in range(10):
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO line VALUES ('written')"))
    seconds = time.monotonic() - before

    with engine.connect().execution_options(reading=True) as connection:
        assert connection.execute(text("SELECT count(*) FROM line")).scalar_one() == 10
    engine.dispose()
    assert seconds >= 10 * slow_disk.ADDED
