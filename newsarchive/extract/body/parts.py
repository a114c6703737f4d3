"""What belongs to a text beside the element that holds most of it: its introduction, and the parts of which systems build it."""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.body.introductions import introduction_of, is_called_introduction
from newsarchive.extract.frame.furniture import is_hidden
from newsarchive.extract.frame.own_article import offers_article
from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.markup.tree import finds


def parts_of(element: Any, held: dict[Any, int], survey: Survey) -> list[Any]:
    """The element that holds most of a text, with its introduction before it and further parts behind it.

    `held` are the characters of prose below each element.
    """
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
                or is_called_introduction(survey.names.get(sibling, " "))
            )
            and not survey.is_furniture(sibling)
            and not is_hidden(sibling)
        )
    ]
    parts = [part for part in parts if part is element or part in held]
    if len(parts) == 1:
        parts = _beside_facts(element, held)
    if len(parts) == 1:
        parts = _text_boxes(element, held)
    if len(parts) == 1:
        parts = _gathered(element, held, survey)
    introduction = introduction_of(parts[0], held, survey)
    return parts if introduction is None else [introduction, *parts]


#: names of boxes that hold text; libraries call all boxes alike
_NAMES_TEXT = finds(
    re.compile(
        r"(?i)te?xt|te?ks|content|konten|isi|body|berita|artikel|article|post|entry|prose|paragra|rte|rich|desc|detail"
    )
)
#: levels above the element at which those called as it is meet
_MEETING = 4


def _beside_facts(element: Any, held: dict[Any, int]) -> list[Any]:
    """The element with those called as it is at other depths, as where a text begins beside a box of facts and goes on below it."""
    name = _first_name(element)
    if _LAYOUT(name) or not _NAMES_TEXT(name):
        return [element]
    alike = [e for e in held if e.tag == element.tag and _first_name(e) == name]
    common = element
    for _ in range(_MEETING if len(alike) > 1 else 0):
        common = common.getparent()
        if common is None or common.tag in ("body", "html") or offers_article(common):
            break
        parts = [e for e in alike if common in e.iterancestors() and not _is_beside(e, element)]
        if len(parts) > 1 and sum(held[e] for e in parts) >= _SHARE * held[common]:
            nested = any(other in e.iterancestors() for e in parts for other in parts)
            return [element] if nested else _in_order(parts, common)
    return [element]


_COLUMN = re.compile(r"(?:^|\s)(?:(?:[a-z]{2}:)?(?:col|column|grid|span|w)-\S+|span\d+)")


def _is_beside(other: Any, element: Any) -> bool:
    """Whether two boxes stand in columns of different width below what holds both: a text, and the cards beside it."""
    below = {e.getparent(): e for e in (element, *element.iterancestors())}
    for box in (other, *other.iterancestors()):
        if (own := below.get(box.getparent())) is not None:
            widths = [_COLUMN.findall(one.get("class") or "") for one in (own, box)]
            return own is not box and all(widths) and widths[0] != widths[1]
    return False


def _in_order(parts: list[Any], common: Any) -> list[Any]:
    return [element for element in common.iter(parts[0].tag) if element in parts]


_TEXT_BOX = re.compile(
    r"(?:^|\s)(elementor-widget-text-editor|wpb_text_column|et_pb_text|fl-rich-text|siteorigin-widget-tinymce|kt-inside-inner-col|avia_textblock|fusion-text)(?=\s|$)"
)


def _text_boxes(element: Any, held: dict[Any, int]) -> list[Any]:
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
                and sibling in held
                and (found := _TEXT_BOX.search(sibling.get("class") or ""))
                and found[1] == box[1]
            ]
            return parts if len(parts) > 1 else [element]
        node = parent
    return [element]


#: levels above the element at which systems that build a text of parts gather them
_DEEPEST_PARTS = 12
#: names of boxes that say nothing of what is in them
_LAYOUT = finds(
    re.compile(
        r"(?i)^(?:row|cols?|columns?|container|wrap\w*|inner|clearfix|cf|box|block|module|widget|panel|card|item|section|left|right)(?:$|[_-]|\d)|grid|[_-](?:section|row|col|column|cell)$"
    )
)
#: share of the prose round them that parts have, and characters in those beside the first; less is a caption or a fact
_SHARE, _LEAST_PARTS = 0.8, 100


def _gathered(element: Any, held: dict[Any, int], survey: Survey) -> list[Any]:
    """The parts of which a system builds a text, each below boxes of its own; the element alone, without such."""
    node, names = element, set()
    for _ in range(_DEEPEST_PARTS):
        parent = node.getparent()
        if parent is None or parent.tag in ("body", "html"):
            break
        name = _first_name(node)
        if held.get(parent, 0) > held.get(element, 0):
            if node.tag not in ("div", "section") or not name or _LAYOUT(name):
                break
            if name in names or name == _first_name(parent):
                break
            return _alike(node, name, parent, held, survey) or [element]
        names.add(name)
        node = parent
    return [element]


def _alike(box: Any, name: str, parent: Any, held: dict[Any, int], survey: Survey) -> list[Any]:
    """The boxes below `parent` called as `box` is, without those that offer other articles, if nearly all prose stands in them."""
    alike = [
        other
        for other in parent
        if other.tag == box.tag
        and _first_name(other) == name
        and not survey.is_furniture(other)
        and not is_hidden(other)
    ]
    own = [other for other in alike if other is box or not offers_article(other)]
    if len(own) < len(alike) and offers_article(box):
        return []
    gathered = sum(held.get(other, 0) for other in own)
    is_all = gathered >= _SHARE * held[parent]
    return own if is_all and gathered - held.get(box, 0) >= _LEAST_PARTS else []


def _first_name(element: Any) -> str:
    return next(iter((element.get("class") or "").split()), "")
