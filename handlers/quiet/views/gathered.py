"""What has waited for somebody, in one message: each in its own words, one below the other."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from handlers.core.effects import Button, Effect, Keyboard, Nothing, Remove, Rewrite, Say
from handlers.core.keyboards.doors import READ_MESSAGES
from handlers.core.naming import beside
from handlers.core.scene import Scene
from handlers.core.wording import Wording
from storage.cases.reading import CaseName
from storage.queues.gathered import Gathered, GatheredAgain, GatheredCases
from storage.transaction.notice import Notice

AnyGathered = Gathered | GatheredCases | GatheredAgain

LONGEST = 4096
"""Characters of a message, without its markup (Bot API, sendMessage)."""

MOST_ROWS = 30
"""Rows of buttons; nobody scrolls through more."""

BETWEEN = "\n\n"
_TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[a-z][a-z-]*)[^>]*>|&#?\w+;|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that have waited, with the case that it is about, if it is about one.

    `name` is given where its reader is told more of that case than its reference.
    """

    said: Notice
    wording: Wording
    facts: Any
    case: int | None
    reference: str
    name: CaseName | None = None


def gathered(scene: Scene, _notice: AnyGathered, facts: Sequence[Part]) -> Effect:
    """All of it in the order in which it came; what is too long for one message is cut."""
    said = [
        (part, effect)
        for part in facts
        if isinstance(effect := part.wording.view(scene, part.said, part.facts), Say)
    ]
    if not said:
        return Nothing("nothing of it has to be said any more")
    heading = scene.reader._("<b>What has been waiting for you</b>")
    room = LONGEST - length(heading) - len(BETWEEN) * len(said)
    most = share([length(effect.text) for _part, effect in said], room)
    cut = [part for part, effect in said if length(effect.text) > most]
    texts = [_within(scene, effect.text, most) for _part, effect in said]
    keyboard = (*_merged(scene, said), *_whole(scene, cut))
    return Say(BETWEEN.join([heading, *texts]), keyboard[:MOST_ROWS])


def gathered_again(scene: Scene, notice: GatheredAgain, facts: Sequence[Part]) -> Effect:
    """The same message without something of it that was taken back."""
    said = gathered(scene, notice, facts)
    if isinstance(said, Say):
        return Rewrite(said.text, said.keyboard, outbox_id=notice.target)
    return Remove(outbox_id=notice.target)


def share(lengths: Sequence[int], room: int) -> int:
    """How many characters each may have, so that all have room: the short ones stay whole."""
    left = room
    for number, longest in enumerate(sorted(lengths)):
        fair = left // (len(lengths) - number)
        if longest > fair:
            return fair
        left -= longest
    return room


def length(html: str) -> int:
    """How many characters a text has without its markup."""
    return sum(found["tag"] is None for found in _TOKEN.finditer(html))


def shortened(html: str, most: int) -> str:
    """The first characters of a text, with its markup closed."""
    kept: list[str] = []
    still_open: list[str] = []
    shown = 0
    for found in _TOKEN.finditer(html):
        if found["tag"] is None:
            if shown == most:
                break
            shown += 1
        elif found["end"]:
            still_open.pop()
        else:
            still_open.append(found["tag"])
        kept.append(found[0])
    return "".join(kept).rstrip() + "".join(f"</{tag}>" for tag in reversed(still_open))


def _within(scene: Scene, html: str, most: int) -> str:
    """A text, with a line below it that says so where it had to be cut."""
    if length(html) <= most:
        return html
    line = "\n" + scene.reader._("<i>… It goes on: too long for this message.</i>")
    return shortened(html, most - length(line)) + line


def _merged(scene: Scene, said: Sequence[tuple[Part, Say]]) -> Keyboard:
    """The buttons of all; where they are of several cases, each says of which."""
    with_buttons = [(part, effect.keyboard) for part, effect in said if effect.keyboard]
    several = len({part.case for part, _keyboard in with_buttons}) > 1
    if several:
        return _named(scene, with_buttons)
    rows: dict[tuple[str, ...], tuple[Button, ...]] = {}
    for _part, keyboard in with_buttons:
        for row in keyboard:
            rows.setdefault(tuple(button.data or button.copies for button in row), row)
    return tuple(rows.values())


def _named(scene: Scene, with_buttons: Sequence[tuple[Part, Keyboard]]) -> Keyboard:
    """The same buttons, one below the other, each with the name of its case.

    Where two that lead elsewhere would read the same, each has the reference instead.
    """
    each = {
        button.data or button.copies: (part, button)
        for part, keyboard in with_buttons
        for row in keyboard
        for button in row
    }
    labels = {key: _label(scene, part, button.text) for key, (part, button) in each.items()}
    counted = Counter(labels.values())
    return tuple(
        (replace(button, text=label if counted[label] == 1 else by_reference),)
        for key, label in labels.items()
        for part, button in (each[key],)
        for by_reference in (_by_reference(scene, part, button.text),)
    )


def _whole(scene: Scene, cut: Sequence[Part]) -> Keyboard:
    """Where the rest of what was cut can be read: among the messages of its case."""
    label = scene.reader.plain("Read everything")
    cases = {part.case: part for part in cut if part.case is not None}
    return tuple(
        (Button(_label(scene, part, label), READ_MESSAGES(case)),) for case, part in cases.items()
    )


def _label(scene: Scene, part: Part, words: str) -> str:
    """What a button does, and with which case; its reference, where more is not for its reader."""
    if part.case is None:
        return words
    if part.name is None:
        return _by_reference(scene, part, words)
    return beside(scene, words, part.name)


def _by_reference(scene: Scene, part: Part, words: str) -> str:
    return scene.reader.row((part.reference, words)) if part.case else words
