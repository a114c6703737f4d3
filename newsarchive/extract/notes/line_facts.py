"""The facts that a line beside a headline tells, each in an item of a list, between two bars or behind a drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from newsarchive.extract.markup.tree import finds, names_of, raw_text, short_text
from newsarchive.extract.notes.author_icons import is_user_icon
from newsarchive.extract.notes.fact_lines import BETWEEN_BARS

#: characters of such a line
_LONGEST = 160
_DRAWN = frozenset(("i", "svg", "em", "span"))
#: drawings of places, cameras and what a reader may do, behind which no section stands
_NO_SECTION = re.compile(
    r"(?i)(?:^|[\s-])(?:map|location|geo|pin|marker|building|camera|image|print\w*|share\w*|download|paperclip|file|whatsapp|facebook\w*|telegram|twitter|google\w*|rss|phone|envelope|edit|bell|bookmark\w*|volume|headphones?|microphone|play)(?=$|[\s-])"
)
_names_folder, _names_tag = map(
    finds,
    (
        re.compile(r"(?i)(?:^|[\s-])folder"),
        re.compile(r"(?i)(?:^|[\s-])(?:tags?|hash\w*)(?=$|[\s-])"),
    ),
)
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of a line."""

    text: str
    #: whether it is a link behind a drawing, in a line whose author stands behind that of a person
    is_filed: bool = False


def facts_of(line: Any) -> list[Fact]:
    """The facts of an element that is a line; who wrote is none where the drawing of a person says so."""
    said = short_text(line, _LONGEST)
    if not said:
        return []
    items = [item for item in line.iter("li") if raw_text(item).strip()]
    if len(items) >= _PAIR:
        drawn = [any(map(_tells_no_section, filter(_is_drawing, i.iter(*_DRAWN)))) for i in items]
        return [
            Fact(short_text(item, _LONGEST))
            for item, is_other in zip(items, drawn, strict=True)
            if not is_other
        ]
    drawings = [e for e in line.iter(*_DRAWN) if _is_drawing(e)]
    if len(drawings) < _PAIR:
        return [Fact(text) for text in map(str.strip, BETWEEN_BARS.split(said)) if text]
    return _drawn_facts(line, set(drawings))


def _is_drawing(element: Any) -> bool:
    return element.tag == "svg" or (
        not len(element) and not (element.text or "").strip() and names_of(element) != " "
    )


def _drawn_facts(line: Any, drawings: set[Any]) -> list[Fact]:
    """The facts between drawings; two before the first are not told apart."""
    links = {" ".join(raw_text(link).split()) for link in line.iter("a")}
    parts: list[tuple[Any, list[str]]] = [(None, [])]
    for piece in _pieces(line, drawings):
        if isinstance(piece, str):
            parts[-1][1].append(piece)
        else:
            parts.append((piece, []))
    if any(_names_folder(names_of(drawing)) for drawing in drawings):
        # the other drawing is that of tags
        parts = [part for part in parts if part[0] is None or not _names_tag(names_of(part[0]))]
    names_author = any(_is_person(drawing) for drawing, _ in parts)
    return [
        Fact(text, names_author and drawing is not None and text in links)
        for drawing, pieces in parts
        if (text := " ".join(" ".join(pieces).split()).strip(" |·•,/-"))
        and not _tells_no_section(drawing)
    ]


def _is_person(drawing: Any | None) -> bool:
    return drawing is not None and is_user_icon(drawing, names_of(drawing))


def _tells_no_section(drawing: Any | None) -> bool:
    return drawing is not None and (
        _is_person(drawing) or _NO_SECTION.search(names_of(drawing)) is not None
    )


def _pieces(line: Any, drawings: set[Any]) -> Iterator[Any]:
    """Texts, and drawings, in the order of the page."""
    for event, element in etree.iterwalk(line, events=("start", "end")):
        if event == "end":
            if element is not line and element.tail:
                yield element.tail
        elif element in drawings:
            yield element
        elif element.text:
            yield element.text
