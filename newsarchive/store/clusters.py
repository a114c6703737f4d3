"""Near-copies: candidates by LSH bands kept in the database, verified by the true Jaccard of their shingles.

Two articles are copies when a version of one is a copy of a version of the other; a cluster is everything that such
links connect. Links never go away while their versions stay, so clusters do not depend on the order of arrival.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from sqlalchemy import Connection, delete, insert, select, update

from newsarchive.dedup.minhash import bands, exact_band, signature
from newsarchive.dedup.text import jaccard, shingles
from newsarchive.reading import PageReading
from newsarchive.store.bulk import chunks, insert_missing, table_of
from newsarchive.store.groups import Groups
from newsarchive.store.models import ArticleRow, BandRow, ClusterRow, VersionRow

#: share of three-word shingles from which two texts are copies: releases reprinted with cuts and new leads
#: reach it, different news told in the same set phrases stay far below
SAME_TEXT = 0.7
#: versions that may share a band key; a key that more share tells nothing, and lookups stay bounded
_FULL_BAND = 64


class _Text:
    """One version's text; its shingles are made when something is to be compared with it."""

    def __init__(self, version_id: str, article_id: str, body: str) -> None:
        self.version_id = version_id
        self.article_id = article_id
        self._body = body

    @cached_property
    def shingles(self) -> set[str]:
        return shingles(self._body.split("\n"))

    def keys(self, values: Sequence[int]) -> list[int]:
        """Band keys of the text, whose signature is `values`."""
        return list(dict.fromkeys(bands(values) or exact_band(self.shingles)))


def link_copies(
    connection: Connection, readings: Sequence[PageReading], *, dissolve: Iterable[str] = ()
) -> None:
    """Look for copies of versions stored just now and join clusters.

    `dissolve` names clusters in which a link may be gone; they are built again from the versions they have.
    """
    texts: list[tuple[_Text, list[int]]] = []
    for reading in readings:
        names = reading.keys
        text = _Text(names.version_id, names.article_id, "\n".join(reading.article.body))
        texts.append((text, text.keys(names.signature)))
    texts += _dissolve(connection, sorted(dissolve), {text.version_id for text, _keys in texts})
    texts = [(text, keys) for text, keys in texts if keys]
    if not texts:
        return
    shared = _shared_bands(connection, {key for _text, keys in texts for key in keys})
    known = _texts_of(connection, {version for members in shared.values() for version in members})
    articles = {text.article_id for text, _keys in texts}
    articles |= {text.article_id for text in known.values()}
    groups = Groups(clusters_of(connection, sorted(articles)))
    rows: dict[tuple[int, str], None] = {}
    for text, keys in texts:
        _compare(text, [known[version] for key in keys for version in shared.get(key, ())], groups)
        known[text.version_id] = text
        for key in keys:
            members = shared.setdefault(key, {})
            if len(members) < _FULL_BAND and text.version_id not in members:
                members[text.version_id] = None
                rows[key, text.version_id] = None
    insert_missing(
        connection, BandRow, [{"band": key, "version_id": version} for key, version in sorted(rows)]
    )
    for members_of_one in groups.grown():
        _write_cluster(connection, members_of_one)


def forget_bands(connection: Connection, version_ids: Sequence[str]) -> None:
    """Take versions, still stored, out of the bands; the keys follow from their texts."""
    for version_id, text in _texts_of(connection, set(version_ids)).items():
        keys = text.keys(signature(text.shingles))
        connection.execute(
            delete(BandRow).where(BandRow.band.in_(keys), BandRow.version_id == version_id)
        )


def clusters_of(connection: Connection, article_ids: Sequence[str]) -> dict[str, str]:
    """Cluster ids of those articles that are in one."""
    found: dict[str, str] = {}
    for part in chunks(article_ids):
        rows = connection.execute(
            select(ArticleRow.article_id, ArticleRow.cluster_id).where(
                ArticleRow.article_id.in_(part), ArticleRow.cluster_id.is_not(None)
            )
        )
        found.update({article_id: cluster_id for article_id, cluster_id in rows if cluster_id})
    return found


def _compare(text: _Text, candidates: list[_Text], groups: Groups) -> None:
    """Join the text's article with those it is a copy of; most likely candidates first."""
    for other, _shared in Counter(candidates).most_common():
        if not groups.connected(text.article_id, other.article_id) and (
            jaccard(text.shingles, other.shingles) >= SAME_TEXT
        ):
            groups.join(text.article_id, other.article_id)


def _shared_bands(connection: Connection, keys: set[int]) -> dict[int, dict[str, None]]:
    """Versions known under each band key."""
    found: dict[int, dict[str, None]] = {}
    for part in chunks(sorted(keys)):
        rows = connection.execute(
            select(BandRow.band, BandRow.version_id)
            .where(BandRow.band.in_(part))
            .order_by(BandRow.band, BandRow.version_id)
        )
        for key, version_id in rows:
            found.setdefault(key, {})[version_id] = None
    return found


def _texts_of(connection: Connection, version_ids: set[str]) -> dict[str, _Text]:
    found: dict[str, _Text] = {}
    for part in chunks(sorted(version_ids)):
        rows = connection.execute(
            select(VersionRow.version_id, VersionRow.article_id, VersionRow.body).where(
                VersionRow.version_id.in_(part)
            )
        )
        found.update({row[0]: _Text(*row) for row in rows})
    return found


def _dissolve(
    connection: Connection, cluster_ids: list[str], except_versions: set[str]
) -> list[tuple[_Text, list[int]]]:
    """Take clusters apart; returns the texts to compare again."""
    texts: list[tuple[_Text, list[int]]] = []
    for part in chunks(cluster_ids):
        rows = connection.execute(
            select(VersionRow.version_id, VersionRow.article_id, VersionRow.body)
            .join(ArticleRow, ArticleRow.article_id == VersionRow.article_id)
            .where(ArticleRow.cluster_id.in_(part))
            .order_by(VersionRow.version_id)
        )
        for row in rows:
            if row[0] not in except_versions:
                text = _Text(*row)
                texts.append((text, text.keys(signature(text.shingles))))
        connection.execute(
            update(ArticleRow).where(ArticleRow.cluster_id.in_(part)).values(cluster_id=None)
        )
        connection.execute(delete(ClusterRow).where(ClusterRow.cluster_id.in_(part)))
    return texts


def _write_cluster(connection: Connection, members: set[str]) -> None:
    """Give a grown cluster its id (the smallest article id in it); `members` are those that were looked at."""
    former = set(clusters_of(connection, sorted(members)).values())
    everyone = set(members)
    if former:
        everyone.update(
            connection.execute(
                select(ArticleRow.article_id).where(ArticleRow.cluster_id.in_(former))
            ).scalars()
        )
    cluster_id = min(everyone)
    for part in chunks(sorted(everyone)):
        connection.execute(
            update(ArticleRow).where(ArticleRow.article_id.in_(part)).values(cluster_id=cluster_id)
        )
    connection.execute(delete(ClusterRow).where(ClusterRow.cluster_id.in_(former | {cluster_id})))
    connection.execute(
        insert(table_of(ClusterRow)), [{"cluster_id": cluster_id, "members": len(everyone)}]
    )
