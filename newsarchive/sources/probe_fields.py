"""Learns where the body stands, from several articles of one site that read badly without."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import etree

from newsarchive.discovery.tree import parse_tree

_NAME = re.compile(r"[A-Za-z][A-Za-z_-]{2,40}\Z")
_STATE = re.compile(r"^(?:active|even|odd|first|last|clearfix|row|col|container|wrap|content)\b")
#: text nodes shorter than this are labels, dates and menus
_SENTENCE = 40
#: share of an article's own text that its body holds
_SHARE = 0.8


def learn_body(pages: Sequence[tuple[bytes, str | None]]) -> str | None:
    """A CSS selector for the body, from article pages with their Content-Type; None when unsure.

    An article's own sentences are those that no other page of the site repeats. The body is the
    smallest named element that holds nearly all of them on every page.
    """
    trees = [parse_tree(html, content_type) for html, content_type in pages]
    if len(trees) < 3:
        return None
    repeated = Counter(text for tree in trees for text in {text for text, _ in _sentences(tree)})
    sizes: dict[str, list[int]] = {}
    for tree in trees:
        own: Counter[etree._Element] = Counter()
        for text, element in _sentences(tree):
            if repeated[text] == 1:
                own[element] += len(text)
        total = own.total()
        if not total:
            return None
        held = _held(own)
        for selector, element in _named(tree):
            if held.get(element, 0) >= _SHARE * total:
                sizes.setdefault(selector, []).append(len("".join(element.itertext())))
    everywhere = {name: sum(size) for name, size in sizes.items() if len(size) == len(trees)}
    return min(everywhere, key=lambda name: (everywhere[name], len(name)), default=None)


def _sentences(tree: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Long texts outside links, each with the element it stands in."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("title", "option", "textarea"):
            continue
        inside = element.text if element.tag != "a" else None
        parent = element.getparent()
        for text, holder in ((inside, element), (element.tail, parent)):
            clean = " ".join((text or "").split())
            if len(clean) >= _SENTENCE and holder is not None:
                yield clean, holder


def _held(own: Counter[etree._Element]) -> dict[etree._Element, int]:
    """How much own text stands in each element and beneath it."""
    held: dict[etree._Element, int] = {}
    for element, size in own.items():
        node: etree._Element | None = element
        while node is not None:
            held[node] = held.get(node, 0) + size
            node = node.getparent()
    return held


def _named(tree: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Selectors of one class or id that match one element of the page."""
    found: dict[str, list[etree._Element]] = {}
    for element in tree.iter("div", "article", "section", "td", "main", "span"):
        names = [f".{name}" for name in (element.get("class") or "").split()]
        names += [f"#{element.get('id')}"] if element.get("id") else []
        for name in dict.fromkeys(names):
            if _NAME.match(name[1:]) and not _STATE.match(name[1:]):
                found.setdefault(f"{element.tag!s}{name}", []).append(element)
    for selector, elements in found.items():
        if len(elements) == 1:
            yield selector, elements[0]
