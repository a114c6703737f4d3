"""A cluster of near-copies as people ask of it: who had it first, who followed, how alike, what differs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from sqlalchemy import select

from newsarchive.dedup.text import jaccard, shingles
from newsarchive.records import JsonRecord
from newsarchive.store.articles import StoredArticle
from newsarchive.store.models import ArticleRow, VersionRow
from newsarchive.store.store import Store
from newsarchive.store.words import Piece, diff_words

#: a day printed without a zone is meant in the zone that most of the country keeps
_WIB = timezone(timedelta(hours=7))
#: copies that are compared word by word; beyond, the order alone is given
_COMPARED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy(JsonRecord):
    """One article of a cluster, seen from the one that was asked for."""

    #: 1 is the first to appear
    position: int
    article_id: str
    source_id: str
    url: str
    title: str | None
    published: str | None
    first_captured: str
    #: nobody before it in this order may have been later: false when only the day is known and others share it
    is_certain: bool
    #: true Jaccard of three-word shingles with the article asked for; None where not compared
    similarity: float | None
    #: its body beside that of the article asked for: what both have, what only one has
    passages: list[Piece]


def copies_of(store: Store, article: StoredArticle) -> list[Copy]:
    """The cluster of an article with itself, in the order of appearance; empty when it has no copies.

    Articles under a takedown are left out.
    """
    with store.reading() as connection:
        rows = connection.execute(
            select(
                ArticleRow.article_id,
                ArticleRow.source_id,
                ArticleRow.url,
                ArticleRow.first_captured,
                VersionRow.published,
                VersionRow.title,
                VersionRow.body,
            )
            .join(VersionRow, VersionRow.version_id == ArticleRow.current_version)
            .where(
                ArticleRow.hidden_at.is_(None),
                ArticleRow.cluster_id.is_not(None),
                ArticleRow.cluster_id
                == select(ArticleRow.cluster_id)
                .where(ArticleRow.article_id == article.article_id)
                .scalar_subquery(),
            )
        ).all()
    own = "\n".join(article.current.article.body)
    mine = shingles(article.current.article.body)
    spans = {row.article_id: appeared(row.published, row.first_captured) for row in rows}
    ordered = sorted(
        rows, key=lambda row: (spans[row.article_id][1], row.first_captured, row.article_id)
    )
    found: list[Copy] = []
    for position, row in enumerate(ordered, 1):
        earliest = spans[row.article_id][0]
        is_compared = position <= _COMPARED or row.article_id == article.article_id
        found.append(
            Copy(
                position=position,
                article_id=row.article_id,
                source_id=row.source_id,
                url=row.url,
                title=row.title,
                published=row.published,
                first_captured=row.first_captured.isoformat(),
                is_certain=all(
                    spans[other.article_id][1] <= earliest for other in ordered[: position - 1]
                )
                and all(
                    spans[other.article_id][0] >= spans[row.article_id][1]
                    for other in ordered[position:]
                ),
                similarity=round(jaccard(mine, shingles(row.body.split("\n"))), 3)
                if is_compared
                else None,
                passages=diff_words(own, row.body) if is_compared and row.body != own else [],
            )
        )
    return found if len(found) > 1 else []


def appeared(published: str | None, first_captured: datetime) -> tuple[datetime, datetime]:
    """Between which moments a text appeared: a publication time is a moment, a day lasts a day, else when it was seen.

    >>> first, last = appeared("2023-11-18", datetime(2023, 12, 1, tzinfo=UTC))
    >>> last - first
    datetime.timedelta(days=1)
    """
    try:
        if published and len(published) > len("2023-11-18"):
            moment = datetime.fromisoformat(published)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=_WIB)
            return moment.astimezone(UTC), moment.astimezone(UTC)
        if published and len(published) == len("2023-11-18"):
            day = datetime.fromisoformat(published).replace(tzinfo=_WIB).astimezone(UTC)
            return day, day + timedelta(days=1)
    except ValueError:
        pass
    return first_captured, first_captured
