"""Every notice in a language that runs from right to left, as Unicode's algorithm lays it out."""

import re
from collections.abc import Iterator
from html import unescape
from unicodedata import bidirectional

from bot.playground.api.sending import SOURCE_LIMIT, TEXT_LIMIT
from bot.playground.text.entities import formatted
from handlers.core.effects import Recaption, Remove, Rewrite, Say, SendFile, SendNewFile, Toast
from tests.support.rehearsal import Said
from tests.support.right_to_left import MARKS, direction, lines, outside, seen, values


def all_lines(said: Said) -> Iterator[str]:
    """Every line that somebody reads, in texts and on buttons."""
    effect = said.effect
    effect = effect.otherwise or effect if isinstance(effect, Remove) else effect
    if isinstance(effect, Say | Rewrite):
        yield from map(unescape, lines(effect.text))
    if isinstance(effect, Say):
        yield from effect.share_phone
    if isinstance(effect, Recaption | SendFile | SendNewFile):
        yield from lines(effect.caption, markup=False)
    if isinstance(effect, Toast):
        yield from lines(effect.text, markup=False)
    yield from (button.text for button in said.buttons)


def shares(line: str) -> bool:
    """Whether a line is more than a value by itself, which runs as it runs."""
    return bool(MARKS.sub("", outside(line)).strip()) and (
        bool(values(line)) or has(outside(line), {"R", "AL"})
    )


def has(letters: str, classes: set[str]) -> bool:
    return any(bidirectional(each) in classes for each in letters)


def test_no_value_stands_among_our_words_without_being_isolated(
    said_right_to_left: list[Said],
) -> None:
    mixed = {
        (said.kind, line)
        for said in said_right_to_left
        for line in all_lines(said)
        if has(outside(line), {"R", "AL"}) and has(outside(line), {"L"})
    }
    assert not mixed


def test_every_line_of_ours_begins_on_the_right(said_right_to_left: list[Said]) -> None:
    wrong = {
        (said.kind, line)
        for said in said_right_to_left
        for line in all_lines(said)
        if shares(line) and direction(line) != "R"
    }
    assert not wrong


def test_every_value_is_read_as_it_is_by_itself_and_in_the_sentences_order(
    said_right_to_left: list[Said],
) -> None:
    for said in said_right_to_left:
        for line in all_lines(said):
            shown = seen(line)
            end = len(shown)
            for value in values(line):
                at = shown.rfind(seen(value), 0, end)
                assert at >= 0, (said.kind, line, value)
                end = at


def test_every_text_fits_into_a_message_with_its_isolates(said_right_to_left: list[Said]) -> None:
    for said in said_right_to_left:
        if isinstance(said.effect, Say | Rewrite):
            shown, _entities = formatted(said.effect.text, "HTML", None)
            assert len(shown) <= TEXT_LIMIT, said.kind
            assert len(said.effect.text.encode()) <= SOURCE_LIMIT, said.kind


def test_every_arrow_points_the_way_the_reader_reads(said_right_to_left: list[Said]) -> None:
    wrong = {
        (said.kind, line)
        for said in said_right_to_left
        for line in all_lines(said)
        if re.search("→|⬅️|↩️|👉", line)
    }
    assert not wrong
