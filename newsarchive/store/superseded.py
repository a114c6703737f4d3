"""Versions that only an older reading of the same bytes knew: removed, their ids kept as aliases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, select, update

from newsarchive.reading import PageReading
from newsarchive.store.bulk import chunks, insert_missing
from newsarchive.store.clusters import forget_bands
from newsarchive.store.membership import held, looked_up, within
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
    #: articles, and those of which captures of theirs are read now
    handed_on: set[tuple[str, str]] = field(default_factory=set)


def drop_superseded(
    connection: Connection, before: dict[str, str | None], readings: Sequence[PageReading]
) -> Superseded:
    """Remove versions that no capture reads as any more; `before` is the version each known capture had."""
    result = Superseded()
    now = looked_up(connection, CaptureRow.record_id, CaptureRow.version_id, before)
    result.captures = {record for record, version in before.items() if now.get(record) != version}
    former: dict[str, str | None] = {}
    for record in sorted(result.captures):
        version = before[record]
        if version is not None:
            former[version] = now.get(record)
    if not former:
        return result
    articles = looked_up(connection, VersionRow.version_id, VersionRow.article_id, former)
    result.articles.update(articles.values())
    versions = [version for version in former.values() if version is not None]
    owners = looked_up(connection, VersionRow.version_id, VersionRow.article_id, versions)
    result.handed_on = {
        (articles[one], owners[other])
        for one, other in former.items()
        if other in owners and one in articles and articles[one] != owners[other]
    }
    orphans = former.keys() - held(connection, CaptureRow.version_id, former)
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
