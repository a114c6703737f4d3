"""How many articles match, by source, region and year: each counted, or for common words scaled up from a sample.

Counting every hit of a word that stands in half of a million articles takes a second and tells nobody more than
"about 480,000" does.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    cast,
    func,
    select,
)

from newsarchive.store.membership import within
from newsarchive.store.models import ArticleRow, SourceRow

#: most values of a facet that are given
_VALUES = 30
#: the numbers of the articles of a group, in JSON
_AS_ONE: dict[str, ColumnElement[str]] = {
    "sqlite": func.json_group_array(ArticleRow.docid),
    "postgresql": cast(func.array_to_json(func.array_agg(ArticleRow.docid)), Text()),
}

_GROUP = (ArticleRow.source_id, func.substr(ArticleRow.published, 1, 4).label("year"))


@dataclass(frozen=True, slots=True)
class Counted:
    """Number of articles, in all and by facet."""

    total: int = 0
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    #: scaled up from a sample
    is_estimate: bool = False


def count_all(connection: Connection, matched: Select[Any], parameters: dict[str, Any]) -> Counted:
    """Count every article of `matched`."""
    return _counted(connection, matched, parameters)[0]


def count_known(
    connection: Connection,
    conditions: Select[Any],
    parameters: dict[str, Any],
    docids: Sequence[int],
) -> tuple[Counted, list[int]]:
    """Count those of these articles that meet the conditions; with their numbers."""
    given = parameters | {"docids": docids}
    numbers = _AS_ONE[connection.dialect.name]
    return _counted(connection, _among(conditions), given, numbers=numbers)


def count_sample(
    connection: Connection,
    conditions: Select[Any],
    parameters: dict[str, Any],
    sample: Sequence[int],
    hits: int,
) -> Counted:
    """Count those of a sample that meet the conditions; the sample stands for `hits` articles."""
    if not sample:
        return Counted(is_estimate=True)
    given = parameters | {"docids": sample}
    return _counted(connection, _among(conditions), given, scale=hits / len(sample))[0]


def _among(conditions: Select[Any]) -> Select[Any]:
    return conditions.where(within(ArticleRow.docid, name="docids"))


def _counted(
    connection: Connection,
    matched: Select[Any],
    parameters: dict[str, Any],
    *,
    numbers: ColumnElement[str] | None = None,
    scale: float | None = None,
) -> tuple[Counted, list[int]]:
    columns: list[Any] = [*_GROUP, func.count().label("count")]
    columns += [numbers.label("docids")] if numbers is not None else []
    grouped = matched.with_only_columns(*columns).group_by(*_GROUP).subquery()
    # what a source is under is asked of each group, not of each article
    query = select(grouped, SourceRow.region).join(
        SourceRow, SourceRow.source_id == grouped.c.source_id
    )
    found = connection.execute(query, parameters).all()
    total = 0
    docids: list[int] = []
    facets: dict[str, dict[str, int]] = {"source": {}, "region": {}, "year": {}}
    for source, its_year, count, *its_docids, region in found:
        total += count
        for part in its_docids:
            docids += json.loads(part)
        values = (source, region, its_year)
        for counts, value in zip(facets.values(), values, strict=True):
            if value:
                counts[value] = counts.get(value, 0) + count
    counted = Counted(
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
    return counted, docids


def _scaled(count: int, scale: float | None) -> int:
    """The count, or what a sample lets expect, in two significant figures."""
    if scale is None or not count:
        return count
    return max(count, int(float(f"{count * scale:.2g}")))
