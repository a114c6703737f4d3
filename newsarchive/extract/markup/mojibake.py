"""Text that was UTF-8, read as windows-1252 and saved again, once or several times: read back run by run."""

from __future__ import annotations

import html as entities
import re
from functools import lru_cache, partial
from itertools import islice

#: what windows-1252 makes of the bytes 80 to 9F; five of them it leaves as control characters
_SPECIAL = "".join(
    char for byte in range(0x80, 0xA0) if (char := bytes([byte]).decode("windows-1252", "ignore"))
)
_BYTES = {ord(char): char.encode("windows-1252")[0] for char in _SPECIAL}
_CONT = f"\u0080-\u00bf{re.escape(_SPECIAL)}"
#: a lead byte with its continuation bytes, as windows-1252 shows them
#: (one class first: the search skips to its letters)
_SEQUENCE = re.compile(
    f"[\u00c2-\u00f4](?:(?<=[\u00c2-\u00df])[{_CONT}]|(?<=[\u00e0-\u00ef])[{_CONT}]{{2}}|(?<=[\u00f0-\u00f4])[{_CONT}]{{3}})"
)
#: the closing quotation mark has a byte that windows-1252 lacks, and is often saved without it
_CUT_QUOTE = re.compile("â€(?:\u009d|\ufffd)?(?=[\\s.,;:!?)<]|$)")
#: without one of these letters there is no mojibake
_LEADS = "ÂÃâðÅÄå"
_ENTITIES = re.compile(r"(?:&(?:#\d{2,4}|#x[0-9a-fA-F]{2,4}|[a-zA-Z]{2,8}\d?);){2,}")
_ENTITY_LEADS = re.compile(
    "&(?:[aA]circ|Atilde|#(?:194|195|226|240)|#[xX](?:[cC][23]|[eE]2|[fF]0));&"
)
_ROUNDS = 3
#: sequences that are tried before it is decided
_LOOKED_AT = 2000


def repaired(text: str) -> str | None:
    """The text read back; None when it is no mojibake.

    One sequence of three bytes is proof enough (nobody writes `â€œ`); of two bytes (`Ã©`) two are asked for.

    >>> repaired("â€œGotong royongâ€\u009d")
    '“Gotong royong”'
    """
    if ";&" in text and _ENTITY_LEADS.search(text):
        text = _ENTITIES.sub(_unescaped, text)
    if text.isascii() or not any(lead in text for lead in _LEADS):
        return None
    whole, is_changed = text, False
    for _ in range(_ROUNDS):
        if not any(lead in whole for lead in _LEADS):
            break
        found = (match[0] for match in islice(_SEQUENCE.finditer(whole), _LOOKED_AT))
        real = [sequence for sequence in found if _once(sequence) != sequence]
        if not any(len(sequence) > 2 for sequence in real) and len(real) < 2:
            break
        whole = _SEQUENCE.sub(lambda match: _once(match[0]), whole)
        is_changed = True
    if is_changed or "â€" in whole:
        mended = _CUT_QUOTE.sub("”", whole)
        is_changed = is_changed or mended != whole
        whole = mended
    return whole if is_changed else None


@lru_cache(maxsize=2000)
def _once(sequence: str) -> str:
    try:
        return bytes(_BYTES.get(ord(char), ord(char) & 0xFF) for char in sequence).decode("utf-8")
    except UnicodeDecodeError:
        return sequence


def _unescaped(match: re.Match[str]) -> str:
    plain = entities.unescape(match[0])
    return plain if _SEQUENCE.search(plain) and "<" not in plain and "&" not in plain else match[0]


#: what the bytes of a quotation mark or a dash begin with in other encodings of one byte
_ELSEWHERE = (("mac-roman", "‚Ä"), ("cp850", "ÔÇ"), ("cp437", "ΓÇ"), ("windows-1251", "вЂ"))
#: looked for in bytes, which takes a hundredth of the time
_ELSEWHERE_IN_BYTES = tuple(sign.encode() for _name, sign in _ELSEWHERE)


def may_be_from_elsewhere(body: bytes) -> bool:
    """Whether UTF-8 has signs that `repaired_elsewhere` reads back."""
    # single bytes, of which each sign has one, are found faster yet
    return (b"\xc3" in body or b"\xd0" in body) and any(
        sign in body for sign in _ELSEWHERE_IN_BYTES
    )


def repaired_elsewhere(text: str) -> str | None:
    """A text whose UTF-8 was read in an encoding of one byte other than windows-1252, read back; None for all others.

    >>> repaired_elsewhere("‚ÄúGotong royong‚Äù di caf√©")
    '“Gotong royong” di café'
    """
    for name, sign in _ELSEWHERE:
        if sign in text:
            mended = _sequences(name).sub(partial(_read_back, name), text)
            return mended if mended != text else None
    return None


@lru_cache
def _sequences(name: str) -> re.Pattern[str]:
    """UTF-8 of two to four bytes as an encoding shows it."""
    shown = [bytes([byte]).decode(name, "ignore") for byte in range(256)]
    rest = "[" + re.escape("".join(shown[0x80:0xC0])) + "]"
    parts = ((shown[0xC2:0xE0], 1), (shown[0xE0:0xF0], 2), (shown[0xF0:0xF5], 3))
    return re.compile(
        "|".join(f"[{re.escape(''.join(leads))}]{rest}{{{more}}}" for leads, more in parts)
    )


def _read_back(name: str, sequence: re.Match[str]) -> str:
    try:
        return sequence[0].encode(name).decode("utf-8")
    except UnicodeError:
        return sequence[0]


#: typographic signs that were escaped twice on their way into a database; others may be meant
_TWICE = r"&amp;(?=(?:[lr][sd]quo|[nm]dash|hellip|nbsp|bull|deg|middot|eacute|Eacute|#8[0-4]\d\d|#1[34]\d|#160);)"
_DOUBLED = re.compile(_TWICE)
#: those in attributes, where scripts keep their pages, are as they should be
_DOUBLED_OR_TAG = re.compile(rf"<[^<>]*>|{_TWICE}")


def unescaped_once(text: str) -> str | None:
    """A page's text with entities that it shows as such (`&amp;ldquo;`) made signs; None when there are none.

    >>> unescaped_once("&amp;ldquo;Gotong royong&amp;rdquo; &amp;amp; kerja")
    '&ldquo;Gotong royong&rdquo; &amp;amp; kerja'
    """
    if _DOUBLED.search(text) is None:
        return None
    mended = _DOUBLED_OR_TAG.sub(lambda match: "&" if match[0] == "&amp;" else match[0], text)
    return mended if mended != text else None
