"""Names that look like a setting and are none: a misspelt one would silently leave the default.

By letters that are put in, left out, changed or swapped: for difflib alone, `LISTNE` is less like
`LISTEN` than `DATABASE_USER`, which is another program's, is like `DATABASE_URL`.
"""

from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from functools import partial

_SHORT = 10
"""Letters; a shorter name may differ by one, a longer one by two."""

_OURS, _ALIKE = "TELEGRAM_", 0.85
"""What begins so is ours also where more than two letters are missing, as in TELEGRAM_TOKEN."""


def misspelt(
    environment: Collection[str], file: Collection[str], known: Collection[str]
) -> Iterator[tuple[str, str | None]]:
    """Names that are no setting, and the setting that each was meant to be, if that can be told.

    In the file, which is ours alone, that is each unknown name. The environment is everybody's:
    there it is only what is very near to a setting that is not there itself. Names in capitals.
    """
    for name in sorted(set(file) - set(known)):
        yield name, nearest(name, known)
    given = {*environment, *file}
    for name in sorted(set(environment) - set(known) - set(file)):
        meant = nearest(name, known)
        if meant is not None and meant not in given:
            yield name, meant


def nearest(name: str, known: Collection[str]) -> str | None:
    """The setting that a name was meant to be, if it is very near to one."""
    most = 1 if len(name) < _SHORT else 2
    as_long = [each for each in known if abs(len(each) - len(name)) <= most]
    meant = min(as_long, key=partial(distance, name), default=None)
    if meant is not None and distance(name, meant) <= most:
        return meant
    if not name.startswith(_OURS):
        return None
    alike = {each: SequenceMatcher(None, name, each).ratio() for each in known}
    meant = max(known, key=lambda each: alike[each])
    return meant if alike[meant] >= _ALIKE else None


def distance(one: str, other: str) -> int:
    """How many letters have to be put in, left out, changed or swapped (Damerau, Levenshtein)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, wanted in enumerate(other, 1):
            least = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != wanted))
            swapped = row > 1 and column > 1 and one[row - 2] == wanted
            if swapped and other[column - 2] == letter:
                least = min(least, before[column - 2] + 1)
            now.append(least)
        before, last = last, now
    return last[-1]
