"""Bytes to text: BOM, header, meta and the bytes themselves often disagree; mojibake is repaired and flagged."""

from __future__ import annotations

import codecs
import re

_META = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: browsers read these labels as windows-1252 (WHATWG Encoding Standard)
_LATIN = frozenset(
    [
        "iso-8859-1",
        "iso8859-1",
        "latin1",
        "latin-1",
        "ascii",
        "us-ascii",
        "windows-1252",
        "cp1252",
        "ansi",
    ]
)
#: UTF-8 read as windows-1252: `â€œ`, `Ã©`, `Â `
_MOJIBAKE = re.compile("â€[\u0080-\u00bfœ™˜“”žš¦¢]|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]")
_LOOKED_AT = 4096


def decode(body: bytes, content_type: str | None) -> tuple[str, str, list[str]]:
    """(text, name of the encoding used, flags) of a page; any bytes give a text."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace"), name, []
    flags: list[str] = []
    stated = _stated(body, content_type)
    text, used = _by_content(body, stated)
    if used != _canonical(stated) and stated is not None:
        flags.append("encoding-mislabelled")
    repaired = _repair(text)
    if repaired is not None:
        text = repaired
        flags.append("mojibake-repaired")
    return text, used, flags


def _stated(body: bytes, content_type: str | None) -> str | None:
    header = _HEADER.search(content_type or "")
    if header:
        return header[1].lower()
    meta = _META.search(body[:_LOOKED_AT])
    return meta[1].decode("ascii", "replace").lower() if meta else None


def _canonical(name: str | None) -> str | None:
    if name is None:
        return None
    if name in _LATIN:
        return "windows-1252"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return name


def _by_content(body: bytes, stated: str | None) -> tuple[str, str]:
    try:
        # valid UTF-8 with letters beyond ASCII is UTF-8, whatever the label says
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(body) - 4 or _mostly_utf8(body):
            return body.decode("utf-8", "replace"), "utf-8"
    else:
        if not body.isascii() or _canonical(stated) in (None, "utf-8"):
            return text, "utf-8"
        return text, _canonical(stated) or "utf-8"
    name = _canonical(stated)
    if name not in (None, "utf-8", "windows-1252"):
        try:
            return body.decode(name or "", "replace"), name or ""
        except LookupError:
            pass
    return body.decode("windows-1252", "replace"), "windows-1252"


def _mostly_utf8(body: bytes) -> bool:
    """A UTF-8 page with a few broken bytes (a cut-off excerpt, a pasted name)."""
    sample = body[:200_000].decode("utf-8", "replace")
    broken = sample.count("\ufffd")
    letters = sum(1 for char in sample if char > "\x7f" and char != "\ufffd")
    return broken <= letters // 4


def _repair(text: str) -> str | None:
    """Text that was UTF-8, read as windows-1252 and saved again; None when it is not."""
    if text.isascii() or not ("â€" in text or "Ã" in text or "Â" in text):
        return None
    if len(_MOJIBAKE.findall(text)) < 2:
        return None

    def once(match: re.Match[str]) -> str:
        try:
            return match[0].encode("windows-1252", "strict").decode("utf-8")
        except UnicodeError:
            return match[0]

    repaired = re.sub("[â][€‚]?[\u0080-\uffff]{1,2}|Ã[\u0080-\uffff]|Â[\u00a0-\u00bf]", once, text)
    # the closing quotation mark has a byte that windows-1252 lacks, and is often saved without it
    return re.sub("â€(?:\u009d|\ufffd)?(?=[\\s.,;:!?)<]|$)", "”", repaired)
