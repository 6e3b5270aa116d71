"""What stands around a shape in a folded text, and says what it is."""

import re
from functools import cached_property

from casework.cpr.shapes import Shape
from casework.cpr.words import AMOUNT_AFTER, CPR_AFTER, LABEL, PLACE_AFTER, PLACE_LIKE_AFTER, Label

_FAR = 45
"""Characters before a shape in which its label is looked for."""

_NEAR = 24
"""Characters between a label and what it names."""

_MOST_BEFORE = 20
"""Groups of digits before a shape that one label may be for."""

_SAME_KIND = re.compile(r"(?:(?<!\d)\d{10}\s*(?:[,;/&+]|og|and|eller|or)?\s*)+$")
"""Other numbers of ten digits in a row with it, which the same label names."""


class Surroundings:
    """The words before and behind one shape."""

    def __init__(self, text: str, shape: Shape, *, are_any_called: bool) -> None:
        self._text = text
        self._shape = shape
        self.are_any_called = are_any_called
        """Whether the text has a word for such a number at all."""

    @cached_property
    def label(self) -> Label | None:
        """What the nearest word before it says, or the word CPR behind it."""
        if CPR_AFTER.match(self._text, self._shape.end):
            return Label.CPR
        return self._label_before(self._shape.start)

    @cached_property
    def is_one_of_several(self) -> bool:
        """Whether its label names another number first."""
        return bool(
            _SAME_KIND.search(self._text[max(0, self._shape.start - _FAR) : self._shape.start])
        )

    @cached_property
    def label_of_all(self) -> Label | None:
        """What the word before the first of all the groups says that this goes on from."""
        first = self._shape.first
        while (
            first > self._shape.first - _MOST_BEFORE and self._shape.groups[first].gap is not None
        ):
            first -= 1
        return self._label_before(self._shape.groups[first].start)

    @cached_property
    def is_amount(self) -> bool:
        """Whether the last four digits count something."""
        return bool(AMOUNT_AFTER.match(self._text, self._shape.end))

    @cached_property
    def is_in_a_town(self) -> bool:
        """Whether a town follows, so that the last four digits are its postcode."""
        return bool(PLACE_AFTER.match(self._text, self._shape.end))

    @cached_property
    def is_perhaps_in_a_town(self) -> bool:
        """Whether what follows ends as a town's name does."""
        return bool(PLACE_LIKE_AFTER.match(self._text, self._shape.end))

    @cached_property
    def ends_at_a_time(self) -> bool:
        """Whether the last four digits are the beginning of a time from and to."""
        return bool(re.compile(r"\s?-\s?\d\d[:.]?\d\d(?!\d)").match(self._text, self._shape.end))

    def _label_before(self, start: int) -> Label | None:
        before = _SAME_KIND.sub("", self._text[max(0, start - _FAR * 2) : start])[-_FAR:]
        labels = list(LABEL.finditer(before))
        if not labels or labels[-1].lastgroup is None:
            return None
        label, between = Label(labels[-1].lastgroup), before[labels[-1].end() :]
        if len(between) > _NEAR or re.search(r"\d", between):
            return None
        return label if between or label is Label.CPR else None
