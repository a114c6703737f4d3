"""Where prose stands on a page, and how much of it; what is called like furniture is left out, unless it frames the page."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from newsarchive.extract.frame.furniture import SKIPPED_TAGS, is_frame, is_hidden
from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.markup.tree import finds, raw_text

#: characters from which a piece of text counts as prose
LEAST_PROSE = 40

#: what is round one of these is the frame of the page, whatever it is called
_MAIN = etree.XPath(
    "boolean(descendant::main | descendant::*[@role='main' or contains(@itemprop, 'articleBody')])"
)
#: what is called so beside the text, and by some themes round it: `sidebar-page-container`
_BESIDE = finds(
    re.compile(r"(?i)sidebar|widget|banner|masthead|print|share|info|view|label|promo|hits")
)
#: share of a page's text that no sidebar has
_MOST_TEXT = 0.6


def _frames(element: Any, body: Any, names: str) -> bool:
    """Whether an element called like a sidebar is the frame of the page: a headline and most of the text stand in it."""
    if not _BESIDE(names) or next(element.iter("h1", "h2", "h3"), None) is None:
        return False
    return len(raw_text(element).strip()) >= _MOST_TEXT * len(raw_text(body).strip())


#: columns of a page, of which themes call also the one with the article: `blog_left_sidebar`
_COLUMN = finds(re.compile(r"(?i)sidebar|widget"))
_HEADLINES = ("h2", "h3", "h4", "h5")
#: words and characters of a headline and of the text below it that a column of other things has not
_HEADLINE_WORDS, _COLUMN_TEXT = 5, 600


def _holds_headline(element: Any, names: str) -> bool:
    if next(element.iter("h1"), None) is not None:
        return True
    if not _COLUMN(names) or len(raw_text(element).strip()) < _COLUMN_TEXT:
        return False
    return any(
        len(raw_text(heading).split()) >= _HEADLINE_WORDS for heading in element.iter(*_HEADLINES)
    )


#: what may hold several sentences beside a text; whatever else a theme calls furniture, it may call a text so as well
_BESIDE_TEXT = finds(
    re.compile(
        r"(?i)comment|komentar|respond|disqus|akismet|cookie|consent|gdpr|cmp-?box|cmplz|cky|onetrust|didomi|usercentrics|iubenda|"
        r"author|penulis|writer|related|terkait|recommend|rekomendasi|baca-?juga|read-?also|also-?like|newsletter|subscribe|footer|"
        r"twitter-tweet|instagram-media|-embed"
    )
)
#: pieces of text as long as sentences
_SENTENCES = etree.XPath(
    "descendant::text()[string-length(.) >= 100][string-length(normalize-space(.)) >= 100][not(parent::a)]",
    smart_strings=False,
)
#: sentences, and characters in fewer of them, that no menu, counter or label has
_FEWEST_SENTENCES, _LONG_SENTENCES = 3, 400


def _holds_text(element: Any, names: str) -> bool:
    """Whether several sentences stand in an element that is called as a counter, a label or a notice is called."""
    if _BESIDE_TEXT(names):
        return False
    sentences = _SENTENCES(element)
    return len(sentences) >= _FEWEST_SENTENCES or sum(map(len, sentences)) >= _LONG_SENTENCES


#: characters of the card of an article, if a link is one; longer ones were left open by their author
_LONGEST_CARD = 600


def prose_of(body: Any, survey: Survey, *, headed: bool = False) -> list[tuple[Any, int]]:
    """(element, characters of its own prose) of all elements that hold text themselves, links not counted.

    With `headed`, what is called like furniture and holds an `h1` is looked into all the same, what is called like a
    column if it holds a headline of any order, and what may be called so by mistake, an `aside` or `header` too, if it
    holds sentences.
    """
    found: list[tuple[Any, int]] = []
    names_of = survey.names.get
    stack = [body]
    while stack:
        element = stack.pop()
        tag = element.tag
        if element is not body:
            if tag in SKIPPED_TAGS and not is_frame(element):
                continue
            names = names_of(element)
            if tag in ("aside", "header") and not (
                headed and not _COLUMN(names or "") and _holds_text(element, names or "")
            ):
                continue
            if is_hidden(element):
                continue
            if (
                names is not None
                and survey.is_furniture(element)
                and not _MAIN(element)
                and not _frames(element, body, names)
                and not (
                    headed and (_holds_headline(element, names) or _holds_text(element, names))
                )
            ):
                continue
        own = len((element.text or "").strip())
        linked = 0
        for child in element:
            if tail := child.tail:
                own += len(tail.strip())
            if (child_tag := child.tag) in _INLINE:
                length = len(raw_text(child).strip())
                if child_tag == "a" or _holds_link(child):
                    linked += length
                    if length <= _LONGEST_CARD:
                        continue
                else:
                    own += length
                if len(child):
                    stack.append(child)
            elif len(child) or len(child.text or "") >= LEAST_PROSE:
                stack.append(child)
        # links count little beside text, and nothing alone, for prose is not made of them
        own += linked // 4 if own else 0
        if own >= LEAST_PROSE and tag not in _INLINE:
            found.append((element, own))
    return found


def _holds_link(element: Any) -> bool:
    """Whether an element has nothing but a link in it: `<b><a>…</a></b>`."""
    if len(element) != 1 or (link := element[0]).tag != "a":
        return False
    return not ((element.text or "").strip() or (link.tail or "").strip())


_INLINE = frozenset(
    "a b strong i em u font small big sup sub mark abbr cite code q s strike time label br wbr".split()
)


def held_below(prose: list[tuple[Any, int]]) -> dict[Any, int]:
    """Characters of prose below each ancestor."""
    held: dict[Any, int] = {}
    for element, size in prose:
        node = element
        depth = 0
        while node is not None and depth < 200:
            held[node] = held.get(node, 0) + size
            node = node.getparent()
            depth += 1
    return held
