"""The questions behind **Tell more**, which are opened from the summary and may be left."""

from tests.support.dialogue import Chat
from tests.support.walks import answer_until, label


async def tell_more(chat: Chat, language: str, question: str) -> None:
    """From the summary to one of them, by its English name: “Who it is about”."""
    await chat.taps(label(language, "Tell more"))
    await chat.taps(label(language, question))


async def asked_more(chat: Chat, language: str, question: str) -> None:
    """From **Ask for help** over the summary to one of them."""
    await answer_until(chat, language)
    await tell_more(chat, language, question)


async def change(chat: Chat, language: str, question: str) -> None:
    """From the summary to an answer that is to be changed."""
    await chat.taps(label(language, "Change"))
    await chat.taps(label(language, question))
