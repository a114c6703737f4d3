"""A line in print of its own, smaller than that of a text, or slanted and centered: captions are set so, whatever they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from newsarchive.extract.captions.image_labels import heads_images
from newsarchive.extract.credits.labels import begins_with_label
from newsarchive.extract.dateline.dateline import parse_dateline
from newsarchive.extract.frame.furniture import is_phrase
from newsarchive.extract.markup.tree import finds, names_of, raw_text, short_text
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.words.lines import SENTENCE_END

_SLANTED = frozenset(("em", "i", "small"))
_SMALL_TAGS = frozenset(("small", "sub", "sup"))
#: whether class or id say that print is small
names_small = finds(
    re.compile(
        r"(?i)(?:^|\s)(?:has-(?:x-)?small-font-size|small|text-(?:xs|sm|muted)|fs-6|muted)(?=$|\s)"
    )
)
_is_centered = finds(
    re.compile(r"(?i)(?:^|\s)(?:has-text-align-center|text-center|center)(?=$|\s)")
)
_SMALL_STYLE = re.compile(
    r"(?i)font-size\s*:\s*(?:x-small|small|smaller|0?\.[6-8]\d?r?em|(?:[89]|1[0-3])(?:px|pt)|[78]\d%)"
)
_CENTERED_STYLE = re.compile(r"(?i)text-align\s*:\s*center")
#: characters and words of a caption amid a text, and lines in which one is printed
_LONGEST, _LEAST_WORDS = 220, 4
_LINES = frozenset(("p", "div", "center", "h6"))
#: characters above which a line is no heading
_LONGEST_HEADING = 60


def is_set_small(line: Any) -> bool:
    """Whether all of a line is in smaller print, or slanted and centered."""
    chain = list(_alone_within(line))
    styles = " ".join(part.get("style") or "" for part in chain)
    if (
        any(part.tag in _SMALL_TAGS or names_small(names_of(part)) for part in chain)
        or chain[0].tag == "h6"
        or _SMALL_STYLE.search(styles) is not None
    ):
        return True
    is_centered = (
        any(part.tag == "center" or _is_centered(names_of(part)) for part in chain)
        or _CENTERED_STYLE.search(styles) is not None
    )
    return is_centered and any(part.tag in _SLANTED for part in chain)


def _is_slanted(line: Any) -> bool:
    """Whether all of a line is slanted."""
    return any(part.tag in ("em", "i") for part in islice(_alone_within(line), 1, None))


def _alone_within(line: Any) -> Iterator[Any]:
    """A line, and each element within it that holds all of it."""
    yield line
    while len(line) == 1 and not (line.text or "").strip() and not (line[0].tail or "").strip():
        line = line[0]
        yield line


def is_small_below_image(line: Any, tag: str) -> bool:
    """Whether a line right behind an image amid a text is a sentence in such print, as the lines beside it are not.

    One that does not end as a sentence does is told by that; see `plain_captions`.
    """
    text = short_text(line, _LONGEST) if tag in _LINES else ""
    if (
        len(text.split()) < _LEAST_WORDS
        or not text[0].isupper()
        or not SENTENCE_END.search(text)
        or not (is_set_small(line) or _is_slanted(line))
        or next(line.iter("a", "img"), None) is not None
    ):
        return False
    above = _next_line(line, forward=False)
    beside = [_next_line(line, forward=True), above]
    if beside == [None, None] or any(other is not None and is_set_small(other) for other in beside):
        return False
    if not is_set_small(line) and (
        # slanted alone is what a text begins with, too
        above is None
        or len(raw_text(above).strip()) < _LONGEST_HEADING
        or any(other is not None and _is_slanted(other) for other in beside)
    ):
        return False
    return not (
        is_fact_line(text)
        or is_phrase(text)
        or begins_with_label(text)
        or heads_images(text)
        or parse_dateline(text) is not None
    )


def _next_line(line: Any, *, forward: bool) -> Any | None:
    """The nearest sibling with words in it, before a line or behind it, that is not below an image, too."""
    return next(
        (
            other
            for other in line.itersiblings(preceding=not forward)
            if isinstance(other.tag, str)
            and raw_text(other).strip()
            and not _shows_image(other.getprevious())
        ),
        None,
    )


def _shows_image(box: Any | None) -> bool:
    """Whether a box holds an image and no word."""
    return (
        box is not None
        and next(box.iter("img", "amp-img"), None) is not None
        and not raw_text(box).strip()
    )
