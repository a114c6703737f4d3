"""What the articles of one source say, to be compared with each other."""

from __future__ import annotations

from sqlalchemy import select

from newsarchive.sources.furniture import texts_of
from newsarchive.store.models import ArticleRow, VersionRow
from newsarchive.store.store import Store

#: the newest articles of a source that are looked at
NEWEST = 2000


def site_texts(store: Store, source_id: str) -> list[list[str]]:
    """Paragraphs and captions of the newest articles of a source, in order of publication; of copies only one.

    Articles under a takedown are left out.
    """
    rows = select(ArticleRow.cluster_id, VersionRow.record)
    rows = rows.join(VersionRow, VersionRow.version_id == ArticleRow.current_version)
    rows = rows.where(ArticleRow.source_id == source_id, ArticleRow.hidden_at.is_(None))
    newest = rows.order_by(ArticleRow.published.desc().nulls_last(), ArticleRow.docid.desc())
    clusters: set[str] = set()
    texts: list[list[str]] = []
    with store.reading() as connection:
        for cluster, record in connection.execute(newest.limit(NEWEST)):
            if cluster in clusters:
                continue
            if cluster is not None:
                clusters.add(cluster)
            texts.append(texts_of(record))
    return texts[::-1]
