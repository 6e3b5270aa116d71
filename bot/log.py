"""The log: one line an event, as text or JSON, from this program and the libraries alike.

What people write is never logged, and neither is a secret. Libraries that log requests, updates
or the parameters of statements where they are talkative are therefore held at a level where they
do not, whatever level is asked for; and the finished line is searched for every known secret.
"""

import json
import logging
import re
import sys
from collections.abc import Callable, Iterable
from typing import TextIO
from urllib.parse import quote

import structlog
from structlog.typing import Processor

from bot.telegram.token_parts import TokenParts

# The least level of a logger, by name, and why.
_FLOORS = {
    "aiohttp": logging.INFO,
    "alembic": logging.WARNING,  # tells at INFO what it is about to do, at each start
    "apscheduler": logging.WARNING,  # every job that runs, every few seconds
    "asyncio": logging.INFO,
    "httpcore": logging.WARNING,
    "httpx": logging.WARNING,  # addresses, which hold the token
    "sqlalchemy": logging.WARNING,  # statements with their parameters
    "telegram": logging.INFO,  # at DEBUG, updates and calls with all that they say
    "uvicorn": logging.INFO,
    "uvicorn.access": logging.WARNING,
}
# What libraries call a fault and is none here, by logger: how the line begins, and why.
_NO_FAULTS = {
    "apscheduler.scheduler": "Execution of job",  # skipped while it runs; jobs.schedule repeats it
    "telegram.ext.Updater": "Updater stopped unexpectedly",  # the last poll's answer came after
    # the stop: it is not confirmed, so the next start gets it again
}
_SHORTEST_SECRET = 6  # what is shorter is a word of its own, and hiding it would garble the log
_ANY_TOKEN = r"\d{6,}(?::|%3A)[A-Za-z0-9_-]{30,}"  # noqa: S105 - the shape of one, not a token
_HIDDEN = "***"


def configure_logging(
    log_format: str, level: str, secrets: Iterable[str] = (), stream: TextIO | None = None
) -> None:
    """Send everything that is logged to a stream, standard error unless told.

    `log_format` is "text" or "json", `level` a name of `logging`; times are UTC, ISO 8601.
    Calling it again replaces what was configured before.
    """
    out = stream or sys.stderr
    shared = _shared_processors()
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _Scrubbed(_renderer(log_format, colors=out.isatty()), secrets),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    _hold_talkative_loggers(logging.getLogger().level)


def scrubber(secrets: Iterable[str]) -> Callable[[str], str]:
    """A function that takes secrets, and whatever looks like a bot's token, out of a text.

    Of a bot's token, every part that is worth something as well.
    """
    secrets = list(secrets)
    forms = {
        form for secret in secrets if len(secret) >= _SHORTEST_SECRET for form in _forms(secret)
    }
    longest_first = sorted(forms, key=len, reverse=True)
    pattern = re.compile("|".join([*map(re.escape, longest_first), _ANY_TOKEN]))
    tokens = [TokenParts(secret, _HIDDEN) for secret in secrets if re.fullmatch(_ANY_TOKEN, secret)]

    def scrub(text: str) -> str:
        text = pattern.sub(_HIDDEN, text)
        for token in tokens:
            text = token.taken_out(text)
        return text

    return scrub


class _Scrubbed:
    """A renderer whose finished line is scrubbed, so that no field or traceback is overlooked."""

    def __init__(self, render: Processor, secrets: Iterable[str]) -> None:
        self._render = render
        self._scrub = scrubber(secrets)

    def __call__(self, logger: object, name: str, event: structlog.typing.EventDict) -> str:
        return self._scrub(str(self._render(logger, name, event)))


def _shared_processors() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _renderer(log_format: str, *, colors: bool) -> Processor:
    """Tracebacks are plain in both: the decorated ones show variables, and with them messages."""
    if log_format == "text":
        return structlog.dev.ConsoleRenderer(
            colors=colors, exception_formatter=structlog.dev.plain_traceback
        )
    as_json = structlog.processors.JSONRenderer()

    def render(logger: object, name: str, event: structlog.typing.EventDict) -> str | bytes:
        return as_json(logger, name, structlog.processors.format_exc_info(logger, name, event))

    return render


def _hold_talkative_loggers(level: int) -> None:
    for name, floor in _FLOORS.items():
        logging.getLogger(name).setLevel(max(level, floor))
    for name in _NO_FAULTS:
        logging.getLogger(name).addFilter(_no_fault)


class _NoFault(logging.Filter):
    """Leaves out what `_NO_FAULTS` names."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is to be logged."""
        return not str(record.msg).startswith(_NO_FAULTS.get(record.name) or "\0")


_no_fault = _NoFault()


def _forms(secret: str) -> set[str]:
    """A secret as it may stand in a line: plain, quoted, in an address, and any of it in JSON."""
    written = {secret, repr(secret)[1:-1], quote(secret), quote(secret, safe="")}
    return written | {json.dumps(form)[1:-1] for form in written}
