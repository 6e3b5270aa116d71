"""A case in an advisor's hands, for dialogues about what they do with it."""

from dataclasses import dataclass

from casework.core.vocabulary import FocusArea
from tests.support.dialogue import Chat, City
from tests.support.scenes.scene import scene
from tests.support.walks import label, send_request


@dataclass
class Running:
    """Ayşe's case, which Leyla has taken."""

    leyla: Chat
    ayse: Chat
    reference: str


@scene
async def running_case(city: City, language: str = "en") -> Running:
    """Ayşe sends a request; Leyla, who fits best, takes it and opens the card."""
    leyla = await city.advisor("Leyla", language=language, focus_areas=(FocusArea.EDUCATION,))
    ayse = city.person("Ayşe", language=language)
    reference = await send_request(ayse, language)
    await leyla.taps(label(language, "Accept"))
    await leyla.taps(label(language, "Open case"))
    await leyla.reads(reference, label(language, "An advisor is on it"))
    await ayse.reads("Leyla", reference)
    return Running(leyla, ayse, reference)


@scene
async def writes_closing(
    leyla: Chat, language: str, outcome: str = "Solved", text: str = "Vi holdt et møde."
) -> None:
    """From **Close** to the text, which is shown once more."""
    await leyla.taps(label(language, "Close"))
    await leyla.taps(label(language, outcome))
    await leyla.taps(label(language, "Go on"))
    await leyla.says(text)
    await leyla.reads(text)


@scene
async def closes(
    leyla: Chat, language: str, outcome: str = "Solved", text: str = "Vi holdt et møde."
) -> None:
    """The whole way to a closed case."""
    await writes_closing(leyla, language, outcome, text)
    await leyla.taps(label(language, "Close the case"))
