"""Search results as flat rows, streamed: one row an article, current version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Select, func, select

from newsarchive.errors import QueryError
from newsarchive.places import region
from newsarchive.store.bulk import table_of
from newsarchive.store.filters import SearchFilters, match_parameters, matching
from newsarchive.store.models import ArticleRow, CaptureRow, CreditRow, SourceRow, VersionRow
from newsarchive.store.query import Node, parse_query
from newsarchive.store.store import Store

_PART = 500
#: where `newsarchive serve` shows the archive unless `public_url` says otherwise
ADDRESS = "http://127.0.0.1:8460"

#: column, what it means
COLUMNS = (
    ("article_id", "stable id of the article"),
    ("version_id", "stable id of this text of it"),
    ("source", "id of the source"),
    ("source_name", "whose site it is"),
    ("region", "Kemendagri code of the source's government"),
    ("region_name", "name of that region"),
    ("url", "address it was fetched from"),
    ("title", "title"),
    ("published", "publication time, ISO 8601 at the precision known"),
    ("event_date", "date of the event reported"),
    ("place", "place of the dateline as printed"),
    ("place_code", "Kemendagri code of that place"),
    ("bylines", "who is credited: `role` and `name`; in CSV `role: name`, separated by `; `"),
    ("lead", "first paragraph or summary"),
    ("body", "paragraphs, separated by line ends"),
    ("captions", "captions; in CSV separated by line ends"),
    ("tags", "tags; in CSV separated by `; `"),
    ("section", "section of the site"),
    ("language", "ISO 639-1 code"),
    ("flags", "what is doubtful; in CSV separated by `; `"),
    ("cluster_id", "id shared by near-copies of one text"),
    ("gone_at", "when the site was first seen without it"),
    ("captured_at", "when the capture was made, UTC"),
    ("warc_file", "WARC file of the capture, below the archive's warc folder"),
    ("warc_offset", "byte offset of the record in it"),
    ("warc_record_id", "WARC-Record-ID"),
    ("payload_digest", "digest of the captured entity body"),
    ("body_digest", "digest of title, body and captions"),
    ("archive_url", "address of this text in the archive"),
)


def export_rows(
    store: Store,
    query: str,
    filters: SearchFilters,
    *,
    ids: Sequence[str] = (),
    address: str = ADDRESS,
) -> Iterator[dict[str, Any]]:
    """Rows of every article that matches, in the order of their ids; an empty query means all.

    `ids` narrows to these articles; `address` is where the archive's pages are served.

    Raises `QueryError` for a query that can not be understood.
    """
    node = _node(query)
    wanted = _among(matching(store, node, filters), ids)
    for row in _rows(store, wanted, match_parameters(store, node)):
        yield _addressed(row, address)


def export_article(store: Store, article_id: str, *, address: str = ADDRESS) -> dict[str, Any]:
    """The row of one article that is not hidden. Raises `QueryError` when there is none."""
    for row in _rows(store, _among(matching(store, None, SearchFilters()), [article_id]), {}):
        return _addressed(row, address)
    raise QueryError(f"there is no article {article_id}")


def _rows(
    store: Store, wanted: Select[Any], parameters: dict[str, str]
) -> Iterator[dict[str, Any]]:
    matched = wanted.subquery()
    statement = (
        select(
            matched,
            SourceRow.region,
            SourceRow.name.label("source_name"),
            VersionRow.title,
            VersionRow.language,
            VersionRow.body,
            VersionRow.record,
            VersionRow.body_digest,
            *(column.label(f"capture_{column.name}") for column in table_of(CaptureRow).columns),
        )
        .join(SourceRow, SourceRow.source_id == matched.c.source_id)
        .join(VersionRow, VersionRow.version_id == matched.c.current_version)
        .join(CaptureRow, CaptureRow.record_id == VersionRow.record_id)
        .order_by(matched.c.article_id)
        .execution_options(yield_per=_PART)
    )
    with store.reading() as connection:
        for part in connection.execute(statement, parameters).mappings().partitions(_PART):
            credits = _credits(store, [row["current_version"] for row in part])
            for row in part:
                yield _row(row, credits.get(row["current_version"], []))


def _among(wanted: Select[Any], ids: Sequence[str]) -> Select[Any]:
    return wanted.where(ArticleRow.article_id.in_(ids)) if ids else wanted


def _addressed(row: dict[str, Any], address: str) -> dict[str, Any]:
    """The row with the address under which `newsarchive serve` shows this text."""
    return {**row, "archive_url": f"{address.rstrip('/')}/versions/{row['version_id']}"}


def matching_articles(
    store: Store, query: str, filters: SearchFilters, ids: Sequence[str] = ()
) -> list[str]:
    """Ids of the articles that match, sorted. Raises `QueryError` as `export_rows` does."""
    node = _node(query)
    matched = _among(matching(store, node, filters), ids).subquery()
    with store.reading() as connection:
        rows = connection.execute(
            select(matched.c.article_id).order_by(matched.c.article_id),
            match_parameters(store, node),
        )
        return list(rows.scalars())


def count_matching(
    store: Store, query: str, filters: SearchFilters, ids: Sequence[str] = ()
) -> int:
    """Number of the articles that match. Raises `QueryError` as `export_rows` does."""
    node = _node(query)
    matched = _among(matching(store, node, filters), ids).subquery()
    with store.reading() as connection:
        counted = connection.execute(
            select(func.count()).select_from(matched), match_parameters(store, node)
        )
        return int(counted.scalar_one())


def _node(query: str) -> Node | None:
    node = parse_query(query) if query.strip() else None
    if query.strip() and node is None:
        raise QueryError(f"the query {query!r} has no word to look for")
    return node


def _credits(store: Store, version_ids: list[str]) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    with store.reading() as connection:
        rows = connection.execute(
            select(CreditRow.version_id, CreditRow.role, CreditRow.name)
            .where(CreditRow.version_id.in_(version_ids))
            .order_by(CreditRow.version_id, CreditRow.position)
        )
        for version_id, role, name in rows:
            found.setdefault(version_id, []).append({"role": role, "name": name})
    return found


def _row(row: Any, credits: list[dict[str, str]]) -> dict[str, Any]:
    record = row["record"]
    found = region(row["region"])
    return {
        "article_id": row["article_id"],
        "version_id": row["current_version"],
        "source": row["source_id"],
        "source_name": row["source_name"],
        "region": row["region"],
        "region_name": found.name if found else None,
        "url": row["url"],
        "title": row["title"],
        "published": row["published"],
        "event_date": row["event_date"],
        "place": row["place"],
        "place_code": row["region_code"],
        "bylines": credits,
        "lead": record.get("lead"),
        "body": row["body"],
        "captions": [caption["text"] for caption in record["captions"]],
        "tags": record["tags"],
        "section": record.get("section"),
        "language": row["language"],
        "flags": record["flags"],
        "cluster_id": row["cluster_id"],
        "gone_at": row["gone_at"].isoformat() if row["gone_at"] else None,
        "captured_at": row["capture_fetched_at"].isoformat(),
        "warc_file": row["capture_warc_file"],
        "warc_offset": row["capture_warc_offset"],
        "warc_record_id": row["capture_record_id"],
        "payload_digest": row["capture_payload_digest"],
        "body_digest": row["body_digest"],
    }
