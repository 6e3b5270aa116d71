"""How long the way is from the first words to the reference: in taps, typed answers and words."""

import re
from dataclasses import dataclass, field

from tests.support.dialogue import Chat, City, text_of
from tests.support.walks import PROBLEM, in_both_languages, label, plain

FIRST_TIME, AGAIN = (8, 2, 170), (5, 1, 100)
"""The most taps, typed answers, and words of the bot's, for somebody new and for the next time."""


@dataclass
class Way:
    """Somebody on the way, and what it costs them: what they read is counted as it comes."""

    chat: Chat
    language: str
    taps: int = 0
    typed: int = 0
    read: list[str] = field(default_factory=list)
    seen: int = 0

    def begin(self) -> None:
        """What stands in the chat before does not count."""
        self._look()
        self.read.clear()

    async def tap(self, english: str) -> None:
        self.taps += 1
        await self.chat.taps(label(self.language, english))
        self._look()

    async def write(self, text: str) -> None:
        self.typed += 1
        await self.chat.says(text)
        self._look()

    def _look(self) -> None:
        for message in self.chat.messenger.from_bot(self.chat.user):
            if message.message_id > self.seen:
                self.read.append(plain(text_of(message)))
                self.seen = message.message_id

    @property
    def cost(self) -> tuple[int, int, int]:
        """Taps, typed answers, and words of the bot's, without those that it only repeats."""
        words = sum(len(re.findall(r"\w+", text.replace(PROBLEM, ""))) for text in self.read)
        return self.taps, self.typed, words


async def first_time(way: Way) -> None:
    await way.write(PROBLEM)
    for button in ("I understand", "Within two weeks", "School"):
        await way.tap(button)
    await way.write("Tagensbo School")
    for button in ("Bispebjerg", "Education", "Send request"):
        await way.tap(button)
    assert "TF-" in way.read[-1]


@in_both_languages
async def test_the_first_time_and_the_next_are_as_short_as_promised(
    town: City, language: str
) -> None:
    town.walks = True
    chat = town.person(language=language)
    way = Way(chat, language)
    await first_time(way)
    assert all(cost <= most for cost, most in zip(way.cost, FIRST_TIME, strict=True)), way.cost

    way = Way(chat, language)
    await chat.says("/start")
    way.begin()
    await way.tap("Ask for help")
    await way.write(PROBLEM)
    for button in ("Within two weeks", "Tagensbo School", "Education", "Send request"):
        await way.tap(button)
    assert all(cost <= most for cost, most in zip(way.cost, AGAIN, strict=True)), way.cost
