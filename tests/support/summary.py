"""What stands on the summary, over all of its pages."""

from tests.support.dialogue import Chat, text_of


async def whole_summary(chat: Chat) -> str:
    """Its pages one below the other, turned to the last by their buttons."""
    message, pages = chat.last(), [text_of(chat.last())]
    while onward := [each for each in chat.buttons(message) if each.startswith("▶️")]:
        await chat.taps(onward[0], on=message)
        pages.append(text_of(message).partition("\n\n")[2])
    return "\n".join(pages)
