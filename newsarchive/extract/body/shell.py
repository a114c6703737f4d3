"""The article of a page whose elements hold no text: from JSON-LD `articleBody`, or the state that a script framework carries."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from newsarchive.extract.body.container import Container
from newsarchive.extract.markup.flight import are_rows, read_rows
from newsarchive.extract.markup.structured import Structured, parse_json

#: a stated text shorter than this is a summary, in characters
SHORTEST = 200
#: a text that the page shows at less than this share of what it states is a teaser of it
_SHOWN = 0.4
_TEXT_KEYS = re.compile(
    r"(?i)^(?:article_?body|content|contents|body|isi(?:_?berita)?|konten|html|text|teks|deskripsi|description|rendered|detail)$"
)
_TITLE_KEYS = ("headline", "title", "judul", "name", "post_title")
_DATE_KEYS = (
    "datePublished", "published_at", "publishedAt", "published", "tanggal", "date", "tgl", "created_at", "createdAt", "post_date",
)  # fmt: skip
_AUTHOR_KEYS = ("author", "penulis", "pewarta", "reporter")
_LARGEST = 3_000_000
_TAG = re.compile(r"<(?:p|div|br|span|strong|h\d|ul|ol)\b", re.IGNORECASE)


def stated_article(
    structured: Structured, container: Container | None, shown: int
) -> Container | None:
    """The stated text as a container of its own, when the page shows `shown` characters, far fewer than it states.

    Without a JSON-LD article, what the framework's state says of title, date and author is put into
    `structured.jsonld`.
    """
    body = structured.jsonld.get("articleBody") or structured.jsonld.get("text")
    if not isinstance(body, str) or len(body) < SHORTEST:
        if shown >= SHORTEST or structured.jsonld.get("articleBody"):
            return None
        found = _from_states(structured.states)
        if found is None:
            return None
        body, facts = found
        structured.jsonld = {**facts, **structured.jsonld}
    if shown >= _SHOWN * len(body):
        return None
    element = _element(body)
    return None if element is None else Container([element], "jsonld", "articleBody", 0.85)


def _element(text: str) -> Any | None:
    """A stated text, plain or with tags, as an element."""
    if not _TAG.search(text):
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        root = etree.Element("div")
        for line in lines:
            etree.SubElement(root, "p").text = _XML.sub(" ", line)
        return root
    try:
        return etree.fromstring(f"<div>{_XML.sub(' ', text)}</div>", etree.HTMLParser())
    except (etree.LxmlError, ValueError, AssertionError):
        return None


_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")


def _from_states(states: list[str]) -> tuple[str, dict[str, Any]] | None:
    """(text, facts) of the object with the longest text in a page's JSON scripts."""
    best: tuple[str, dict[str, Any]] | None = None
    for text in states:
        if not SHORTEST < len(text) < _LARGEST:
            continue
        value = read_rows(text) if are_rows(text) else _unfolded(parse_json(text))
        for item in _objects(value):
            for key, value in item.items():
                value = value.get("rendered") if isinstance(value, dict) else value
                if (
                    isinstance(value, str)
                    and len(value) >= SHORTEST
                    and _TEXT_KEYS.match(key)
                    and (best is None or len(value) > len(best[0]))
                ):
                    best = value, _facts(item)
    return best


def _unfolded(value: Any) -> Any:
    """A state written as a list of values that name each other by their place in it, as Nuxt writes it, with the objects' own members."""
    if not isinstance(value, list) or len(value) < 2 or not _is_folded(value[0]):
        return value

    def named(place: Any) -> Any:
        if not isinstance(place, int) or isinstance(place, bool) or not 0 <= place < len(value):
            return None
        found = value[place]
        if isinstance(found, list) and len(found) == 2 and isinstance(found[0], str):
            # `["Date", "2025-08-19T01:30:00Z"]`, `["Ref", 7]`
            found = named(found[1]) if isinstance(found[1], int) else found[1]
        return found

    unfolded = []
    for item in value:
        if isinstance(item, dict):
            members = {key: named(place) for key, place in item.items()}
            for key, member in members.items():
                if isinstance(member, dict):
                    members[key] = {name: named(place) for name, place in member.items()}
            unfolded.append(members)
    return unfolded


def _is_folded(first: Any) -> bool:
    """Whether what a list begins with consists of places alone: `["ShallowReactive", 1]`, `{"data": 1, "state": 3}`."""
    if isinstance(first, list):
        return len(first) == 2 and isinstance(first[0], str) and isinstance(first[1], int)
    return (
        isinstance(first, dict)
        and bool(first)
        and all(isinstance(place, int) for place in first.values())
    )


def _objects(value: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    stack = [value]
    while stack and len(found) < 2000:
        item = stack.pop()
        if isinstance(item, dict):
            found.append(item)
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)
    return found


def _facts(item: dict[str, Any]) -> dict[str, Any]:
    """Title, date and author of an object, under their JSON-LD names."""
    facts: dict[str, Any] = {}
    for name, keys in (
        ("headline", _TITLE_KEYS),
        ("datePublished", _DATE_KEYS),
        ("author", _AUTHOR_KEYS),
    ):
        for key in keys:
            value = item.get(key)
            if isinstance(value, dict):
                value = value.get("rendered") or value.get("name")
            if isinstance(value, str) and 3 < len(value) < 300:
                facts[name] = value
                break
    return facts
