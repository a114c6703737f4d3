"""A line that is all that is said in the box of an image: its caption, whatever the box is called and however the line ends."""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.body.introductions import is_called_introduction
from newsarchive.extract.captions.image_labels import heads_images
from newsarchive.extract.captions.small_print import is_set_small
from newsarchive.extract.credits.labels import begins_with_label
from newsarchive.extract.dateline.dateline import parse_dateline
from newsarchive.extract.frame.furniture import is_phrase
from newsarchive.extract.markup.tree import finds, short_text
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.words.lines import SENTENCE_END

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
        image = next(box.iter("img", "amp-img"), None)
        if image is not None:
            return parse_dateline(text) is None and not (
                SENTENCE_END.search(text)
                and not is_set_small(line)
                and _is_beside(line, image, box)
            )
    return False


#: a box that stands at the side of the next
_COLUMN = re.compile(
    r"(?i)(?:^|\s)(?:(?:(?:vc_|[a-z]{2}:)?col|column|grid|span|w)-\S+|span\d+|columns?|wp-block-column|flex-1|float-\w+|pull-\w+)(?=$|\s)"
)
_SIDE = re.compile(r"(?i)float\s*:\s*(?:left|right)|display\s*:\s*(?:inline-block|table-cell)")


def _is_beside(line: Any, image: Any, box: Any) -> bool:
    """Whether a line and an image stand in columns of what holds both, as a paragraph stands beside a picture, and not one below the other."""
    columns = []
    for part in (line, image):
        while part.getparent() is not box and part is not box:
            part = part.getparent()
        columns.append(part)
    return (
        columns[0] is not columns[1]
        and box not in columns
        and all(
            part.tag == "td"
            or _COLUMN.search(part.get("class") or "")
            or _SIDE.search(part.get("style") or "")
            for part in columns
        )
    )


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


_names_foot = finds(
    re.compile(
        r"(?i)(?:^|\s)(?:card|panel|box|media|image|img|photo|foto|thumb\w*)-(?:footer|info|meta)(?=$|\s)"
    )
)


def is_foot_of_image(line: Any, tag: str, names: str) -> bool:
    """Whether what is called the foot of a card says what its picture shows, and nothing else is said there."""
    return _names_foot(names) and is_framed_caption(line, tag, names)


#: what type is set in within a line
_TYPE = frozenset(("b", "strong", "i", "em", "u", "span", "font", "small", "center"))


def _is_plain(line: Any) -> bool:
    """Whether an element is one line of type; a card has a headline, links and a teaser below its image."""
    inner = line.iter()
    next(inner)
    return all(part.tag in _TYPE for part in inner) and next(line.iterancestors("a"), None) is None
