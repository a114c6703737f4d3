"""What is held of a source against what is known to exist, by month; and where the holes are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median

from sqlalchemy import case, func, select

from newsarchive.records import JsonRecord
from newsarchive.store import Store
from newsarchive.store.models import ArticleRow, SourceRow, UrlStateRow, VersionRow

UNDATED = "undated"
_MONTH = re.compile(r"\d{4}-\d\d")
#: a month with less than this share of its neighbours' articles is a hole
_HOLE = 0.2
_NEIGHBOURS = 6
_FEWEST = 5
#: an address that answered so is held, or no article, or gone
_ANSWERED = (200, 304, 404, 410)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage(JsonRecord):
    """How complete a source is."""

    source: str
    #: articles held, vanished ones too
    held: int
    #: addresses that feeds, sitemaps, listings and interfaces showed
    known: int
    #: of these, neither fetched nor known to be gone
    missing: int
    #: what the site itself says exists (WordPress total); None when it does not say
    stated: int | None
    #: articles by month of publication, `2023-11`
    months: dict[str, int]
    #: articles without a date
    undated: int
    #: months between the first and the last with none or strikingly few
    holes: list[str]
    #: whether everything that the site lists was looked through, or a part of it only
    whole: bool = False
    #: when that was, ISO 8601; None: never yet
    surveyed: str | None = None
    #: articles that the site lists, by the kind of page that shows them: feed, sitemap, wordpress, …
    shown_by: dict[str, int] = field(default_factory=dict)
    #: articles that the site lists, by month; `undated` where nothing dates them
    shown: dict[str, int] = field(default_factory=dict)
    #: of these, how many fewer are held, by month
    short: dict[str, int] = field(default_factory=dict)

    @property
    def lacking(self) -> int:
        """How many articles are known to exist and are not held."""
        short = sum(self.short.values())
        if not self.whole and self.stated is not None:
            short = max(short, self.stated - self.held)
        return short


def coverage(store: Store, source: str) -> Coverage:
    """The coverage of one source."""
    with store.reading() as connection:
        published = connection.execute(
            select(VersionRow.published)
            .join(ArticleRow, ArticleRow.current_version == VersionRow.version_id)
            .where(ArticleRow.source_id == source)
        ).scalars()
        months: Counter[str] = Counter()
        undated = 0
        for value in published:
            match = _MONTH.match(value or "")
            if match:
                months[match.group()] += 1
            else:
                undated += 1
        status = UrlStateRow.last_status
        is_missing = case((status.is_(None), 1), (status.not_in(_ANSWERED), 1), else_=0)
        known, missing = connection.execute(
            select(func.count(), func.coalesce(func.sum(is_missing), 0)).where(
                UrlStateRow.source_id == source
            )
        ).one()
        memory = connection.execute(
            select(SourceRow.memory).where(SourceRow.source_id == source)
        ).scalar()
    stated = (memory or {}).get("wordpress total")
    seen = (memory or {}).get("survey") or {}
    shown = {month: int(count) for month, count in (seen.get("months") or {}).items()}
    return Coverage(
        source=source,
        held=months.total() + undated,
        known=int(known),
        missing=int(missing),
        stated=stated if isinstance(stated, int) else None,
        months=dict(sorted(months.items())),
        undated=undated,
        holes=find_holes(months),
        whole=bool(seen.get("whole")),
        surveyed=seen.get("on"),
        shown_by={kind: int(count) for kind, count in (seen.get("kinds") or {}).items()},
        shown=dict(sorted(shown.items())),
        short=shortfall(shown, {**months, UNDATED: undated}),
    )


def shortfall(shown: Mapping[str, int], held: Mapping[str, int]) -> dict[str, int]:
    """How many of the articles shown are not held, by month.

    >>> shortfall({"2023-10": 4, "2023-11": 9}, {"2023-10": 5, "2023-11": 7})
    {'2023-11': 2}
    """
    missing = {month: count - held.get(month, 0) for month, count in sorted(shown.items())}
    return {month: count for month, count in missing.items() if count > 0}


def find_holes(months: Mapping[str, int]) -> list[str]:
    """Months from the first to the last that hold strikingly fewer articles than those around them.

    Months are compared with the median of six neighbours to each side; where these are few
    themselves, nothing is striking.
    """
    if not months:
        return []
    names = list(_span(min(months), max(months)))
    counts = [months.get(name, 0) for name in names]
    holes = []
    for index, name in enumerate(names):
        around = counts[max(0, index - _NEIGHBOURS) : index]
        around += counts[index + 1 : index + 1 + _NEIGHBOURS]
        usual = median(around) if around else 0
        # the first and the last month are seldom whole
        if 0 < index < len(names) - 1 and usual >= _FEWEST and counts[index] < _HOLE * usual:
            holes.append(name)
    return holes


def _span(first: str, last: str) -> list[str]:
    year, month = int(first[:4]), int(first[5:7])
    names: list[str] = []
    while (name := f"{year:04}-{month:02}") <= last and len(names) < 2400:
        names.append(name)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return names
