"""Keeps the full-text index at each article's current text."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text

from newsarchive.reading import PageReading
from newsarchive.store.fulltext import index_text


def index_articles(connection: Connection, readings: Sequence[PageReading]) -> None:
    """Index the texts of these readings in place of what was indexed of their articles."""
    rows = [
        {
            "article_id": reading.keys.article_id,
            "title": index_text(reading.article.title or ""),
            "body": index_text(_searchable(reading)),
            "byline": index_text(" ".join(credit.name for credit in reading.article.bylines)),
        }
        for reading in readings
    ]
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        _index_sqlite(connection, rows)
        return
    connection.execute(
        text(
            "INSERT INTO article_index (article_id, title, body, byline) VALUES (:article_id,"
            " to_tsvector('simple', :title), to_tsvector('simple', :body), to_tsvector('simple', :byline))"
            " ON CONFLICT (article_id) DO UPDATE SET title = excluded.title, body = excluded.body,"
            " byline = excluded.byline"
        ),
        rows,
    )


def _index_sqlite(connection: Connection, rows: list[dict[str, str]]) -> None:
    # FTS5 finds a row by rowid only: the article table's rowid is the key
    connection.execute(
        text(
            "DELETE FROM article_index WHERE rowid ="
            " (SELECT rowid FROM article WHERE article_id = :article_id)"
        ),
        rows,
    )
    connection.execute(
        text(
            "INSERT INTO article_index (rowid, title, body, byline, article_id)"
            " SELECT rowid, :title, :body, :byline, article_id FROM article WHERE article_id = :article_id"
        ),
        rows,
    )


def _searchable(reading: PageReading) -> str:
    captions = [caption.text for caption in reading.article.captions]
    return "\n".join([*reading.article.body, *captions])
