"""Makes a browser's PNG small: its 256 commonest colours in place of sixteen million.

A picture of a page has few colours that matter; this takes more than half of its bytes away. Needs
nothing but the standard library, and takes PNGs as Chromium writes them: 8 bits, RGB, in one piece.
"""

import struct
import zlib
from collections import Counter
from collections.abc import Iterable

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB, _PALETTE = 2, 3
_MOST = 256

Colour = tuple[int, ...]


def with_palette(png: bytes) -> bytes:
    """The same picture with a palette. Raises ValueError for a PNG of another kind."""
    chunks = _chunks(png)
    width, height, depth, kind, *_, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    if (depth, kind, interlaced) != (8, _RGB, 0):
        raise ValueError("only 8 bits of RGB, not interlaced")
    plain = _unfiltered(zlib.decompress(chunks[b"IDAT"]), width * 3)
    pixels = list(zip(plain[0::3], plain[1::3], plain[2::3], strict=True))
    palette, places = _palette(Counter(pixels))
    shown = bytes(map(places.__getitem__, pixels))
    rows = b"".join(b"\0" + shown[at : at + width] for at in range(0, len(shown), width))
    header = struct.pack(">IIBBBBB", width, height, 8, _PALETTE, 0, 0, 0)
    return _SIGNATURE + b"".join(
        _chunk(name, data)
        for name, data in (
            (b"IHDR", header),
            (b"PLTE", bytes(part for colour in palette for part in colour)),
            (b"IDAT", zlib.compress(rows, 9)),
            (b"IEND", b""),
        )
    )


def _palette(counted: Counter[Colour]) -> tuple[list[Colour], dict[Colour, int]]:
    """The commonest colours, and for every colour the place of the nearest of them."""
    palette = [colour for colour, _number in counted.most_common(_MOST)]
    places = {colour: place for place, colour in enumerate(palette)}
    for colour in counted:
        if colour not in places:
            nearest = min(palette, key=lambda each: _distance(each, colour))
            places[colour] = places[nearest]
    return palette, places


def _distance(one: Colour, other: Iterable[int]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _chunks(png: bytes) -> dict[bytes, bytes]:
    """The chunks by name; those of the same name as one."""
    found: dict[bytes, bytes] = {}
    at = len(_SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        name = png[at + 4 : at + 8]
        found[name] = found.get(name, b"") + png[at + 8 : at + 8 + length]
        at += 12 + length
    return found


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _unfiltered(data: bytes, row: int) -> bytes:
    """The bytes of the pixels, from rows that say how each differs from its neighbours."""
    above = bytearray(row)
    rows = []
    for start in range(0, len(data), row + 1):
        line = bytearray(data[start + 1 : start + 1 + row])
        _unfilter(data[start], line, above)
        rows.append(line)
        above = line
    return b"".join(rows)


def _unfilter(kind: int, line: bytearray, above: bytearray) -> None:
    """PNG's filters, by number: none, the pixel before, the one above, their mean, Paeth's."""
    for at in range(len(line)) if kind else ():
        left = line[at - 3] if at >= 3 else 0
        corner = above[at - 3] if at >= 3 else 0
        guesses = (0, left, above[at], (left + above[at]) // 2)
        guess = guesses[kind] if kind < len(guesses) else _paeth(left, above[at], corner)
        line[at] = (line[at] + guess) & 0xFF


def _paeth(left: int, above: int, corner: int) -> int:
    """Whichever neighbour is nearest to left + above - corner (the PNG specification, 9.4)."""
    wanted = left + above - corner
    return min((left, above, corner), key=lambda each: abs(wanted - each))
