"""What a style sheet in the page itself says of its text: whether a browser keeps the line ends of an element."""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.frame.survey import Survey

_PROPERTY = b"white-space"
_KEEPS = re.compile(rb"(?i)white-space\s*:\s*(?:pre-(?:line|wrap)|break-spaces)")
#: rules that are looked at, and bytes of one before the property
_MOST_RULES, _LONGEST_RULE = 20, 600
#: the end of a selector that a class or id is part of, `.isi`, `div.isi`, and an element below it, `.isi p`
_SELECTOR = re.compile(
    r"(?:^|[\s>])(?P<tag>[a-z]*)(?P<names>(?:[.#][\w-]+)+)(?:[\s>]+(?P<below>[a-z]+))?$"
)
_NAME = re.compile(r"[\w-]+")
_BOXES = frozenset(("div", "p", "article", "section", "td", "span"))


def keepers_of_lines(survey: Survey, source: bytes) -> list[Any]:
    """The elements in which line ends are kept by a rule such as `.isi { white-space: pre-line }`."""
    if _PROPERTY not in source:
        return []
    found: dict[Any, None] = {}
    for tag, names, below in _rules(source):
        for element, called in survey.names.items():
            if (tag and element.tag != tag) or not names <= set(called.split()):
                continue
            found.update(dict.fromkeys(element.iter(below) if below else (element,)))
    return [element for element in found if element.tag in _BOXES]


def _rules(source: bytes) -> list[tuple[str, frozenset[str], str]]:
    """(tag, classes and ids, tag below) of each selector for which line ends are kept."""
    found = []
    for _, match in zip(range(_MOST_RULES), _KEEPS.finditer(source), strict=False):
        before = source[max(0, match.start() - _LONGEST_RULE) : match.start()]
        head, brace, declared = before.rpartition(b"{")
        if not brace or b"}" in declared or b"<" in declared:
            # an attribute, or a script
            continue
        selectors = re.split(rb"[{}>;]\s*(?=[^{}>;]*$)|\*/", head)[-1].decode("ascii", "ignore")
        for selector in selectors.split(","):
            if rule := _SELECTOR.search(selector.strip()):
                names = frozenset(_NAME.findall(rule["names"]))
                found.append((rule["tag"], names, rule["below"] or ""))
    return found
