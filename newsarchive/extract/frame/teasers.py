"""Whether something printed beside a text belongs to another article: to a card, a row of a list, a widget whose headline leads away.

Themes name such parts in their own words; that a headline of another article stands in the same box says it in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import chain, islice
from typing import Any

from newsarchive.extract.frame.furniture import is_phrase
from newsarchive.extract.markup.tree import short_text, text_of
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.words.lines import letters
from newsarchive.extract.words.names import is_common, is_office
from newsarchive.extract.words.persons import is_plain_name

#: links that a box looks through; more than one article has is a menu or a list anyway
_MOST_LINKS = 12
_LONGEST_HEADLINE = 200
_LEAST_WORDS = 3
#: of a link that leads nowhere by itself, where a script opens another article: what it files under is shorter
_LEAST_SAID = 4
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
    r"(?i)\b(?:oleh|by)\b|^(?:lihat|view|semua|all|selengkapnya|tulisan|artikel lain|more|pos lain|kirim\w*|bagikan|sebarkan|share|salin|copy|cetak|print|unduh|download|laporkan|dengar\w*|listen|simpan|save|tulis|tinggalkan|leave|beri|klik|click|ikuti|follow|buka|tutup|perbesar|perkecil|ubah|pilih|tampilkan|masuk|login|daftar|kembali|tidak|belum|no|\d+ komentar)\b"
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
        if _offers_article(node, own, element) or _is_one_of_cards(node, own, element):
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


#: boxes looked at beside one for others of its kind
_MOST_CARDS = 6
_CARD_HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def _is_headline(link: Any) -> bool:
    """Whether a link is in a heading or has one in it."""
    parent = link.getparent()
    is_inside = parent is not None and parent.tag in _CARD_HEADINGS
    return is_inside or next(link.iter(*_CARD_HEADINGS), None) is not None


def _is_one_of_cards(node: Any, title: str, element: Any) -> bool:
    """Whether a box and one beside it have each a headline that leads away, whatever words of whatever language it is made of."""
    heading = _headline_away(node, title)
    if heading is None:
        return False
    beside = chain(
        islice(node.itersiblings(node.tag), _MOST_CARDS),
        islice(node.itersiblings(node.tag, preceding=True), _MOST_CARDS),
    )
    headings = [heading, *(_headline_away(other, title) for other in beside)]
    texts = [text_of(found) for found in headings if found is not None]
    if len(texts) == 1:
        return False
    # two people who wrote one article have a box each, too
    is_heading = element in heading.iter() or heading in element.iter()
    return not (is_heading and all(map(is_plain_name, texts)))


def _headline_away(box: Any, title: str) -> Any | None:
    """The heading of a box that is a link, or stands in one, and does not say the article's own title."""
    heading = next(box.iter(*_CARD_HEADINGS), None)
    if heading is None or (box.tag != "a" and next(box.iter("a"), None) is None):
        return None
    parent = heading.getparent()
    is_link = next(heading.iter("a"), None) is not None or (
        parent is not None and parent.tag == "a"
    )
    text = short_text(heading, _LONGEST_HEADLINE) if is_link else ""
    return heading if len(text.split()) > 1 and not (title and _is_own(text, title)) else None


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
        least = _LEAST_SAID if address == "#" and not _is_headline(link) else _LEAST_WORDS
        if len(words) < least or (len(address) > 1 and address.startswith("#")):
            # `#isi` leads on within the page; a bare `#` stands where a script opens another
            continue
        if _NO_ARTICLE.search(f"{address} {link.get('rel') or ''}"):
            continue
        if len(text) <= _LONGEST_DAY and (
            next(link.iter("time"), None) is not None or is_fact_line(text)
        ):
            # `<a><time>4 tahun lalu</time></a>`
            continue
        if _is_own(text, title) or is_phrase(text) or _OF_THE_AUTHOR.search(text):
            continue
        if is_office(text) and len(words) < _OFFICE_WORDS:
            continue
        if any(map(is_common, words)):
            return True
    return False
