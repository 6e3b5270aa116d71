"""Which messages are pieces of one text, and what the text was."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.pasting import MOST_IN_ONE, Paste, Piece, goes_on, joined, seam, units

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)


def paste(text: str, *, reply_to: int | None = None) -> Paste:
    return Paste((1,), text, units(text), NOON, reply_to)


def piece(text: str, *, seconds: float = 0, reply_to: int | None = None) -> Piece:
    return Piece(2, text, NOON + timedelta(seconds=seconds), units(text), reply_to)


@pytest.mark.parametrize(
    ("before", "after", "one"),
    [
        (paste("x" * 4096), piece("x"), True),
        (paste("x" * 4090), piece("tail"), True),
        (paste("🙂" * 2048), piece("x"), True),
        (paste("x" * 2500), piece("y" * 1700), True),
        (paste("x" * 4096), piece("x", seconds=2), True),
        (paste("x" * 4096), piece("x", seconds=3), False),
        (paste("x" * 4096), piece("x", seconds=-1), False),
        (paste("x" * 3000), piece("Thank you"), False),
        (paste("Hello"), piece("Thank you"), False),
        (paste("x" * 4096, reply_to=9), piece("x"), True),
        (paste("x" * 4096), piece("x", reply_to=9), False),
        (Paste((1,), "", 4096, NOON), piece("x"), True),
    ],
)
def test_pieces_come_together_and_would_not_have_fitted_into_one(
    before: Paste, after: Piece, *, one: bool
) -> None:
    assert goes_on(before, after) is one


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("x" * 4096, "x", ""),
        ("x" * 4094 + ".", "Then", "\n"),
        ("x" * 4090, "then", " "),
        ("x" * 4090 + "\n", "then", ""),
        ("x" * 4090, "\nthen", ""),
    ],
)
def test_what_was_trimmed_where_it_was_cut_is_put_back(
    before: str, after: str, between: str
) -> None:
    assert seam(paste(before), piece(after)) == between


@given(st.text(min_size=1, max_size=40), st.integers(1, 4))
def test_a_text_cut_at_the_limit_is_whole_again(word: str, times: int) -> None:
    whole = (word * (1 + MOST_IN_ONE * times // len(word)))[: MOST_IN_ONE * times]
    pieces = list(_cut(whole))
    paste = Paste((0,), pieces[0], units(pieces[0]), NOON)
    for number, text in enumerate(pieces[1:], 1):
        if units(pieces[number - 1]) < MOST_IN_ONE:  # half a character more would not have fitted
            return
        next_one = Piece(number, text, NOON, units(text))
        assert goes_on(paste, next_one)
        paste = joined(paste, next_one)
    assert paste.text == whole


def _cut(whole: str) -> list[str]:
    found, taken = [""], 0
    for char in whole:
        taken += units(char)
        if taken > MOST_IN_ONE:
            found.append("")
            taken = units(char)
        found[-1] += char
    return found
