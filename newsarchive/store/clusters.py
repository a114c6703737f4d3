"""Near-copies: candidates by LSH bands kept in the database, verified by the true Jaccard of their shingles."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, select, update

from newsarchive.dedup.minhash import bands
from newsarchive.dedup.text import jaccard, shingles
from newsarchive.reading import PageReading
from newsarchive.store.models import ArticleRow, BandRow, ClusterRow, VersionRow

#: share of three-word shingles from which two texts count as one release
SAME_TEXT = 0.6
#: candidates looked at for one text; a band that very many share says nothing
_MOST_CANDIDATES = 50


def cluster(connection: Connection, readings: Sequence[PageReading]) -> dict[str, str]:
    """Put the current texts of these readings into clusters; returns the cluster id of those in one.

    A cluster is a connected set of similar texts; its id is the smallest article id in it, so that it does not
    depend on the order in which texts arrive.
    """
    found: dict[str, str] = {}
    for reading in readings:
        keys = bands(reading.keys.signature)
        article_id = reading.keys.article_id
        connection.execute(delete(BandRow).where(BandRow.article_id == article_id))
        if not keys:
            continue
        copies = _copies(connection, reading, keys)
        connection.execute(
            BandRow.__table__.insert(),  # type: ignore[attr-defined]
            [{"band": key, "article_id": article_id} for key in dict.fromkeys(keys)],
        )
        if copies:
            found[article_id] = _join(connection, {article_id, *copies})
    return found


def _copies(connection: Connection, reading: PageReading, keys: list[int]) -> list[str]:
    rows = connection.execute(
        select(BandRow.article_id, func.count())
        .where(BandRow.band.in_(keys))
        .group_by(BandRow.article_id)
        .order_by(func.count().desc())
        .limit(_MOST_CANDIDATES)
    ).all()
    candidates = [row[0] for row in rows if row[0] != reading.keys.article_id]
    if not candidates:
        return []
    bodies = connection.execute(
        select(ArticleRow.article_id, VersionRow.body)
        .join(VersionRow, VersionRow.version_id == ArticleRow.current_version)
        .where(ArticleRow.article_id.in_(candidates))
    )
    mine = shingles(reading.article.body)
    return [
        article_id
        for article_id, body in bodies
        if jaccard(mine, shingles(body.split("\n"))) >= SAME_TEXT
    ]


def _join(connection: Connection, members: set[str]) -> str:
    clusters = set(
        connection.execute(
            select(ArticleRow.cluster_id).where(
                ArticleRow.article_id.in_(members), ArticleRow.cluster_id.is_not(None)
            )
        ).scalars()
    )
    everyone = set(members)
    if clusters:
        everyone.update(
            connection.execute(
                select(ArticleRow.article_id).where(ArticleRow.cluster_id.in_(clusters))
            ).scalars()
        )
    cluster_id = min(everyone)
    connection.execute(
        update(ArticleRow).where(ArticleRow.article_id.in_(everyone)).values(cluster_id=cluster_id)
    )
    connection.execute(delete(ClusterRow).where(ClusterRow.cluster_id.in_(clusters | {cluster_id})))
    connection.execute(
        ClusterRow.__table__.insert(),  # type: ignore[attr-defined]
        [{"cluster_id": cluster_id, "members": len(everyone)}],
    )
    return cluster_id
