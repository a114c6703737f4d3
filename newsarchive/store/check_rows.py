"""Cross-check of the database with itself: what no constraint can say, counted in both databases alike."""

from __future__ import annotations

from sqlalchemy import text

from newsarchive.store.store import Store

_REBUILD = "rebuild the database from the WARCs: `newsarchive reprocess` into an empty one"
#: (what is wrong, way out, statement that counts it)
_COUNTS = (
    (
        "captures lead to a version that is not there",
        _REBUILD,
        "SELECT count(*) FROM capture LEFT JOIN article_version USING (version_id)"
        " WHERE capture.version_id IS NOT NULL AND article_version.version_id IS NULL",
    ),
    (
        "captures lead to an article that is not there",
        _REBUILD,
        "SELECT count(*) FROM capture LEFT JOIN article ON article.article_id = capture.article_id"
        " WHERE capture.article_id IS NOT NULL AND article.article_id IS NULL",
    ),
    (
        "versions have no capture that reads so",
        _REBUILD,
        "SELECT count(*) FROM article_version AS v WHERE NOT EXISTS"
        " (SELECT 1 FROM capture WHERE capture.version_id = v.version_id)",
    ),
    (
        "articles say otherwise than their current version",
        _REBUILD,
        "SELECT count(*) FROM article AS a JOIN article_version AS v ON v.version_id = a.current_version"
        " WHERE v.article_id <> a.article_id OR coalesce(a.published, '') <> coalesce(v.published, '')"
        " OR coalesce(a.event_date, '') <> coalesce(v.event_date, '')"
        " OR coalesce(a.region_code, '') <> coalesce(v.region_code, '')",
    ),
    (
        "articles have another number of versions than their row says",
        _REBUILD,
        "SELECT count(*) FROM article AS a WHERE a.versions <>"
        " (SELECT count(*) FROM article_version AS v WHERE v.article_id = a.article_id)",
    ),
    (
        "clusters have other members than their row says",
        _REBUILD,
        "SELECT count(*) FROM duplicate_cluster AS c LEFT JOIN (SELECT cluster_id, count(*) AS members,"
        " min(article_id) AS first FROM article GROUP BY cluster_id) AS found"
        " ON found.cluster_id = c.cluster_id"
        " WHERE found.members IS NULL OR found.members <> c.members OR found.first <> c.cluster_id",
    ),
    (
        "bands of near-copies lead to an article that is not there",
        f"they do no harm; {_REBUILD}",
        "SELECT count(*) FROM lsh_band LEFT JOIN article USING (docid) WHERE article.docid IS NULL",
    ),
    (
        "hidden articles have no open takedown, or the other way round",
        "`newsarchive db hide` or `db unhide` them again",
        "SELECT count(*) FROM article AS a WHERE (a.hidden_at IS NOT NULL) <> EXISTS (SELECT 1 FROM takedown"
        " WHERE takedown.article_id = a.article_id AND takedown.lifted_at IS NULL)",
    ),
    (
        "articles can not be found by search, or are found without being there",
        _REBUILD,
        "SELECT (SELECT count(*) FROM article LEFT JOIN {indexed} ON indexed.docid = article.docid"
        " WHERE indexed.docid IS NULL) + (SELECT count(*) FROM {indexed} LEFT JOIN article"
        " ON article.docid = indexed.docid WHERE article.docid IS NULL)",
    ),
)
_INDEXED = {
    "sqlite": "(SELECT id AS docid FROM article_index_docsize) AS indexed",
    "postgresql": "article_index AS indexed",
}


def check_rows(store: Store) -> list[str]:
    """What is wrong between rows, one line each with the way out; empty when nothing is.

    Raises `StoreError` when the database can not be read at all.
    """
    dialect = store.engine.dialect.name
    problems: list[str] = []
    with store.reading() as connection:
        if dialect == "sqlite":
            found = connection.exec_driver_sql("PRAGMA quick_check(5)").scalars().all()
            problems += [
                f"the database file is damaged: {' '.join(line.split())}; restore it from a copy, or move it"
                " away and rebuild it with `newsarchive reprocess`"
                for line in found
                if line != "ok"
            ]
            if problems:
                return problems
            for table, *_rest in connection.exec_driver_sql("PRAGMA foreign_key_check"):
                problems.append(f"a row of {table} leads nowhere; {_REBUILD}")
        for what, way_out, statement in _COUNTS:
            counted = statement.format(indexed=_INDEXED[dialect])
            number = connection.execute(text(counted)).scalar_one()
            if number:
                problems.append(f"{number} {what}; {way_out}")
    return problems
