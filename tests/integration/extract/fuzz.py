"""Feeds the reader damaged and hostile pages: `python tests/integration/extract/fuzz.py --count 20000`.

Each input is a golden page or a building block of HTML, mutated by a seeded generator, so that a failure can be repeated
by its number. Prints the slowest input and the peak of memory; exit code 1 when anything raised or took too long.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from newsarchive.extract import extract_article

GOLDEN = Path(__file__).parents[2] / "golden"
URL = "https://sukamajukab.go.id/2024/05/14/berita/"
PROSE = "Bupati membuka pelatihan bagi warga desa di pendopo kabupaten, Selasa (14/5/2024), kata kepala dinas. "
#: seconds of CPU that one page may take
LIMIT = 2.0
_PIECES = (
    b"<div>", b"</div>", b"<p>", b"</p>", b"<table><tr><td>", b"<a href='http://x.example/slot'>", b"<script>", b"</script>", b"<!--", b"-->", b"<![CDATA[", b"<meta charset=utf-16>",
    b"<meta property='article:published_time' content='2024-13-45T99:99'>", b"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":[", b"&#x110000;", b"&amp;", b"\x00", b"\xff\xfe",
    b"\xef\xbb\xbf", b"\xe2\x80", b"\xc3\xa2\xe2\x82\xac\xc5\x93", b"\xed\xa0\x80", b"(say/yon)", b"Penulis: ", b"Foto : ", b"MALANG, KOMINFO \xe2\x80\x93 ", b"Selasa (31/2/2024)", b"<img src=x>", b"<figure>",
    b"<figcaption>", b"<h1>", b"<title>", b"<time datetime=''>", b"<style>", b"<form>", b"<input type=password>", b"<br>", b"\xc2\xa0", b"\xe2\x80\x8b", b"<svg>", b"<template>", b"<noscript>", b"<base href='//'>",
    b"<link rel=canonical href='http://[::1'>", b"<html lang=\xff>", b"1/2/", b"slot gacor ",
)  # fmt: skip


def golden_pages() -> list[bytes]:
    """The bytes of every golden page."""
    pages = []
    for listing in sorted(GOLDEN.glob("*.json")):
        for expected in json.loads(listing.read_text(encoding="utf-8")):
            body = (GOLDEN / listing.stem / expected["file"]).read_bytes()
            pages.append(gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body)
    return pages


def _noise(page: bytearray, chance: random.Random, _pages: list[bytes]) -> None:
    for _ in range(chance.randrange(1, 60)):
        at = chance.randrange(len(page) + 1)
        page[at : at + chance.randrange(8)] = chance.randbytes(chance.randrange(8))


def _pieces(page: bytearray, chance: random.Random, _pages: list[bytes]) -> None:
    for _ in range(chance.randrange(1, 40)):
        at = chance.randrange(len(page) + 1)
        page[at:at] = chance.choice(_PIECES) * chance.choice((1, 1, 2, 50))


def _cut(page: bytearray, chance: random.Random, _pages: list[bytes]) -> None:
    del page[chance.randrange(len(page) + 1) :]


def _splice(page: bytearray, chance: random.Random, pages: list[bytes]) -> None:
    other = chance.choice(pages)
    page[chance.randrange(len(page) + 1) :] = other[chance.randrange(len(other)) :]


def _repeat(page: bytearray, chance: random.Random, _pages: list[bytes]) -> None:
    start = chance.randrange(len(page) + 1)
    part = bytes(page[start : start + chance.randrange(1, 200)])
    page[start:start] = part * chance.randrange(2, 200)


def _recode(page: bytearray, chance: random.Random, _pages: list[bytes]) -> None:
    text = bytes(page).decode("utf-8", "replace")
    name = chance.choice(
        ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252", "utf-7", "big5")
    )
    page[:] = text.encode(name, "replace")


def _double(page: bytearray, _chance: random.Random, _pages: list[bytes]) -> None:
    page[:] = bytes(page).decode("windows-1252", "replace").encode("utf-8")


def _shuffle(page: bytearray, chance: random.Random, _pages: list[bytes]) -> None:
    tags = bytes(page).split(b"<")
    chance.shuffle(tags)
    page[:] = b"<".join(tags)


def _other(page: bytearray, chance: random.Random, _pages: list[bytes]) -> None:
    page[:] = chance.choice(
        (
            gzip.compress(bytes(page), mtime=0),
            b"%PDF-1.7\n" + chance.randbytes(2000),
            json.dumps({"a": [bytes(page).decode("latin-1")]}).encode(),
            chance.randbytes(chance.randrange(5000)),
            b"PK\x03\x04" + bytes(page),
        )
    )


_CHANGES: tuple[Callable[[bytearray, random.Random, list[bytes]], None], ...] = (
    _noise, _noise, _pieces, _pieces, _cut, _splice, _repeat, _recode, _double, _shuffle, _other,
)  # fmt: skip


def mutated(number: int, pages: list[bytes]) -> bytes:
    """The input of a number: the same on every machine."""
    chance = random.Random(number)
    page = bytearray(chance.choice(pages))
    for _ in range(chance.choice((1, 1, 2, 4))):
        chance.choice(_CHANGES)(page, chance, pages)
    return bytes(page[:400_000])


def hostile() -> Iterator[tuple[str, bytes]]:
    """Pages made to exhaust a reader, built one at a time."""
    prose = PROSE.encode()
    end = prose * 5
    yield "deep", b"<div>" * 100_000 + end
    yield "deep prose", (b"<div>" + prose) * 20_000
    yield "deep inline", b"<p><b><i>" * 33_000 + end
    yield "deep tables", b"<table><tr><td>" * 33_000 + end
    yield "deep lists", b"<ul><li>" * 50_000 + end
    yield "deep furniture", b"<div class=share>" * 50_000 + end
    entries = b'<li><a href="/x">Layanan</a></li>' * 20
    yield "deep menus", (b"<ul class=menu>" + entries + b"<li>teks <a>") * 2_000 + end
    yield "deep navigation", (b"<nav>" + entries + prose) * 2_000 + end
    yield "boxes of one", (b"<div>" * 100 + prose + b"</div>" * 100) * 500
    hidden = b'<div class="article-content" style="display:none"><p>'
    yield "hidden texts", (hidden + prose + b"</p></div>") * 5_000
    yield "deep hidden texts", (hidden + prose) * 5_000
    yield "deep spam", b"<div>slot gacor togel <a href=http://x.example>judi bola</a>" * 20_000
    yield "50 MB", b"<p>" + (prose + b"</p><p>") * 470_000
    yield "50 MB in a line", prose * 480_000
    yield "50 MB without a space", b"<p>" + b"a" * 50_000_000
    yield "50 MB of script", b"<script>" + b"a=1;" * 12_500_000 + b"</script>" + end
    yield (
        "50 MB of an image",
        b"<img src='data:image/png;base64," + b"QUJD" * 12_500_000 + b"'>" + end,
    )
    yield "a million links", b'<a href="/x">tautan</a>' * 1_000_000
    yield "a million lines", b"<p>" + b"a b c<br>" * 1_000_000
    yield "paragraphs", b"<p>Paragraf dengan sedikit teks di dalamnya.</p>" * 100_000
    yield "images", b"".join(b'<img src="a%d.jpg">' % number for number in range(100_000))
    yield (
        "captions",
        b"".join(
            b'<figure><img src="%d.jpg"><figcaption>Keterangan %d</figcaption></figure>'
            % (number, number)
            for number in range(30_000)
        ),
    )
    yield "attributes", b"<div " + b" ".join(b'a%d="x"' % n for n in range(200_000)) + b">" + end
    yield "a huge attribute", b'<div class="' + b"x " * 5_000_000 + b'">' + end
    yield "a huge style", b'<div style="' + b"left:-1;" * 1_000_000 + b'">' + end
    yield "NULs", b"\x00" * 5_000_000 + end
    yield "brackets", b"<" * 3_000_000
    yield "comments", b"<!--" * 500_000 + end
    yield (
        "laughs",
        (
            b'<!DOCTYPE x [<!ENTITY a0 "ha">'
            + b"".join(b'<!ENTITY a%d "&a%d;&a%d;">' % (n, n - 1, n - 1) for n in range(1, 60))
            + b"]><html><body><p>&a59;</p></body></html>"
        ),
    )
    yield "statements", b'<meta property="og:title" content="x y z">' * 200_000
    yield "JSON-LD", b'<script type="application/ld+json">' + b'{"@graph":[' * 200_000 + end
    yield "mojibake", b"<p>" + "â€œ".encode() * 1_000_000
    yield "dates", b"<p>" + b"Selasa (14/5/2024) " * 100_000
    yield "slashes", b"<p>" + b"1/2/" * 500_000
    yield "credits", b"<p>" + end + b"</p><p>" + b"Penulis: A " * 100_000 + b"</p>"
    yield "titles", b"<title>" + b"a - " * 500_000 + b"</title><h1>" + b"b | " * 500_000 + b"</h1>"
    yield "headings", b"<h1>Judul berita yang panjang</h1>" * 200_000 + end


def cost(page: bytes) -> float:
    """Seconds of CPU that a page takes; an exception passes."""
    start = time.process_time()
    extract_article(page, URL)
    return time.process_time() - start


def main() -> int:
    """Run both parts and say how they went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000, help="mutated pages")
    parser.add_argument("--first", type=int, default=0, help="number of the first of them")
    options = parser.parse_args()
    failed, done, slowest = 0, 0, (0.0, "")
    pages = golden_pages()
    numbers = range(options.first, options.first + options.count)
    mutants = ((f"mutated {number}", mutated(number, pages)) for number in numbers)
    for name, page in chain(mutants, hostile()):
        try:
            taken = cost(page)
        except Exception as error:
            failed += 1
            print(f"{name}: {error!r}", file=sys.stderr)
            continue
        done += 1
        slowest = max(slowest, (taken, name))
        if taken > LIMIT:
            failed += 1
            print(f"{name}: {taken:.2f} s", file=sys.stderr)
    # proc(5); getrusage(2) gives a child that of its parent
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
    print(
        f"{done} inputs, {failed} failed; slowest {slowest[0]:.2f} s ({slowest[1]}); peak {peak:.0f} MB"
    )
    return 1 if failed or slowest[0] > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
