"""One article under changing addresses: redirects, changed canonical addresses, and sites rebuilt under new ones.

The article keeps the id that it had first, in the order of time: captures of one source that come in against that
order may leave two articles where one moved. A page read under another address that continues it belongs to it: from
the moment that is known, in `article_move`. Three facts show it, each for two articles of one source:

- the old address was captured redirecting to the new one, and the texts are alike;
- a page was fetched at one address, and its canonical address changed, and the texts are alike;
- title and text are the same, and the old address was seen gone, not having been seen since the new one came up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    exists,
    or_,
    select,
    update,
)

from newsarchive.dedup import dedup_keys
from newsarchive.dedup.article_keys import short_id
from newsarchive.dedup.text import jaccard, normal_form, shingles
from newsarchive.extract.article import Article
from newsarchive.reading import PageReading
from newsarchive.store.bulk import chunks, insert_missing, table_of
from newsarchive.store.membership import pair_within, within
from newsarchive.store.models import (
    AbsenceRow,
    AddressRow,
    ArticleRow,
    CaptureRow,
    MoveRow,
    RedirectRow,
    TakedownRow,
    VersionAliasRow,
    VersionRow,
)
from newsarchive.store.rows import capture_of
from newsarchive.store.trust import reason_apart

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
    found: dict[str, str] = {}
    for part in chunks(sorted(page_ids)):
        rows = connection.execute(
            select(MoveRow.page_id, MoveRow.article_id).where(within(MoveRow.page_id, part))
        )
        found.update({row[0]: row[1] for row in rows})
    return found


def continued(connection: Connection, article_ids: Iterable[str]) -> list[PageReading]:
    """Find articles that continue one another; readings of the later one, to be stored as the earlier one's.

    `article_ids` are those about which something new is known.
    """
    readings: list[PageReading] = []
    done: set[str] = set()
    for part in chunks(sorted(article_ids)):
        for one, other, reason in list(_pairs(connection, list(part))):
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


def _pairs(connection: Connection, ids: list[str]) -> Iterator[tuple[str, str, str]]:
    """Pairs of articles of one source, with what speaks for their being one."""
    yield from ((one, two, "redirect") for one, two in sorted(_led(connection, ids)))
    for query, reason in zip(_pairings(), ("canonical", "same-text"), strict=True):
        rows = connection.execute(query, {"ids": ids})
        for one, two in sorted((row[0], row[1]) for row in rows):
            yield one, two, reason


@cache
def _pairings() -> tuple[Select[Any], Select[Any]]:
    """Other articles under an address of one of `ids`; other articles with its text, one of the two seen gone."""
    own, other = table_of(AddressRow).alias("own"), table_of(AddressRow).alias("other")
    shared = (
        select(own.c.article_id, other.c.article_id)
        .join(other, and_(other.c.source_id == own.c.source_id, other.c.url_key == own.c.url_key))
        .where(within(own.c.article_id, name="ids"), own.c.article_id != other.c.article_id)
    )
    mine, theirs = table_of(ArticleRow).alias("mine"), table_of(ArticleRow).alias("theirs")
    text, copy = table_of(VersionRow).alias("text"), table_of(VersionRow).alias("copy")
    same = (
        select(mine.c.article_id, theirs.c.article_id)
        .join(
            theirs,
            and_(
                theirs.c.cluster_id == mine.c.cluster_id,
                theirs.c.source_id == mine.c.source_id,
                theirs.c.article_id != mine.c.article_id,
            ),
        )
        .join(text, text.c.article_id == mine.c.article_id)
        .join(
            copy,
            and_(
                copy.c.article_id == theirs.c.article_id,
                copy.c.body_digest == text.c.body_digest,
                copy.c.title.is_not(None),
            ),
        )
        .where(within(mine.c.article_id, name="ids"))
        .where(or_(_was_gone(mine), _was_gone(theirs)))
        .distinct()
    )
    return shared, same


def _led(connection: Connection, ids: list[str]) -> set[tuple[str, str]]:
    """Articles, one of them of `ids`, of which an address of the one was seen to lead to one of the other.

    Key by key: as one query it may be answered by looking through every pair of addresses of a source.
    """
    rows = connection.execute(
        select(AddressRow.source_id, AddressRow.url_key).where(within(AddressRow.article_id, ids))
    )
    keys = sorted((row[0], row[1]) for row in rows)
    steps: set[tuple[str, str, str]] = set()
    for part in chunks(keys):
        for end in (RedirectRow.from_key, RedirectRow.to_key):
            found = connection.execute(
                select(RedirectRow.source_id, RedirectRow.from_key, RedirectRow.to_key).where(
                    pair_within(RedirectRow.source_id, end, part)
                )
            )
            steps.update((row[0], row[1], row[2]) for row in found)
    articles: dict[tuple[str, str], set[str]] = {}
    for part in chunks(sorted({(source, key) for source, *ends in steps for key in ends})):
        held = connection.execute(
            select(AddressRow.source_id, AddressRow.url_key, AddressRow.article_id).where(
                pair_within(AddressRow.source_id, AddressRow.url_key, part)
            )
        )
        for source, key, article in held:
            articles.setdefault((source, key), set()).add(article)
    pairs = {
        (one, two)
        for source, start, end_key in steps
        for one in articles.get((source, start), ())
        for two in articles.get((source, end_key), ())
        if two != one
    }
    wanted = set(ids)
    return {pair for pair in pairs if wanted.intersection(pair)}


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
    seen = sorted(
        connection.execute(
            select(CaptureRow.fetched_at).where(CaptureRow.article_id == earlier)
        ).scalars()
    )
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


def _was_gone(article: Any) -> ColumnElement[bool]:
    """Whether an address of an article was ever seen without it."""
    return exists(
        select(AbsenceRow.record_id)
        .join(
            AddressRow,
            and_(
                AddressRow.source_id == AbsenceRow.source_id,
                AddressRow.url_key == AbsenceRow.url_key,
            ),
        )
        .where(AddressRow.article_id == article.c.article_id)
    )


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
    _keep_hidden(connection, page, root)


def _keep_hidden(connection: Connection, page: str, root: str) -> None:
    """A takedown of a page holds for the article that it turns out to be."""
    table = table_of(TakedownRow)
    rows = connection.execute(select(table).where(table.c.article_id == page)).mappings().all()
    insert_missing(connection, TakedownRow, [{**row, "article_id": root} for row in rows])
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
