"""One question to the running bot: is it well?"""

import http.client
import json
import time
from contextlib import closing

from bot.configuration.values import Address

HEALTH_SECONDS = 10
"""For which an answer is waited for."""

_PAUSE = 0.5
"""Seconds between two questions."""


def health(listen: Address) -> tuple[bool, str]:
    """Whether the bot that listens there is well, and its own words on it.

    Raises OSError where nobody answers, or somebody else does.
    """
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  (compared, not listened on)
    host = here.get(listen.host, listen.host)
    try:
        with closing(
            http.client.HTTPConnection(host, listen.port, timeout=HEALTH_SECONDS)
        ) as connection:
            connection.request("GET", "/health")
            answer = connection.getresponse().read().decode()
        is_well = json.loads(answer)["ok"]
    except (http.client.HTTPException, ValueError, KeyError, TypeError) as error:
        raise OSError(
            f"what answers on {listen} is not this bot ({type(error).__name__})"
        ) from None
    return bool(is_well), answer


def health_within(listen: Address, seconds: int) -> tuple[bool, str]:
    """The same, asked until it is well or the time is over; nobody who answers is not well."""
    until = time.monotonic() + seconds
    while True:
        try:
            is_well, said = health(listen)
        except OSError as error:
            is_well, said = False, f"LISTEN: nobody answers ({error}). Expected: the running bot."
        if is_well or time.monotonic() > until:
            return is_well, said
        time.sleep(_PAUSE)
