"""Near-copies: candidates by LSH bands kept in the database, verified by the true Jaccard of their shingles.

Two articles are copies when a version of one is a copy of a version of the other; a cluster is everything that such
links connect. Links never go away while their versions stay, so clusters do not depend on the order of arrival.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, delete, select, update

from newsarchive.dedup.minhash import bands, exact_band, signature
from newsarchive.dedup.occasion import Occasion, is_other_occasion, occasion_of
from newsarchive.dedup.text import jaccard, shingles
from newsarchive.reading import PageReading
from newsarchive.store.bands import delete_bands, read_bands, write_bands
from newsarchive.store.bulk import chunks, insert_missing, update_by_key
from newsarchive.store.groups import Groups
from newsarchive.store.membership import looked_up, within
from newsarchive.store.models import ArticleRow, ClusterRow, VersionRow
from newsarchive.store.rows import Row

#: share of three-word shingles from which two texts are copies: releases reprinted with cuts and new leads
#: reach it, different news told in the same set phrases stay far below
SAME_TEXT = 0.7
#: articles that may share a band key; a key that more share tells nothing, and lookups stay bounded
_FULL_BAND = 64


class _Text:
    """One version's text; its shingles are made when something is to be compared with it."""

    def __init__(self, version_id: str, article_id: str, docid: int, body: str) -> None:
        self.version_id = version_id
        self.article_id = article_id
        self.docid = docid
        self._body = body

    @cached_property
    def shingles(self) -> set[str]:
        return shingles(self._body.split("\n"))

    @cached_property
    def occasion(self) -> Occasion:
        return occasion_of(self._body)

    def band_keys(self, values: Sequence[int] | None = None) -> list[int]:
        """Band keys of the text, whose signature is `values`."""
        values = signature(self.shingles) if values is None else values
        return list(dict.fromkeys(bands(values) or exact_band(self.shingles)))


def link_copies(
    connection: Connection, readings: Sequence[PageReading], *, dissolve: Iterable[str] = ()
) -> None:
    """Look for copies of versions stored just now and join clusters.

    `dissolve` names clusters in which a link may be gone; they are built again from the versions they have.
    """
    docids = looked_up(
        connection,
        ArticleRow.article_id,
        ArticleRow.docid,
        (reading.keys.article_id for reading in readings),
    )
    texts: list[tuple[_Text, list[int]]] = []
    for reading in readings:
        names = reading.keys
        body = "\n".join(reading.article.body)
        text = _Text(names.version_id, names.article_id, docids[names.article_id], body)
        texts.append((text, text.band_keys(names.signature)))
    texts += _dissolve(connection, sorted(dissolve), {text.version_id for text, _keys in texts})
    texts = [(text, keys) for text, keys in texts if keys]
    if not texts:
        return
    shared = read_bands(connection, {key for _text, keys in texts for key in keys})
    known: dict[int, list[_Text]] = {}
    for stored in _texts_of(
        connection, ArticleRow.docid, {docid for members in shared.values() for docid in members}
    ):
        known.setdefault(stored.docid, []).append(stored)
    articles = {text.article_id for text, _keys in texts}
    articles |= {text.article_id for versions in known.values() for text in versions}
    groups = Groups(clusters_of(connection, sorted(articles)))
    rows: set[tuple[int, int]] = set()
    for text, keys in texts:
        candidates = Counter(docid for key in keys for docid in shared.get(key, ()))
        # a band may outlive its text in a database that somebody edited by hand
        found = [known[docid] for docid, _shared in candidates.most_common() if docid in known]
        _compare(text, found, groups)
        known.setdefault(text.docid, []).append(text)
        for key in keys:
            members = shared.setdefault(key, {})
            if len(members) < _FULL_BAND and text.docid not in members:
                members[text.docid] = None
                rows.add((key, text.docid))
    write_bands(connection, rows)
    _write_clusters(connection, list(groups.grown()))


def forget_bands(connection: Connection, version_ids: Sequence[str]) -> None:
    """Take versions, still stored, out of the bands; the keys follow from their texts."""
    going = set(version_ids)
    lost: dict[int, set[int]] = {}
    for text in _texts_of(connection, VersionRow.version_id, going):
        lost.setdefault(text.docid, set()).update(text.band_keys())
    for text in _texts_of(connection, ArticleRow.docid, set(lost)):
        if text.version_id not in going:
            lost[text.docid].difference_update(text.band_keys())
    for docid, keys in lost.items():
        delete_bands(connection, docid, sorted(keys))


def build_bands(connection: Connection) -> None:
    """Fill the empty table of bands from the texts stored; clusters stay as they are."""
    full: Counter[int] = Counter()
    versions = connection.execute(
        _TEXTS.order_by(ArticleRow.docid, VersionRow.version_id).execution_options(yield_per=500)
    )
    for part in versions.partitions():
        rows: set[tuple[int, int]] = set()
        for row in part:
            text = _Text(*row)
            for key in text.band_keys():
                if full[key] < _FULL_BAND and (key, text.docid) not in rows:
                    full[key] += 1
                    rows.add((key, text.docid))
        write_bands(connection, rows)


def clusters_of(connection: Connection, article_ids: Sequence[str]) -> dict[str, str]:
    """Cluster ids of those articles that are in one."""
    if not article_ids:
        return {}
    rows = connection.execute(
        select(ArticleRow.article_id, ArticleRow.cluster_id).where(
            within(ArticleRow.article_id, article_ids), ArticleRow.cluster_id.is_not(None)
        )
    )
    return {article_id: cluster_id for article_id, cluster_id in rows if cluster_id}


def _compare(text: _Text, candidates: list[list[_Text]], groups: Groups) -> None:
    """Join the text's article with those it is a copy of; `candidates` are their versions, likely ones first."""
    for versions in candidates:
        for other in versions:
            if (
                not groups.connected(text.article_id, other.article_id)
                and jaccard(text.shingles, other.shingles) >= SAME_TEXT
                and not is_other_occasion(text.occasion, other.occasion)
            ):
                groups.join(text.article_id, other.article_id)


_TEXTS = select(
    VersionRow.version_id, VersionRow.article_id, ArticleRow.docid, VersionRow.body
).join(ArticleRow, ArticleRow.article_id == VersionRow.article_id)


def _texts_of(connection: Connection, column: Any, values: set[Any]) -> Iterator[_Text]:
    """Versions whose `column` has one of these values."""
    for part in chunks(sorted(values)):
        for row in connection.execute(_TEXTS.where(within(column, part))).all():
            yield _Text(*row)


def _dissolve(
    connection: Connection, cluster_ids: list[str], except_versions: set[str]
) -> list[tuple[_Text, list[int]]]:
    """Take clusters apart; returns the texts to compare again."""
    texts: list[tuple[_Text, list[int]]] = []
    for part in chunks(cluster_ids):
        members = _TEXTS.where(within(ArticleRow.cluster_id, part)).order_by(VersionRow.version_id)
        for row in connection.execute(members):
            if row[0] not in except_versions:
                text = _Text(*row)
                texts.append((text, text.band_keys()))
        connection.execute(
            update(ArticleRow).where(within(ArticleRow.cluster_id, part)).values(cluster_id=None)
        )
        connection.execute(delete(ClusterRow).where(within(ClusterRow.cluster_id, part)))
    return texts


def _write_clusters(connection: Connection, grown: Sequence[set[str]]) -> None:
    """Give grown clusters their ids (the smallest article id in each); of each, those looked at are given."""
    looked_at = [article_id for members in grown for article_id in members]
    former = clusters_of(connection, looked_at)
    mates: dict[str, set[str]] = {}
    if former:
        rows = connection.execute(
            select(ArticleRow.cluster_id, ArticleRow.article_id).where(
                within(ArticleRow.cluster_id, sorted(set(former.values())))
            )
        )
        for cluster_id, article_id in rows:
            mates.setdefault(cluster_id or "", set()).add(article_id)
    moved: list[Row] = []
    clusters: list[Row] = []
    for members in grown:
        everyone = set(members)
        for name in {former[article_id] for article_id in members & former.keys()}:
            everyone |= mates[name]
            former.update(dict.fromkeys(mates[name], name))
        cluster_id = min(everyone)
        clusters.append({"cluster_id": cluster_id, "members": len(everyone)})
        moved += [
            {"article_id": article_id, "cluster_id": cluster_id}
            for article_id in sorted(everyone)
            if former.get(article_id) != cluster_id
        ]
    gone = {*former.values(), *(row["cluster_id"] for row in clusters)}
    update_by_key(connection, ArticleRow, "article_id", moved)
    if gone:
        connection.execute(delete(ClusterRow).where(within(ClusterRow.cluster_id, sorted(gone))))
    insert_missing(connection, ClusterRow, clusters)
