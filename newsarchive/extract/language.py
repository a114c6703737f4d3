"""Language of a text by its commonest words: Indonesian, English, and regional languages that sites publish in."""

from __future__ import annotations

import re
from collections import Counter

_WORDS = {
    "id": "yang dan di untuk dengan dari pada ini itu dalam tidak akan oleh ke juga adalah sebagai telah kepada para karena saat bisa "
    "agar kami tersebut dapat ia serta lebih sudah ada harus kita masyarakat",
    "en": "the of and to in is that for with on was as by are this from at be have has it will an were which their his not said",
    "jv": "lan ing kanggo karo saka iki ora marang kang sing uga kasebut nalika dening menyang wis bakal kudu supaya yaiku bisa "
    "wong dadi ana saged dipun ingkang sampun kaliyan saking wonten",
    "su": "jeung nu di ka keur tina dina ieu teu anu ogé sareng pikeun geus kana kudu oge mun lamun éta eta ku urang nyaéta jadi "
    "sangkan kalawan nepi",
    "mad": "ban e se neka dha' ka dari ngko' tak bada kaangguy sareng otaba ban",
    "ban": "lan ring sane ngaryanin antuk puniki nenten miwah majeng ngiring saking olih mangda wenten punika krama",
    "min": "jo nan di ka untuak dari ko itu indak dek pado lah urang sarato awak kito",
    "bug": "na ri sibawa iyaro purani aja mappakedo tau ripa",
}
#: in UTF-8, as texts are looked through
_SETS = {code: frozenset(words.encode().split()) for code, words in _WORDS.items()}
_ALL = frozenset().union(*_SETS.values())
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: what parts words, among ASCII, as spaces; the apostrophe may stand in one
_TABLE = bytes(
    byte if byte >= 0x80 or chr(byte).isalpha() or chr(byte) == "'" else 0x20 for byte in range(256)
)


def _tokens(text: str) -> list[bytes]:
    """The words of a text: by a table of bytes, and those with other letters or marks in them by a pattern."""
    words: list[bytes] = []
    for word in text.encode("utf-8", "surrogatepass").translate(_TABLE).split():
        if word.isalpha():
            words.append(word)
        else:
            plain = word.decode("utf-8", "surrogatepass")
            words += [token.encode() for token in _TOKEN.findall(plain)]
    return words


def detect_language(text: str) -> tuple[str | None, float]:
    """(ISO 639 code, confidence 0..1); None for texts too short to say."""
    tokens = _tokens(text[:6000].lower())
    if len(tokens) < 8:
        return None, 0.0
    counts = Counter(filter(_ALL.__contains__, tokens))
    hits = {
        code: sum(counts[word] for word in words & counts.keys()) for code, words in _SETS.items()
    }
    ranked = sorted(hits.items(), key=lambda item: (-item[1], item[0] != "id", item[0]))
    (best, count), (_other, second) = ranked[0], ranked[1]
    if count < 2:
        return None, 0.0
    return best, round(min(1.0, 0.5 + (count - second) / max(count, 1) / 2), 2)
