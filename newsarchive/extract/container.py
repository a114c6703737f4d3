"""Which element holds the article: by the profile, by the names that themes use, or by where the text is dense."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Any

from newsarchive.extract.density import LITTLE, by_density
from newsarchive.extract.furniture import is_hidden
from newsarchive.extract.own_article import beside_list, of_first_article, offers_article
from newsarchive.extract.prose import LEAST_PROSE, held_below, prose_of
from newsarchive.extract.spam_words import LEAST_SPAM, phrases_of
from newsarchive.extract.survey import Survey
from newsarchive.extract.tree import finds, raw_text, text_of

#: names of the element that holds the text: by microdata, of the text itself, of the text with what belongs to it
_CONTENT = (
    re.compile(r"(?i)(?:^|\s)articlebody(?:\s|$)"),
    re.compile(
        r"(?i)(?:^|\s)(?:entry-content|post-?entry|post-?content|post-?body|td-post-content|article[-_]?(?:body|content|text|isi)|"
        r"articlebody|itemfulltext|story-(?:body|content)|news-(?:content|body|text)|"
        r"(?:isi|konten|content|text|teks|body)[-_]?(?:berita|artikel|news|post|article)|(?:berita|artikel|single|blog|post)[-_]?(?:isi|konten|content|text|teks|body)|"
        r"field--?name-body|field-body|com-content-article__body|elementor-widget-theme-post-content|"
        r"the-content|read__content|detail__body-text|detail-text|content-detail|w-richtext|e-content)(?:\s|$)"
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
    if not prose:
        return None
    below = held_below(prose)
    own = of_first_article(root, prose, below, LITTLE)
    if own is not prose:
        prose, below = own, held_below(own)
        total = sum(size for _element, size in prose)
    called = _by_name(body, below, survey)
    if (called is None or called[2] < _UNNAMED * total) and (
        unseen := _unseen(total, survey)
    ) is not None:
        return unseen
    best = by_density(prose, below, survey)
    if called is not None:
        element, selector, held = called
        if held >= _UNNAMED * total or (
            best is not None and (element is best[0] or _is_below(best[0], element))
        ):
            return Container(_with_parts(element, prose, survey), "generic", selector, 0.9)
        if best is not None and _is_below(element, best[0]) and held >= 0.6 * best[1]:
            return Container(_with_parts(element, prose, survey), "generic", selector, 0.8)
    if best is None:
        return None
    beside = beside_list(root, prose, best[0])
    if beside:
        best = by_density(beside, held_below(beside), survey) or best
    element, held = best
    share = held / total if total else 0.0
    return Container(
        _with_parts(element, prose, survey),
        "beside-list" if beside else "generic",
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
            return Container([element], "generic", f"unseen:{element.tag}", 0.6)
    return None


def _misnamed(body: Any, total: int, survey: Survey) -> Container | None:
    """The text of a page that has hardly any but in a box called like furniture, which holds the page's headline too.

    One class of a theme decides what such a box is taken for; a headline of the first order and prose say more.
    """
    prose = prose_of(body, survey, headed=True)
    if (held := sum(size for _element, size in prose)) < max(_MUCH, 4 * total):
        return None
    best = by_density(prose, held_below(prose), survey)
    if best is None or best[1] < 0.5 * held:
        return None
    element = best[0]
    return Container(_with_parts(element, prose, survey), "generic", f"headed:{element.tag}", 0.6)


_IMAGE_BOX = re.compile(r"(?i)(?:^|[\s_-])(?:galler\w*|galeri|album|lightgallery|foto)(?=$|[\s_-])")
#: images that make a gallery
_MANY = 3
#: how systems and themes call what a text begins with, often outside the box of the rest
_INTRODUCTION = finds(
    re.compile(
        r"(?i)(?:^|[\s_-])(?:(?:article|post|story|news|entry|art)_?)?(?:itemintrotext|intro\w*|lead|lede|leadtext|teras|ringkasan|"
        r"vorspann|chapo|standfirst|dek|ingress|sapo|bajada|entradilla|preamble)(?=$|[\s_-])"
    )
)
#: levels above the text at which its introduction may stand, elements looked at there, and characters that it has
_INTRODUCED, _LOOKED_AT, _LONGEST_INTRODUCTION = 5, 12, 1200


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


def _with_parts(element: Any, prose: list[tuple[Any, int]], survey: Survey) -> list[Any]:
    """The element, with its introduction before it and further parts of the same class behind it."""
    parent = element.getparent()
    if parent is None or element.tag == "body":
        return [element]
    wanted = element.get("class")
    parts = [
        sibling
        for sibling in parent
        if sibling is element
        or (
            isinstance(sibling.tag, str)
            and (
                (wanted and sibling.get("class") == wanted)
                or _INTRODUCTION(survey.names.get(sibling, " "))
            )
            and not survey.is_furniture(sibling)
            and not is_hidden(sibling)
        )
    ]
    holding = {node for start, _size in prose for node in (start, *start.iterancestors())}
    parts = [part for part in parts if part is element or part in holding]
    parts = parts if len(parts) > 1 else _text_boxes(element, holding)
    introduction = _introduction(parts[0], holding, survey)
    return parts if introduction is None else [introduction, *parts]


def _introduction(element: Any, holding: set[Any], survey: Survey) -> Any | None:
    """What is called the introduction of a text and stands before it, in another box; None without such."""
    node = element
    for _ in range(_INTRODUCED):
        for sibling in islice(node.itersiblings(preceding=True), _LOOKED_AT):
            if (
                sibling in holding
                and (found := _called_introduction(sibling, holding, survey)) is not None
            ):
                return found
        node = node.getparent()
        if node is None or node.tag in ("body", "html"):
            break
    return None


def _called_introduction(box: Any, holding: set[Any], survey: Survey) -> Any | None:
    names = survey.names.get
    for element in box.iter():
        if element in holding and _INTRODUCTION(names(element, " ")):
            is_short = len(raw_text(element)) <= _LONGEST_INTRODUCTION
            return element if is_short and not offers_article(element) else None
    return None


_TEXT_BOX = re.compile(
    r"(?:^|\s)(elementor-widget-text-editor|wpb_text_column|et_pb_text|fl-rich-text|siteorigin-widget-tinymce|kt-inside-inner-col|avia_textblock|fusion-text)(?=\s|$)"
)


def _text_boxes(element: Any, holding: set[Any]) -> list[Any]:
    """The text boxes of a page builder in the same column; other boxes stand between them."""
    node = element
    for _ in range(3):
        box = _TEXT_BOX.search(node.get("class") or "")
        parent = node.getparent()
        if parent is None:
            break
        if box:
            parts = [
                sibling
                for sibling in parent
                if isinstance(sibling.tag, str)
                and sibling in holding
                and (found := _TEXT_BOX.search(sibling.get("class") or ""))
                and found[1] == box[1]
            ]
            return parts if len(parts) > 1 else [element]
        node = parent
    return [element]


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
