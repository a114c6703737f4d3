"""The patterns of most expressions that are given alone.

Words before, weekday, bracket, day and month in figures or words, a word behind, a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsarchive.dates import words as w


def optional(pattern: str) -> str:
    """The pattern or nothing.

    `(?:…)?` is a repeat to `re`, which keeps a copy of every group before each turn; of a branch
    it looks at the first character only. With thirty groups that is a third of the time of a match.
    """
    return f"(?:{pattern}|)"


_PART = "pagi|siang|sore|petang|malam|subuh|dini hari"
_TO = r"(?:-|s\.d\.|s\.?d\.?|s/d|sampai(?: dengan)?|hingga|to)"
_PREFIX = (
    "pada|tanggal|tertanggal|tgl|hari|mulai|terakhir|diposting|diterbitkan|dipublikasikan|diperbarui"
    "|posted|published|updated|on|by"
)
_YEAR = r"1[0-9]{3}|2[01][0-9]{2}"
_BEFORE = rf"(?:(?:{_PREFIX})\.?[:,]? ){{0,3}}"
_WEEKDAY = optional(
    r"(?P<weekday>jum[ ',.\";]{1,2}at|[a-z][a-z']{2,8}+)"
    + optional(rf" (?P<day_part>{_PART})")
    + optional(" (?:legi|pahing|paing|pon|wage|kliwon)")
    + r"(?: ?[,.;:|/-] ?| |(?=[(\[{]))"
    + optional(r"(?:tanggal|tgl\.?) ")
)
_IN_FIGURES = r" ?/ ?(?P<figure>[0-9]{1,2})" + optional(r" ?/ ?(?P<year>[0-9]{4}|[0-9]{2})")
_IN_WORDS = (
    r"(?:st|nd|rd|th|)[ \n]?"
    + optional(r"bulan |(?<=[ \n])of ")
    + "(?P<month>[a-z]{3,12}+)"
    + optional(
        rf"(?:[.,]? tahun |[.,]? ?)(?P<long>{_YEAR})|(?: '|-(?=[0-9]{{2}}\Z))(?P<short>[0-9]{{2}})"
    )
)
_JOINED = (
    r"(?P<mark>[-.])(?P<dashed>[0-9]{1,2})(?P=mark)(?P<its_year>[12][0-9]{3}|[0-9]{2})"
    rf"|(?P<joint>[-/.])(?P<joined>[a-z]{{3,9}}+)(?P=joint)(?P<joined_year>{_YEAR}|[0-9]{{2}}\Z)"
)
_DAY_FIRST = (
    "(?P<day>[0-9]{1,2}+)"
    + optional(rf" ?{_TO} ?(?P<last>[0-9]{{1,2}})")
    + f"(?:{_IN_FIGURES}|{_IN_WORDS}|{_JOINED})"
)
_MONTH_FIRST = (
    "(?P<first_month>[a-z]{3,9}+) (?P<second_day>[0-9]{1,2})(?:st|nd|rd|th|),"
    " (?P<last_year>(?:19|20)[0-9]{2})"
)
_DATE = optional(r"(?P<open>[(\[{] ?)") + f"(?:{_DAY_FIRST}|{_MONTH_FIRST})" + r"(?(open) ?[)\]}])"
_MINUTES = r"[.:](?P<minute>[0-5][0-9])" + optional(
    r":(?P<second>[0-5][0-9])"
    r"|(?: ?-| s\.?d\.?| s/d| sampai| hingga) ?(?P<end_hour>[01]?[0-9]|2[0-3])[.:]"
    r"(?P<end_minute>[0-5][0-9])"
)
_ZONE = (
    r" (?P<zone>(?:gmt|utc)(?: ?[+-][0-9]{1,2}|)|\+[0-9]{4}|-0[0-9]00)| ?(?P<own_zone>wib|wita|wit)"
)
_TIME = (
    "(?P<time>(?: (?:[,;|•@-] ?|)|[,;|•@-] ?)"
    + optional("(?:sekitar|sekira|tepat|pada|mulai) ")
    + optional(r"(?P<said>(?:pukul|jam|pkl\.?|at)(?: ?: ?| ))")
    + "(?P<hour>[01]?[0-9]|2[0-3])"
    + optional(_MINUTES)
    + optional(rf" ?(?P<part>{_PART}|[ap]m)")
    + optional(_ZONE)
    + ")"
)
_AFTER = (
    optional(rf" (?P<tail>{_PART}|lalu|silam|mendatang|nanti|kemarin|besok)")
    + optional(_TIME)
    + optional(r"(?P<until> ?(?:-|s\.d\.|s/d|sampai) ?selesai)")
)
_SHAPE = re.compile(rf"{_BEFORE}{_WEEKDAY}{_DATE}(?:\Z|{_AFTER})").fullmatch
#: words before an expression that are no part of it
PREFIX_WORDS = frozenset(_PREFIX.split("|"))


def first_parts(words: Iterable[str]) -> frozenset[str]:
    """The letters with which the words begin, up to their first apostrophe or space."""
    return frozenset(part for word in words for part in re.findall("[a-z]+", word)[:1])


_NAMES = first_parts(word for word, (kind, _) in w.WORDS.items() if kind in (w.WEEKDAY, w.MONTH))
#: with what the shape may begin, besides a figure or a bracket; `jum` of `jum at`
_OPENS = _NAMES | PREFIX_WORDS | {"jum", "djum"}


def match_shape(low: str, word: str | None) -> re.Match[str] | None:
    """The match of a normalised text that is one such expression; `word`, its first letters."""
    if word is None or word in _OPENS:
        return _SHAPE(low)
    return None
