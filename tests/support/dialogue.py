"""Dialogues that somebody who does not program can read.

    chat = city.person("Ayşe", language="da")
    await chat.says("/start")
    await chat.reads("Hej Ayşe")
    await chat.taps("Bed om hjælp")

Everything is real: the application, its database, and the local Bot API. What is done is carried at
once (`in_process`), or, where the road is the subject, by polls, threads and HTTP.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from bot.application import TaskForceBot
from bot.clock import Clock
from bot.configuration.settings import Settings
from bot.metrics import Metrics
from bot.office import make_office
from bot.playground.chats.messenger import Messenger
from bot.playground.chats.model import Message, User
from bot.playground.chats.store import fresh_token
from bot.playground.server import PlaygroundServer
from casework.core.vocabulary import FocusArea, Role
from handlers.cards.buttons import MORE_BUTTONS
from storage.people import people
from storage.team import profiles
from storage.transaction.unit_of_work import UnitOfWork
from tests.support import in_process
from tests.support.in_process import NOWHERE, UPDATES_ARE_BROUGHT, make_bot
from tests.support.naming import button_of
from tests.support.scenes.at_once import AtOnce, at_once
from tests.support.scenes.remembered import Story

TOKEN = fresh_token()
"""The bot's, the same in every city: invitations that one has remembered are good in another."""

PATIENCE = 20.0
"""Seconds after which a message that does not come counts as not coming."""

MONDAY_AT_TEN = datetime(2026, 11, 23, 9, tzinfo=UTC)
"""When every dialogue begins, in UTC: at 10 on a working day in Copenhagen.

What is sent when depends on the hour and the day of the week; no test may depend on today's.
"""

BEFORE_LABELS = "🔗 💬 ⬅️ ➡️ 👈 ↪️ ✅ ☑ ★ 👉 📨 ✏️ 💾 🗑 📎 🔄 📅 ↩️ 📋"
"""The symbols that stand before the words of a button."""


@dataclass
class Chat:
    """One person's private chat with the bot. `seen` is the last bot message already read."""

    city: "City"
    user: User
    seen: int = 0

    @property
    def messenger(self) -> Messenger:
        """Telegram."""
        return self.city.messenger

    # What the person does

    async def says(self, text: str) -> Message:
        """Write a text or a command, and wait until the bot has dealt with it."""
        sent = self.messenger.person_writes(self.user, text)
        await self.city.settled()
        return sent

    async def edits(self, message: Message, text: str) -> None:
        """Edit one's own message."""
        self.messenger.person_edits(self.user, message.message_id, text)
        await self.city.settled()

    async def taps(self, label: str, *, on: Message | None = None) -> str:
        """Tap the button with this text, on the newest message that has it.

        What is not at hand on a card is looked for behind **More**. A reference taps the button
        that opens its case, below a text that names it.

        Returns what the tap was answered with, "" where nothing was said.
        """
        if not self._has(label, on) and (more := self._more()) is not None:
            await self.taps_data(more.keyboard[-1][0].data or "", more)
        message, data = self._button(label, on)
        return await self.taps_data(data, message)

    async def taps_data(self, data: str, on: Message | int | None = None) -> str:
        """Tap a button that sends this data, whether there is one or not."""
        target = on if isinstance(on, int) else (on or self.last()).message_id
        query = self.messenger.person_taps(self.user, target, data)
        await self.city.settled()
        answered = self.messenger.query(query)
        assert answered.answered, f"the spinner of {data!r} still turns"
        return answered.text or ""

    async def sends(self, message: Message | list[Message]) -> None:
        """Wait until what was sent through `messenger` has been dealt with."""
        assert message is not None
        await self.city.settled()

    async def sends_a(self, what: str, **details: Any) -> Any:
        """Send something else than a text: `sends_a("document", name="plan.pdf")`.

        It is one of what `Messenger.person_sends_...` knows. Returns what stands in the chat.
        """
        sent = getattr(self.messenger, f"person_sends_{what}")(self.user, **details)
        await self.city.settled()
        return sent

    async def forwards(self, text: str) -> Message:
        """Forward a message that somebody else has written."""
        sent = self.messenger.person_forwards(self.user, text)
        await self.city.settled()
        return sent

    async def taps_twice_at_once(self, label: str) -> None:
        """Two taps on the same button before the bot has answered the first."""
        message, data = self._button(label, None)
        for _time in range(2):
            self.messenger.person_taps(self.user, message.message_id, data)
        await self.city.settled()
        assert not self.messenger.unanswered()

    # What the person sees

    async def reads(self, *words: str) -> str:
        """The bot has said something new that holds all of these words. Returns that text."""
        await self.city.settled()
        new = [each for each in self.messenger.from_bot(self.user) if each.message_id > self.seen]
        for message in new:
            if all(word in text_of(message) for word in words):
                self.seen = message.message_id
                return text_of(message)
        told = "\n---\n".join(text_of(each) for each in new) or "(nothing)"
        raise AssertionError(f"{self.user.first_name} expected {words}, and read:\n{told}")

    async def reads_nothing_new(self) -> None:
        """The bot has said nothing since the last thing read."""
        await self.city.settled()
        last = self.messenger.last(self.user)
        assert last is None or last.message_id <= self.seen, text_of(last)

    def last(self) -> Message:
        """The newest message of the bot."""
        found = self.messenger.last(self.user)
        assert found is not None, "the bot has said nothing yet"
        return found

    def shows(self, *words: str) -> bool:
        """Whether a message of the bot that holds these words stands in the chat now."""
        return any(
            all(word in text_of(each) for word in words)
            for each in self.messenger.from_bot(self.user)
        )

    def buttons(self, on: Message | None = None) -> list[str]:
        """The texts of the buttons below a message, the newest if none is named."""
        return [button.text for row in (on or self.last()).keyboard for button in row]

    def keyboards(self) -> list[Message]:
        """The messages of the bot that have inline buttons now."""
        return [each for each in self.messenger.from_bot(self.user) if data_of(each)]

    def _more(self) -> Message | None:
        """The newest card that has more buttons than are at hand."""
        cards = (
            each
            for each in reversed(self.messenger.from_bot(self.user))
            if any(data.startswith(f"{MORE_BUTTONS.key}:") for _text, data in data_of(each))
        )
        return next(cards, None)

    def _has(self, label: str, on: Message | None) -> bool:
        try:
            self._button(label, on)
        except AssertionError:
            return False
        return True

    def _button(self, label: str, on: Message | None) -> tuple[Message, str]:
        places = [on] if on else list(reversed(self.messenger.from_bot(self.user)))
        for message in places:
            opens = button_of(label, text_of(message), data_of(message))
            if opens is not None:
                return message, opens
            for text, data in data_of(message):
                if label in {text, text.lstrip(BEFORE_LABELS)}:
                    return message, data
        known = [text for message in places for text, _data in data_of(message)]
        raise AssertionError(f"no button {label!r}; there are {known}")


class City:
    """The bot, running, and the people who write to it.

    `over_http`: the bot polls, and calls Telegram over HTTP; else all is done at once.
    With `walks`, every scene is walked step by step, for what is about those steps.
    """

    def __init__(self, database_url: str, *, over_http: bool = True, **settings: Any) -> None:
        self.clock = Clock()
        self.clock.advance(MONDAY_AT_TEN - self.clock.now())
        self.server = PlaygroundServer(self.clock, cast=())
        self.server.messenger.token = TOKEN
        self.database_url = database_url
        self.bot: TaskForceBot | None = None
        self._others = settings
        self.settings = {
            "telegram_messages_per_second": 0,
            "telegram_chat_messages_per_second": 0,
            "updates_per_ten_seconds": 0,
            **settings,
        }
        self.over_http = over_http
        self.walks = False
        self.chats: list[Chat] = []
        self.story = Story(self, Chat)
        self._at_once: AtOnce | None = None

    @property
    def messenger(self) -> Messenger:
        """Telegram, as the people see it."""
        return self.server.messenger

    @property
    def running(self) -> TaskForceBot:
        """The application."""
        assert self.bot is not None
        return self.bot

    @property
    def metrics(self) -> Metrics:
        """What the application counts."""
        return self.running.metrics

    async def open(self) -> None:
        """Start Telegram and the bot."""
        if self.over_http:
            await self.server.start()
        await self.start_bot()
        if self.over_http:  # what the bot wants to hear of, its first poll says
            await self.messenger.wait_for(self._is_asked, PATIENCE)
        self.story.begin()

    async def close(self) -> None:
        """Stop both."""
        self.story.end()
        await self.stop_bot()
        await self.server.stop()

    async def start_bot(self) -> None:
        """Start the bot on the same database, as after a restart."""
        if self.over_http:
            settings = self._settings(self.server.api_root, {})
            self.bot = TaskForceBot(settings, make_office(settings), clock=self.clock)
        else:
            settings = self._settings(NOWHERE, UPDATES_ARE_BROUGHT)
            self.bot = make_bot(settings, self.clock, self.messenger)
        await self.bot.start()

    async def stop_bot(self) -> None:
        """Stop the bot; what people send waits at Telegram."""
        if self.bot is not None:
            await self.bot.stop()
            self.bot = None

    def _is_asked(self) -> bool:
        return bool(self.messenger.updates.allowed or self._others.get("webhook_url"))

    def _settings(self, telegram: str, others: dict[str, Any]) -> Settings:
        where = {"database_url": self.database_url, "telegram_api_url": telegram}
        return _read_settings().with_token(self.server.token, **where, **self.settings, **others)

    def person(self, name: str = "Ayşe", language: str = "da") -> Chat:
        """Somebody with a phone, who has not met the bot yet."""
        steps = self.story.goes_on_with("person", name, language)
        chat = self._chat(self.messenger.user(name, language))
        self.story.has(steps)
        return chat

    def _chat(self, user: User) -> Chat:
        self.chats.append(Chat(self, user))
        return self.chats[-1]

    async def advisor(
        self,
        name: str,
        *,
        language: str = "da",
        focus_areas: tuple[FocusArea, ...] = (),
        languages: tuple[str, ...] = (),
        districts: tuple[str, ...] = (),
    ) -> Chat:
        """An advisor with a profile, as if invited and asked long ago."""
        steps = self.story.goes_on_with(
            "advisor", name, language, focus_areas, languages, districts
        )
        chat = await self.member(name, Role.ADVISOR, language=language)
        parts = {"focus_area": focus_areas, "language": languages, "district": districts}

        def fill(unit: UnitOfWork) -> None:
            known = people.recognise(unit, chat.user.id, name, language)
            for part, values in parts.items():
                for value in values:
                    profiles.set_profile(unit, known.id, part, value, on=True)

        await self.running.database.run(fill)
        self.story.has(steps)
        return chat

    async def member(self, name: str, role: Role, *, language: str = "da") -> Chat:
        """Somebody of the team."""
        steps = self.story.goes_on_with("member", name, role, language)
        user = self.messenger.user(name, language, started=True)

        def grant(unit: UnitOfWork) -> None:
            known = people.recognise(unit, user.id, name, language)
            people.grant(unit, known.id, role)

        await self.running.database.run(grant)
        chat = self._chat(user)
        self.story.has(steps)
        return chat

    async def coordinator(self, name: str = "Karen", *, language: str = "da") -> Chat:
        """The coordinator."""
        return await self.member(name, Role.COORDINATOR, language=language)

    def moves_clock(self, **by: float) -> None:
        """Let time pass: `moves_clock(hours=2)`."""
        steps = self.story.goes_on_with("clock", *sorted(by.items()))
        self.server.move_clock(timedelta(**by))
        self.story.has(steps)

    def moves_clock_to(self, moment: datetime) -> None:
        """Let it be this moment, which has a time zone, now."""
        steps = self.story.goes_on_with("clock", moment)
        self.server.move_clock(moment - self.clock.now())
        self.story.has(steps)

    async def plays(
        self, play: Callable[..., Awaitable[Any]], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        """Play a scene at once, or let it be as it was when it was played before.

        Where something is in its way (a fault that is on order, a speed that is set), it is
        walked step by step.
        """
        await self.settled()
        if self._at_once is not None or not self._is_smooth():
            return await play(*args, **kwargs)
        steps = self.story.goes_on_with(play, args, tuple(kwargs.items()))
        recall = self.story.recall(steps) if steps is not None else None
        result = recall() if recall is not None else await self._play(play, args, kwargs)
        if recall is None and steps is not None:
            self.story.keep(steps, result)
        self.story.has(steps)
        return result

    async def _play(
        self, play: Callable[..., Awaitable[Any]], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        with at_once(self.running, self.messenger) as how:
            self._at_once = how
            try:
                result = await play(*args, **kwargs)
                await self.settled()
            finally:
                self._at_once = None
        if how.to_wipe:
            await self.running.database.wipe()
        return result

    def _is_smooth(self) -> bool:
        """Whether nothing matters but what is done and said."""
        return self.bot is not None and not (
            self.walks
            or self._others
            or self.messenger.faults.on_order
            or self.messenger.updates.webhook_url
        )

    async def settled(self) -> None:
        """Wait until nothing is under way: received, handled, delivered, answered."""
        if self.bot is None:
            return
        if self._at_once is not None:
            await self._at_once.settled()
            return
        async with asyncio.timeout(PATIENCE):
            if not self.over_http:
                await in_process.settled(self.bot, self.messenger)
                return
            await self.messenger.wait_for(lambda: not self.messenger.updates.pending, PATIENCE)
            await self.bot.inbox.join()
            await self.bot.delivery.idle()


@cache
def _read_settings() -> Settings:
    """What stands in the environment of the tests, read once."""
    return Settings()


def text_of(message: Message | None) -> str:
    """What a message says: its text or caption."""
    if message is None:
        return ""
    return str(message.content.get("text") or message.content.get("caption") or "")


def data_of(message: Message) -> list[tuple[str, str]]:
    """The inline buttons below a message: (text, callback data)."""
    return [(button.text, button.data) for row in message.keyboard for button in row if button.data]
