"""Dates in web addresses: `/2023/11/18/`, `/26/10/2023/`, `2014_10_23`, `/2023-11-18-slug`.

Only the path is read; query strings hold paging positions, not publication dates. A Joomla alias
such as `2016-10-06-01-23-21` is a creation stamp in another zone and is refused.
"""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"https?://|www\.|/|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}(?::[0-9]{1,5})?/"
)
_STOP = re.compile(r"[\s\"'<>)\]]")
_ALIAS = re.compile(r"(?<![0-9])[12][0-9]{3}(?:-[0-9]{2}){4,5}(?![0-9])")
_Y = r"((?:19|20)[0-9]{2})"
_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"/{_Y}/([01]?[0-9])/([0-3]?[0-9])(?=[/.?#-]|$)"), "ymd"),
    (re.compile(rf"/([0-3]?[0-9])/([01]?[0-9])/{_Y}(?=[/.?#-]|$)"), "dmy"),
    (re.compile(rf"(?<![0-9]){_Y}_([01][0-9])_([0-3][0-9])(?![0-9])"), "ymd"),
    (re.compile(rf"(?<![0-9-]){_Y}-([01][0-9])-([0-3][0-9])(?![0-9]|-[0-9]{{2}}(?![0-9]))"), "ymd"),
    (re.compile(rf"(?<=-){_Y}-([01][0-9])-([0-3][0-9])(?![0-9]|-[0-9]{{2}}(?![0-9]))"), "ymd"),
    (re.compile(rf"(?<![0-9-])([0-3][0-9])-([01][0-9])-{_Y}(?![0-9])"), "dmy"),
    (re.compile(rf"/{_Y}([01][0-9])([0-3][0-9])(?=[/.?#-]|$)"), "ymd"),
    (re.compile(rf"/{_Y}/([01][0-9])(?=/|$)"), "ym"),
)

#: characters of an address read on either side of a figure
_REACH = 400


def address_around(low: str, at: int) -> tuple[int, int] | None:
    """The span of the web address or path in which a character stands, if it stands in one."""
    floor = max(0, at - _REACH)
    start = max(floor - 1, *(low.rfind(space, floor, at) for space in " \n\t\r")) + 1
    while start < at and low[start] in "(\"'[<:":
        start += 1
    head = _ADDRESS.match(low, start)
    if head is None or head.end() > at + 1:
        return None
    stop = _STOP.search(low, at, at + _REACH)
    end = stop.start() if stop else min(len(low), at + _REACH)
    if head.group() == "/" and end - start < 9:
        return None
    return start, end


def date_of(address: str) -> tuple[int, int, int, int, int | None] | str | None:
    """(start, end, year, month, day or None) of the date in an address, or why there is none."""
    path = re.split(r"[?#]", address, maxsplit=1)[0]
    if _ALIAS.search(path):
        return "time-stamp-alias"
    for shape, order in _SHAPES:
        m = shape.search(path)
        if m is None:
            continue
        start, end = m.start(1), m.end(m.lastindex or 1)
        numbers = [int(n) for n in m.groups()]
        if order == "ym":
            year, month, day = numbers[0], numbers[1], None
        else:
            year, month, day = numbers if order == "ymd" else numbers[::-1]
        if 1 <= month <= 12 and (day is None or 1 <= day <= 31):
            return start, end, year, month, day
    return None
