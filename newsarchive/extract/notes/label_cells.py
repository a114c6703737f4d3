"""The label in front of an element and the value behind one, in rows, cells and lines."""

from __future__ import annotations

from typing import Any

from newsarchive.extract.credits.labels import is_label
from newsarchive.extract.markup.tree import push_content, row_text, short_text, text_of
from newsarchive.extract.words.persons import is_one_name, is_person
from newsarchive.places import fold, has_place_name

#: characters of the lines of an element
_LONGEST = 160
#: boxes of one element between a label and the row in which its name stands
_DEEPEST_LABEL = 2


def label_before(element: Any) -> str:
    """The label that stands behind a line break, before an inline element: `<br>Oleh : <span>Suriani Tahir</span>`."""
    before = element.getprevious()
    label = before.tail if before is not None else None
    if not label or ":" not in label or not is_label(label := label.strip()):
        return ""
    return label if label.endswith(":") else ""


def next_cell(element: Any) -> str:
    """The text of the element behind a label, a colon in a cell of its own left out."""
    tail = (element.tail or "").strip()
    if tail.strip(" :"):
        # `<b>Penulis:</b> Suriani Tahir <b>Dilihat:</b> 55`
        return tail.strip(" :|•·-–")[:80]
    for _ in range(_DEEPEST_LABEL):
        parent = element.getparent()
        if element.getnext() is not None or parent is None or len(parent) != 1:
            break
        # `<div><b>Penulis</b></div><div>Suriani Tahir</div>`
        element = parent
    for _count, sibling in zip(range(2), element.itersiblings(), strict=False):
        text = short_text(sibling, 80) if isinstance(sibling.tag, str) else ""
        if text.strip(" :|"):
            lines = [line for line in lines_of(sibling).split("\n") if line]
            if len(sibling) > 1 and len(lines) > 1:
                # a box about the author, with what else it says; the heading of such a box is the name
                headings = [text_of(node) for node in sibling.iter("h3", "h4", "h5", "h6")]
                return next(filter(is_person, headings or lines), "")
            if len(sibling) and all(child.tag == "br" for child in sibling):
                # `<td>Suriani Tahir<br>Sepriani</td>`
                names = [line.strip(" :") for line in lines_of(sibling).split("\n")]
                names = list(filter(None, names))
                if all(map(_is_named, names)):
                    return "/".join(names)
                if names and is_person(names[0]):
                    # below it, where he works
                    return names[0]
            return text.lstrip(": ")
    return ""


def _is_named(line: str) -> bool:
    """Whether a line behind a label is one of several names; a place is where that person works."""
    return is_person(line) or (is_one_name(line) and not has_place_name(fold(line)))


#: begin a line of their own
_LINE_ENDS = frozenset(("br", "div", "p", "ul", "li", "table", "tr", "h3", "h4", "h5", "h6"))


def _is_drawing(element: Any) -> bool:
    """`<i class="fa fa-tags"></i>`: what stands behind it is another fact."""
    return element.tag == "i" and not len(element) and not element.text


def lines_of(element: Any) -> str:
    """The text of an element, with its line breaks."""
    own = [element.text, *(child.tail for child in element)]
    if len(element) > 1 and not any(text and not text.isspace() for text in own):
        # a row of facts, each in an element of its own
        return "\n".join(map(lines_of, element))[:_LONGEST]
    if not any(node.tag in _LINE_ENDS or _is_drawing(node) for node in element.iterdescendants()):
        return row_text(element, _LONGEST, "\n")
    pieces: list[str] = []
    stack: list[Any] = []
    push_content(stack, element)
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node if node == "\n" else " ".join(node.split()))
        elif isinstance(node.tag, str):
            if _is_drawing(node):
                pieces.append("\n")
            elif node.tag in _LINE_ENDS:
                pieces.append("\n")
                stack += ["\n"] if node.tag != "br" else []
            push_content(stack, node)
    return "\n".join(line.strip() for line in " ".join(pieces).split("\n"))[:_LONGEST]
