"""How it stands with a case, in words: the same in a digest, a warning and an agenda."""

from collections.abc import Callable
from datetime import timedelta

from casework.offers.standing import Standing, State
from handlers.core.scene import Scene


def stands(scene: Scene, found: Standing) -> str:
    """Who has it, who was asked and when; without markup and without a stop."""
    return _WORDS[found.state](scene, found)


def _nobody_asked(scene: Scene, _found: Standing) -> str:
    return scene.reader.plain("nobody has it, and nobody could be asked")


def _everybody_asked(scene: Scene, _found: Standing) -> str:
    return scene.reader.plain("nobody has it, and everybody who could be asked has been")


def _asked(scene: Scene, found: Standing) -> str:
    plain = scene.reader.plain
    return _by_day(
        scene,
        found,
        plain("nobody has it; {name} was asked today", name=found.name),
        plain("nobody has it; {name} was asked yesterday", name=found.name),
        plain("nobody has it; {name} was asked on {day}", name=found.name, day=_day(scene, found)),
    )


def _taken(scene: Scene, found: Standing) -> str:
    return scene.reader.plain("{name} has it and has not answered yet", name=found.name)


def _at_work(scene: Scene, found: Standing) -> str:
    return scene.reader.plain("{name} has it", name=found.name)


def _away(scene: Scene, found: Standing) -> str:
    if found.other:
        return scene.reader.plain(
            "{name} has it and is away; {other} stands in", name=found.name, other=found.other
        )
    return scene.reader.plain("{name} has it and is away; nobody stands in", name=found.name)


def _handing_over(scene: Scene, found: Standing) -> str:
    names = {"name": found.name, "other": found.other}
    plain = scene.reader.plain
    return _by_day(
        scene,
        found,
        plain("{name} has it; {other} was asked today to take it over", **names),
        plain("{name} has it; {other} was asked yesterday to take it over", **names),
        plain(
            "{name} has it; {other} was asked on {day} to take it over",
            **names,
            day=_day(scene, found),
        ),
    )


def _by_day(scene: Scene, found: Standing, today: str, yesterday: str, otherwise: str) -> str:
    """By the reader's own day, whenever it is read."""
    zone = scene.reader.zone
    if found.at is None:
        return otherwise
    days = scene.now.astimezone(zone).date() - found.at.astimezone(zone).date()
    return {timedelta(): today, timedelta(days=1): yesterday}.get(days, otherwise)


def _day(scene: Scene, found: Standing) -> str:
    return scene.reader.day(found.at) if found.at is not None else ""


_WORDS: dict[State, Callable[[Scene, Standing], str]] = {
    State.NOBODY_ASKED: _nobody_asked,
    State.EVERYBODY_ASKED: _everybody_asked,
    State.ASKED: _asked,
    State.TAKEN: _taken,
    State.AT_WORK: _at_work,
    State.AWAY: _away,
    State.HANDING_OVER: _handing_over,
}
