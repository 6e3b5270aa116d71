"""Coffee in words."""

from handlers.core.effects import Effect, Nothing, Say
from handlers.core.keyboards.buttons import open_row
from handlers.core.scene import Scene
from storage.cards.reading import CaseFacts
from tests.example_subject.notices import CoffeeExplained
from tests.example_subject.verbs import CoffeePlanned


def explained(scene: Scene, _notice: CoffeeExplained, _facts: None) -> Say:
    """What it is for."""
    return Say(scene.reader._("Coffee helps. Open a case, and plan one."))


def planned(scene: Scene, _notice: CoffeePlanned, facts: CaseFacts | None) -> Effect:
    """That it is planned, and when a word follows."""
    if facts is None:
        return Nothing("the case is gone")
    text = scene.reader._(
        "I will remind you of the coffee for {reference}.", reference=facts.reference
    )
    return Say(text, (open_row(scene, facts.id),))
