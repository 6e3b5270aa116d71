"""What people read who say that a conflict is going on: whom to call, and who reads it when."""

from datetime import datetime

from casework.offers.promises import CONFLICT, nobody_reads_before
from handlers.core.scene import Scene


def call(scene: Scene) -> str:
    """The numbers to call, at once."""
    return scene.reader._(
        "🚨 <b>Is anybody in danger? Call 112 now.</b>\nIf nobody is in danger, but you need "
        "the police, call 114. A chat is too slow for that."
    )


def when_sent_now(scene: Scene) -> str:
    """Within how long an answer is promised, and where the office is closed, that it is."""
    promise = scene.reader.plural(
        "An advisor answers within {number} working hour.",
        "An advisor answers within {number} working hours.",
        int(CONFLICT.hours or 0),
    )
    closed = nobody_reads_before(scene.now, [scene.office.calendar])
    return promise if closed is None else f"{closed_until(scene, closed)} {promise}"


def closed_until(scene: Scene, opens: datetime) -> str:
    """That we are closed, and nobody reads it before this moment (UTC)."""
    return scene.reader._(
        "We are closed now: <b>nobody reads this before {day} at {time}</b>.",
        day=scene.reader.day(opens),
        time=scene.reader.time(opens),
    )


def when_sent(scene: Scene, read_from: datetime | None) -> str:
    """Below a receipt: the numbers to call, and from when somebody reads it where nobody does now.

    `read_from` is that moment, None where somebody is at work.
    """
    lines = [call(scene)]
    if read_from is not None:
        lines.insert(0, closed_until(scene, read_from))
    return "\n".join(lines)
