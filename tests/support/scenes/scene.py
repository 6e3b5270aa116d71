"""`@scene`: a piece of a dialogue that others begin with."""

import functools
import inspect
from collections.abc import Awaitable, Callable
from dataclasses import fields, is_dataclass
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def scene(play: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    """Let a dialogue be played at once; its first argument is a city or somebody in it."""
    signature = inspect.signature(play)

    @functools.wraps(play)
    async def played(*args: P.args, **kwargs: P.kwargs) -> R:
        given = signature.bind(*args, **kwargs)
        given.apply_defaults()
        city = _city_of(next(iter(given.arguments.values())))
        result: R = await city.plays(play, given.args, given.kwargs)
        return result

    return played


def _city_of(first: Any) -> Any:
    """A city, or that of a chat, or of what holds a chat."""
    if is_dataclass(first) and not hasattr(first, "city"):
        return _city_of(getattr(first, fields(first)[0].name))
    return getattr(first, "city", first)
