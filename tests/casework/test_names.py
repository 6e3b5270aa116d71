"""First names: what is left of them can be read, or they are known as nameless."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.plain_text import clean
from casework.people import ADVISOR, ENDS, NAMELESS, readable


@pytest.mark.parametrize(
    "name",
    [
        "", " ", "\u200b", "\u3164", "\u2800", "\u115f\u1160", "\uffa0", "\u202e\u202d",
        "\u2066\u2069",
        "\u00ad", "\ufeff", "\u0301\u0301", "\u200d", "\u200f", "\U000e0041", "\x00\n\t", "\ue000",
        "\u2028", "\u180e", "\u034f", "\ufe0f", "\u061c",
    ],
)  # fmt: skip
def test_a_name_that_nobody_can_read_is_known_as_one(name: str) -> None:
    assert readable(name) == NAMELESS


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ayşe", "Ayşe"),
        ("محمد", "محمد"),
        ("\u202eeşyA", "eşyA"),
        ("Ay\nşe <b>", "Ay şe <b>"),
        ("\u200bOmar\u200b", "Omar"),
        ("🙂" * 64, "🙂" * 64),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("Z" + "\u0301" * 40, unicodedata.normalize("NFC", "Z\u0301") + "\u0301" * 3),
    ],
)
def test_what_can_be_read_of_a_name_stays(name: str, shown: str) -> None:
    assert readable(name) == shown


@given(st.text(max_size=80))
def test_whatever_somebody_calls_themselves_something_can_be_read_or_it_is_known(name: str) -> None:
    shown = readable(name)
    assert readable(shown) == shown
    if shown != NAMELESS:
        assert any(unicodedata.category(char)[0] in "LNPS" for char in shown)
        assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\n")


@given(st.text())
def test_nothing_that_people_write_looks_like_a_nameless_one(text: str) -> None:
    assert not set(clean(text)) & {NAMELESS, ENDS, ADVISOR}
