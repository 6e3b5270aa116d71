"""Cases whose two sides write to each other, for dialogues."""

from bot.playground.chats.model import Message
from casework.core.vocabulary import FocusArea
from tests.support.dialogue import Chat, City, text_of
from tests.support.scenes.scene import scene
from tests.support.walks import label, send_request, sentence

EDUCATION = (FocusArea.EDUCATION,)


async def advisor(city: City, language: str = "en", name: str = "Leyla") -> Chat:
    """The advisor who is asked first."""
    return await city.advisor(name, language=language, focus_areas=EDUCATION)


@scene
async def active_case(
    city: City, leyla: Chat, language: str = "en", name: str = "Ayşe"
) -> tuple[Chat, str]:
    """Somebody new whose case the advisor has taken, and its reference."""
    chat = city.person(name, language=language)
    reference = await send_request(chat, language)
    await takes(leyla)
    await chat.reads(reference, "Leyla")
    return chat, reference


def sent_to(language: str, name: str, reference: str) -> str:
    """What the writer of a message reads below it."""
    return sentence(language, "→ {name} · {reference}", name=name, reference=reference)


@scene
async def takes(leyla: Chat) -> None:
    """Accept what is offered, in whichever language the advisor reads."""
    await leyla.taps(label(leyla.user.language_code, "Accept"))
    await leyla.reads("TF-")
    leyla.seen = leyla.last().message_id


async def answers(chat: Chat, to: Message, text: str) -> Message:
    """Write with Telegram's own reply."""
    sent = chat.messenger.person_writes(chat.user, text, reply_to=to.message_id)
    await chat.city.settled()
    return sent


def the(chat: Chat, *words: str) -> Message:
    """The bot's message in a chat that holds these words."""
    found = [
        each
        for each in chat.messenger.from_bot(chat.user)
        if all(word in text_of(each) for word in words)
    ]
    assert found, f"nothing says {words}"
    return found[-1]
