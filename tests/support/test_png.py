"""A smaller PNG shows the same."""

import struct
import zlib

import pytest

from tests.bot.playground.pictures import png as grey_png
from tests.support.png import _chunk, _chunks, _paeth, with_palette

WIDTH, HEIGHT = 7, 10


def picture() -> list[list[int]]:
    """Rows of red, green and blue, no two rows alike."""
    return [
        [(17 * x * y + 40 * part) % 256 for x in range(WIDTH) for part in range(3)]
        for y in range(HEIGHT)
    ]


def filtered(rows: list[list[int]]) -> bytes:
    """The rows as a PNG has them, each with the next of the five filters."""
    above, lines = [0] * (WIDTH * 3), b""
    for number, row in enumerate(rows):
        kind = number % 5
        left = [0, 0, 0, *row[:-3]]
        corner = [0, 0, 0, *above[:-3]]
        guesses = [
            (0, one, two, (one + two) // 2, _paeth(one, two, three))[kind]
            for one, two, three in zip(left, above, corner, strict=True)
        ]
        lines += bytes([kind, *((a - b) % 256 for a, b in zip(row, guesses, strict=True))])
        above = row
    return lines


def test_every_pixel_keeps_its_colour() -> None:
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(filtered(picture()))), (b"IEND", b""))
    small = _chunks(with_palette(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)))
    colours = small[b"PLTE"]
    lines = zlib.decompress(small[b"IDAT"])
    for y, row in enumerate(picture()):
        places = lines[y * (WIDTH + 1) + 1 : (y + 1) * (WIDTH + 1)]
        shown = [part for place in places for part in colours[3 * place : 3 * place + 3]]
        assert shown == row


def test_another_kind_of_png_is_refused() -> None:
    with pytest.raises(ValueError, match="only 8 bits of RGB"):
        with_palette(grey_png(3, 3))
