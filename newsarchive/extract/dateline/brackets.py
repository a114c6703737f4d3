"""A whole dateline in one pair of brackets: `(Suara Warga, Malang) –`, `(Malang, 3/3/2024) –`."""

from __future__ import annotations

import re
from dataclasses import replace

from newsarchive.extract.dateline.items import Item, is_place, lies_within, read_gap, read_items
from newsarchive.extract.dateline.publishers import publisher_kind
from newsarchive.extract.dateline.shape import begins_body
from newsarchive.extract.dateline.words import EVERYDAY, NOT_PUBLISHERS
from newsarchive.extract.words.names import is_press
from newsarchive.places import fold

_INNER = re.compile(r"\s*[(\[]([^()\[\]\n]{6,60})[)\]]")
_NAME = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}")


def bracketed_head(text: str, at: int, extra: frozenset[str]) -> list[Item]:
    """The items of a bracket that begins at `at`, one of them a place; none when it holds anything else.

    A sentence must follow, and a dash before it, if the bracket does not say whose news it is: sentences begin with brackets, too.
    """
    found = _INNER.match(text, at)
    if not found or found[1].count(",") != 1:
        return []
    gap, body = read_gap(text, found.end())
    if gap not in ("dash", "none", "colon", "dot") or text[body : body + 1].islower():
        return []
    comma = text.index(",", found.start(1))
    inner = text[: found.end(1)]
    items = [_whole(inner[:comma], found.start(1), extra), _whole(inner, comma + 1, extra)]
    first, second = items
    if first is None or second is None or first.kind == "date":
        return []
    if gap != "dash" and not (_tells_whose(items, extra) and begins_body(text, body)):
        return []
    places = [item.text for item in items if item is not None and item.kind == "place"]
    if all(fold(place) in EVERYDAY for place in places) and not _tells_whose(items, extra):
        return []
    if first.kind == second.kind and lies_within(first.text, second.text):
        whole = found[1].strip()
        return [Item("place", first.start, found.end(), whole, bracketed=True)]
    if first.kind == second.kind:
        # `(Matra, Jambi) –`: a medium that is called as some village elsewhere
        first = replace(first, kind="publisher")
    return [first, replace(second, end=found.end())]


def _tells_whose(items: list[Item | None], extra: frozenset[str]) -> bool:
    """Whether one of two items is a place and the other a press office, a host, a known medium or a day."""
    kinds = {item.kind: item for item in items if item is not None}
    if "place" not in kinds or len(kinds) == 1:
        return False
    if (sender := kinds.get("publisher")) is None:
        return True
    name = sender.text
    return is_press(name) or any(publisher_kind(n, extra) for n in (name, name.partition(" ")[0]))


def _whole(inner: str, at: int, extra: frozenset[str]) -> Item | None:
    """The one item that fills `inner` from `at` on."""
    start = at + len(inner[at:]) - len(inner[at:].lstrip())
    name = inner[start:].rstrip()
    if is_place(name):
        return Item("place", start, start + len(name), name, bracketed=True)
    items = read_items(inner, start, extra)
    if len(items) == 1 and items[0].end == start + len(name) and items[0].kind != "name":
        return replace(items[0], bracketed=True)
    if _NAME.fullmatch(name) and not set(fold(name).split()) & NOT_PUBLISHERS:
        return Item("publisher", start, start + len(name), name, bracketed=True)
    return None
