"""Which of the buttons in sight somebody has typed, in whatever language and spelling."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from locales.folding import folded
from locales.translator import LANGUAGES, folded_in

Act = TypeVar("Act")

Names = Mapping[str, str]
"""What a button is called in each language, folded."""


def names(sentence: str) -> Names:
    """The button of one of our sentences."""
    return {language: folded_in(language, sentence) for language in LANGUAGES}


def is_named(text: str, sentence: str) -> bool:
    """Whether a text is that button's, in any language."""
    return meant(text, [(sentence, names(sentence))], "") is not None


def meant(text: str, offered: Iterable[tuple[Act, Names]], language: str) -> Act | None:
    """What the button does that was typed; None if it is none of those that are offered.

    What a button is called in the person's own language goes before what another one is called in
    another language.
    """
    typed, buttons = folded(text), list(offered)
    if not typed:
        return None
    own = [act for act, called in buttons if called.get(language) == typed]
    others = [act for act, called in buttons if typed in called.values()]
    return next(iter([*own, *others]), None)
