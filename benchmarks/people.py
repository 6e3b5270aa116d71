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
from dataclasses import dataclass, field
from typing import Any

from benchmarks.script import Action, Finish, Rule, Script, Tap, Write
from benchmarks.telegram_stub import BOT, BotApi

FIRST_ID = 1_000_001
_REFERENCE = re.compile(r"[A-Z]{2}-\d{4}-\d+")
_COMMAND = ',"entities":[{"type":"bot_command","offset":0,"length":%d}]'


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
    heard: tuple[str, str] = ("", "")
    tapped: int = 0
    since: float | None = None
    reacted_with: str = ""
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
        self._all_done: asyncio.Event = asyncio.Event()
        self._open_taps: dict[str, int] = {}
        self._taps = 0
        self.replies: list[tuple[float, float]] = []
        self.unexpected: Counter[str] = Counter()
        api.audience = self

    def start(self) -> None:
        """Let everybody begin."""
        for person in self._people.values():
            self._begin(person)

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
        return len(self._open_taps)

    def hears(self, chat: int, message_id: int, text: str, markup: str, *, edited: bool) -> None:
        """Read a message, and react if it is a reply that the person waits for."""
        person = self._people.get(chat)
        if person is None or person.since is None or not _is_new(person, message_id, edited=edited):
            return
        text = text or person.text
        if (text, markup) == person.heard or (edited and "callback_data" not in markup):
            return
        rule = next((rule for rule in self._script.rules if rule.seen in text + markup), None)
        if rule is None:
            self.unexpected[text[:80]] += 1
            return
        self.replies.append((time.monotonic(), time.monotonic() - person.since))
        person.since, person.text, person.heard = None, text, (text, markup)
        self._react(person, _next_action(person, rule), message_id, markup)

    def answered(self, callback_query_id: str) -> None:
        """See the spinner of a tapped button end."""
        self._open_taps.pop(callback_query_id, None)

    def _begin(self, person: Person) -> None:
        person.intake += 1
        person.rule, person.tapped = None, 0
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
        found = _REFERENCE.search(person.text)
        person.references.append(found[0] if found else "")
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
        self._open_taps[str(self._taps)] = person.id
        person.tapped = message_id
        message = (
            f'{{"message_id":{message_id},"date":{int(time.time())},"from":{BOT},'
            f'"chat":{_chat(person)},"text":{json.dumps(person.text)},"reply_markup":{markup}}}'
        )
        self._put(
            person,
            f'"callback_query":{{"id":"{self._taps}","from":{self._user(person)},'
            f'"message":{message},"chat_instance":"{person.id}","data":{json.dumps(data)}}}}}',
            data,
        )

    def _write(self, person: Person, text: str) -> None:
        command = _COMMAND % len(text.split(maxsplit=1)[0]) if text.startswith("/") else ""
        self._put(
            person,
            f'"message":{{"message_id":{self._api.new_message_id()},"date":{int(time.time())},'
            f'"from":{self._user(person)},"chat":{_chat(person)},'
            f'"text":{json.dumps(text)}{command}}}}}',
            text,
        )

    def _put(self, person: Person, update: str, said: str) -> None:
        person.reacted_with = said
        person.since = time.monotonic()
        self._api.updates.put(update)

    def _user(self, person: Person) -> str:
        return (
            f'{{"id":{person.id},"is_bot":false,"first_name":"Person {person.id}",'
            f'"language_code":"{self._language}"}}'
        )


def _chat(person: Person) -> str:
    return f'{{"id":{person.id},"type":"private","first_name":"Person {person.id}"}}'


def _is_new(person: Person, message_id: int, *, edited: bool) -> bool:
    """Only the tapped message's edit can be a reply; other edits are records of answers."""
    return not edited or message_id == person.tapped


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
