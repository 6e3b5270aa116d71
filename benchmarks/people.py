"""Simulated people in a closed loop: each waits for the bot's reply, reacts at once, and waits.

They live beside the stand-in for the Bot API, in its process. A *reply* is a message, or an edit
of the message that was just tapped, that fits a rule of the script: what lets a person go on.
While a bot is away people wait; what they sent stays in the queue.
"""

import asyncio
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from benchmarks import updates
from benchmarks.script import Action, Finish, Rule, Script, Tap, Write
from benchmarks.telegram_stub import BotApi

FIRST_ID = 1_000_001
_REFERENCE = re.compile(r"[A-Z]{2}-\d{4}-\d+")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody to whom the bot owes a reply."""

    person: int
    for_reply_to: str
    seconds: float


@dataclass(slots=True)
class Person:
    """One person, and where they are in their script."""

    id: int
    intake: int = 0
    rule: Rule | None = None
    step: int = 0
    text: str = ""
    heard: set[tuple[str, str]] = field(default_factory=set)
    tapped: set[int] = field(default_factory=set)
    since: float | None = None
    reacted_with: str = ""
    reacts_until: int | None = None
    parked: Callable[[], None] | None = None
    references: list[str] = field(default_factory=list)


class Crowd:
    """People with the same script; each sends `intakes` requests, or goes on until stopped."""

    def __init__(
        self,
        api: BotApi,
        script: Script,
        people: int,
        *,
        intakes: int | None = None,
        language: str = "en",
    ) -> None:
        self._api = api
        self._script = script
        self._intakes = intakes
        self._language = language
        self._people = {FIRST_ID + number: Person(FIRST_ID + number) for number in range(people)}
        self._busy = people
        self._moving = 0
        self._all_done: asyncio.Event = asyncio.Event()
        self._spinning: set[str] = set()
        self._taps = 0
        self.replies: list[tuple[float, float]] = []
        self.unexpected: Counter[str] = Counter()
        api.audience = self

    def start(self) -> None:
        """Let everybody begin."""
        for person in self._people.values():
            self._begin(person)

    def spread(self) -> None:
        """Let everybody begin, and pause each at another place of an intake until `release`.

        People who begin together stay together, step by step, for as long as they all wait in
        one queue; a window would then see one kind of question only.
        """
        places = self._script.length()
        self._moving = len(self._people)
        for number, person in enumerate(self._people.values()):
            person.reacts_until = number % places
            self._go_on(person, partial(self._begin, person))

    @property
    def spread_out(self) -> bool:
        """Whether everybody has come to the place where they pause."""
        return not self._moving

    def release(self) -> None:
        """Let everybody go on at once."""
        for person in self._people.values():
            person.reacts_until, go_on, person.parked = None, person.parked, None
            if go_on is not None:
                go_on()

    async def done(self, within: float) -> None:
        """Wait until everybody has sent as many requests as they were to send.

        Raises TimeoutError that says who waits for what if that takes longer than `within`
        seconds.
        """
        try:
            async with asyncio.timeout(within):
                await self._all_done.wait()
        except TimeoutError:
            longest = self.waiting()
            raise TimeoutError(f"{len(longest)} people wait, such as {longest[:5]}") from None

    def waiting(self, longer_than: float = 0.0) -> list[Waiting]:
        """Return who has waited for a reply for more than so many seconds, the longest first."""
        now = time.monotonic()
        found = [
            Waiting(person.id, person.reacted_with, now - person.since)
            for person in self._people.values()
            if person.since is not None and now - person.since > longer_than
        ]
        return sorted(found, key=lambda waiting: -waiting.seconds)

    def submitted(self) -> dict[int, list[str]]:
        """Return the references that each person was given, in the order of their requests."""
        return {person.id: list(person.references) for person in self._people.values()}

    def spinning(self) -> int:
        """Return how many tapped buttons have not been answered."""
        return len(self._spinning)

    def hears(self, chat: int, message_id: int, text: str, markup: str, *, edited: bool) -> None:
        """Read a message, and react if it is a reply that the person waits for."""
        person = self._people.get(chat)
        if person is None or person.since is None:
            return
        text = text or person.text
        if (text, markup) in person.heard or _reference(text) in person.references:
            # Sent again by a bot that died before it knew that it had sent it: one message to
            # the person, and what becomes of either copy is seen.
            person.tapped.add(message_id)
            return
        if edited and not _lets_go_on(person, message_id, markup):
            return
        rule = next((rule for rule in self._script.rules if rule.seen in text + markup), None)
        if rule is None:
            self.unexpected[text[:80]] += 1
            return
        now = time.monotonic()
        self.replies.append((now, now - person.since))
        person.since, person.text = None, text
        person.heard.add((text, markup))
        action = _next_action(person, rule)
        self._go_on(person, partial(self._react, person, action, message_id, markup))

    def answered(self, callback_query_id: str) -> None:
        """See the spinner of a tapped button end."""
        self._spinning.discard(callback_query_id)

    def _go_on(self, person: Person, react: Callable[[], None]) -> None:
        if person.reacts_until == 0:
            person.parked = react
            self._moving -= 1
            return
        if person.reacts_until:
            person.reacts_until -= 1
        react()

    def _begin(self, person: Person) -> None:
        person.intake += 1
        person.rule, person.tapped, person.heard = None, set(), set()
        self._write(person, self._script.begin.text)

    def _react(self, person: Person, action: Action, message_id: int, markup: str) -> None:
        match action:
            case Tap(button):
                self._tap(person, button, message_id, markup)
            case Write(text):
                self._write(person, text.format(person=person.id, intake=person.intake))
            case Finish():
                self._finish(person)

    def _finish(self, person: Person) -> None:
        person.references.append(_reference(person.text) or "")
        if self._intakes is None or person.intake < self._intakes:
            self._begin(person)
            return
        self._busy -= 1
        if not self._busy:
            self._all_done.set()

    def _tap(self, person: Person, button: str, message_id: int, markup: str) -> None:
        keyboard = json.loads(markup)
        if "keyboard" in keyboard:
            self._write(person, _find(keyboard["keyboard"], button)["text"])
            return
        data = _find(keyboard["inline_keyboard"], button)["callback_data"]
        self._taps += 1
        self._spinning.add(str(self._taps))
        person.tapped = {message_id}
        shown = updates.shown_message(person.id, message_id, person.text, markup)
        self._put(
            person, updates.tap(person.id, self._language, str(self._taps), shown, data), data
        )

    def _write(self, person: Person, text: str) -> None:
        message_id = self._api.new_message_id()
        self._put(person, updates.message(person.id, self._language, message_id, text), text)

    def _put(self, person: Person, update: str, said: str) -> None:
        person.reacted_with = said
        person.since = time.monotonic()
        self._api.updates.put(update)


def _reference(text: str) -> str | None:
    found = _REFERENCE.search(text)
    return found[0] if found else None


def _lets_go_on(person: Person, message_id: int, markup: str) -> bool:
    """Whether an edit is a new keyboard under the tapped message; others are records of answers."""
    return message_id in person.tapped and "callback_data" in markup


def _next_action(person: Person, rule: Rule) -> Action:
    """Advance within a question that stays, or start with a new one."""
    person.step = person.step + 1 if person.rule is rule else 0
    person.rule = rule
    return rule.actions[min(person.step, len(rule.actions) - 1)]


def _find(rows: list[list[Any]], button: str) -> dict[str, str]:
    for row in rows:
        for found in row:
            if button in found["text"] or button in found.get("callback_data", ""):
                return dict(found)
    raise LookupError(f"No button {button!r} among {rows}")
