"""Where the prose of a page is dense: the element that the paragraphs of a text have in common."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import Any

from newsarchive.extract.frame.own_article import offers_article, offers_cards
from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.markup.tree import finds

#: characters of prose that a page without a text may have
LITTLE = 400
#: characters of a text in a column of its own
_COLUMN = 250
_SEMANTIC = re.compile(
    r"(?i)(?:^|[\s_-])(?:article|post|entry|content|body|text|story|berita|artikel|konten|isi|detail|news|main|read)(?=$|[\s_-])"
)
_AGAINST = re.compile(
    r"(?i)(?:^|[\s_-])(?:comment|sidebar|widget|footer|header|nav|menu|related|list|share|aside|banner|promo|meta)(?=$|[\s_-])"
)
#: characters of a headline in a box of its own above a text
_HEADLINE = 200
#: their parent is what holds the text
_LISTS = frozenset(("ul", "ol", "dl", "blockquote", "tbody", "tr"))
#: levels above a paragraph that its worth reaches, and at which more text is looked for
_LEVELS, _MOST_CLIMBED = 4, 3
#: share of the prose round an `article` from which on it is the text
_ARTICLE = 0.5
#: boxes alike beside each other, from which on they are those of paragraphs
_ALIKE = 3
#: their parent is what holds the text
_PARAGRAPHS = frozenset(("p", "blockquote", "pre", "li", "span", "font"))


def by_density(
    prose: list[tuple[Any, int]], held: dict[Any, int], survey: Survey
) -> tuple[Any, int] | None:
    """(element, characters of prose below it) of that whose children together hold the most prose; None without prose.

    `prose` are elements with the characters of their own, `held` those below each ancestor. After Readability's idea:
    a paragraph's worth counts for what is round it, the less the farther.
    """
    scores: dict[Any, float] = {}
    boxed: dict[tuple[Any, str], bool] = {}
    for element, size in prose:
        worth = size * _weight(element, survey)
        node, paragraph = element, None
        while node is not None and node.tag in _PARAGRAPHS:
            node, paragraph = node.getparent(), node
        if node is not None and paragraph is not None:
            node = _beyond_boxes(paragraph, node, held, boxed)
        share = 1.0
        for _ in range(_LEVELS):
            if node is None or node.tag == "html":
                break
            scores[node] = scores.get(node, 0.0) + worth * share
            share *= 0.6
            node = node.getparent()
    if not scores:
        return None
    weighted = {element: score * _weight(element, survey) for element, score in scores.items()}
    top = max(weighted.values())
    element = next(node for node, score in weighted.items() if score == top)
    element = _climbed(element, weighted, held)
    while element.tag in _LISTS and (parent := element.getparent()) is not None:
        element = parent
    return element, held.get(element, 0)


def _climbed(element: Any, weighted: dict[Any, float], held: dict[Any, int]) -> Any:
    """The parent of the sections over which a theme spreads a text, each perhaps in a box of its own; else the element."""
    node, climbed = element, 0
    while climbed < _MOST_CLIMBED:
        parent = node.getparent()
        if parent is None or parent.tag == "html":
            break
        if parent.tag == "tr" and len(parent) > 1 and held.get(element, 0) >= _COLUMN:
            # the cells of a row are columns of the page, and no text goes on from one to the next
            break
        # frameworks put box into box; those that hold the same are one level
        climbed += held.get(parent, 0) > held.get(node, 0) or len(parent) > 1
        box, node = node, parent
        if held.get(parent, 0) < 1.35 * held.get(element, 0):
            continue
        if parent.tag == "body" and held[parent] < 2 * held.get(element, 0):
            break
        if box.tag == "article" and held.get(box, 0) >= _ARTICLE * held[parent]:
            break
        is_far = weighted.get(parent, 0.0) < 0.55 * weighted[element]
        if (is_far and not _is_row_of_text(box, parent, held)) or _adds_teasers(parent, box, held):
            break
        weighted.setdefault(parent, weighted[element])
        element = parent
    return element


#: the rows in which a page builder lays out one text, each far above its paragraphs
_is_row = finds(
    re.compile(
        r"(?:^|\s)(?:vc_row|wpb_row|et_pb_row|et_pb_section|elementor-section|e-con|fusion-builder-row|fusion-fullwidth|kt-row-layout-inner|fl-row|panel-grid|av-section|brxe-section)(?=$|\s)"
    )
)


def _is_row_of_text(box: Any, parent: Any, held: dict[Any, int]) -> bool:
    """Whether a box is such a row, and none beside it offers other articles."""
    return _is_row(box.get("class") or "") and not any(
        child in held and (offers_article(child) or offers_cards(child)) for child in parent
    )


def _adds_teasers(parent: Any, box: Any, held: dict[Any, int]) -> bool:
    """Whether what stands below `parent` beside a box of it, if anything does, offers other articles, and the box does not."""
    others = [child for child in parent if child is not box and child in held]
    if len(others) > 1 and others[0] is parent[0] and held[others[0]] <= _HEADLINE:
        # the headline
        others.pop(0)
    return (
        bool(others)
        and all(offers_article(other) or offers_cards(other) for other in others)
        and not offers_article(box)
    )


def _beyond_boxes(
    paragraph: Any, node: Any, held: dict[Any, int], boxed: dict[tuple[Any, str], bool]
) -> Any:
    """What is round the boxes of one element into which frameworks put each paragraph; `node`, its parent, without such.

    `boxed` keeps the answers of a page: whether boxes of a name hold paragraphs below an element.
    """
    box, beyond = paragraph, node
    # not by `len`, which counts all children
    while (
        box.getnext() is None
        and box.getprevious() is None
        and (parent := beyond.getparent()) is not None
    ):
        box, beyond = beyond, parent
    if box is paragraph:
        return node
    key = (beyond, box.tag)
    if key not in boxed:
        # not by `iterchildren(tag)`, for a damaged page has names that lxml refuses to look for
        alike = (sibling for sibling in beyond if sibling.tag == box.tag and sibling in held)
        boxed[key] = sum(1 for _ in islice(alike, _ALIKE)) == _ALIKE
    return beyond if boxed[key] else node


def _weight(element: Any, survey: Survey) -> float:
    weight = 1.0
    if element.tag in ("article", "main"):
        weight = 1.3
    names = survey.names.get(element, " ")
    return weight if names == " " else weight * _name_weight(names)


@lru_cache(maxsize=20_000)
def _name_weight(names: str) -> float:
    weight = 1.25 if _SEMANTIC.search(names) else 1.0
    return weight * 0.6 if _AGAINST.search(names) else weight
