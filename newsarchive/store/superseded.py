"""Versions that only an older reading of the same bytes knew: removed, their ids kept as aliases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, select, update

from newsarchive.reading import PageReading
from newsarchive.store.bulk import chunks, insert_missing
from newsarchive.store.clusters import forget_bands
from newsarchive.store.membership import within
from newsarchive.store.models import ArticleRow, CaptureRow, VersionAliasRow, VersionRow
from newsarchive.store.rows import Row


@dataclass
class Superseded:
    """What a new reading of known captures left behind."""

    #: record ids of captures that now read as another version, or as none
    captures: set[str] = field(default_factory=set)
    #: articles that lost a capture or a version
    articles: set[str] = field(default_factory=set)
    #: clusters in which a removed version may have been the link
    clusters: set[str] = field(default_factory=set)


def drop_superseded(
    connection: Connection, before: dict[str, str | None], readings: Sequence[PageReading]
) -> Superseded:
    """Remove versions that no capture reads as any more; `before` is the version each known capture had."""
    result = Superseded()
    now = _versions_of(connection, list(before))
    result.captures = {record for record, version in before.items() if now.get(record) != version}
    former: dict[str, str | None] = {}
    for record in sorted(result.captures):
        version = before[record]
        if version is not None:
            former[version] = now.get(record)
    if not former:
        return result
    for part in chunks(list(former)):
        result.articles.update(
            connection.execute(
                select(VersionRow.article_id).where(within(VersionRow.version_id, part))
            ).scalars()
        )
    orphans = set(former)
    for part in chunks(list(former)):
        still = select(CaptureRow.version_id).where(within(CaptureRow.version_id, part))
        orphans.difference_update(connection.execute(still).scalars())
    result.clusters = _remove(connection, sorted(orphans))
    aliases: list[Row] = [
        {"former_id": version, "version_id": former[version]}
        for version in sorted(orphans)
        if former[version] is not None
    ]
    for alias in aliases:
        connection.execute(
            update(VersionAliasRow)
            .where(VersionAliasRow.version_id == alias["former_id"])
            .values(version_id=alias["version_id"])
        )
    insert_missing(connection, VersionAliasRow, aliases)
    return result


def _versions_of(connection: Connection, record_ids: list[str]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for part in chunks(record_ids):
        rows = connection.execute(
            select(CaptureRow.record_id, CaptureRow.version_id).where(
                within(CaptureRow.record_id, part)
            )
        )
        found.update({row[0]: row[1] for row in rows})
    return found


def _remove(connection: Connection, version_ids: list[str]) -> set[str]:
    clusters: set[str] = set()
    for part in chunks(version_ids):
        linked = (
            select(ArticleRow.cluster_id)
            .join(VersionRow, VersionRow.article_id == ArticleRow.article_id)
            .where(within(VersionRow.version_id, part), ArticleRow.cluster_id.is_not(None))
        )
        clusters.update(name for name in connection.execute(linked).scalars() if name)
        forget_bands(connection, part)
        connection.execute(delete(VersionRow).where(within(VersionRow.version_id, part)))
    return clusters
