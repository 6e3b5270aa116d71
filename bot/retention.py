"""People whose time is over are erased: every night, and from the command line."""

from datetime import datetime
from functools import partial

import structlog
from sqlmodel import Session

from bot.application import TaskForceBot
from bot.clock import Clock
from bot.program import make_office, migrate
from bot.settings import Settings
from bot.sweeps import sweep
from storage import pruning, quiet, retention
from storage.engine import make_engine, wiped
from storage.retention import Due

_log = structlog.get_logger()


async def erase_due(bot: TaskForceBot) -> None:
    """Erase everybody who is due, a batch a transaction, and leave no byte of them."""
    total = 0
    while erased := await bot.database.run(
        partial(retention.erase_due, office=bot.office, now=bot.clock.now())
    ):
        total += erased
    if total:
        _log.info("erased", people=total, months=bot.office.retention_months)
        await bot.database.wipe()


async def prune(bot: TaskForceBot) -> None:
    """Delete what became of updates and messages long ago, and leave no byte of it."""
    await sweep(pruning.prune)(bot)
    await bot.database.wipe()


def from_the_command_line(settings: Settings, *, dry_run: bool) -> list[str]:
    """Lines for an operator: who is due, without a name; and, without `dry_run`, that it is done.

    The bot may run meanwhile.
    """
    migrate(settings)
    office, now = make_office(settings), Clock().now()
    engine = make_engine(settings.database_url)
    with Session(engine, info={quiet.OFFICE: office}) as session:
        found = retention.due(session, office, now)
        lines = [_line(each) for each in found]
        while not dry_run and retention.erase_due(session, office, now):
            session.commit()
    if not dry_run:
        wiped(engine)
    engine.dispose()
    months = office.retention_months
    done = "would be erased" if dry_run else "erased"
    return [
        *lines,
        f"{len(found)} {done} (nothing open, and the last case ended {months} months ago).",
    ]


def _line(due: Due) -> str:
    day = _day(due.last)
    if not due.references:
        return f"no case, last here on {day}"
    return f"{', '.join(due.references)}, ended on {day}"


def _day(moment: datetime) -> str:
    return moment.date().isoformat()
