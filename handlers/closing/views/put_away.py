"""What was put away with one tap, and the button that gets it back."""

from handlers.core.effects import Effect, Say
from handlers.core.keyboards.buttons import get_back
from handlers.core.scene import Scene
from storage.cards.reading import CaseFacts
from storage.prompts.notices import ClosingPutAway


def closing_put_away(scene: Scene, notice: ClosingPutAway, facts: CaseFacts) -> Effect:
    """The text that a case was about to be closed with."""
    text = scene.reader._(
        "I keep the closing text of {reference} that you had written. You can get it back until "
        "{day} at {time}.",
        reference=facts.reference,
        day=scene.reader.day(notice.until),
        time=scene.reader.time(notice.until),
    )
    return Say(text, get_back(scene, notice.put_away))
