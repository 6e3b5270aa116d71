"""Who was asked to take a case, when, and what they said: the same on a card and in the lists."""

from collections.abc import Sequence

from casework.core.vocabulary import DeclineReason
from handlers.core import labels
from handlers.core.scene import Scene
from storage.offers.asked import AskedOnce

MOST = 5
"""Lines; the newest are shown."""


def asked_lines(scene: Scene, asked: Sequence[AskedOnce]) -> list[str]:
    """A line for each time that somebody was asked, the newest last."""
    return [_line(scene, each) for each in asked[-MOST:]]


def _line(scene: Scene, asked: AskedOnce) -> str:
    reader, _ = scene.reader, scene.reader._
    said = {
        "name": asked.name,
        "day": reader.day(asked.at),
        "time": reader.time(asked.at),
        "answer": _answer(scene, asked),
    }
    if asked.by is None:
        return _("– {name} was asked on {day} at {time}: {answer}", **said)
    return _("– {by} asked {name} on {day} at {time}: {answer}", by=asked.by, **said)


def _answer(scene: Scene, asked: AskedOnce) -> str:
    plain = scene.reader.plain
    if asked.is_open:
        return plain("no answer yet")
    if asked.accepted:
        return plain("yes")
    if asked.accepted is None:
        return plain("no answer")
    reason = asked.reason or DeclineReason.OTHER
    return plain("no ({reason})", reason=plain(labels.DECLINE[reason]))
