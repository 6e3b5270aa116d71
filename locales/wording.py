"""What is wrong with an English sentence itself, before anybody translates it; a line each."""

import re
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

from locales import catalogues

LONGEST_LABEL = 40  # characters; no button of ours says more
NAMED = (
    re.compile(r"“([^”]+)”"),
    re.compile(r"(?<=[^\n])<b>([^<]+)</b>"),
    re.compile(r"\b[Tt]ap ([A-Z][\w' ]*?)(?=[.,:;]|$)"),
)
"""How a sentence names a button: in quotation marks, bold in the middle of a line, after “tap”."""

COUNTED = re.compile(
    r"\{(\w+)\} (?:(?:last|more|new|open|whole|working) )?(?:characters|days|hours|minutes|months"
    r"|weeks|years|cases|files|messages|people|requests|things|times|visits)\b"
)
"""A number with what it counts."""


def faults(wanted: Catalog) -> Iterator[str]:
    """A button's name that is written out, and what is counted without plural forms."""
    messages = list(catalogues.sentences(wanted))
    labels = {label for message in messages for label in _label(message)}
    for message in messages:
        for form in catalogues.forms(message.id):
            yield from _buttons(form, labels)
        yield from _counts(message)


def _label(message: Message) -> Iterator[str]:
    """What may stand on a button."""
    for form in () if message.pluralizable else catalogues.forms(message.id):
        if len(form) <= LONGEST_LABEL and "{" not in form and "\n" not in form:
            yield form


def _buttons(form: str, labels: set[str]) -> Iterator[str]:
    named = {name for pattern in NAMED for name in pattern.findall(form)}
    for name in sorted(named & labels):
        yield f"{catalogues.quoted(form)}: “{name}” is a button's name; take it in as {{button}}"


def _counts(message: Message) -> Iterator[str]:
    names = {name for form in catalogues.forms(message.id) for name in COUNTED.findall(form)}
    if message.pluralizable and len(names) == 1:
        return
    for name in sorted(names - {"number"} if message.pluralizable else names):
        yield f"{catalogues.quoted(message.id)}: {{{name}}} counts without plural forms"
