"""What is shown of the articles that a search finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.orm import aliased

from newsarchive.records import JsonRecord
from newsarchive.store.membership import within
from newsarchive.store.models import ArticleRow, CreditRow, VersionRow
from newsarchive.store.snippet import snippet


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit(JsonRecord):
    """One article found."""

    article_id: str
    version_id: str
    source_id: str
    url: str
    title: str | None
    published: str | None
    event_date: str | None
    place: str | None
    region_code: str | None
    bylines: list[str]
    cluster_id: str | None
    #: other articles with nearly the same text
    copies: int
    #: texts that the article has had
    versions: int
    gone_at: str | None
    #: part of the body; words found stand between « and »
    snippet: str


def hits_of(connection: Connection, docids: Sequence[int], marked: set[str]) -> list[Hit]:
    """Hits of these numbers, in their order."""
    given = {"docids": docids}
    rows = {row.docid: row for row in connection.execute(_shown(), given).all()}
    # who has two roles is named once
    names: dict[str, dict[str, None]] = {}
    for version_id, name in connection.execute(_credited(), given).all():
        names.setdefault(version_id, {})[name] = None
    return [
        Hit(
            article_id=row.article_id,
            version_id=row.current_version,
            source_id=row.source_id,
            url=row.url,
            title=row.title,
            published=row.published,
            event_date=row.event_date,
            place=row.place,
            region_code=row.region_code,
            bylines=list(names.get(row.current_version, ())),
            cluster_id=row.cluster_id,
            copies=row.copies,
            versions=row.versions,
            gone_at=row.gone_at.isoformat() if row.gone_at else None,
            snippet=snippet(row.body, marked),
        )
        for row in (rows[docid] for docid in docids)
    ]


# to make a statement takes longer than to run these


@cache
def _shown() -> Select[*tuple[Any, ...]]:
    other = aliased(ArticleRow)
    copies = (
        select(func.count())
        .where(
            other.cluster_id == ArticleRow.cluster_id,
            other.article_id != ArticleRow.article_id,
            other.hidden_at.is_(None),
        )
        .correlate(ArticleRow)
        .scalar_subquery()
    )
    return (
        select(
            ArticleRow.docid,
            ArticleRow.article_id,
            ArticleRow.current_version,
            ArticleRow.versions,
            ArticleRow.source_id,
            ArticleRow.url,
            ArticleRow.published,
            ArticleRow.event_date,
            ArticleRow.place,
            ArticleRow.region_code,
            ArticleRow.cluster_id,
            ArticleRow.gone_at,
            VersionRow.title,
            VersionRow.body,
            copies.label("copies"),
        )
        .join(VersionRow, VersionRow.version_id == ArticleRow.current_version)
        .where(within(ArticleRow.docid, name="docids"))
    )


@cache
def _credited() -> Select[str, str]:
    return (
        select(CreditRow.version_id, CreditRow.name)
        .join(ArticleRow, ArticleRow.current_version == CreditRow.version_id)
        .where(within(ArticleRow.docid, name="docids"))
        .order_by(CreditRow.version_id, CreditRow.position)
    )
