"""Shortcuts of the reader answer as the long way does."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import UTC, datetime
from re import _parser
from typing import Any

import pytest
from lxml import etree
from parsel.csstranslator import HTMLTranslator

from newsarchive.capture.requisites import find_requisites
from newsarchive.extract.kinds.spam_words import _COMPILED, _TABLE, phrases_of
from newsarchive.extract.language import _TOKEN, _tokens
from newsarchive.extract.rules import _needed
from newsarchive.extract.words.needles import Needles
from newsarchive.reading import PageInput, read_page
from newsarchive.sources.selectors import compile_css

_TREE = etree.fromstring(
    "<div class='a'><p class='b a'>1<a class='link-a a'/></p><p class='a-b'><a id='x'/></p><i class=' a&#9;c '><a/></i></div>",
    etree.HTMLParser(),
)


@pytest.mark.parametrize(
    "selector", [".a", ".a a", ".a > a", "p.a", ".b.a", ".a, .c", ".none a", "#x"]
)
def test_a_first_class_is_found_by_its_attribute(selector: str) -> None:
    plain = etree.XPath(HTMLTranslator().css_to_xpath(selector))
    assert compile_css(selector)(_TREE) == plain(_TREE)


@pytest.mark.parametrize(
    ("selector", "needed"),
    [
        (".cat-links a", ("cat-links",)),
        ("div#isi.b > a::text", ("isi", "b")),
        ("a::attr(href)", ()),
        # any of these may match without the classes named
        (".a, .b", ()),
        ("p:not(.a)", ()),
        ('[class~="a"]', ()),
    ],
)
def test_classes_that_a_selector_needs(selector: str, needed: tuple[str, ...]) -> None:
    assert _needed(selector) == needed


def test_needles_are_found_as_by_searching_for_each() -> None:
    groups = [["tidak ada", "404"], ["line ", ".php"], ["guru meditation"]]
    needles, rng = Needles(groups), random.Random(7)
    pieces = [
        "tidak",
        "ada",
        "tidak ada",
        "404",
        "line",
        "a.php?x",
        "guru",
        "meditation",
        "on-line x",
        " ",
        "\n",
        "\u00a0",
    ]
    for _ in range(500):
        text = "".join(
            rng.choice(pieces) + rng.choice(("", " ", "\n")) for _ in range(rng.randrange(8))
        )
        wanted = [n for n, group in enumerate(groups) if any(needle in text for needle in group)]
        assert needles.found_in(text) == wanted, text


@pytest.mark.parametrize(("needles", "phrases"), [(n, p) for _name, n, p in _TABLE])
def test_each_phrase_of_advertising_has_one_of_its_pieces(needles: str, phrases: str) -> None:
    pieces = needles.split("|")
    spelt = _spelt(_parser.parse(phrases))
    assert [phrase for phrase in spelt if not any(piece in phrase for piece in pieces)] == []


def _spelt(pattern: Iterable[tuple[object, Any]]) -> list[str]:
    """What a pattern matches; of classes of letters and of repetitions one example each."""
    texts = [""]
    for operator, argument in pattern:
        match str(operator):
            case "LITERAL":
                parts = [chr(argument)]
            case "SUBPATTERN":
                parts = _spelt(argument[3])
            case "BRANCH":
                parts = [text for branch in argument[1] for text in _spelt(branch)]
            case "MAX_REPEAT":
                least, _most, repeated = argument
                parts = [text * max(least, 1) for text in _spelt(repeated)]
                parts += [] if least else [""]
            case "IN":
                parts = [text for one in argument for text in _spelt([one])]
            case "RANGE":
                parts = [chr(code) for code in range(argument[0], argument[1] + 1)][:10]
            case "CATEGORY":
                parts = ["5" if "DIGIT" in str(argument) else "z"]
            case "ASSERT":
                parts = [""]
        texts = [text + part for text in texts for part in parts]
    return texts


def test_phrases_of_a_long_text_are_those_of_the_patterns() -> None:
    rng = random.Random(11)
    words = "slot gacor bonus new member kami link alternatif server luar kabupaten rapat spin toto 4d hk".split()
    words += "agen bola cair dalam 5 menit write my essay add to cart obat kuat rajaslot88 777 nhà cái bài".split()
    words += ["gotong", "royong", "a" * 90, "\n", "x" * 300]
    for _ in range(300):
        text = " ".join(rng.choices(words, k=rng.randint(50, 600)))
        if rng.random() < 0.5:
            # far between
            text = text.replace("kabupaten", "kabupaten dan kecamatan yang melaksanakan " * 9)
        wanted = {phrase for pattern in _COMPILED for phrase in pattern.findall(text)}
        assert phrases_of(text) == wanted, text


def test_words_of_a_language_are_those_of_the_pattern() -> None:
    rng, letters = random.Random(7), "ab c'’5_²é.-\n\u00a0“å\x1c\u0301"
    for _ in range(2000):
        text = "".join(rng.choices(letters, k=rng.randrange(14)))
        assert _tokens(text) == [token.encode() for token in _TOKEN.findall(text)], text


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_requisites_of_an_article_are_those_of_its_bytes(charset: str) -> None:
    page = (
        f"<html><head><meta charset={charset}><style>b{{background:url(/c.png)}}</style></head><body>"
        "<nav><img src='/menu.png'></nav><div class='entry-content'><h1>Wali Kota membuka pasar</h1>"
        + "<p>Wali Kota Malang membuka pasar rakyat pada Senin, kata juru bicara “pemerintah kota”.</p>"
        * 8
        + "<img src='/caf\u00e9.jpg'></div><noscript><img src='/late.png'></noscript></body></html>"
    ).encode()
    url = "https://berita.example.go.id/2023/11/18/pasar"
    reading = read_page(
        PageInput(
            source_id="x",
            url=url,
            body=page,
            content_type="text/html",
            fetched_at=datetime(2026, 11, 24, tzinfo=UTC),
            find_requisites=True,
        )
    )
    assert reading.article.kind == "article"
    assert len(reading.requisites) >= 4
    assert reading.requisites == find_requisites(page, url)
