"""Whether something printed beside a text belongs to another article: to a card, a row of a list, a widget whose headline leads away.

Themes name such parts in their own words; that a headline of another article stands in the same box says it in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from newsarchive.extract.furniture import is_phrase
from newsarchive.extract.lines import letters
from newsarchive.extract.names import is_common, is_office
from newsarchive.extract.tree import short_text

#: links that a box looks through; more than one article has is a menu or a list anyway
_MOST_LINKS = 12
_LONGEST_HEADLINE = 200
_LEAST_WORDS = 3
#: characters of the days of publication and change
_LONGEST_DAY = 60
#: letters of the first words of a headline
_LEAST_BEGUN = 20
#: an office's name as a link has fewer words than a headline about it
_OFFICE_WORDS = 5
_NO_ARTICLE = re.compile(
    r"(?i)author|penulis|/user|profile?|category|kategori|/tags?/|/label/|facebook|twitter|wa\.me|mailto:"
)
_OF_THE_AUTHOR = re.compile(
    r"(?i)\b(?:oleh|by)\b|^(?:lihat|view|semua|all|selengkapnya|tulisan|artikel lain|more|pos lain|kirim\w*|bagikan|sebarkan|share|salin|copy|cetak|print|unduh|download|laporkan)\b"
)


def is_teaser(element: Any, article: Collection[Any], title: str | None) -> bool:
    """Whether the boxes round `element` hold another article's headline; `article` are the text's container and its ancestors."""
    if element in article:
        return False
    own = letters(title or "")
    node = element
    while node is not None and node not in article:
        if own and _holds(node, own):
            return False
        if _offers_article(node, own, element):
            return True
        node = node.getparent()
    return False


def _holds(node: Any, title: str) -> bool:
    """Whether the article's own headline stands in a box: the head of the page."""
    return any(
        _is_own(short_text(heading, _LONGEST_HEADLINE), title)
        for heading in node.iter("h1", "h2", "h3", "h4")
    )


def _is_own(text: str, title: str) -> bool:
    """Whether a headline is the article's own, of which some themes print the first words alone."""
    said = letters(text)
    return said == title or (
        len(said) >= _LEAST_BEGUN and text.endswith(("…", "...")) and title.startswith(said)
    )


def _offers_article(node: Any, title: str, element: Any) -> bool:
    for count, link in enumerate(node.iter("a")):
        if count >= _MOST_LINKS:
            break
        address = link.get("href") or "#"
        text = short_text(link, _LONGEST_HEADLINE)
        if link is node and link is not element:
            # a card that is a link as a whole: its headline, and who wrote it
            text = text.replace(short_text(element, _LONGEST_HEADLINE), "")
        words = [word for word in text.split() if word[0].isalpha()]
        if len(words) < _LEAST_WORDS or address.startswith(("#", "javascript:")):
            continue
        if _NO_ARTICLE.search(f"{address} {link.get('rel') or ''}"):
            continue
        if next(link.iter("time"), None) is not None and len(text) <= _LONGEST_DAY:
            # `<a><time>4 tahun lalu</time></a>`
            continue
        if _is_own(text, title) or is_phrase(text) or _OF_THE_AUTHOR.search(text):
            continue
        if is_office(text) and len(words) < _OFFICE_WORDS:
            continue
        if any(map(is_common, words)):
            return True
    return False
