"""Pages cut to what can be read in bounded time: bytes, characters, elements and depth.

Real articles stay far below the limits; what exceeds them is an attack, a dump, or images written into the page.
"""

from __future__ import annotations

import re

#: bytes that are decoded, characters that are parsed, tags that are read, open elements inside each other
MOST_BYTES, LONGEST, MOST_TAGS, DEEPEST = 8_000_000, 1_000_000, 12_000, 250
#: images and fonts written into the page
_INLINE_DATA = re.compile(rb"data:[\w/+.;=-]{0,80};base64,[A-Za-z0-9+/=]{1000,}")
_SILENT = re.compile(r"(?i)<(script|style)\b(?![^>]*json)[^>]*>")
#: looked for by themselves: a pattern for the whole steps through all that stands between
_SILENT_ENDS = {name: re.compile(rf"(?i)</{name}\s*>") for name in ("script", "style")}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
#: a tag, or what may hold the like of tags and opens nothing: a script, a style, a comment, to the end if it has none
_TAG_OR_SILENT = re.compile(
    r"(?is)<(?:(script|style)\b.*?(?:</\1\s*>|\Z)|!--.*?(?:-->|\Z)|(?P<end>/?)(?P<name>[a-z][a-z0-9]*))"
)
_TAG_END = re.compile(r"[^<>]*>?")
#: elements without an end, or whose end is left out
_UNCLOSED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th tbody thead tfoot option".split()
)


def within_bytes(body: bytes) -> tuple[bytes, list[str]]:
    """(what is decoded of a page, flags)."""
    if len(body) <= MOST_BYTES // 8:
        return body, []
    lean = _INLINE_DATA.sub(b"", body[: 8 * MOST_BYTES])
    if len(lean) <= MOST_BYTES:
        return lean, []
    return lean[:MOST_BYTES], ["cut-too-long"]


def exceeds_bounds(data: bytes) -> bool:
    """Whether a page in UTF-8 has to be looked at by `within_bounds`; nearly none has."""
    tags = data.count(b"<")
    return (
        len(data) > LONGEST
        or tags > MOST_TAGS
        or (tags > DEEPEST and tags - 2 * data.count(b"</") > DEEPEST)
    )


def within_bounds(text: str) -> tuple[str, list[str]]:
    """(what is parsed of a page, flags)."""
    flags: list[str] = []
    if len(text) > LONGEST:
        text = _without_silent(text)
    if len(text) > LONGEST:
        text = text[:LONGEST]
        flags.append("cut-too-long")
    tags = text.count("<")
    if tags - 2 * text.count("</") > DEEPEST:
        text, is_flat = _flatten(text)
        flags += ["flattened"] if is_flat else []
        tags = text.count("<")
    if tags > MOST_TAGS:
        kept = _cut_tags(text)
        flags += ["cut-too-long"] if len(kept) < len(text) else []
        text = kept
    return text, list(dict.fromkeys(flags))


def _without_silent(text: str) -> str:
    """A page without scripts and styles that end; structured data stays."""
    parts: list[str] = []
    endless: set[str] = set()
    done = at = 0
    while found := _SILENT.search(text, at):
        at, name = found.end(), found[1].lower()
        if name in endless:
            continue
        end = _SILENT_ENDS[name].search(text, at)
        if end is None:
            endless.add(name)
            continue
        parts.append(text[done : found.start()])
        done = at = end.end()
    parts.append(text[done:])
    return " ".join(parts)


def _cut_tags(text: str) -> str:
    at = -1
    for count, found in enumerate(_TAG.finditer(text)):
        if count >= 2 * MOST_TAGS:
            at = found.start()
            break
    return text if at < 0 else text[:at]


def _flatten(text: str) -> tuple[str, bool]:
    """Leave out the start tags of elements below the deepest level, and their ends."""
    parts: list[str] = []
    open_, dropped, done = 0, 0, 0
    for found in _TAG_OR_SILENT.finditer(text):
        name = (found["name"] or "").lower()
        if not name or name in _UNCLOSED:
            continue
        is_end = bool(found["end"])
        if not is_end:
            if open_ < DEEPEST:
                open_ += 1
                continue
            dropped += 1
        elif dropped:
            dropped -= 1
        else:
            open_ = max(0, open_ - 1)
            continue
        end = _TAG_END.match(text, found.end())
        parts.append(text[done : found.start()])
        parts.append(" ")
        done = max(done, end.end() if end else found.end())
    if not parts:
        return text, False
    parts.append(text[done:])
    return "".join(parts), True
