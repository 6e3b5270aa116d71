"""What holds for every number and every text."""

# ruff: noqa: RUF001  (that digits look like others is what they are here for)

import timeit
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casework.cpr import Verdict, look, seam, without_cpr
from casework.cpr.folding import copy_of, decoded, folded

UNSEEN = "\u200b\u200c\u200d\u00ad\u2060\ufeff\u202e\u2066\u034f\ufe0f\u20e3\U000e0041\x00\ud800"
SCRIPTS = (
    "0123456789",
    "٠١٢٣٤٥٦٧٨٩",
    "۰۱۲۳۴۵۶۷۸۹",
    "०१२३४५६७८९",
    "０１２３４５６７８９",
    "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
    "⓪①②③④⑤⑥⑦⑧⑨",
)
GAPS = ("", " ", "-", "–", " - ", "   ", ",", ", ", ":", ".", "/", "_", "\n", "\u00a0")

births = st.dates(date(1937, 1, 1), date(1999, 12, 31))
children = st.dates(date(2000, 1, 1), date(2036, 12, 31))
words = st.text(
    st.characters(categories=["Ll", "Lu", "Po", "Zs"], exclude_characters="&%=\\"), max_size=20
)


@st.composite
def numbers(draw: st.DrawFn) -> tuple[date, str]:
    """A birthday, and four digits that fit it."""
    if draw(st.booleans()):
        return draw(births), f"{draw(st.integers(0, 3999)):04}"
    return draw(children), f"{draw(st.integers(4000, 9999)):04}"


def disguised(number: str, script: str, unseen: list[str]) -> str:
    """In another script, with something invisible behind each character."""
    written = number.translate(str.maketrans("0123456789", script))
    return "".join(
        f"{each}{unseen[place % len(unseen)]}" if unseen else each
        for place, each in enumerate(written)
    )


@given(
    numbers(),
    st.sampled_from(GAPS),
    st.sampled_from(SCRIPTS),
    st.lists(st.sampled_from(UNSEEN), max_size=3),
)
def test_every_number_goes_in_every_disguise(
    number: tuple[date, str], gap: str, script: str, unseen: list[str]
) -> None:
    born, serial = number
    for written in (
        f"{born:%d%m%y}{gap}{serial}",
        f"{born:%d %m %y} {serial[:2]} {serial[2:]}",
        " ".join(f"{born:%d%m%y}{serial}"),
        "-".join(f"{born:%d%m%y}{serial}"),
        f"cpr {born:%d.%m.%y} {serial}",
    ):
        assert look(disguised(written, script, unseen)) is Verdict.CERTAIN, written
    with_century = f"{born:%d-%m-%Y}-{serial}"
    assert look(disguised(with_century, script, unseen)) is not Verdict.NONE


@given(births, st.integers(0, 3999), words, words)
def test_every_number_goes_among_all_words(
    born: date, serial: int, before: str, after: str
) -> None:
    number = f"{born:%d%m%y}-{serial:04}"
    text = f"{before} {number} {after}"
    assert look(text) is not Verdict.NONE
    assert number not in without_cpr(text)


@given(numbers())
def test_every_number_goes_when_it_is_encoded(number: tuple[date, str]) -> None:
    born, serial = number
    digits = f"{born:%d%m%y}{serial}"
    for each in (
        "".join(f"%{ord(digit):02X}" for digit in digits),
        "".join(f"&#{ord(digit)};" for digit in digits),
        "".join(f"&#x{ord(digit):x};" for digit in digits),
        "".join(f"\\u{ord(digit):04x}" for digit in digits),
        "".join(f"={ord(digit):02X}" for digit in digits),
    ):
        assert look(each) is Verdict.CERTAIN, each


@given(st.from_regex(r"\A[2-9]\d( {0,3}\d\d){3}\Z"), words, words)
def test_a_danish_phone_number_never_goes(number: str, before: str, after: str) -> None:
    for text in (f"{before} {number} {after}", f"{before} +45 {number} {after}"):
        assert look(text) is Verdict.NONE
        assert without_cpr(text) == text


@given(st.text())
@example("١%2D&#48;=30")
def test_looking_at_any_text_ends_well(text: str) -> None:
    covered = without_cpr(text)
    assert look(covered) is Verdict.NONE
    if look(text) is Verdict.NONE:
        assert covered == text


@given(st.text())
@example("ᾳ İ ß ﬁ ½ ⒈ ㏠ 🔟")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_a_copy_knows_where_each_character_stands(text: str) -> None:
    for copy in (copy_of(text), *decoded(text)):
        assert len(copy.text) == len(copy.begins) == len(copy.ends)
        assert all(
            0 <= start < end <= len(text) for start, end in zip(copy.begins, copy.ends, strict=True)
        )
        assert list(copy.begins) == sorted(copy.begins)


@given(numbers(), st.integers(1, 9), st.sampled_from(["", " ", "\n"]))
def test_two_pieces_of_one_paste_are_looked_at_over_their_seam(
    number: tuple[date, str], place: int, gap: str
) -> None:
    born, serial = number
    digits = f"{born:%d%m%y}{serial}"
    first, second = f"Det drejer sig om {digits[:place]}", f"{gap}{digits[place:]} i 3.b"
    if gap == "" or place == 6:
        assert seam(first, second) is Verdict.CERTAIN
    assert look(first) is not Verdict.CERTAIN


def test_a_seam_says_nothing_of_what_each_piece_holds() -> None:
    assert seam("010290-1234 og", "020390-1234") is Verdict.NONE
    assert seam("Vi har 24", "elever") is Verdict.NONE
    assert seam("CPR 0102", "901234") is Verdict.CERTAIN
    assert seam("P-nr. 10123", "45678") is Verdict.NONE


@pytest.mark.parametrize("text", ["Vi har brug for hjælp. " * 170, "Vi er 24 og 12 i 2026. " * 170])
def test_a_long_text_costs_little(text: str) -> None:
    """Every update passes here, and a text has 4,096 characters at most."""
    limit = 0.1
    assert min(timeit.repeat(lambda: look(text), number=1, repeat=3)) < limit
