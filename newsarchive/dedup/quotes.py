"""Whether a page quotes an article: links to it and says something of it, or carries a long run of its text.

Pages come as bytes of any kind (HTML, feeds, sitemaps, JSON). Both sides are reduced to words, so that markup, escapes
and entities make no difference.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

#: first words of a title that a page has that names it; lists cut titles off
_TITLE = 5
#: words of one of the blocks that a text is cut into; a run of eleven words holds a whole one
_BLOCK = 6
#: blocks that a page has that carries the text: a run of 23 words holds three
_TEXT = 3
#: characters looked at together; a link and what is said of it are not farther apart than two pieces overlap
_PIECE, _OVERLAP = 1_000_000, 20_000

#: words joined by signs are one: an address whose path repeats a title does not say the title
_WORD = re.compile(r"\w+(?:[-./:]\w+)*")
_TAG = re.compile(r"<[^<>!][^<>]*>")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")


@dataclass(frozen=True, slots=True)
class Quotable:
    """What can be quoted of an article, over all its versions."""

    #: paths and queries of its addresses; of a front page none
    links: frozenset[str]
    #: beginnings of its titles, words between spaces
    titles: frozenset[str]
    #: its texts cut into blocks of words, between spaces
    blocks: frozenset[str]

    @classmethod
    def of(
        cls, addresses: Iterable[str], titles: Iterable[str | None], bodies: Iterable[str]
    ) -> Quotable:
        """From addresses, titles and texts of the article's versions."""
        known = (_words(title.casefold())[:_TITLE] for title in titles if title)
        blocks: set[str] = set()
        for body in bodies:
            words = _words(body.casefold())
            whole = range(0, len(words) - _BLOCK + 1, _BLOCK)
            blocks.update(_spaced(words[start : start + _BLOCK]) for start in whole)
        return cls(
            links=frozenset(path for address in addresses if (path := _path(address))),
            titles=frozenset(_spaced(title) for title in known if title),
            blocks=frozenset(blocks),
        )

    def is_quoted_by(self, page: Sequence[PagePiece]) -> bool:
        """Whether a page, taken apart by `pieces_of`, quotes the article."""
        found: set[str] = set()
        for piece in page:
            found.update(block for block in self.blocks if block in piece.read)
            if any(piece.links_to(path) for path in self.links):
                said = (*self.titles, *self.blocks)
                if found or any(
                    words in form for form in (piece.read, piece.whole) for words in said
                ):
                    return True
        return len(found) >= _TEXT


class PagePiece:
    """A part of a page, made comparable; its words are found when they are asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    def links_to(self, path: str) -> bool:
        """Whether an address ends in this path and query, or goes on behind a sign that ends a name."""
        if path not in self._text:
            return False
        return re.search(rf"(?<![\w-]){re.escape(path)}(?![\w-])", self._text) is not None

    @cached_property
    def read(self) -> str:
        """Words outside of tags, between single spaces."""
        return _spaced(_words(_TAG.sub(" ", self._text)))

    @cached_property
    def whole(self) -> str:
        """All words, those of attributes too."""
        return _spaced(_words(self._text))


def pieces_of(payload: bytes) -> list[PagePiece]:
    """A page or an answer of an interface as pieces in which quotes can be found."""
    if payload.startswith((b"\xff\xfe", b"\xfe\xff")):
        raw = payload.decode("utf-16", "replace")
    else:
        raw = payload.decode("utf-8", "replace")
    if "\\" in raw:
        raw = _ESCAPE.sub(_unescaped, raw)
    # a feed escapes the markup that it carries
    text = unquote(html.unescape(html.unescape(raw))).casefold()
    step = _PIECE - _OVERLAP
    return [
        PagePiece(text[start : start + _PIECE])
        for start in range(0, max(1, len(text) - _OVERLAP), step)
    ]


def _unescaped(match: re.Match[str]) -> str:
    code, sign = match.groups()
    if code:
        return chr(int(code, 16))
    return " " if sign in "nrtbf" else sign


def _path(address: str) -> str:
    """What a link to an address has of it, be it relative or absolute; empty for a front page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return unquote(parts.path.strip("/") + query).casefold()


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _spaced(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "
