"""`newsarchive db datasette`: what Datasette shows of the database, as its metadata file."""

from __future__ import annotations

import json
from typing import Any

import typer

#: views for people, and what they hold
_VIEWS = {
    "articles": "One row an article: its current version, with the capture it was read from.",
    "versions": "One row for each text of each article.",
    "bylines": "Who is credited in the current versions.",
    "captures": "Fetched pages and where they lie in the WARC files.",
}
_QUERIES = {
    "search": {
        "title": "Full-text search (stems; one word or a phrase)",
        "sql": "select a.article_id, a.title, a.published, a.place, a.url from article_index i "
        "join article t on t.docid = i.rowid join articles a on a.article_id = t.article_id "
        "where article_index match '\"' || replace(:word, '\"', '') || '\"' order by i.rank limit 100",
    },
    "articles_by_month": {
        "title": "Articles by source and month",
        "sql": "select source, substr(published, 1, 7) as month, count(*) as articles from articles "
        "where published is not null group by 1, 2 order by 1, 2",
    },
    "copies": {
        "title": "Who published a text first, and who after",
        "sql": "select cluster_id, published, source, title, url from articles "
        "where cluster_id is not null order by cluster_id, published",
    },
    "edited": {
        "title": "Articles that were edited after publication",
        "sql": "select article_id, count(*) as versions, min(first_captured) as first, max(first_captured) as last, "
        "max(url) as url from versions group by article_id having count(*) > 1 order by last desc",
    },
}


def datasette(
    name: str = typer.Option("records", help="Name of the database file without `.sqlite`."),
) -> None:
    """Print metadata for Datasette: the views with their meaning, and questions to begin with.

    Tables behind the views are hidden and closed: they hold articles under a takedown too.

    Examples:

      newsarchive db datasette > metadata.json

      datasette --immutable archive/records.sqlite --metadata metadata.json
    """
    typer.echo(json.dumps(datasette_metadata(name), indent=1, ensure_ascii=False))


def datasette_metadata(name: str) -> dict[str, Any]:
    """Datasette's metadata for a record database of this file name."""
    from newsarchive.monitor.tables import SourceRunRow
    from newsarchive.schedule.tables import ScheduledRunRow, ScheduleRow
    from newsarchive.store.models import Base

    tables: dict[str, Any] = {view: {"description": text} for view, text in _VIEWS.items()}
    index = ["article_index", *(f"article_index_{part}" for part in _SHADOWS)]
    # rooms beside the store have tables of their own
    beside = [row.__tablename__ for row in (SourceRunRow, ScheduledRunRow, ScheduleRow)]
    for table in sorted({*Base.metadata.tables, *beside, "alembic_version", *index}):
        tables[table] = {"hidden": True, "allow": False}
    return {
        "title": "Newsarchive",
        "description": "News of Indonesia's regional governments, as captured",
        "databases": {name: {"allow_sql": False, "tables": tables, "queries": _QUERIES}},
    }


_SHADOWS = ("config", "content", "data", "docsize", "idx")
