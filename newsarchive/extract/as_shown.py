"""The tree as a style sheet shows it, where that changes what a reader reads: icons written as words, line ends that are kept."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

#: fonts that show a word as an icon: `<span class="material-symbols-outlined">calendar_today</span>`
_ICON_FONT = "material-"
_ICONS = etree.XPath(
    "descendant::*[(self::span or self::i) and (contains(@class, 'material-icons') or contains(@class, 'material-symbols'))]"
)
_PEOPLE = frozenset(
    "person person_outline account_circle account_box face edit edit_note create badge".split()
)
#: what names text whose line ends a browser keeps
_KEEPING = ("whitespace-pre", "pre-line", "pre-wrap")
_KEEPERS = etree.XPath(
    "descendant::*[(self::div or self::p or self::article or self::section or self::td) and (contains(@class, 'whitespace-pre-')"
    " or contains(@class, 'pre-line') or contains(@class, 'pre-wrap') or contains(@style, 'pre-line') or contains(@style, 'pre-wrap'))]"
)
_KEEPS = re.compile(r"(?i)(?:^|[\s:])(?:whitespace-|white-space:\s*)?pre-(?:line|wrap)(?=$|[\s;!])")


def show(root: Any, source: str) -> None:
    """Change the tree of a page, `source` being what it was parsed from.

    The words of an icon font go, and where they draw a person an empty `<i class="user">` stays; line ends become `<br>`
    where a style keeps them.
    """
    if _ICON_FONT in source:
        for icon in _ICONS(root):
            if (icon.text or "").strip() in _PEOPLE:
                icon.tag = "i"
                icon.set("class", "user")
            del icon[:]
            icon.text = None
    if any(word in source for word in _KEEPING):
        for element in _KEEPERS(root):
            if _KEEPS.search(f"{element.get('class') or ''} {element.get('style') or ''}"):
                _keep_line_ends(element)


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
