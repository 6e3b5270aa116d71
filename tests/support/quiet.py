"""Hours of the day for dialogues about what waits, and the job that lets it out."""

from datetime import UTC, datetime, timedelta

from bot.jobs.sweeps import sweep
from bot.playground.chats.model import Message
from handlers import releasing
from tests.support.dialogue import MONDAY_AT_TEN, Chat, City, text_of
from tests.support.scenes.scene import scene
from tests.support.walks import sentence

MIDNIGHT = MONDAY_AT_TEN - timedelta(hours=10)
"""Of the Monday on which a dialogue begins, in Copenhagen, where it is winter."""

EVENING, NIGHT, MORNING = 19.5, 23, 8
"""Hours of the day."""
TOMORROW = 1
"""Days from that Monday."""

release = sweep(releasing.release)


def moment(hour: float, *, days: int = 0) -> datetime:
    """An hour of a day, counted from that Monday, as the clock in Copenhagen shows it; in UTC."""
    return (MIDNIGHT + timedelta(days=days, hours=hour)).astimezone(UTC)


@scene
async def it_is(city: City, hour: float, *, days: int = 0) -> None:
    """Let it be then, and let out what has waited until then."""
    city.moves_clock_to(moment(hour, days=days))
    await city.settled()
    await release(city.running)
    await city.settled()


def new(chat: Chat) -> list[Message]:
    """What the bot has said since the last thing read; read now."""
    found = [each for each in chat.messenger.from_bot(chat.user) if each.message_id > chat.seen]
    chat.seen = max([chat.seen, *(each.message_id for each in found)])
    return found


def texts(messages: list[Message]) -> list[str]:
    """Their texts and captions."""
    return [text_of(each) for each in messages]


def heading(language: str) -> str:
    """What stands above several things that have waited."""
    return sentence(language, "<b>What has been waiting for you</b>")
