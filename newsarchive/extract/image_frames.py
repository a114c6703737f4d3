"""A line that is all that is said in the box of an image: its caption, whatever the box is called and however the line ends."""

from __future__ import annotations

from typing import Any

from newsarchive.extract.credit_labels import begins_with_label
from newsarchive.extract.dateline import parse_dateline
from newsarchive.extract.fact_lines import is_fact_line
from newsarchive.extract.furniture import is_phrase
from newsarchive.extract.image_labels import heads_images
from newsarchive.extract.introductions import is_called_introduction
from newsarchive.extract.tree import short_text

#: boxes round a line up to the one that its image stands in, too: a cell, its row and table; characters of what is no paragraph
_FRAMES, _LONGEST = 4, 200
#: words of a caption
_LEAST_WORDS = 4
#: elements of lines that are no paragraphs of a text, and characters of such a line amid paragraphs
_LINES = frozenset(("div", "td", "span", "small", "center", "i", "em"))
_LONGEST_AMID = 150


def shares_frame(line: Any, names: str, text: str) -> bool:
    """Whether a line is all that is said in the box of an image, and not what the text begins with."""
    if len(text) > _LONGEST or is_called_introduction(names):
        return False
    for _, box in zip(range(_FRAMES), line.iterancestors(), strict=False):
        if short_text(box, len(text)) != text:
            return False
        if next(box.iter("img", "amp-img"), None) is not None:
            return parse_dateline(text) is None
    return False


def is_framed_caption(line: Any, tag: str, names: str) -> bool:
    """Whether a line amid the paragraphs of a text stands in the box of an image, and is none of them."""
    text = short_text(line, _LONGEST_AMID) if tag in _LINES else ""
    return (
        len(text.split()) >= _LEAST_WORDS
        and _is_plain(line)
        and shares_frame(line, names, text)
        and not (is_fact_line(text) or is_phrase(text))
        and not (begins_with_label(text) or heads_images(text))
    )


#: what type is set in within a line
_TYPE = frozenset(("b", "strong", "i", "em", "u", "span", "font", "small", "center"))


def _is_plain(line: Any) -> bool:
    """Whether an element is one line of type; a card has a headline, links and a teaser below its image."""
    inner = line.iter()
    next(inner)
    return all(part.tag in _TYPE for part in inner) and next(line.iterancestors("a"), None) is None
