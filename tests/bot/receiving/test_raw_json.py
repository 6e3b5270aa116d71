"""JSON in which one bad piece leaves the others readable."""

import json

import pytest

from bot.receiving.raw_json import DEEPEST, TooDeepError, parse, storable

DEEP = b"[" * 100_000 + b'"]\\""' + b"]" * 100_000


def test_what_is_nested_too_deeply_is_known_and_all_else_is_read() -> None:
    first, second, third = parse(b'[{"a": "[["}, {"b": %s}, {"c": "\\"]"}]' % DEEP)
    assert (first, third) == ({"a": "[["}, {"c": '"]'})
    with pytest.raises(TooDeepError):
        storable(second)


@pytest.mark.parametrize("levels", [DEEPEST + 1, 2 * DEEPEST - 1, 2 * DEEPEST, 900, 5_000])
@pytest.mark.parametrize("mark", ["[]", "{}"])
def test_it_is_too_deep_however_deep_it_is(levels: int, mark: str) -> None:
    begin = mark[0] + ('"x":' if mark == "{}" else "")
    text = f"[{begin * levels}1{mark[1] * levels},7]"
    deep, seven = parse(text.encode())
    assert seven == 7
    with pytest.raises(TooDeepError):
        storable(deep)


def test_a_number_of_any_length_is_read() -> None:
    assert parse(b'{"a": %s, "b": 5}' % (b"9" * 5_000)) == {"a": float("inf"), "b": 5}
    assert parse(b"1e400") == float("inf")


@pytest.mark.parametrize("text", [b"", b"{", b"<html>", b"[" * 100_000, b"\xff", b"[1,]"])
def test_what_is_no_json_is_told(text: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(text)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (r"\ud83d\ude00", "😀"),
        (r"x\ud83dy", "x\N{REPLACEMENT CHARACTER}y"),
        (r"\ude00\ud83d", "\N{REPLACEMENT CHARACTER}" * 2),
        (r"a\u0000b\u0000", "ab"),
        (r"æ \ufeff\uffff", "æ \ufeff\uffff"),
    ],
)
def test_every_text_is_one_that_a_database_takes(written: str, kept: str) -> None:
    raw = parse(f'{{"{written}": ["{written}", 1, null]}}'.encode())
    assert storable(raw) == {kept: [kept, 1, None]}
    json.dumps(storable(raw), ensure_ascii=False).encode()
