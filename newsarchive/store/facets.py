"""How many articles match, by source, region and year: each counted, or for common words scaled up from a sample.

Counting every hit of a word that stands in half of a million articles takes a second and tells nobody more than
"about 480,000" does.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, func, text

from newsarchive.store.models import ArticleRow, SourceRow

#: most values of a facet that are given
_VALUES = 30
_CHOSEN = {
    "sqlite": "article.docid IN (SELECT value FROM json_each(:docids))",
    "postgresql": (
        "article.docid IN"
        " (SELECT CAST(value AS integer) FROM json_array_elements_text(CAST(:docids AS json)))"
    ),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """Number of articles, in all and by facet."""

    total: int = 0
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    #: scaled up from a sample
    is_estimate: bool = False


def count_all(connection: Connection, matched: Select[Any], parameters: dict[str, Any]) -> Counted:
    """Count every article of `matched`."""
    return _counted(connection, matched, parameters, None)


def count_sample(
    connection: Connection, conditions_only: Select[Any], sample: Sequence[int], hits: int
) -> Counted:
    """Count those of a sample that meet the conditions; the sample stands for `hits` articles."""
    if not sample:
        return Counted(is_estimate=True)
    chosen = conditions_only.where(text(_CHOSEN[connection.dialect.name]))
    return _counted(connection, chosen, {"docids": json.dumps(sample)}, hits / len(sample))


def _counted(
    connection: Connection, matched: Select[Any], parameters: dict[str, Any], scale: float | None
) -> Counted:
    year = func.substr(ArticleRow.published, 1, 4)
    grouped = matched.with_only_columns(
        ArticleRow.source_id, SourceRow.region, year, func.count()
    ).group_by(ArticleRow.source_id, SourceRow.region, year)
    total = 0
    facets: dict[str, dict[str, int]] = {"source": {}, "region": {}, "year": {}}
    for *values, count in connection.execute(grouped, parameters):
        total += count
        for counts, value in zip(facets.values(), values, strict=True):
            if value:
                counts[value] = counts.get(value, 0) + count
    return Counted(
        _scaled(total, scale),
        {
            name: {
                value: _scaled(count, scale)
                for value, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[
                    :_VALUES
                ]
            }
            for name, counts in facets.items()
        },
        is_estimate=scale is not None,
    )


def _scaled(count: int, scale: float | None) -> int:
    """The count, or what a sample lets expect, in two significant figures."""
    if scale is None or not count:
        return count
    return max(count, int(float(f"{count * scale:.2g}")))
