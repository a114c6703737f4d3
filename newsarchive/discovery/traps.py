"""Addresses that lead a crawler in circles: calendars, facets, copies, paths that repeat."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

_LONGEST = 2000
_MOST_SEGMENTS = 14
_MOST_FACETS = 3

_MONTH_NAMES = frozenset({"month", "bulan", "bln", "mon"})
_YEAR_NAMES = frozenset({"year", "yr", "tahun", "thn"})
_CALENDAR_NAME = re.compile(
    r"(?:tribe[-_][\w-]*|eventdate|eventdisplay|event_date|ical|outlook-ical|mc_id|time_start|"
    r"calendar\w*|ajaxcalendar|mini_?cal\w*)\Z",
    re.IGNORECASE,
)
_CALENDAR_VALUE = re.compile(
    r"mc_mini_widget|com_jevents|com_icagenda|month\.calendar|year\.listevents"
)
_CALENDAR_PATH = re.compile(
    r"/(?:calendar|kalender|agenda|events?|acara|jadwal)(?:/[^/]+)?/(?:19|20|21)\d\d(?:[-/]\d{1,2}){0,2}"
    r"(?:[-/]\d{1,2})?(?:/-)?/?\Z|/(?:month|year|week|day)\.(?:calendar|listevents)/",
    re.IGNORECASE,
)
_FACET_NAME = re.compile(
    r"(?:sort\w*|order\w*|urut\w*|dir|filter\w*|f|facet\w*|view|limit|tampil|display|layout|show|"
    r"min|max|from|to|bidang|jenis|warna|color|colour)(?:\[.*\])?\Z",
    re.IGNORECASE,
)
_SORT_NAME = re.compile(
    r"(?:sort\w*|order(?:by|_by|dir)?|urut\w*|filter_order\w*)\Z", re.IGNORECASE
)
_COPY_NAME = re.compile(
    r"(?:replytocom|share|print|printable|cetak|pdf|like_comment|nb|add-to-cart|attachment_id|"
    r"unapproved|moderation-hash|preview(?:_id|_nonce)?|doing_wp_cron)\Z",
    re.IGNORECASE,
)
_COPY_VALUE = {
    "format": {"pdf", "ics", "raw"},
    "tmpl": {"component"},
    "action": {"edit", "print", "history"},
    "task": {"mailto", "emailform"},
    "option": {"com_mailto"},
}
_COPY_PATH = re.compile(
    r"/(?:print|cetak|versi-cetak|printpdf|pdf|print-berita|email-friend|sharer(?:\.php)?|trackback|"
    r"embed|amp)(?:/\d+|/[^/]*)?/?\Z|/(?:wp-login|wp-signup|xmlrpc)\.php|/wp-json/|/oembed/|"
    r"/feed/?\Z|/cdn-cgi/",
    re.IGNORECASE,
)
_SHARING_HOST = re.compile(
    r"(?:\A|\.)(?:facebook\.com|twitter\.com|x\.com|wa\.me|whatsapp\.com|telegram\.me|t\.me|"
    r"linkedin\.com|pinterest\.com|addtoany\.com|addthis\.com)\Z",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def is_trap(url: str) -> bool:
    """Whether an address belongs to an endless or repeating family, or copies another page.

    Judge addresses after `normalise`, which removes session ids. A month archive of news is taken
    for a calendar when its parameters say no more than month and year.
    """
    if len(url) > _LONGEST:
        return True
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return True
    query = parse_qsl(parts.query, keep_blank_values=True)
    return (
        bool(_SHARING_HOST.search(host))
        or _repeats(parts.path)
        or bool(_COPY_PATH.search(parts.path))
        or bool(_CALENDAR_PATH.search(parts.path))
        or _is_calendar_query(query)
        or _is_copy_query(query)
        or _is_faceted(query)
    )


def _repeats(path: str) -> bool:
    """`/a/b/a/b/a/b/` and the like, which a relative link on every page makes."""
    segments = [segment for segment in path.split("/") if segment]
    if len(segments) > _MOST_SEGMENTS:
        return True
    for size in (1, 2, 3):
        for start in range(len(segments) - 3 * size + 1):
            block = segments[start : start + size]
            if block == segments[start + size : start + 2 * size] == segments[
                start + 2 * size : start + 3 * size
            ] and not all(part.isdigit() for part in block):
                return True
    return False


def _is_calendar_query(query: list[tuple[str, str]]) -> bool:
    names = {name.lower() for name, _ in query}
    if any(_CALENDAR_NAME.match(name) for name in names):
        return True
    if any(_CALENDAR_VALUE.search(value) for _, value in query):
        return True
    return bool(names & _MONTH_NAMES and names & _YEAR_NAMES) and not names & {"id", "p", "slug"}


def _is_copy_query(query: list[tuple[str, str]]) -> bool:
    return any(
        _COPY_NAME.match(name) or value.lower() in _COPY_VALUE.get(name.lower(), ())
        for name, value in query
    )


def _is_faceted(query: list[tuple[str, str]]) -> bool:
    names = [name for name, _ in query]
    if len(names) - len(set(names)) >= 2:
        return True
    if any("[" in name and _FACET_NAME.match(name) for name in names):
        return True
    if any(_SORT_NAME.match(name) for name in names):
        return True
    return sum(bool(_FACET_NAME.match(name)) for name in names) >= _MOST_FACETS
