"""The program on a Monday at ten, whenever the tests run: `python -m tests.support.at_ten run`.

Each start is at the same moment, from where the clock goes on. Nothing in the program is changed
but the clock that it is given.
"""

from datetime import UTC, datetime
from functools import partial

from benchmarks.crowded import NOW
from bot import program
from bot.clock import Clock
from bot.command_line import cli


def main() -> None:
    """Run the program's own command line."""
    offset = NOW - datetime.now(UTC)
    setattr(program, "Clock", partial(Clock, offset))  # noqa: B010  (mypy knows it as a class)
    cli.main()


if __name__ == "__main__":
    main()
