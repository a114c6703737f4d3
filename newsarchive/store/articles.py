"""One article with its versions, as `show` and the exports need it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, or_, select

from newsarchive.capture.capture import Capture
from newsarchive.dedup import url_key
from newsarchive.errors import NotHeldError
from newsarchive.extract.article import Article
from newsarchive.store.bulk import table_of
from newsarchive.store.models import (
    AddressRow,
    ArticleRow,
    CaptureRow,
    UrlStateRow,
    VersionAliasRow,
    VersionRow,
)
from newsarchive.store.moves import roots_of
from newsarchive.store.rows import capture_of
from newsarchive.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredVersion:
    """One text of an article and the capture it was read from."""

    number: int
    version_id: str
    first_captured: datetime
    last_captured: datetime
    body_digest: str
    article: Article
    capture: Capture


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """One article over time."""

    article_id: str
    source_id: str
    url: str
    canonical_url: str
    current_version: str
    gone_at: datetime | None
    gone_status: int | None
    hidden_at: datetime | None
    hidden_reason: str | None
    cluster: list[dict[str, Any]]
    versions: list[StoredVersion]

    @property
    def current(self) -> StoredVersion:
        """The text seen last."""
        return next(v for v in self.versions if v.version_id == self.current_version)

    def version(self, number: int) -> StoredVersion:
        """The version of this number, counted from 1 in the order of their first captures.

        Raises `QueryError` for a number there is none of.
        """
        for version in self.versions:
            if version.number == number:
                return version
        raise NotHeldError(
            f"{self.article_id} has no version {number}; it has 1 to {len(self.versions)}"
        )


def find_article(store: Store, wanted: str) -> tuple[StoredArticle, StoredVersion]:
    """The article meant by an article id, a version id or an address, and the version meant.

    Raises `QueryError` when there is none.
    """
    with store.reading() as connection:
        row, meant = _article_row(connection, wanted.strip())
        if row is None:
            raise NotHeldError(
                f"nothing in the archive is called {wanted!r}; give an article id, a version id or an "
                "address as `newsarchive search` prints them"
            )
        article = _article(connection, row)
    version = next((v for v in article.versions if v.version_id == meant), article.current)
    return article, version


def _article_row(connection: Connection, wanted: str) -> tuple[Any, str]:
    """Row of the article and the version id meant, if one is."""
    table = table_of(ArticleRow)
    version_id = wanted
    owner = select(VersionRow.article_id).where(VersionRow.version_id == wanted)
    ids = [wanted, *connection.execute(owner).scalars()]
    if len(ids) == 1:
        # an id given out before the rules read the same capture otherwise
        today = select(VersionRow.version_id, VersionRow.article_id).join(
            VersionAliasRow, VersionAliasRow.version_id == VersionRow.version_id
        )
        for row in connection.execute(today.where(VersionAliasRow.former_id == wanted)):
            version_id = row[0]
            ids.append(row[1])
        # the id that an address had before it was known to continue an article
        ids.extend(roots_of(connection, [wanted]).values())
    found = connection.execute(select(table).where(table.c.article_id.in_(ids))).mappings().first()
    if found is None and "/" in wanted:
        key = url_key(wanted)
        led_to = select(AddressRow.article_id).where(AddressRow.url_key == key)
        remembered = select(UrlStateRow.article_id).where(UrlStateRow.url_key == key)
        by_url = (
            select(table)
            .where(or_(table.c.article_id.in_(led_to), table.c.article_id.in_(remembered)))
            .order_by((table.c.url_key == key).desc(), table.c.article_id)
        )
        found = connection.execute(by_url.limit(1)).mappings().first()
    return found, version_id


def _article(connection: Connection, row: Any) -> StoredArticle:
    rows = connection.execute(
        select(
            VersionRow.__table__,
            *(column.label(f"capture_{column.name}") for column in CaptureRow.__table__.columns),
        )
        .join(CaptureRow, CaptureRow.record_id == VersionRow.record_id)
        .where(VersionRow.article_id == row["article_id"])
        .order_by(VersionRow.first_captured, VersionRow.version_id)
    ).mappings()
    versions = [_version(number, found) for number, found in enumerate(rows, 1)]
    return StoredArticle(
        article_id=row["article_id"],
        source_id=row["source_id"],
        url=row["url"],
        canonical_url=row["canonical_url"],
        current_version=row["current_version"],
        gone_at=row["gone_at"],
        gone_status=row["gone_status"],
        hidden_at=row["hidden_at"],
        hidden_reason=row["hidden_reason"],
        cluster=_cluster(connection, row["cluster_id"], row["article_id"]),
        versions=versions,
    )


def _version(number: int, row: Any) -> StoredVersion:
    capture = {
        name.removeprefix("capture_"): value
        for name, value in row.items()
        if name.startswith("capture_")
    }
    return StoredVersion(
        number=number,
        version_id=row["version_id"],
        first_captured=row["first_captured"],
        last_captured=row["last_captured"],
        body_digest=row["body_digest"],
        article=Article.from_dict(row["record"]),
        capture=capture_of(capture),  # type: ignore[arg-type]
    )


def _cluster(connection: Connection, cluster_id: str | None, own: str) -> list[dict[str, Any]]:
    """The other articles of the same text, the first published first."""
    if cluster_id is None:
        return []
    rows = connection.execute(
        select(
            ArticleRow.article_id,
            ArticleRow.source_id,
            ArticleRow.url,
            VersionRow.published,
            VersionRow.title,
        )
        .join(VersionRow, VersionRow.version_id == ArticleRow.current_version)
        .where(
            ArticleRow.cluster_id == cluster_id,
            ArticleRow.article_id != own,
            ArticleRow.hidden_at.is_(None),
        )
        .order_by(VersionRow.published, ArticleRow.first_captured)
    )
    return [dict(row) for row in rows.mappings()]
