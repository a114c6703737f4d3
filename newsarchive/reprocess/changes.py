"""What today's rules read otherwise than the rules of before: by source and field, old and new side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from newsarchive.reading import PageReading
from newsarchive.records import JsonRecord
from newsarchive.store.membership import looked_up
from newsarchive.store.models import ArticleRow, CaptureRow, QuarantineRow, VersionRow
from newsarchive.store.storable import storable

#: stands for what an article under a takedown says
_HIDDEN = "under a takedown"
#: what is no field of the article, or follows from the others
_APART = frozenset({"url", "evidence", "extractor_version"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(JsonRecord):
    """One field of one capture, as read before and as read now."""

    source: str
    field: str
    record_id: str
    url: str
    old: Any
    new: Any


def changes_of(connection: Connection, readings: Sequence[PageReading]) -> Iterator[Change]:
    """Fields that differ from what is stored of these captures; captures not stored yet have none.

    Of articles under a takedown it is told that they differ, not what they say. A version is described by the first
    capture of it; later captures of the same text are not compared.
    """
    ids = [r.capture.record_id for r in readings if r.capture is not None]
    stored, hidden = _stored(connection, ids), _hidden(connection, ids)
    for reading in readings:
        assert reading.capture is not None
        old = stored.get(reading.capture.record_id)
        if old is None:
            continue
        is_hidden = reading.capture.record_id in hidden
        new = storable(reading.article.to_dict())
        for name, value in new.items():
            if name not in _APART and old.get(name) != value:
                yield Change(
                    source=reading.source_id,
                    field=name,
                    record_id=reading.capture.record_id,
                    url=reading.article.url,
                    old=_HIDDEN if is_hidden else old.get(name),
                    new=_HIDDEN if is_hidden else value,
                )


def count_stored(connection: Connection) -> int:
    """Number of captures from which something was read."""
    counted = connection.execute(select(func.count()).select_from(CaptureRow))
    return int(counted.scalar_one())


def _hidden(connection: Connection, record_ids: list[str]) -> set[str]:
    """Those of these captures from which articles under a takedown were read."""
    hidden = (
        select(VersionRow.record_id)
        .join(ArticleRow, ArticleRow.article_id == VersionRow.article_id)
        .where(ArticleRow.hidden_at.is_not(None))
    )
    return set(connection.execute(hidden).scalars()) & set(record_ids)


def _stored(connection: Connection, record_ids: list[str]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for model in (VersionRow, QuarantineRow):
        found |= looked_up(connection, model.record_id, model.record, record_ids)
    return found
