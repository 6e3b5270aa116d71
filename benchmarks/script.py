"""What a simulated person does on reading a message: a table of rules, one script per bot."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tap:
    """Tap the first button with `button` in its label or callback data.

    A button of a reply keyboard is tapped as in Telegram: its label is sent as a message.
    """

    button: str


@dataclass(frozen=True, slots=True)
class Write:
    """Send a message; `{person}` and `{intake}` stand for the person's id and the intake's number.

    Both are counted so that each text of a run is another, and can be found again.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Finish:
    """The request is sent: note its reference and, if there is more to do, begin the next one."""


Action = Tap | Write | Finish


@dataclass(frozen=True, slots=True)
class Rule:
    """For a message with `seen` in its text or its keyboard's JSON: what to do, reply by reply.

    A question that stays (several choices, several messages) has an action for each time it is
    read in a row; the last one is repeated.
    """

    seen: str
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """How an intake begins, and the rules in order: the first that fits counts."""

    begin: Write
    rules: tuple[Rule, ...]

    def length(self) -> int:
        """Return about how many replies an intake has."""
        return sum(len(rule.actions) for rule in self.rules)
