"""What the bot says twice, and whether a kill excuses it."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from bot.playground.chats.model import ApiCall

Said = tuple[str, str]
"""A message: its text and its keyboard, which names draft and visit, so that no two are equal."""


class Copies:
    """Counts messages that were sent before. Each life of the program begins with its getMe.

    (What a killed program had sent is read from its sockets after its death, but before the next
    one says a word; so a life does not end with the kill.)
    """

    def __init__(self) -> None:
        self.life = 0
        self.messages = 0
        self.twice_in_one_life = 0
        self._lives: dict[int, dict[Said, int]] = defaultdict(dict)
        self._after_kill: Counter[tuple[int, int]] = Counter()

    def begin_life(self) -> None:
        """A program says hello."""
        self.life += 1

    def note(self, chat: int, said: Said) -> bool:
        """Count a message. Returns whether this chat had it before."""
        self.messages += 1
        before = self._lives[chat].get(said)
        self._lives[chat][said] = self.life
        if before is None:
            return False
        if before == self.life:
            self.twice_in_one_life += 1
        else:
            self._after_kill[self.life, chat] += 1
        return True

    @property
    def after_kills(self) -> int:
        """How many messages had been sent by an earlier life."""
        return self._after_kill.total()

    @property
    def most_per_kill_and_chat(self) -> int:
        """The most messages that one chat got again because of one kill."""
        return max(self._after_kill.values(), default=0)

    def __str__(self) -> str:
        return (
            f"{self.life} lives, {self.messages} messages, {self.after_kills} sent again after a "
            f"kill (in one chat at the most {self.most_per_kill_and_chat})"
        )


def copies(calls: Iterable[ApiCall]) -> Copies:
    """Count the copies among all calls that Telegram got.

    Only messages with buttons or a reference are looked at; a line like "Noted." may be said often.
    """
    found = Copies()
    for call in calls:
        if call.method == "getMe":
            found.begin_life()
        elif call.method == "sendMessage":
            text, buttons = str(call.params["text"]), str(call.params.get("reply_markup", ""))
            if call.chat_id is not None and (buttons or "TF-" in text):
                found.note(call.chat_id, (text, buttons))
    return found
