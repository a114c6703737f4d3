"""The patterns of most expressions that are given alone.

Words before, weekday, bracket, day and month in figures or words, a word behind, a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsarchive.dates import words as w

_PART = "pagi|siang|sore|petang|malam|dini hari"
_TO = r"(?:-|s\.d\.|s\.?d\.?|s/d|sampai(?: dengan)?|hingga|to)"
_PREFIX = (
    "pada|tanggal|tertanggal|tgl|hari|mulai|terakhir|diposting|diterbitkan|dipublikasikan|diperbarui"
    "|posted|published|updated|on|by"
)
_BEFORE = rf"(?:(?:{_PREFIX})\.?[:,]? ){{0,3}}"
_WEEKDAY = (
    rf"(?:(?P<weekday>jum[ ',.\";]{{1,2}}at|[a-z][a-z']{{2,8}}+)(?: (?P<day_part>{_PART}))?"
    r"(?: (?:legi|pahing|paing|pon|wage|kliwon))?(?: ?, ?| |/|(?=[(\[{]))(?:(?:tanggal|tgl\.?) )?)?"
)
_DAY = (
    r"(?P<open>[(\[{] ?)?"
    rf"(?:(?P<day>[0-9]{{1,2}}+)(?: ?{_TO} ?(?P<last>[0-9]{{1,2}}))?"
    r"(?: ?/ ?(?P<figure>[0-9]{1,2})(?: ?/ ?(?P<year>[0-9]{4}|[0-9]{2}))?"
    r"|(?:st|nd|rd|th)?[ \n]?(?:bulan |(?<=[ \n])of )?(?P<month>[a-z]{3,12}+)"
    r"(?:(?:[.,]? tahun |[.,]? ?)(?P<long>1[0-9]{3}|2[01][0-9]{2})|(?: '|-(?=[0-9]{2}\Z))(?P<short>[0-9]{2}))?"
    r"|(?P<mark>[-.])(?P<dashed>[0-9]{1,2})(?P=mark)(?P<its_long>[12][0-9]{3})"
    r"|(?P<joint>[-/.])(?P<joined>[a-z]{3,9}+)(?P=joint)(?P<joined_year>1[0-9]{3}|2[01][0-9]{2}))"
)
_MONTH_FIRST = (
    r"|(?P<first_month>[a-z]{3,9}+) (?P<its_day>[0-9]{1,2})(?:st|nd|rd|th)?,"
    r" (?P<its_year>(?:19|20)[0-9]{2}))"
)
_AFTER = (
    r"(?(open) ?[)\]}])"
    rf"(?: (?P<tail>{_PART}|lalu|silam|mendatang|kemarin))?"
    r"(?P<time>(?=[ ,|-]) ?(?:[,|-] ?)?(?:(?:sekitar|sekira|mulai) )?"
    r"(?P<said>(?:pukul|jam|pkl\.?|at) )?(?P<hour>[01]?[0-9]|2[0-3])"
    r"(?:[.:](?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9])"
    r"|(?: ?-| s\.?d\.?| s/d| sampai| hingga) ?(?P<end_hour>[01]?[0-9]|2[0-3])[.:]"
    r"(?P<end_minute>[0-5][0-9]))?)?"
    rf"(?: ?(?P<part>{_PART}|[ap]m))?"
    r"(?: (?P<zone>(?:gmt|utc)(?: ?[+-][0-9]{1,2})?|\+[0-9]{4}|-0[0-9]00)"
    r"| ?(?P<own_zone>wib|wita|wit))?)?"
    r"(?P<until> ?(?:-|s\.d\.|s/d|sampai) ?selesai)?"
)
_SHAPE = re.compile(_BEFORE + _WEEKDAY + _DAY + _MONTH_FIRST + _AFTER).fullmatch
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
