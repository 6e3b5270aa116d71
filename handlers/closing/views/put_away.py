"""What was put away with one tap, and the button that gets it back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from handlers.core.buttons import get_back
from handlers.core.effects import Effect, Nothing, Say
from handlers.core.scene import Scene
from storage.cards.reading import CaseFacts

Params = Mapping[str, Any]


def closing_put_away(scene: Scene, params: Params, facts: CaseFacts | None) -> Effect:
    """The text that a case was about to be closed with."""
    if facts is None:
        return Nothing("the case is gone")
    until = datetime.fromisoformat(params["until"])
    text = scene.reader._(
        "I keep the closing text of {reference} that you had written. You can get it back until "
        "{day} at {time}.",
        reference=facts.reference,
        day=scene.reader.day(until),
        time=scene.reader.time(until),
    )
    return Say(text, get_back(scene, params))
