"""What the text behind a head looks like: whether a sentence begins there, and how."""

from __future__ import annotations

import re

from newsarchive.extract.dateline.words import OPENERS
from newsarchive.places import fold

_FIRST_WORD = re.compile(r"[\"'“”‘’«(\[]*([\w’']+)")
_OPENING_MARKS = "\"'“”‘«(["
#: `Paleteang – Malaga – Kabere`
CHAIN = re.compile(r"[A-Z]\w*(?: [A-Z]\w*)?\s+[-–—]{1,2}\s+[A-Z]")
SMALL_FOLLOWS = re.compile(r"[A-Z][\w’']* (?:[a-z]|\d)")
CAPITAL_THEN_SMALL = re.compile(r"([A-Z][\w’']+) (?:[a-z]|\d)")
SECOND_DASH = re.compile(r"[^.!?\n]{1,80}?\s[-–—]{1,2}\s")


def opens_sentence(text: str, at: int) -> bool:
    """Whether what stands at `at` may begin a sentence: a capital, a figure, a mark."""
    rest = text[at : at + 3]
    if not rest:
        return False
    if rest[0] in _OPENING_MARKS:
        return True
    return rest[0].isupper() or rest[0].isdigit() or not rest[0].isalpha()


def begins_body(text: str, at: int) -> bool:
    """Whether it is a word that sentences of news begin with, one said twice for many (`Anak-anak`, `Siswa-siswi`), or a quotation."""
    return (
        first_word(text, at) in OPENERS
        or text[at : at + 1] in '"“‘«'
        or _TWICE.match(text, at) is not None
    )


#: a plural; of names both parts have capitals
_TWICE = re.compile(r"[A-Z]([a-z]{2})[a-z]*-[a-z]\1[a-z]*\b")


#: of which larger unit a place is, between commas
OF_WHICH = r",\s+(?:[Dd]esa|[Kk]elurahan|[Nn]agari|[Kk]ecamatan|[Dd]istrik|[Kk]abupaten|[Kk]ota|[Pp]rovinsi|[Kk]ec\.|[Kk]ab\.)\s+[A-Z]\w*(?:\s[A-Z]\w*){0,3}(?:,(?=\s))?"
_TOLD_WITHIN = 260
#: names of several words without a comma among them, and the word behind them
_SUBJECT = re.compile(r"(?:[A-Z][\w’'./-]*\s){2,8}(?P<verb>[a-z]{4,})\b")
_VERB = re.compile(
    r"(?:me(?!njadi|rupakan|miliki|mpunyai)(?:m|n|ng|ny|l|r|w|y)[a-z]{3,}|di(?!dampingi|sebut|bilang|kenal)[a-z]{4,}|be(?:r(?!sama|nama|ada)[a-z]{4,}|lajar|kerja)|ter(?!letak|masuk)[a-z]{4,}|ke(?:luhkan|hilangan)"
    r"|akan|telah|sudah|kini|kembali|resmi|terus|mulai|gelar|buka|tutup|hadiri|pimpin|ajak|minta|sambut|terima|raih|dorong|serahkan|tinjau|resmikan)"
)


def told_of(text: str, at: int) -> bool:
    """Whether several names stand there, and behind them a verb: `Bank Sampah Mandiri menerima …`."""
    subject = _SUBJECT.match(text, at)
    return subject is not None and _VERB.fullmatch(subject["verb"]) is not None


def tells(clause: str) -> bool:
    """Whether a verb that news tells by stands behind the first word of a clause."""
    return any(_VERB.fullmatch(word) for word in clause.split()[1:])


def is_told_behind(text: str, at: int) -> bool:
    """Whether a clause with a verb of its own stands there, before any comma but those round a larger place and without what is in brackets."""
    clause = _CLAUSE.match(_ASIDE.sub("", text[at : at + _TOLD_WITHIN]))
    return clause is not None and tells(clause[0])


_CLAUSE = re.compile(r"[A-Z“\"][^,.!?\n]{10,200}")
#: of which larger unit something is, between commas; what is short for the words before it
_ASIDE = re.compile(rf"{OF_WHICH}|\s\([^()]{{2,20}}\)")


def first_word(text: str, at: int) -> str:
    """The word there, folded; empty if there is none."""
    found = _FIRST_WORD.match(text, at)
    return fold(found[1]) if found else ""
