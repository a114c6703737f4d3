"""What a row of an export leaves out: all versions, captures and absences of its article, as JSON.

With it a JSON Lines export holds everything that is known of an article and can be read into an empty archive again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, and_, select

from newsarchive.store.bulk import table_of
from newsarchive.store.models import (
    AbsenceRow,
    AddressRow,
    ArticleRow,
    CaptureRow,
    MoveRow,
    SourceRow,
    VersionAliasRow,
    VersionRow,
)
from newsarchive.store.rows import capture_of
from newsarchive.store.store import Store

Row = dict[str, Any]
_PART = 100


def with_history(store: Store, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, each with `history`: what `newsarchive import` needs to make its article again."""
    remaining = iter(rows)
    while part := list(islice(remaining, _PART)):
        with store.reading() as connection:
            histories = _histories(connection, [row["article_id"] for row in part])
        for row in part:
            yield {**row, "history": histories[row["article_id"]]}


def _histories(connection: Connection, ids: list[str]) -> dict[str, Row]:
    found: dict[str, Row] = {
        article_id: {
            "source": None,
            "versions": {},
            "captures": [],
            "absences": [],
            "aliases": {},
            "moves": {},
        }
        for article_id in ids
    }
    versions = connection.execute(
        select(VersionRow.article_id, VersionRow.version_id, VersionRow.record)
        .where(VersionRow.article_id.in_(ids))
        .order_by(VersionRow.first_captured, VersionRow.version_id)
    )
    for article_id, version_id, record in versions:
        found[article_id]["versions"][version_id] = record
    captures = connection.execute(
        select(table_of(CaptureRow))
        .where(CaptureRow.article_id.in_(ids))
        .order_by(CaptureRow.fetched_at, CaptureRow.record_id)
    )
    for row in captures.mappings():
        capture = {**capture_of(row).to_dict(), "version_id": row["version_id"]}
        found[row["article_id"]]["captures"].append(capture)
    absences = connection.execute(
        select(AddressRow.article_id.label("owner"), *table_of(CaptureRow).columns.values())
        .join(
            AbsenceRow,
            and_(
                AbsenceRow.source_id == AddressRow.source_id,
                AbsenceRow.url_key == AddressRow.url_key,
            ),
        )
        .join(CaptureRow, CaptureRow.record_id == AbsenceRow.record_id)
        .where(AddressRow.article_id.in_(ids))
        .order_by(CaptureRow.fetched_at, CaptureRow.record_id)
    )
    for row in absences.mappings():
        owner = row["owner"]
        found[owner]["absences"].append(capture_of(row).to_dict())
    elsewhere = connection.execute(
        select(
            ArticleRow.article_id.label("owner"),
            ArticleRow.url.label("led_from"),
            *table_of(CaptureRow).columns.values(),
        )
        .join(CaptureRow, CaptureRow.record_id == ArticleRow.gone_capture)
        .where(ArticleRow.article_id.in_(ids))
    )
    for row in elsewhere.mappings():
        capture, known = capture_of(row).to_dict(), found[row["owner"]]["absences"]
        if capture not in known:
            # of an address to which the article's led
            known.append({**capture, "led_from": row["led_from"]})
    aliases = connection.execute(
        select(VersionRow.article_id, VersionAliasRow.former_id, VersionAliasRow.version_id)
        .join(VersionAliasRow, VersionAliasRow.version_id == VersionRow.version_id)
        .where(VersionRow.article_id.in_(ids))
        .order_by(VersionAliasRow.former_id)
    )
    for article_id, former_id, version_id in aliases:
        found[article_id]["aliases"][former_id] = version_id
    moves = connection.execute(
        select(MoveRow.article_id, MoveRow.page_id, MoveRow.reason)
        .where(MoveRow.article_id.in_(ids))
        .order_by(MoveRow.page_id)
    )
    for article_id, page_id, reason in moves:
        found[article_id]["moves"][page_id] = reason
    sources = connection.execute(
        select(table_of(SourceRow)).where(
            SourceRow.source_id.in_(
                select(AddressRow.source_id).where(AddressRow.article_id.in_(ids))
            )
        )
    )
    about = {
        row["source_id"]: {
            name: row[name] for name in ("source_id", "name", "region", "home", "timezone")
        }
        for row in sources.mappings()
    }
    owners = connection.execute(
        select(AddressRow.article_id, AddressRow.source_id).where(AddressRow.article_id.in_(ids))
    )
    for article_id, source_id in owners:
        found[article_id]["source"] = about[source_id]
    return found
