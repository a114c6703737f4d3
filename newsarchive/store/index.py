"""Keeps the full-text index at each article's current text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select, text

from newsarchive.extract.article import Article
from newsarchive.reading import PageReading
from newsarchive.store.bulk import chunks
from newsarchive.store.fulltext import index_text, vector_text
from newsarchive.store.membership import within
from newsarchive.store.models import ArticleRow, VersionRow


def index_articles(
    connection: Connection, article_ids: Iterable[str], fresh: Sequence[PageReading] = ()
) -> None:
    """Index the current texts of these articles in place of what was indexed of them.

    `fresh` are readings whose versions were stored just now; they need not be read again.
    """
    at_hand = {reading.keys.version_id: reading.article for reading in fresh}
    for part in chunks(sorted(article_ids)):
        current = connection.execute(
            select(ArticleRow.docid, ArticleRow.current_version)
            .where(within(ArticleRow.article_id, part))
            # rising keys: FTS5 flushes its buffer at each step back
            .order_by(ArticleRow.docid)
        ).all()
        stored = _stored(connection, [name for _docid, name in current if name not in at_hand])
        texts = [
            _fresh_texts(docid, at_hand[version])
            if version in at_hand
            else _stored_texts(docid, *stored[version])
            for docid, version in current
        ]
        if not texts:
            continue
        if connection.dialect.name == "sqlite":
            _index_sqlite(connection, texts)
        else:
            _index_postgresql(connection, texts)


def _stored(
    connection: Connection, version_ids: Sequence[str]
) -> dict[str, tuple[str | None, str, dict[str, Any]]]:
    if not version_ids:
        return {}
    rows = connection.execute(
        select(VersionRow.version_id, VersionRow.title, VersionRow.body, VersionRow.record).where(
            within(VersionRow.version_id, version_ids)
        )
    )
    return {row[0]: (row[1], row[2], row[3]) for row in rows}


def drop_from_index(connection: Connection, article_ids: Sequence[str]) -> None:
    """Forget the texts of these articles."""
    for part in chunks(article_ids):
        docids = connection.execute(
            select(ArticleRow.docid).where(within(ArticleRow.article_id, part))
        ).scalars()
        _delete(connection, list(docids))


def _stored_texts(
    docid: int, title: str | None, body: str, record: dict[str, Any]
) -> dict[str, Any]:
    return _texts(
        docid,
        title,
        [body, *(caption["text"] for caption in record["captions"])],
        [credit["name"] for credit in record["bylines"]],
    )


def _fresh_texts(docid: int, article: Article) -> dict[str, Any]:
    return _texts(
        docid,
        article.title,
        [*article.body, *(caption.text for caption in article.captions)],
        [credit.name for credit in article.bylines],
    )


def _texts(docid: int, title: str | None, body: list[str], names: list[str]) -> dict[str, Any]:
    return {
        "docid": docid,
        "title": title or "",
        "body": "\n".join(body),
        "byline": " ".join(names),
    }


def _index_sqlite(connection: Connection, texts: list[dict[str, Any]]) -> None:
    _delete(connection, [row["docid"] for row in texts])
    rows = [
        {name: index_text(value) if name != "docid" else value for name, value in row.items()}
        for row in texts
    ]
    connection.execute(
        text(
            "INSERT INTO article_index (rowid, title, body, byline)"
            " VALUES (:docid, :title, :body, :byline)"
        ),
        rows,
    )


def _index_postgresql(connection: Connection, texts: list[dict[str, Any]]) -> None:
    rows = [
        {
            "docid": row["docid"],
            "document": vector_text(
                [(row["title"], "A"), (row["byline"], "B"), (row["body"], "D")]
            ),
        }
        for row in texts
    ]
    connection.execute(
        text(
            "INSERT INTO article_index (docid, document) VALUES (:docid, CAST(:document AS tsvector))"
            " ON CONFLICT (docid) DO UPDATE SET document = excluded.document"
        ),
        rows,
    )


def _delete(connection: Connection, docids: list[int]) -> None:
    if not docids:
        return
    key = "rowid" if connection.dialect.name == "sqlite" else "docid"
    statement = text(f"DELETE FROM article_index WHERE {key} IN :docids")
    connection.execute(
        statement.bindparams(bindparam("docids", expanding=True)), {"docids": docids}
    )
