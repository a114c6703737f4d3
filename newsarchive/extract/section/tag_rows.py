"""Tags at the end of a text, in its own box: a row of marks (`<span class="label">banjir</span> …`), a line behind the drawing of a tag."""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.credits.labels import begins_with_label, is_label
from newsarchive.extract.frame.furniture import is_phrase
from newsarchive.extract.markup.tree import finds, names_of, raw_text, short_text, text_of
from newsarchive.extract.notes.badges import is_badge
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.words.persons import is_plain_name

_MARK_TAGS = frozenset(("span", "a", "small", "li", "div", "strong", "button"))
_LINE_TAGS = frozenset(("p", "div", "span", "small", "li", "section"))
#: what themes call such a mark themselves, beside badges and pills
_names_mark = finds(re.compile(r"(?i)(?:^|\s)(?:uk-)?(?:label|tag|badge|chip)(?:-[a-z]+)?(?=$|\s)"))
_names_drawing = finds(
    re.compile(r"(?i)(?:^|[\s-])(?:tags?|bookmarks?|hashtag)(?:-(?:fill|alt|o))?(?=$|\s)")
)
#: elements that end a line
_ENDS = frozenset("p div br hr ul ol table h2 h3 h4 h5 h6 blockquote figure form section".split())
#: words and characters of a tag, tags of a row
_WORDS, _LONGEST, _MOST = 4, 40, 12
_LONGEST_LINE = 200
_PRICE = re.compile(r"\bRp\.?\s?\d")
_PARTED = re.compile(r"\s*[,;|•·#]\s*")
_BETWEEN = " \t\r\n\xa0,;|•·"


def last_row_of_marks(first: Any, tag: str, names: str, root: Any) -> list[Any]:
    """The row of marks that begins with an element, behind the text of `root`; none of badges amid it."""
    row = row_of_marks(first, tag, names)
    return row if row and _is_last(row[0], row[-1], root) else []


def row_of_marks(first: Any, tag: str, names: str) -> list[Any]:
    """The marks of the row that begins with an element, nothing else in their line."""
    if tag not in _MARK_TAGS or not _is_mark(names) or _is_begun(first):
        return []
    row = [first]
    while len(row) <= _MOST and not (row[-1].tail or "").strip(_BETWEEN):
        following = row[-1].getnext()
        if following is None or following.tag in _ENDS - {"div"}:
            break
        if following.tag not in _MARK_TAGS or not _is_mark(names_of(following)):
            if following.tag == "div":
                break
            return []
        row.append(following)
    if (row[-1].tail or "").strip(_BETWEEN) or len(row) > _MOST:
        return []
    if len(row) == 1 and (tag in ("div", "li") or first.getnext() is not None):
        # a label, its value in the next
        return []
    return row if _are_tags([short_text(mark, _LONGEST) for mark in row]) else []


def tags_behind_drawing(line: Any, tag: str, root: Any) -> list[str]:
    """The tags of a line that begins with the drawing of one, behind the text of `root`: `<p><i class="fa fa-tags"></i> banjir, tanggul</p>`."""
    if tag not in _LINE_TAGS or not len(line) or (line.text or "").strip():
        return []
    icon = line[0]
    if icon.tag not in ("i", "span") or len(icon) or (icon.text or "").strip():
        return []
    if not _names_drawing(names_of(icon)):
        return []
    said = short_text(line, _LONGEST_LINE)
    parts = [text_of(part) for part in line[1:] if part.tag in _MARK_TAGS]
    loose = "".join([icon.tail or "", *(part.tail or "" for part in line[1:])])
    words = parts if not loose.strip(_BETWEEN) else _PARTED.split(said)
    words = [word for word in (word.strip(" ,;#") for word in words) if word]
    return words if _are_tags(words) and _is_last(line, line, root) else []


def _is_mark(names: str) -> bool:
    return is_badge(names) or _names_mark(names)


def _is_begun(mark: Any) -> bool:
    """Whether something stands before a mark in its line."""
    before = mark.getprevious()
    if before is None:
        return bool((mark.getparent().text or "").strip())
    return before.tag not in _ENDS or bool((before.tail or "").strip())


def _are_tags(words: list[str]) -> bool:
    """Whether words may be tags: no facts, no buttons, no credits; a single name is that of whoever wrote."""
    if not words or not all(0 < len(word) <= _LONGEST for word in words):
        return False
    if any(
        len(word.split()) > _WORDS
        or word.endswith((".", ":", "?"))
        or is_fact_line(word)
        or is_phrase(word)
        or _PRICE.search(word)
        or is_label(word)
        or begins_with_label(word)
        for word in words
    ):
        return False
    return not all(map(is_plain_name, words))


def _is_last(first: Any, last: Any, root: Any) -> bool:
    """Whether a text stands before, and no more than half as much behind."""
    behind, node = 0, last
    while node is not root and node is not None:
        behind += len((node.tail or "").strip())
        behind += sum(
            len(raw_text(other).strip()) + len((other.tail or "").strip())
            for other in node.itersiblings()
            if isinstance(other.tag, str)
        )
        node = node.getparent()
    if first is last and behind > _MOST_BEHIND:
        # a subtitle amid the text
        return False
    before, node = 0, first
    while node is not root and node is not None and before <= 2 * behind + _LEAST_BEFORE:
        before += sum(
            len(raw_text(other).strip()) + len((other.tail or "").strip())
            for other in node.itersiblings(preceding=True)
            if isinstance(other.tag, str)
        )
        node = node.getparent()
        before += len((node.text or "").strip()) if node is not None else 0
    return before > 2 * behind + _LEAST_BEFORE


#: characters of a text before its tags, and behind a mark alone, of a credit, say
_LEAST_BEFORE, _MOST_BEHIND = 200, 80
