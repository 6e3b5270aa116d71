"""Writing a note, for dialogues."""

from tests.support.dialogue import Chat
from tests.support.scenes.scene import scene
from tests.support.walks import label


@scene
async def notes(leyla: Chat, *texts: str, language: str = "en") -> None:
    """From **Note** to **Done**, in one message or several."""
    await leyla.taps(label(language, "Note"))
    for each in texts:
        await leyla.says(each)
    await leyla.taps(label(language, "Done"))


def button(chat: Chat, start: str) -> str:
    """The button that begins so, below the newest message."""
    found = [each for each in chat.buttons() if each.startswith(start)]
    assert found, f"no button begins with {start!r}: {chat.buttons()}"
    return found[0]
