"""A value keeps its direction to itself, whoever reads: checked with Unicode's own algorithm."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from locales import directions
from locales.translator import Reader
from tests.support.right_to_left import MARKS, made_up, seen

HERE = ZoneInfo("Europe/Copenhagen")
DANISH = Reader("da", HERE)
ARABIC_NAME = "ليلى"
PHONE = "+45 20 30 40 50"


@pytest.fixture
def arabic(tmp_path: Path) -> Iterator[Reader]:
    """Somebody who reads the made-up language from right to left."""
    with made_up(tmp_path) as code:
        yield Reader(code, HERE)


def bare(text: str) -> str:
    return MARKS.sub("", text)


def test_danish_takes_in_what_runs_its_way_as_it_is() -> None:
    assert DANISH.plain("Ask {name}", name="Ayşe (1. B)") == "Spørg Ayşe (1. B)"
    assert DANISH.row(("TF-2026-0001", "Ayşe")) == "TF-2026-0001 · Ayşe"


def test_a_name_in_arabic_moves_nothing_in_a_danish_sentence() -> None:
    text = DANISH.plain("{name}: {figure}", name=ARABIC_NAME, figure="12 (3)")
    assert bare(text) == f"{ARABIC_NAME}: 12 (3)"
    assert seen(text).endswith(": 12 (3)")
    asked = "I have asked {name} to take {reference}."
    text = DANISH.plain(asked, name=f"{ARABIC_NAME}.", reference="TF-2026-1")
    assert seen(text) == f"Jeg har bedt .{ARABIC_NAME[::-1]} om at tage TF-2026-1."


def test_a_danish_line_that_begins_with_an_arabic_name_still_begins_on_the_left() -> None:
    text = DANISH.row((ARABIC_NAME, "TF-2026-0001"))
    assert seen(text).endswith(" · TF-2026-0001")


def test_what_stands_alone_in_its_line_runs_as_it_was_written() -> None:
    text = DANISH._("<b>{reference} · {title}</b>\n{text}", reference="1", title="2", text="سلام.")
    assert text.split("\n")[1] == "سلام."


def test_only_the_lines_of_a_text_that_share_theirs_are_isolated() -> None:
    text = DANISH._("<b>The problem:</b> {text}", text="سلام.\nنعم.\nلا.")
    assert text.split("\n") == ["<b>Problemet:</b> \u2068سلام.\u2069", "نعم.", "لا."]


def test_right_to_left_everything_is_isolated_and_reads_from_the_left(arabic: Reader) -> None:
    at = datetime(2026, 11, 25, 15, tzinfo=UTC)
    assert arabic.time(at) == "\u206616:00\u2069"
    text = arabic._("<b>Contact:</b> {contact}", contact=PHONE)
    assert f"\u2066{PHONE}\u2069" in text
    assert PHONE in seen(text)


def test_a_command_keeps_its_slash_in_front(arabic: Reader) -> None:
    assert "/cases" in seen(arabic._("There is more: /cases shows all of them."))


def test_arrows_point_the_way_the_reader_reads(arabic: Reader) -> None:
    assert [DANISH.turned(each) for each in ("→", "‹")] == ["→", "‹"]
    assert [arabic.turned(each) for each in ("→", "‹")] == ["←", "›"]


def test_a_row_runs_the_readers_way_whatever_is_in_it(arabic: Reader) -> None:
    assert seen(arabic.row(("first", "second", "third"))) == "third · second · first"
    assert bare(arabic.row(("first", "second"), ", ")) == "first، second"
    assert arabic.row(("first",)) == "first"
    assert arabic.row(()) == ""


ANYTHING = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])
    | st.sampled_from("اب١٢\u2066\u2067\u2068\u2069\u202e\u200f")
)


@given(ANYTHING)
def test_nothing_that_is_written_gets_out_of_its_isolate(written: str) -> None:
    for right_to_left in (True, False):
        isolated = directions.isolated(written, right_to_left=right_to_left)
        base = "R" if right_to_left else "L"
        shown = get_display(f"1 {isolated} 2", base_dir=base)
        first, last = ("2", "1") if right_to_left else ("1", "2")
        assert shown.startswith(f"{first} "), written
        assert shown.endswith(f" {last}"), written


@given(ANYTHING)
def test_isolating_twice_is_isolating_once(written: str) -> None:
    once = directions.isolated(written, right_to_left=True)
    assert directions.isolated(once, right_to_left=True) == once
