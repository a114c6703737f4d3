"""One article under changing addresses: redirects, changed canonical addresses, and sites rebuilt under new ones.

The article keeps the id that it had first, in the order of time: captures of one source that come in against that
order may leave two articles where one moved. A page read under another address that continues it belongs to it: from
the moment that is known, in `article_move`. One of four facts makes two articles of one source a pair (`move_signs`);
their texts decide:

- the old address was captured redirecting to the new one, and the texts are alike;
- a page was fetched at one address, and its canonical address changed, and the texts are alike;
- the two addresses differ in what a server need not be told (`/index.php/`), and the texts are alike;
- title and text are the same, and the old address was seen gone, not having been seen since the new one came up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    and_,
    delete,
    select,
    update,
)

from newsarchive.dedup import dedup_keys
from newsarchive.dedup.article_keys import short_id
from newsarchive.dedup.text import jaccard, normal_form, shingles
from newsarchive.extract.article import Article
from newsarchive.reading import PageReading
from newsarchive.store.bulk import chunks, insert_missing, table_of
from newsarchive.store.membership import looked_up, within
from newsarchive.store.models import (
    AbsenceRow,
    AddressRow,
    ArticleRow,
    CaptureRow,
    MoveRow,
    TakedownRow,
    VersionAliasRow,
    VersionRow,
    WithheldRow,
)
from newsarchive.store.move_signs import pairs_of
from newsarchive.store.rows import capture_of
from newsarchive.store.trust import reason_apart
from newsarchive.store.unchanged import sights

#: share of three-word shingles from which a page at a new address tells the same news
_ALIKE = 0.5


def resolve(connection: Connection, batch: Sequence[PageReading]) -> list[PageReading]:
    """Readings with the ids of the articles that they continue.

    A version id that the page alone would have is kept as an alias, so that one given out before the move was
    known still leads to its text.
    """
    roots = roots_of(connection, {reading.keys.article_id for reading in batch})
    if not roots:
        return list(batch)
    resolved: list[PageReading] = []
    aliases: dict[str, str] = {}
    for reading in batch:
        keys = reading.keys
        root = roots.get(keys.article_id)
        if root is not None:
            version = short_id(root, keys.body_digest)
            if reason_apart(reading.article) is None:
                aliases[keys.version_id] = version
            reading = replace(reading, keys=replace(keys, article_id=root, version_id=version))
        resolved.append(reading)
    rows = [{"former_id": former, "version_id": now} for former, now in sorted(aliases.items())]
    insert_missing(connection, VersionAliasRow, rows)
    return resolved


def roots_of(connection: Connection, page_ids: Iterable[str]) -> dict[str, str]:
    """Article that a page continues, for those that do."""
    return looked_up(connection, MoveRow.page_id, MoveRow.article_id, page_ids)


def continued(connection: Connection, article_ids: Iterable[str]) -> list[PageReading]:
    """Find articles that continue one another; readings of the later one, to be stored as the earlier one's.

    `article_ids` are those about which something new is known.
    """
    readings: list[PageReading] = []
    done: set[str] = set()
    for part in chunks(sorted(article_ids)):
        for one, other, reason in list(pairs_of(connection, part)):
            if one in done or other in done:
                continue
            pair = _in_order(connection, one, other)
            if pair is None or not _is_move(connection, *pair, reason):
                continue
            earlier, later = (row["article_id"] for row in pair)
            _note(connection, later, earlier, reason)
            done.add(later)
            readings += _readings_of(connection, later)
    return readings


def _in_order(connection: Connection, one: str, other: str) -> tuple[Any, Any] | None:
    """Rows of two articles, the one captured first before the other."""
    table = table_of(ArticleRow)
    rows = (
        connection.execute(
            select(
                table.c.article_id,
                table.c.first_captured,
            ).where(within(table.c.article_id, [one, other]))
        )
        .mappings()
        .all()
    )
    if len(rows) != 2:
        return None
    first, second = sorted(rows, key=lambda row: (row["first_captured"], row["article_id"]))
    return first, second


def _is_move(connection: Connection, earlier: Any, later: Any, reason: str) -> bool:
    """Whether the later article continues the earlier one, by what their texts say."""
    if reason == "same-text":
        # two postings of one release that stood beside each other are two articles
        return _took_over(connection, earlier["article_id"], later["first_captured"])
    before = _texts(connection, earlier["article_id"])
    after = _texts(connection, later["article_id"])
    titles = {normal_form(title) for _digest, title, _body in before if title}
    if any(normal_form(title) in titles for _digest, title, _body in after if title):
        return True
    old = [shingles(body.split("\n")) for _digest, _title, body in before]
    new = [shingles(body.split("\n")) for _digest, _title, body in after]
    return any(jaccard(one, other) >= _ALIKE for one in old for other in new)


def _took_over(connection: Connection, earlier: str, moment: datetime) -> bool:
    """Whether the earlier article was never seen again between the moment the later one came up and its absence.

    What was seen after that does not matter, so the answer stays what it is.
    """
    captured = connection.execute(
        select(CaptureRow.fetched_at).where(CaptureRow.article_id == earlier)
    ).scalars()
    seen = sorted([*captured, *(sight.when for sight in sights(connection, [earlier]))])
    last = max((when for when in seen if when < moment), default=None)
    if last is None:
        return False
    following = min((when for when in seen if when > last), default=None)
    absences = connection.execute(
        select(AbsenceRow.seen_at)
        .join(
            AddressRow,
            and_(
                AddressRow.source_id == AbsenceRow.source_id,
                AddressRow.url_key == AbsenceRow.url_key,
            ),
        )
        .where(AddressRow.article_id == earlier)
    ).scalars()
    return any(when > last and (following is None or when < following) for when in absences)


def _texts(connection: Connection, article_id: str) -> list[tuple[str, str | None, str]]:
    rows = connection.execute(
        select(VersionRow.body_digest, VersionRow.title, VersionRow.body).where(
            VersionRow.article_id == article_id
        )
    )
    return [(row[0], row[1], row[2]) for row in rows]


def _note(connection: Connection, page: str, root: str, reason: str) -> None:
    connection.execute(update(MoveRow).where(MoveRow.article_id == page).values(article_id=root))
    row = {"page_id": page, "article_id": root, "reason": reason}
    insert_missing(connection, MoveRow, [row])
    keep_hidden(connection, page, root)


def keep_hidden(connection: Connection, page: str, root: str) -> None:
    """A takedown of a page holds for the article that it, or what was captured of it, turns out to be."""
    table = table_of(TakedownRow)
    rows = connection.execute(select(table).where(table.c.article_id == page)).mappings().all()
    insert_missing(connection, TakedownRow, [{**row, "article_id": root} for row in rows])
    withheld = table_of(WithheldRow)
    quoting = connection.execute(select(withheld).where(withheld.c.article_id == page)).mappings()
    insert_missing(connection, WithheldRow, [{**row, "article_id": root} for row in quoting])
    connection.execute(delete(withheld).where(withheld.c.article_id == page))
    for row in rows:
        if row["lifted_at"] is None:
            hidden = {"hidden_at": row["hidden_at"], "hidden_reason": row["reason"]}
            connection.execute(
                update(ArticleRow)
                .where(ArticleRow.article_id == root, ArticleRow.hidden_at.is_(None))
                .values(**hidden)
            )


def _readings_of(connection: Connection, article_id: str) -> list[PageReading]:
    """The article's captures, as they were read."""
    rows = connection.execute(
        select(table_of(CaptureRow), VersionRow.record)
        .join(VersionRow, VersionRow.version_id == CaptureRow.version_id)
        .where(CaptureRow.article_id == article_id)
        .order_by(CaptureRow.fetched_at, CaptureRow.record_id)
    )
    readings: list[PageReading] = []
    for row in rows.mappings():
        article = Article.from_dict(row["record"])
        source = row["source_id"]
        keys = dedup_keys(source, article)
        # an article that was continued itself hands its pages on
        keys = replace(
            keys, article_id=article_id, version_id=short_id(article_id, keys.body_digest)
        )
        capture = capture_of(row)
        readings.append(PageReading(source_id=source, capture=capture, article=article, keys=keys))
    return readings
