"""How many articles match, by source, region and year: each counted, or for common words scaled up from a sample.

Counting every hit of a word that stands in half of a million articles takes a second and tells nobody more than
"about 480,000" does.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, func, select, text

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


def count_chosen(
    connection: Connection,
    conditions_only: Select[Any],
    parameters: dict[str, Any],
    docids: Sequence[int],
) -> Counted:
    """Count those of these articles that meet the conditions."""
    return _counted(
        connection, _among(connection, conditions_only), parameters | _given(docids), None
    )


def count_sample(
    connection: Connection,
    conditions_only: Select[Any],
    parameters: dict[str, Any],
    sample: Sequence[int],
    hits: int,
) -> Counted:
    """Count those of a sample that meet the conditions; the sample stands for `hits` articles."""
    if not sample:
        return Counted(is_estimate=True)
    chosen = _among(connection, conditions_only)
    return _counted(connection, chosen, parameters | _given(sample), hits / len(sample))


def _among(connection: Connection, conditions_only: Select[Any]) -> Select[Any]:
    return conditions_only.where(text(_CHOSEN[connection.dialect.name]))


def _given(docids: Sequence[int]) -> dict[str, str]:
    return {"docids": json.dumps(docids)}


def _counted(
    connection: Connection, matched: Select[Any], parameters: dict[str, Any], scale: float | None
) -> Counted:
    year = func.substr(ArticleRow.published, 1, 4)
    grouped = matched.with_only_columns(ArticleRow.source_id, year, func.count()).group_by(
        ArticleRow.source_id, year
    )
    found = connection.execute(grouped, parameters).all()
    regions = dict(connection.execute(select(SourceRow.source_id, SourceRow.region)).all())
    total = 0
    facets: dict[str, dict[str, int]] = {"source": {}, "region": {}, "year": {}}
    for source, its_year, count in found:
        total += count
        values = (source, regions[source], its_year)
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
