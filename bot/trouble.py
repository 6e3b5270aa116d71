"""What ends the program from within: trouble that waiting does not mend."""

import asyncio

import structlog

from bot.configuration.errors import OperatorError

_log = structlog.get_logger()


class Trouble:
    """Somebody reports it, the program waits for it beside the signal to stop."""

    def __init__(self) -> None:
        self._event = asyncio.Event()
        self.error: OperatorError | None = None

    def report(self, error: OperatorError) -> None:
        """The program is to end with this error; the first one counts. In the event loop only."""
        if self.error is None:
            self.error = error
            _log.critical("program_ends", error=str(error))
            self._event.set()

    async def wait(self) -> None:
        """Return once an error is reported."""
        await self._event.wait()
