"""Monthly archives, by which a backfile is reached: from a site's own links, or made by rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from newsarchive.discovery.addresses import normalise, split_url
from newsarchive.discovery.tree import base_url, join, parse_tree

_PATH = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/_-](?P<month>0?[1-9]|1[0-2])(?:\.html|_archive\.html)?/?\Z"
)
_M_PARAMETER = re.compile(r"(?:\A|&)m=(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?:&|\Z)")
_YEAR = re.compile(r"(?:\A|&)(?:tahun|thn|year|yr)=(?P<year>(?:19|20)\d\d)(?:&|\Z)", re.IGNORECASE)
_MONTH = re.compile(
    r"(?:\A|&)(?:bulan|bln|month|mon)=(?P<month>0?[1-9]|1[0-2])(?:&|\Z)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, order=True)
class ArchiveMonth:
    """The listing of one month."""

    year: int
    month: int
    url: str


def archive_months(html: bytes, url: str, content_type: str | None = None) -> list[ArchiveMonth]:
    """The monthly archives linked from a page, in links and drop-down lists, newest first.

    A calendar links only the months beside its own; fewer than three months are no archive.
    """
    root = parse_tree(html, content_type)
    base = base_url(root, url)
    found: dict[tuple[int, int], ArchiveMonth] = {}
    links = [element.get("href") for element in root.iter("a")]
    links += [element.get("value") for element in root.iter("option")]
    for link in links:
        target = join(base, link)
        month = _month_of(target) if target else None
        if month:
            found.setdefault((month.year, month.month), month)
    months = sorted(found.values(), reverse=True)
    return months if len(months) > 2 else []


def _month_of(url: str) -> ArchiveMonth | None:
    _scheme, _host, _port, path, query = split_url(url)
    match = (not query and _PATH.search(path)) or _M_PARAMETER.search(query)
    if match:
        return ArchiveMonth(int(match["year"]), int(match["month"]), normalise(url))
    year, month = _YEAR.search(query), _MONTH.search(query)
    if year and month:
        return ArchiveMonth(int(year["year"]), int(month["month"]), normalise(url))
    return None


def month_addresses(template: str, first: date, last: date) -> Iterator[ArchiveMonth]:
    """Archives by rule, newest first: `{year}`, `{month}` and `{month:02}` in an absolute template.

    >>> [item.url for item in month_addresses("https://k.go.id/{year}/{month:02}/",
    ...                                       date(2023, 12, 5), date(2024, 1, 1))]
    ['https://k.go.id/2024/01/', 'https://k.go.id/2023/12/']
    """
    year, month = last.year, last.month
    while (year, month) >= (first.year, first.month):
        address = template.replace("{month:02}", f"{month:02}")
        address = address.replace("{year}", str(year)).replace("{month}", str(month))
        yield ArchiveMonth(year, month, address)
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
