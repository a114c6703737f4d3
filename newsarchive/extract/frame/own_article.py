"""Which prose of a page is its own, where other articles stand on it too: further ones below it, or teasers that say more than it does."""

from __future__ import annotations

from itertools import islice
from typing import Any

from newsarchive.extract.body.prose import held_below
from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.kinds.listings import lists_articles
from newsarchive.extract.markup.tree import document_title, raw_text, short_text
from newsarchive.extract.words.lines import letters

Prose = list[tuple[Any, int]]

_HEADINGS = ("h1", "h2", "h3", "h4")
#: letters from which on a headline is told from a rubric
_LEAST_LETTERS = 12
_LONGEST_HEADLINE = 300
#: linked headlines that make a list, and prose that a text beside one has
_LIST, _LEAST_TEXT = 4, 140
#: levels above a headline at which the link of a card stands
_CARD = 5
#: headings that are looked at for the page's own
_MOST_HEADINGS = 40
#: an address that says nothing of what the page is
_SOME_ARTICLE = "/article"


def of_first_article(root: Any, prose: Prose, below: dict[Any, int], least: int) -> Prose:
    """The prose of the `article` under the headline that the document names, if several with `least` prose follow each other; else all."""
    articles = [node for node, held in below.items() if node.tag == "article" and held >= least]
    if len(articles) < 2:
        return prose
    several = [
        node for node in articles if not any(map(articles.__contains__, node.iterancestors()))
    ]
    if len(several) < 2:
        return prose
    title = letters(document_title(root))
    own = [node for node in several if _has_headline(node, title)]
    return [item for item in prose if own[0] in item[0].iterancestors()] if len(own) == 1 else prose


def beside_list(root: Any, prose: Prose, element: Any, survey: Survey) -> Prose:
    """The prose nearest the page's own headline, if `element` lists other articles and the headline stands elsewhere; else none."""
    if not _is_list(element) or not lists_articles(element, _SOME_ARTICLE, survey):
        return []
    headline = headline_of(root)
    if headline is None or element in headline.iterancestors():
        return []
    outside = [item for item in prose if element not in (item[0], *item[0].iterancestors())]
    return nearest(headline, outside)


def headline_of(root: Any) -> Any | None:
    """The first heading that the document's title names, or the only one of the first order."""
    title = letters(document_title(root))
    headings = list(islice(root.iter("h1", "h2"), _MOST_HEADINGS))
    named = next((node for node in headings if _says(node, title)), None)
    first = [node for node in headings if node.tag == "h1"]
    return first[0] if named is None and len(first) == 1 else named


def nearest(headline: Any, prose: Prose) -> Prose:
    """The prose below the nearest ancestor of a headline that has enough of it for a text; none without such."""
    held = held_below(prose)
    for node in headline.iterancestors():
        if held.get(node, 0) >= _LEAST_TEXT:
            return [item for item in prose if node in (item[0], *item[0].iterancestors())]
    return []


def _has_headline(article: Any, title: str) -> bool:
    return any(_says(heading, title) for heading in article.iter(*_HEADINGS))


def _says(heading: Any, title: str) -> bool:
    """Whether a headline stands in the document's title, in letters."""
    said = letters(short_text(heading, _LONGEST_HEADLINE))
    return len(said) >= _LEAST_LETTERS and said in title


def offers_article(box: Any) -> bool:
    """Whether a headline in a box leads elsewhere, or a link holds one."""
    return any(map(_is_linked, box.iter(*_HEADINGS)))


#: boxes alike that make a row of cards, words of what a card is called, and links of one
_ROW, _CARD_WORDS, _CARD_LINKS = 3, 3, 2


def offers_cards(box: Any) -> bool:
    """Whether boxes alike are all that a box has below its heading, each with a link that says more than a button does and is no part of a sentence."""
    boxes = [child for child in box if child.tag not in _RULES]
    if boxes and boxes[0].tag in (*_HEADINGS, "h5", "h6"):
        boxes.pop(0)
    if len(boxes) < _ROW or len({(child.tag, child.get("class")) for child in boxes}) > 1:
        return False
    return all(map(_is_linked_card, boxes))


_RULES = frozenset(("hr", "br", "script", "style"))


def _is_linked_card(card: Any) -> bool:
    links = list(islice(card.iter("a"), _CARD_LINKS + 1))
    return 0 < len(links) <= _CARD_LINKS and any(
        len(raw_text(link).split()) >= _CARD_WORDS
        and not (link.tail or "").strip()
        and link.getparent().tag != "p"
        for link in links
    )


def _is_list(element: Any) -> bool:
    """Whether nearly all headlines in an element, and several, are links."""
    headings = list(element.iter(*_HEADINGS))
    if len(headings) < _LIST:
        return False
    return sum(map(_is_linked, headings)) >= max(_LIST, 0.8 * len(headings))


def _is_linked(heading: Any) -> bool:
    link = next(heading.iter("a"), None)
    if link is not None:
        return len(raw_text(link).strip()) > 0.8 * len(raw_text(heading).strip())
    return any(node.tag == "a" for node in islice(heading.iterancestors(), _CARD))
