"""Bytes to text: BOM, header, meta and the bytes themselves often disagree; the bytes decide, mojibake is repaired."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from newsarchive.extract.markup.bounds import LONGEST, within_bytes
from newsarchive.extract.markup.mojibake import (
    may_be_from_elsewhere,
    repaired,
    repaired_elsewhere,
    unescaped_once,
)

_META = re.compile(rb"""<meta[^>]{1,300}charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{1,200}encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE)
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: browsers read these labels as windows-1252 (WHATWG Encoding Standard)
_LATIN = frozenset(
    "iso-8859-1 iso8859-1 latin1 latin-1 l1 ascii us-ascii windows-1252 cp1252 x-cp1252 ansi iso_8859-1".split()
)
_LOOKED_AT = 4096
#: share of pairs with a NUL that shows UTF-16 without a BOM
_NULS = 0.4
#: punctuation of windows-1252 that is pasted into UTF-8 pages: quotes, dashes, ellipsis, bullet, NBSP
_PASTED = {
    0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—", 0xA0: "\u00a0",
}  # fmt: skip
_LATIN_TABLE = {byte: bytes([byte]).decode("windows-1252", "replace") for byte in range(0x80, 0xA0)}
_LATIN_MAP = {byte: char for byte, char in _LATIN_TABLE.items() if char != "\ufffd"}


def decode(body: bytes, content_type: str | None) -> tuple[str, str, list[str]]:
    """(text, name of the encoding used, flags) of a page; any bytes give a text.

    Flags: `encoding-mislabelled` when a statement contradicts the bytes, `encoding-mixed` when windows-1252 punctuation
    stands in UTF-8, `mojibake-repaired`, `entities-repaired`, `cut-too-long`.
    """
    body, flags = within_bytes(body)
    stated = _statements(body[:_LOOKED_AT], content_type)
    for mark, name in _BOMS:
        if body.startswith(mark):
            text, used = body[len(mark) :].decode(name, "replace"), name
            break
    else:
        text, used, more = _by_content(body, stated)
        flags += more
    if used[:5] in ("utf-1", "utf-3"):
        # what such a page states of itself is as wide as its text
        said = _statements(text[:_LOOKED_AT].encode("ascii", "replace"), content_type)
        stated = [used if used.startswith(name) else name for name in said]
    if not body.isascii() and any(name != used for name in stated if name != "unknown"):
        flags.append("encoding-mislabelled")
    whole = repaired(text[:LONGEST])
    if whole is None and may_be_from_elsewhere(body):
        whole = repaired_elsewhere(text[:LONGEST])
    if whole is not None:
        text = whole + text[LONGEST:]
        flags.append("mojibake-repaired")
    plain = unescaped_once(text)
    if plain is not None:
        text = plain
        flags.append("entities-repaired")
    return text, used, flags


def _statements(head: bytes, content_type: str | None) -> list[str]:
    """Encodings named by header, meta and XML declaration, in their order of trust."""
    header = _HEADER.search(content_type or "")
    found = [header[1]] if header else []
    found += [match[1].decode("ascii", "replace") for match in (_META.search(head), _XML.match(head)) if match]  # fmt: skip
    return [_canonical(name.lower()) for name in found]


def _canonical(name: str) -> str:
    if name in _LATIN:
        return "windows-1252"
    try:
        info = codecs.lookup(name)
    except LookupError:
        return "unknown"
    # rot13, base64 and their like are no encodings of text
    return info.name if info._is_text_encoding else "unknown"


def _by_content(body: bytes, stated: list[str]) -> tuple[str, str, list[str]]:
    wide = _wide(body)
    if wide is not None:
        return body.decode(wide, "replace"), wide, []
    try:
        # valid UTF-8 with letters beyond ASCII is UTF-8, whatever the label says
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(body) - 4 or _mostly_utf8(body):
            text, is_mixed = _lenient(body)
            return text, "utf-8", ["encoding-mixed"] if is_mixed else []
    else:
        if not body.isascii() or not stated or stated[0] in ("utf-8", "unknown"):
            return text, "utf-8", []
        return text, stated[0], []
    for name in stated:
        # a page found in ASCII-compatible bytes is not UTF-16, whatever its meta says
        if name not in ("utf-8", "unknown", "windows-1252") and not name.startswith("utf"):
            try:
                return body.decode(name, "strict"), name, []
            except (LookupError, UnicodeError):
                continue
    return body.decode("latin-1").translate(_LATIN_MAP), "windows-1252", []


def _wide(body: bytes) -> str | None:
    """UTF-16 without a BOM: every other byte of a page's markup is NUL."""
    sample = body[:2000]
    pairs = len(sample) // 2
    if pairs < 8 or b"\x00" not in sample:
        return None
    if sample[1::2].count(0) > _NULS * pairs and sample[0::2].count(0) < 0.1 * pairs:
        return "utf-16-le"
    if sample[0::2].count(0) > _NULS * pairs and sample[1::2].count(0) < 0.1 * pairs:
        return "utf-16-be"
    return None


def _mostly_utf8(body: bytes) -> bool:
    """A UTF-8 page with a few broken bytes (a cut-off excerpt, a pasted name)."""
    sample = body[:200_000].decode("utf-8", "replace")
    broken = sample.count("\ufffd")
    letters = sum(1 for char in sample if char > "\x7f" and char != "\ufffd")
    return broken <= letters // 4


def _lenient(body: bytes) -> tuple[str, bool]:
    """(UTF-8 with pasted windows-1252 punctuation read as such, whether there was any)."""
    pasted: list[int] = []

    def error(problem: UnicodeError) -> tuple[str, int]:
        assert isinstance(problem, UnicodeDecodeError)
        byte = problem.object[problem.start]
        char = _PASTED.get(byte)
        if char is None:
            return "\ufffd", problem.end
        pasted.append(byte)
        return char, problem.start + 1

    handler: Callable[[UnicodeError], tuple[str | bytes, int]] = error
    codecs.register_error("newsarchive-lenient", handler)
    return body.decode("utf-8", "newsarchive-lenient"), bool(pasted)
