"""The dateline of a text: which of its first paragraphs opens with it, below a summary or a subtitle."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsarchive.extract.article import Dateline
from newsarchive.extract.dateline.dateline import parse_dateline
from newsarchive.extract.dateline.items import is_place
from newsarchive.extract.frame.frame_lines import is_pull_quote

#: paragraphs of which the second is no end of the text
_LEAST_BELOW = 3
#: a dateline stands in one of the first so many paragraphs, behind short heads such as `SIARAN PERS`
_MOST_HEADS = 4


def take_dateline(
    texts: list[str], home: str | None, publishers: Sequence[str], *, is_below: bool = False
) -> tuple[Dateline | None, str]:
    """Take the dateline off the first paragraph that has one, among the first few: (dateline, that paragraph).

    `is_below` says that a summary stands before the text.
    """
    for index in range(min(_MOST_HEADS, len(texts))):
        text = texts[index]
        dateline = parse_dateline(text, home=home, publishers=publishers)
        if dateline is None and len(text) < _LONGEST_LINE and len(texts) > index + 1:
            dateline = _in_its_line(text, texts[index + 1], home, publishers)
        if dateline is None:
            if not index and (is_below or _is_summary(texts, home, publishers)):
                continue
            is_ended = text.rstrip().endswith((".", "!", "?"))
            if len(text) < 60 and not (index and is_ended):
                continue
            is_subtitle = len(text) < _LONGEST_SUBTITLE and not is_ended
            if not index and (is_subtitle or is_pull_quote(text)):
                # a line below the title, what somebody says farther below
                continue
            if (
                not index
                and len(text) < _LONGEST_SUMMARY
                and _is_placed(texts[1:2], home, publishers)
            ):
                # a summary
                continue
            return None, ""
        rest = text[dateline.end :].strip()
        if not rest and len(texts) > index + 1:
            texts.pop(index)
            # `SUARAWARGA.COM, BONE`, `- Warga …`
            texts[index] = _OPENING_DASH.sub("", texts[index])
        else:
            texts[index] = rest
        return dateline, text
    return None, ""


#: characters of a line below the title, and of a summary
_LONGEST_SUBTITLE, _LONGEST_SUMMARY, _SHORT_SUMMARY = 140, 300, 200


def _is_placed(texts: list[str], home: str | None, publishers: Sequence[str]) -> bool:
    """Whether a text begins with place and publisher, as no second paragraph does."""
    dateline = parse_dateline(texts[0], home=home, publishers=publishers) if texts else None
    return dateline is not None and bool(dateline.place and dateline.publisher)


#: a place in capitals before a dash or bar; before a bar, with which no sentence goes on, in any letters
_SURE = re.compile(
    r"[A-Z][A-Z .'’]{2,30}(?:\([^()]{2,40}\) ?|, ?[^\s–—-][^–—]{1,40})?\s?[-–—|]+\s"
    r"|[A-Z][\w .'’,()-]{2,60} ?[|│]+ ?"
)


def _is_summary(texts: list[str], home: str | None, publishers: Sequence[str]) -> bool:
    """Whether a sentence or two stand above a paragraph that opens as only the text can: `PACITAN — …`."""
    if len(texts) < _LEAST_BELOW or len(texts[0]) > _SHORT_SUMMARY:
        return False
    if not texts[0].endswith((".", "!", "?")) or not _SURE.match(texts[1]):
        return False
    return parse_dateline(texts[1], home=home, publishers=publishers) is not None


_OPENING_DASH = re.compile(r"\A[-–—:]{1,2}\s+")
#: characters of a dateline in a paragraph of its own that nothing closes
_LONGEST_LINE = 40
_PARTED = re.compile(r"[,;:|/.(\u2010-\u2015~-]")


def _in_its_line(
    line: str, text: str, home: str | None, publishers: Sequence[str]
) -> Dateline | None:
    """`Jakarta`, `MIMIKA, BM`: a short first paragraph that is a dateline to the text behind it."""
    if not _PARTED.search(line) and not is_place(line.strip(" .")):
        return None
    dateline = parse_dateline(f"{line}\n{text[:200]}", home=home, publishers=publishers)
    return dateline if dateline is not None and dateline.end == len(line) + 1 else None
