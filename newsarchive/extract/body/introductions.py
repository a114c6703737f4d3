"""What a text begins with in a box of its own, before the one that holds the rest: by its name, or by how it is set off."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from lxml import etree

from newsarchive.extract.dateline.shape import tells
from newsarchive.extract.frame.furniture import is_hidden
from newsarchive.extract.frame.own_article import offers_article
from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.markup.tree import finds, names_of, raw_text, short_text, text_of
from newsarchive.extract.words.lines import SENTENCE_END, letters

#: how systems and themes call what a text begins with, often outside the box of the rest
_INTRODUCTION = (
    r"(?i:(?:^|[\s_-])(?:(?:article|post|story|news|entry|art)_?)?(?:itemintrotext|intro\w*|lead|lede|leadtext|teras|ringkasan|"
    r"vorspann|chapo|standfirst|dek|ingress|sapo|bajada|entradilla|preamble|teaser-?text|documentdescription|post-description|kutipan)(?=$|[\s_-]))"
)
#: how a line below a headline is called, which is a first sentence if it is one, and a slogan or a rubric else
_CALLED_LINE = r"(?i:(?:^|[\s_-])(?:sub-?(?:title|heading|headline|judul)|deck|summary|excerpt|abstract?|sinopsis|description|deskripsi)(?=$|[\s_-]))"
#: what a site calls the summary of its record
SUMMARY_HEAD = re.compile(r"(?i)(?:ringkasan|deskripsi(?: singkat)?|intisari|abstrak)\W*")
#: levels above the text at which its introduction may stand, elements looked at there, and characters that it has
_INTRODUCED, _LOOKED_AT, _LONGEST = 5, 12, 1200
#: characters of a sentence that is set off before a text; less is a slogan
_SHORTEST = 50
#: characters of a heading that names a part of a site rather than an article
_BANNER = 30
#: a line at the left of a box, as before a quotation
_LINE_AT_LEFT = r"(?:^|\s)border-l-[2-8](?=$|\s)|^(?=.*(?:^|\s)border-start(?=$|\s)).*(?:^|\s)border-[2-5](?=$|\s)"
#: larger or slanted print than that of captions
_LARGE = r"^(?!.*\btext-(?:xs|sm)\b).*(?:^|\s)(?:italic|fst-italic|text-(?:lg|xl|2xl))(?=$|\s)"
#: bold print, which right before a text is its first sentence
_BOLD = r"(?:^|\s)(?:font-(?:semi)?bold|fw-(?:semi)?bold|fw-[67]00)(?=$|\s)"
is_called_introduction, _is_called_line, _has_line, _is_large, is_bold = (
    finds(re.compile(pattern))
    for pattern in (_INTRODUCTION, _CALLED_LINE, _LINE_AT_LEFT, _LARGE, _BOLD)
)
#: any of these: asked of every name of a page
_may_open = finds(re.compile("|".join((_INTRODUCTION, _CALLED_LINE, _LINE_AT_LEFT, _LARGE, _BOLD))))
_LINE = re.compile(r"border-left(?:-width)?\s*:\s*[2-9]")
_STYLED = etree.XPath("descendant::*[contains(@style, 'border-left')]")
_BOXES = ("div", "section", "article")
#: what an article's header may be, or stand in
_HEADS = ("header", "section", "div")
_IMAGES = ("img", "picture", "figure", "svg")


def introduction_of(element: Any, held: dict[Any, int], survey: Survey) -> Any | None:
    """What a text begins with before `element`, which holds the rest; None without such, or where the text says it again.

    `held` are the characters of prose below each element.
    """
    node = element
    is_below_headline = True
    left = _INTRODUCED
    while left:
        for sibling in islice(node.itersiblings(preceding=True), _LOOKED_AT):
            found = None
            if sibling in held:
                found = _introduction_in(sibling, held, survey, is_below_headline)
            elif (
                is_below_headline
                and sibling.tag in _HEADS
                and (header := next(sibling.iter("header"), None)) is not None
                and not _has_headline(element, node)
            ):
                found = _below_headline_of(header, survey)
            if found is not None:
                return None if _is_repeated(found, element) else found
            if is_below_headline and next(sibling.iter("h1", "h2"), None) is not None:
                is_below_headline = False
        node = node.getparent()
        if node is None or node.tag in ("body", "html"):
            break
        # a box that holds nothing else does not count
        left -= len(node) > 1
    return None


def set_off_texts(element: Any, survey: Survey) -> frozenset[str]:
    """What is called an introduction, stands behind a line at its left, or in larger print before a box, within the element of a text: part of that, and no caption."""
    within = survey.called(_may_open)
    boxes = [
        box
        for box in within
        if element in box.iterancestors() and _opens_text(box, survey.names[box])
    ]
    return frozenset(map(text_of, (*boxes, *_STYLED(element))))


def _opens_text(box: Any, names: str) -> bool:
    """Whether an element is called an introduction or has a line at its left, or is a paragraph in larger print before a box."""
    if _has_line(names) or is_called_introduction(names):
        return True
    if _is_called_line(names):
        return _is_sentence(box) and not _is_behind_image(box)
    return bool(box.tag == "p" and _is_before_box(box) and not _is_behind_image(box))


def _introduction_in(
    box: Any, held: dict[Any, int], survey: Survey, is_below_headline: bool
) -> Any | None:
    """The introduction in a box: called so, or below the headline and set off from the text."""
    set_off = None
    is_banner = False
    for element in box.iter():
        names = survey.names.get(element, " ") if element in held else " "
        if element.tag in ("h1", "h2") and not _is_called_line(names):
            set_off = None
            # `Berita` with a slogan below it, say
            is_banner = len(raw_text(element)) <= _BANNER
        elif element in held:
            if is_called_introduction(names):
                is_short = len(raw_text(element)) <= _LONGEST
                is_slogan = is_banner and SENTENCE_END.search(raw_text(element).strip()) is None
                return element if is_short and not (is_slogan or offers_article(element)) else None
            is_line = _is_called_line(names) and (_is_sentence(element) or _is_deck(element))
            if is_below_headline and set_off is None and (is_line or _is_set_off(element, names)):
                set_off = element
    return set_off


def _has_headline(element: Any, node: Any) -> bool:
    """Whether a text has its headline in its own box, so that what stands in a header before it is the page's; in a page's first row an `h2` is one."""
    parent = node.getparent()
    orders = ("h1", "h2") if parent is not None and parent.tag == "body" else ("h1",)
    return next(element.iter(*orders), None) is not None


def _below_headline_of(header: Any, survey: Survey) -> Any | None:
    """The first sentence of a text in the header that an article has of its own, below its headline; what frames a page holds a menu."""
    if next(header.iter("nav", "form"), None) is not None:
        return None
    if sum(1 for _ in islice(header.iter("a"), _LINKS_OF_MENU)) == _LINKS_OF_MENU:
        return None
    headline = next(header.iter("h1", "h2"), None)
    is_below = False
    for element in header.iter() if headline is not None else ():
        if element is headline:
            is_below = True
        elif is_below and element.tag in _LINES:
            names = survey.names.get(element, " ")
            box = survey.names.get(element.getparent(), " ") if element.tag == "p" else " "
            is_called = any(
                is_called_introduction(called) or _is_called_line(called) for called in (names, box)
            )
            is_plain = (
                element.tag == "p"
                and not _is_behind_image(element)
                and not survey.is_furniture(element)
                and not survey.is_furniture(element.getparent())
            )
            is_opening = (is_called or is_plain) and _is_sentence(element)
            if is_opening or (is_called and _is_deck(element)) or _is_set_off(element, names):
                return element
    return None


_LINKS_OF_MENU = 7
_LINES = frozenset(("p", "div", "h2", "h3", "h4"))


def _is_set_off(element: Any, names: str) -> bool:
    """Whether an element holds a sentence or two in larger or slanted print, behind a line at its left, or under a word for it."""
    has_line = _has_line(names) or _LINE.search(element.get("style") or "") is not None
    is_printed_so = _is_large(names) or (is_bold(names) and _is_before_box(element))
    if (
        not has_line
        and not _is_headed(element)
        and not (element.tag == "p" and is_printed_so and not _is_behind_image(element))
    ):
        return False
    return _is_sentence(element)


def _is_sentence(element: Any) -> bool:
    """Whether an element holds a sentence or two that a reader sees, and nothing else."""
    text = raw_text(element).strip()
    return (
        _SHORTEST <= len(text) <= _LONGEST
        and SENTENCE_END.search(text) is not None
        and not is_hidden(element)
        and next(element.iter("a", *_IMAGES), None) is None
    )


def _is_deck(element: Any) -> bool:
    """Whether an element right below a headline holds two clauses that tell something, or one with a figure, as a sentence does that no full stop ends; rubrics and slogans are shorter."""
    headline = element.getprevious()
    if headline is None or not (headline.tag in ("h1", "h2") or _is_sized(names_of(headline))):
        return False
    text = raw_text(element).strip()
    return (
        len(text) <= _LONGEST_DECK
        and len(raw_text(headline)) > _BANNER
        and (
            (_CLAUSES.fullmatch(text) or _COUNTING.fullmatch(text)) is not None
            or _tells_twice(text)
        )
        and tells(text)
        and not is_hidden(element)
        and next(element.iter("a", *_IMAGES), None) is None
    )


#: characters of a line below a headline that no full stop ends; between its clauses stands a comma or semicolon
_LONGEST_DECK = 250
_COUNTING = re.compile(r"(?=.{50})[A-Z“\"][^,;.]{20,}? \d[\d.,]*(?: [^,;.]*)?")
#: Bootstrap's print of a headline in another element
_is_sized = finds(re.compile(r"(?:^|\s)h[12](?=$|\s)"))
_CLAUSES = re.compile(r"[A-Z“\"][^,;.]{24,}(?:, [^A-Z.]|; )[^.;]{23,}")


def _tells_twice(text: str) -> bool:
    """Whether a clause goes on with another verb: `Rekaman disimpan di perpustakaan dan dibagikan ke sekolah`; slogans begin with theirs."""
    if len(text) < _SHORTEST or _MARKS.search(text):
        return False
    first, *others = _JOINS.split(text)
    return tells(first) and any(tells(f"- {other.split()[0]}") for other in others if other)


_JOINS, _MARKS = (
    re.compile(r" (?:dan|serta|lalu|tetapi|sebelum|setelah|sehingga|agar) "),
    re.compile(r"[.;:!?|]"),
)


def _is_headed(element: Any) -> bool:
    """Whether a word right before an element says that it is a summary: `<strong>Ringkasan:</strong><p>`."""
    before = element.getprevious()
    return before is not None and SUMMARY_HEAD.fullmatch(short_text(before, 30)) is not None


def _is_before_box(element: Any) -> bool:
    """Whether an element stands right before a box, in which the text goes on."""
    following = element.getnext()
    if following is not None and following.tag == "hr":
        following = following.getnext()
    return following is not None and following.tag in _BOXES


def _is_behind_image(element: Any) -> bool:
    before = element.getprevious()
    if before is None or next(before.iter(*_IMAGES), None) is None:
        return False
    # one caption is enough
    return next(before.iter("figcaption"), None) is None


def _is_repeated(introduction: Any, element: Any) -> bool:
    """Whether the text says at its beginning what its introduction does, which may be cut."""
    said = letters(raw_text(introduction))
    return bool(said) and said in letters(raw_text(element)[: 3 * len(said) + _LONGEST])
