"""One person's private chat with the bot, which may die and come back at any moment.

People read the newest message that asks something, answer it, and wait. Where the bot says a thing
twice because it was killed, they go on below the copy.
"""

import re
from collections.abc import Callable, Collection
from typing import TypeVar

from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import Message
from casework.intake.questions import requisition_form
from casework.places import COPENHAGEN

Found = TypeVar("Found")

PATIENCE = 60.0
"""Seconds; a machine may be slow, but who waits for that long is not answered any more."""

_FORM = requisition_form(COPENHAGEN)
_TAG = re.compile(r"<[^>]+>")
_REFERENCE = re.compile(r"TF-\d{4}-\d{4}")


class Phone:
    """What somebody does and sees. They read English."""

    def __init__(self, messenger: Messenger, name: str) -> None:
        self.messenger = messenger
        self.user = messenger.user(name, "en")
        self._began = 0

    def begins(self) -> None:
        """Ask for help; of the chat, only what comes from now on is looked at."""
        self._began = self.writes("/request").message_id

    def writes(self, text: str) -> Message:
        """Write, without waiting for anything."""
        return self.messenger.person_writes(self.user, text)

    def edits(self, message: Message, text: str) -> None:
        """Mend what was written, without waiting for anything."""
        self.messenger.person_edits(self.user, message.message_id, text)

    async def answers(self, step: str, text: str) -> Message:
        """Wait until a step's question is asked, and write the answer."""
        words = _question(step)
        await self._waits(lambda: any(words in each.text for each in self._read()), words)
        return self.writes(text)

    async def taps(self, action: str, below: str, *, ticks: int = 0) -> None:
        """Wait for the button whose data ends with `action`, a pattern, and tap it.

        `below` is a step or what else the message reads; it has so many ticks by now. Where the
        button is of a question that has just been asked anew, the newer one is tapped.
        """
        refused: set[str] = set()
        while True:
            message, data = await self.sees(action, _question(below), ticks=ticks, but=refused)
            tap = self.messenger.person_taps(self.user, message.message_id, data)
            answer = self.messenger.query(tap)
            await self._waits(lambda: answer.answered, f"an answer to the tap of {data}")  # noqa: B023
            if not answer.text:
                return
            refused.add(data)

    async def sees(
        self, action: str, *words: str, ticks: int = 0, but: Collection[str] = ()
    ) -> tuple[Message, str]:
        """Wait for a message with these words and a button; returns it and the button's data."""
        wanted = re.compile(rf"q:\d+:\d+:{action}")

        def look() -> tuple[Message, str] | None:
            for message in reversed(self._read()):
                data = [button.data or "" for button in message.buttons]
                fits = [each for each in data if wanted.fullmatch(each) and each not in but]
                ticked = sum(":-" in each for each in data)
                if fits and ticked == ticks and all(each in message.text for each in words):
                    return message, fits[0]
            return None

        return await self._waits(look, f"{action} below {words}")

    async def reads(self, *words: str) -> None:
        """Wait for a message with these words."""
        await self._waits(
            lambda: any(all(word in each.text for word in words) for each in self._read()),
            str(words),
        )

    async def is_thanked(self, before: Collection[str]) -> str:
        """Wait for a reference that is none of those before; returns it."""

        def look() -> str | None:
            found = {name for each in self._read() for name in _REFERENCE.findall(each.text)}
            return min(found - set(before), default=None)

        return await self._waits(look, "the reference")

    def _read(self) -> list[Message]:
        return [
            each for each in self.messenger.from_bot(self.user) if each.message_id > self._began
        ]

    async def _waits(self, look: Callable[[], Found | None], what: str) -> Found:
        try:
            return await self.messenger.wait_for(look, PATIENCE)
        except TimeoutError:
            told = [each.text for each in self._read()][-3:]
            name = self.user.first_name
            raise AssertionError(f"{name} waits for {what}, and was told last: {told}") from None


def _question(step: str) -> str:
    """What a step's question reads, up to its first line's end, for a sports club."""
    try:
        prompts = _FORM.question(step).prompts
    except LookupError:
        return step
    sentence = prompts.get("sports_club", prompts[""])
    return _TAG.sub("", sentence.partition("\n")[0])
