"""Pictures are real PNG and JPEG files; phrases expand the same way for the same seed."""

import struct
import zlib

import pytest

from newsarchive.samplesites.drawing import blank, emblem, jpeg, photo
from newsarchive.samplesites.pdf import announcement
from newsarchive.samplesites.phrases import expand, seeded

COLOURS = ["#0b5d3b", "#f2b705", "#eef5f1"]


@pytest.mark.parametrize(
    ("data", "size"), [(emblem(32, COLOURS), (32, 32)), (blank(20, 10, "#ffffff"), (20, 10))]
)
def test_png_has_its_size_and_right_checksums(data, size):
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    at, pixels = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length])[0] == zlib.crc32(
            kind + body
        )
        if kind == b"IHDR":
            assert struct.unpack(">II", body[:8]) == size
        pixels += body if kind == b"IDAT" else b""
        at += 12 + length
    assert len(zlib.decompress(pixels)) == size[1] * (1 + 3 * size[0])


def test_jpeg_decodes_to_the_colours_that_were_painted():
    """A decoder of the same three coefficients finds the mean colour of every block again."""
    data = jpeg(32, 16, lambda x, y: (200, 40, 40) if x < 0.5 else (20, 60, 180))
    means = decode_means(data, 4 * 2)
    for index, (luma, blue, red) in enumerate(means):
        if index % 4 < 2:
            assert abs(luma - 88) < 3
            assert red > 60 > blue
        else:
            assert abs(luma - 62) < 3
            assert blue > 40 > red


def decode_means(data, blocks):
    """Mean (Y, Cb - 128, Cr - 128) of each 8 x 8 block of a baseline 4:4:4 JPEG."""
    tables, at = {}, 2
    while data[at + 1] != 0xDA:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        body = data[at + 4 : at + 2 + length]
        if marker == 0xDB:
            step = body[1]
        while marker == 0xC4 and body:
            counts, codes, code = body[1:17], {}, 0
            symbols = iter(body[17 : 17 + sum(counts)])
            for size, count in enumerate(counts, 1):
                for _ in range(count):
                    codes[size, code] = next(symbols)
                    code += 1
                code <<= 1
            tables[body[0]] = codes
            body = body[17 + sum(counts) :]
        at += 2 + length
    length = struct.unpack(">H", data[at + 2 : at + 4])[0]
    scan = data[at + 2 + length : -2].replace(b"\xff\0", b"\xff")
    bits = "".join(f"{byte:08b}" for byte in scan)
    here = 0

    def symbol(table):
        nonlocal here
        for size in range(1, 17):
            if (size, int(bits[here : here + size], 2)) in table:
                here += size
                return table[size, int(bits[here - size : here], 2)]
        raise AssertionError("no such code")

    def number(size):
        nonlocal here
        here += size
        value = int(bits[here - size : here], 2) if size else 0
        return value if not size or value >> (size - 1) else value - (1 << size) + 1

    found, previous = [], [0, 0, 0]
    for _ in range(blocks):
        colours = []
        for part in range(3):
            previous[part] += number(symbol(tables[0x00]))
            colours.append(previous[part] * step / 8)
            while (code := symbol(tables[0x10])) != 0:
                number(code & 15)
        found.append((colours[0] + 128, colours[1], colours[2]))
    return found


def test_photos_differ_by_seed_and_not_by_time():
    assert photo("a", 64, 40) == photo("a", 64, 40)
    assert photo("a", 64, 40) != photo("b", 64, 40)


def test_pdf_points_at_its_own_objects():
    data = announcement(["Pengumuman (penting)"])
    table = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    assert data[table : table + 4] == b"xref"
    for number, line in enumerate(data[table:].split(b"\n")[3:8], 1):
        assert data[int(line[:10]) :].startswith(b"%d 0 obj" % number)


def test_phrases_expand_choices_and_slots():
    assert (
        expand("[{x}|{x}] dan {y}", {"x": "padi", "y": "jagung"}, seeded("a")) == "Padi dan jagung"
    )
    assert expand("[a [b|b]|a b] c", {}, seeded("a")) == "A b c"
    with pytest.raises(KeyError):
        expand("{tidak_ada}", {}, seeded("a"))
    chosen = {expand("[a|b|c]", {}, seeded("seed", i)) for i in range(50)}
    assert chosen == {"A", "B", "C"}
