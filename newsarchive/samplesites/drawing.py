"""Small pictures drawn in code, so that no photograph is shipped: PNG by zlib, baseline JPEG.

The JPEG encoder writes three coefficients of each 8 x 8 block, which gives soft pictures.
Source: ITU-T T.81 (tables K.3 to K.5), PNG specification (third edition).
"""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable
from functools import lru_cache

from newsarchive.samplesites.phrases import seeded

Colour = tuple[int, int, int]
Painter = Callable[[float, float], Colour]


def rgb(code: str) -> Colour:
    """`#0b5d3b` as three numbers."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def png(width: int, height: int, rows: list[bytes]) -> bytes:
    """An RGB PNG of rows of 3 x width bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


@lru_cache(maxsize=64)
def blank(width: int, height: int, colour: str) -> bytes:
    """A PNG of one colour."""
    return png(width, height, [bytes(rgb(colour)) * width] * height)


def emblem(size: int, colours: list[str]) -> bytes:
    """A shield with a star in the colours of a site, as PNG."""
    main, accent, ground = (rgb(colour) for colour in colours)
    rows = []
    for row in range(size):
        y = row / size
        line = bytearray()
        for column in range(size):
            x = abs(column / size - 0.5)
            edge = 0.42 if y < 0.5 else 0.42 * max(0.0, 1 - ((y - 0.5) / 0.48) ** 2)
            inside = y > 0.04 and x < edge
            rim = inside and (x > edge - 0.05 or y < 0.09)
            star = x + 1.6 * abs(y - 0.36) < 0.2 or 1.6 * x + abs(y - 0.36) < 0.2
            wave = 0.66 < y < 0.72 or 0.77 < y < 0.81
            colour = (255, 255, 255)
            if inside:
                colour = accent if rim or star else ground if wave else main
            line += bytes(colour)
        rows.append(bytes(line))
    return png(size, size, rows)


@lru_cache(maxsize=512)
def photo(seed: str, width: int, height: int) -> bytes:
    """A soft JPEG that looks like a picture of people before a hall or in a field."""
    scene, panels = _scene(seeded("photo", seed)), width / height / 1.6
    # a wide banner shows the scene several times rather than stretched
    return jpeg(width, height, lambda x, y: scene(x * panels % 1, y))


def _scene(rng: random.Random) -> Painter:
    sky = rng.choice(((150, 190, 225), (205, 215, 222), (238, 205, 160), (96, 120, 150)))
    land = rng.choice(((88, 125, 70), (150, 120, 84), (120, 120, 124), (66, 98, 84)))
    banner = rng.choice(((176, 28, 38), (22, 92, 160), (24, 122, 72), (232, 180, 40)))
    horizon = rng.uniform(0.45, 0.6)
    people = [
        (
            (index + rng.uniform(0.2, 0.8)) / 7,
            rng.uniform(0.48, 0.56),
            rng.choice(
                ((240, 240, 236), (40, 60, 100), (150, 40, 50), (190, 160, 60), (60, 90, 60))
            ),
        )
        for index in range(7)
        if rng.random() < 0.8
    ]
    hall = rng.random() < 0.6
    peak, slope = rng.uniform(0.2, 0.8), rng.uniform(0.5, 1.1)

    def paint(x: float, y: float) -> Colour:
        for centre, head, shirt in people:
            across = abs(x - centre)
            if across**2 * 2.6 + (y - head) ** 2 < 0.0021:
                return (142, 104, 80) if y > head - 0.02 else (34, 28, 26)
            if y > head + 0.05 and across < 0.045 + 0.03 * min(1.0, y - head):
                return shirt if y < 0.86 else (46, 46, 54)
        if hall and 0.12 < y < 0.3 and 0.15 < x < 0.85:
            stripe = 0.17 < y < 0.2 or (0.23 < y < 0.25 and 0.25 < x < 0.75)
            return (250, 250, 250) if stripe else banner
        if hall and y < horizon + 0.1:
            return (214, 206, 192) if int(x * 9) % 2 else (200, 190, 174)
        if not hall and horizon - 0.25 + slope * abs(x - peak) * 0.5 < y < horizon:
            return (land[0] // 2 + 40, land[1] // 2 + 50, land[2] // 2 + 60)
        if y < horizon:
            return tuple(min(255, int(part + 60 * y)) for part in sky)  # type: ignore[return-value]
        shade = 1 - 0.35 * (y - horizon)
        return tuple(int(part * shade) for part in land)  # type: ignore[return-value]

    return paint


# Huffman tables: lengths of codes 1..16 and symbols; only the symbols that `jpeg` writes occur.
_DC = ([0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], list(range(12)))
_AC_SYMBOLS = (
    "01 02 03 00 04 11 05 12 21 31 41 06 13 51 61 07 22 71 14 32 81 91 a1 08 23 42 b1 c1"
    " 15 52 d1 f0 24 33 62 16"
)
_AC = (
    [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 0, 0],
    [int(symbol, 16) for symbol in _AC_SYMBOLS.split()],
)


def _codes(table: tuple[list[int], list[int]]) -> dict[int, tuple[int, int]]:
    codes, code, symbols = {}, 0, iter(table[1])
    for length, count in enumerate(table[0], 1):
        for _ in range(count):
            codes[next(symbols)] = (code, length)
            code += 1
        code <<= 1
    return codes


def _segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def _magnitude(value: int) -> tuple[int, int]:
    size = abs(value).bit_length()
    return size, value if value > 0 else value + (1 << size) - 1


def jpeg(width: int, height: int, paint: Painter) -> bytes:
    """A baseline JPEG; `paint` gives the colour at (x, y), both 0..1. Sizes are multiples of 8."""
    step = 16  # one quantiser for all coefficients
    dc_codes, ac_codes = _codes(_DC), _codes(_AC)
    bits, count = 0, 0

    def put(value: int, length: int) -> None:
        nonlocal bits, count
        bits, count = (bits << length) | value, count + length

    out = bytearray()
    previous = [0, 0, 0]
    for top in range(0, height, 8):
        for left in range(0, width, 8):
            corners = [
                _ycc(paint((left + dx) / width, (top + dy) / height))
                for dy in (2, 6)
                for dx in (2, 6)
            ]
            for part in range(3):
                nw, ne, sw, se = (corner[part] for corner in corners)
                dc = round((nw + ne + sw + se) * 2 / step)
                across = round((nw + sw - ne - se) * 1.81 / step)
                down = round((nw + ne - sw - se) * 1.81 / step)
                size, value = _magnitude(dc - previous[part])
                previous[part] = dc
                put(*dc_codes[size])
                put(value, size)
                for coefficient, run in ((across, 0), (down, 0 if across else 1)):
                    if coefficient:
                        size, value = _magnitude(coefficient)
                        put(*ac_codes[(run << 4) | size])
                        put(value, size)
                put(*ac_codes[0])
        whole = count & ~7
        rest = count - whole
        if whole:
            out += (bits >> rest).to_bytes(whole // 8, "big").replace(b"\xff", b"\xff\0")
            bits, count = bits & ((1 << rest) - 1), rest
    if count:
        out += (((bits << (8 - count)) | ((1 << (8 - count)) - 1)) & 0xFF).to_bytes(1, "big")
        if out[-1] == 0xFF:
            out.append(0)
    parts = b"".join(bytes((part, 0x11, 0)) for part in (1, 2, 3))
    tables = b"".join(
        bytes([kind, *table[0], *table[1]]) for kind, table in ((0x00, _DC), (0x10, _AC))
    )
    return (
        b"\xff\xd8"
        + _segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
        + _segment(0xDB, b"\0" + bytes([step]) * 64)
        + _segment(0xC0, struct.pack(">BHHB", 8, height, width, 3) + parts)
        + _segment(0xC4, tables)
        + _segment(0xDA, b"\3\1\0\2\0\3\0\0\x3f\0")
        + bytes(out)
        + b"\xff\xd9"
    )


def _ycc(colour: Colour) -> tuple[float, float, float]:
    red, green, blue = colour
    luma = 0.299 * red + 0.587 * green + 0.114 * blue
    return luma - 128, 0.564 * (blue - luma), 0.713 * (red - luma)
