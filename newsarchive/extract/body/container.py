"""Which element holds the article: by the profile, by the names that themes use, or by where the text is dense."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from newsarchive.extract.body.density import LITTLE, by_density
from newsarchive.extract.body.parts import parts_of
from newsarchive.extract.body.prose import LEAST_PROSE, held_below, prose_of
from newsarchive.extract.frame.furniture import is_hidden
from newsarchive.extract.frame.own_article import (
    Prose,
    beside_list,
    headline_of,
    nearest,
    of_first_article,
)
from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.kinds.spam_words import LEAST_SPAM, phrases_of
from newsarchive.extract.markup.tree import finds, raw_text, text_of

#: names of the element that holds the text: by microdata, of the text itself, of the text with what belongs to it
_CONTENT = (
    re.compile(r"(?i)(?:^|\s)articlebody(?:\s|$)"),
    re.compile(
        r"(?i)(?:^|\s)(?:entry-content|post-?entry|post-?content|post-?body|td-post-content|article[-_]?(?:body|content|text|isi)|"
        r"articlebody|itemfulltext|story-(?:body|content)|news-(?:content|body|text)|"
        r"(?:isi|konten|content|text|teks|body)[-_]?(?:berita|artikel|news|post|article)|(?:berita|artikel|single|blog|post)[-_]?(?:isi|konten|content|text|teks|body)|"
        r"field--?name-body|field-body|com-content-article__body|elementor-widget-theme-post-content|"
        r"the-content|read__content|detail__body-text|detail-text|content-detail|w-richtext|e-content)(?:-(?:\d+|container|wrap|wrapper|inner|area))?(?:\s|$)"
    ),
    re.compile(
        r"(?i)(?:^|\s)(?:article-detail|item-page|news-detail|node-content|entry|isi|konten|postingan|blog-details?|"
        r"detail-?_?(?:berita|artikel|news|post|article)|(?:berita|artikel|single|blog|post|page)-?_?detail|page-?_?(?:isi|konten|content|text|teks|body))(?:\s|$)"
    ),
)
_IS_CONTENT = tuple(map(finds, _CONTENT))


@dataclass(frozen=True, slots=True)
class Container:
    """The elements that hold the text, and why they were chosen."""

    elements: list[Any]
    rule: str
    selector: str
    confidence: float

    @property
    def main(self) -> Any:
        """The element that holds most of the text; before it an introduction may stand in one of its own."""
        if len(self.elements) == 1:
            return self.elements[0]
        return max(self.elements, key=lambda element: len(raw_text(element)))

    @property
    def opening(self) -> Any | None:
        """The introduction, if it stands right before `main`, with no line of facts between the two."""
        before = self.main.getprevious()
        return before if before is not None and before in self.elements else None


#: share of a page's prose below which a name alone does not decide
_UNNAMED = 0.25


def find_container(root: Any, survey: Survey) -> Container | None:
    """The element that holds the article's text; None when no element holds prose."""
    body = root.find("body") if root.tag == "html" else root
    body = body if body is not None else root
    prose = prose_of(body, survey)
    total = sum(size for _element, size in prose)
    if total < LITTLE and (misnamed := _misnamed(body, total, survey)) is not None:
        return misnamed
    below = held_below(prose)
    own = of_first_article(root, prose, below, LITTLE)
    if own is not prose:
        prose, below = own, held_below(own)
    found = _holding(body, prose, below, "generic", survey)
    if found is None or found.rule == "unseen":
        return found
    beside = beside_list(root, prose, found.elements[0], survey)
    if not beside:
        return found
    return _holding(body, beside, held_below(beside), "beside-list", survey) or found


def _holding(
    body: Any, prose: list[tuple[Any, int]], below: dict[Any, int], rule: str, survey: Survey
) -> Container | None:
    """The element that holds the text among this prose, by its name or its density."""
    if not prose:
        return None
    total = sum(size for _element, size in prose)
    called = _by_name(body, below, survey)
    if (called is None or called[2] < _UNNAMED * total) and (
        unseen := _unseen(total, survey)
    ) is not None:
        return unseen
    best = by_density(prose, below, survey)
    if called is None and best is not None:
        best = _headed(body, best, prose, below, survey) or best
    if called is not None:
        element, selector, held = called
        if held >= _UNNAMED * total or (
            best is not None and (element is best[0] or _is_below(best[0], element))
        ):
            return Container(parts_of(element, below, survey), rule, selector, 0.9)
        if best is not None and _is_below(element, best[0]) and held >= 0.6 * best[1]:
            return Container(parts_of(element, below, survey), rule, selector, 0.8)
    if best is None:
        return None
    element, held = best
    share = held / total if total else 0.0
    return Container(
        parts_of(element, below, survey),
        rule,
        f"density:{element.tag}",
        0.45 + 0.4 * min(1.0, share),
    )


#: characters of prose that a text has, on a page with little else
_MUCH = 250


def _unseen(total: int, survey: Survey) -> Container | None:
    """A text that is hidden until a script shows it: named for an article's text, and most of what the page tells.

    `total` is the prose that is shown.
    """
    for element, names in survey.names.items():
        if not _IS_CONTENT[1](names) or not is_hidden(element):
            continue
        held = sum(size for _element, size in prose_of(element, survey))
        if held >= max(LITTLE, 2 * total) and len(phrases_of(text_of(element)[:5000])) < LEAST_SPAM:
            return Container([element], "unseen", f"unseen:{element.tag}", 0.6)
    return None


def _misnamed(body: Any, total: int, survey: Survey) -> Container | None:
    """The text of a page that has hardly any but in a box called like furniture, which holds the page's headline too.

    One class of a theme decides what such a box is taken for; a headline of the first order and prose say more.
    """
    prose = prose_of(body, survey, headed=True)
    held = sum(size for _element, size in prose)
    if held < max(_MUCH, 4 * total):
        prose = _at_headline(body, prose, survey) if held > total else []
        held = sum(size for _element, size in prose)
    if held < _MUCH:
        return None
    below = held_below(prose)
    best = by_density(prose, below, survey)
    if best is None or best[1] < 0.5 * held:
        return None
    element = best[0]
    return Container(parts_of(element, below, survey), "generic", f"headed:{element.tag}", 0.6)


def _at_headline(body: Any, prose: Prose, survey: Survey) -> Prose:
    """The prose nearest the page's own headline, if all of it stands in boxes called like furniture; else none."""
    headline = headline_of(body.getroottree().getroot())
    if headline is None:
        return []
    found = nearest(headline, prose)
    shown = set(map(itemgetter(0), prose_of(body, survey)))
    return [] if any(element in shown for element, _size in found) else found


#: boxes round a headline in which its text is looked for
_BOXES = 4


def _headed(
    body: Any,
    best: tuple[Any, int],
    prose: list[tuple[Any, int]],
    below: dict[Any, int],
    survey: Survey,
) -> tuple[Any, int] | None:
    """The text that the page's one headline stands with, where the densest prose is teasers of other articles beside it."""
    headings = [h for _, h in zip(range(2), body.iter("h1"), strict=False)]
    if len(headings) != 1:
        return None
    box = next(
        (
            node
            for _, node in zip(range(_BOXES), headings[0].iterancestors(), strict=False)
            if below.get(node, 0) >= _MUCH
        ),
        None,
    )
    if box is None or any(parent is box for parent in best[0].iterancestors()):
        return None
    own, other = (
        [(element, size) for element, size in prose if element is node or _is_below(element, node)]
        for node in (box, best[0])
    )
    longest, longest_other = (max((s for _e, s in part), default=0) for part in (own, other))
    return by_density(own, held_below(own), survey) if longest > longest_other else None


_IMAGE_BOX = re.compile(r"(?i)(?:^|[\s_-])(?:galler\w*|galeri|album|lightgallery|foto)(?=$|[\s_-])")
#: images that make a gallery
_MANY = 3


def find_gallery(root: Any, survey: Survey) -> Container | None:
    """The element that is named for a gallery and holds several images, of a page without prose."""
    for element in root.iter("div", "section", "ul", "table", "figure"):
        names = survey.names.get(element, " ")
        if (
            _IMAGE_BOX.search(names)
            and sum(1 for _ in zip(element.iter("img"), range(_MANY), strict=False)) == _MANY
        ):
            return Container([element], "generic", f"gallery:{element.tag}", 0.6)
    return None


def _by_name(body: Any, held: dict[Any, int], survey: Survey) -> tuple[Any, str, int] | None:
    stated = _best_named(body, held, survey, 0)
    if stated is not None:
        return stated
    precise, loose = (_best_named(body, held, survey, rank) for rank in (1, 2))
    if precise is None or loose is None:
        return precise or loose
    # of an element named for the text and one named for more, the first, unless it holds a part only
    is_part = _is_below(precise[0], loose[0]) and precise[2] < 0.35 * loose[2]
    return loose if is_part else precise


def _best_named(
    body: Any, held: dict[Any, int], survey: Survey, rank: int
) -> tuple[Any, str, int] | None:
    """(element, selector, prose) of the element with most prose among those with a name of this rank."""
    is_named = _IS_CONTENT[rank]
    candidates: list[tuple[int, int, Any]] = []
    for order, (element, size) in enumerate(held.items()):
        if element is body:
            continue
        names = (element.get("itemprop") or "") if rank == 0 else survey.names.get(element)
        if names and is_named(names):
            candidates.append((size, -order, element))
    if not candidates:
        return None
    size, _order, element = max(candidates, key=lambda entry: entry[:2])
    # of nested elements of such a name the inner one is meant, if it holds nearly all
    for other_size, _o, other in candidates:
        if other is not element and _is_below(other, element) and other_size >= 0.85 * size:
            element, size = other, other_size
    if size < 2 * LEAST_PROSE:
        return None
    shown = element.get("itemprop") if rank == 0 else (element.get("class") or element.get("id"))
    return element, f"{element.tag}.{'.'.join((shown or '').split()[:2])}", size


def _is_below(element: Any, ancestor: Any) -> bool:
    return any(parent is ancestor for parent in element.iterancestors())
