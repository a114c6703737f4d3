"""The tree as a style sheet shows it, where that changes what a reader reads: icons written as words, line ends that are kept."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.markup.sheet_styles import keepers_of_lines

#: fonts that show a word as an icon: `<span class="material-symbols-outlined">calendar_today</span>`
_ICON_FONTS = ("material-icons", "material-symbols")
_PEOPLE = frozenset(
    "person person_outline account_circle account_box face edit edit_note create badge".split()
)
_FOLDERS = frozenset(
    "folder folder_open category label sell local_offer bookmark bookmark_border".split()
)
#: by class and by style: a browser keeps the line ends of such text
_KEEPING_CLASS = "whitespace-pre-"
_KEEPING_STYLES = (b"white-space: pre-", b"white-space:pre-")
_KEPT_STYLE = etree.XPath("descendant::*/@style[contains(., 'white-space')]")
_KEEPS = re.compile(r"(?i)white-?space(?:-|:\s*)pre-(?:line|wrap)")
_BOXES = frozenset(("div", "p", "article", "section", "td"))


def show(root: Any, survey: Survey, source: bytes) -> bool:
    """Change the tree of a page, `source` being what it was parsed from; whether anything of it changed.

    The words of an icon font go, and where they draw a person or a folder an empty `<i class="user">` or `<i class="folder">` stays; line ends become `<br>`
    where a style keeps them.
    """
    names = " ".join(survey.names.values())
    has_icons = any(font in names for font in _ICON_FONTS)
    keeps = _KEEPING_CLASS in names
    if has_icons or keeps:
        for element, called in survey.names.items():
            if has_icons and element.tag in ("span", "i") and any(f in called for f in _ICON_FONTS):
                _draw(element)
            elif keeps and element.tag in _BOXES and _KEEPS.search(called):
                _keep_line_ends(element)
    has_styles = any(style in source for style in _KEEPING_STYLES)
    if has_styles:
        for value in _KEPT_STYLE(root):
            if (element := value.getparent()).tag in _BOXES and _KEEPS.search(value):
                _keep_line_ends(element)
    for element in (kept := keepers_of_lines(survey, source)):
        _keep_line_ends(element)
    return has_icons or keeps or has_styles or bool(kept)


def _draw(icon: Any) -> None:
    word = (icon.text or "").strip()
    if word in _PEOPLE or word in _FOLDERS:
        icon.tag = "i"
        icon.set("class", "user" if word in _PEOPLE else "folder")
    del icon[:]
    icon.text = None


def _keep_line_ends(element: Any) -> None:
    for node in list(element.iter()):
        if not isinstance(node.tag, str):
            continue
        if node.text and "\n" in node.text.strip():
            first, *lines = node.text.strip().split("\n")
            node.text = first
            for index, line in enumerate(lines):
                node.insert(index, _line_end(line))
        if node is not element and node.tail and "\n" in node.tail.strip():
            first, *lines = node.tail.split("\n")
            node.tail = first
            for line in reversed(lines):
                # behind the node, whose tail stays with it
                parent = node.getparent()
                parent.insert(parent.index(node) + 1, _line_end(line))


def _line_end(text: str) -> Any:
    end = etree.Element("br")
    end.tail = text
    return end
