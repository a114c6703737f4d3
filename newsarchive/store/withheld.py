"""Captures of other pages that quote an article under a takedown: what to look for, and what was found."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, exists, select

from newsarchive.capture.capture import Capture, surt_of
from newsarchive.dedup.quotes import Quotable
from newsarchive.records import JsonRecord
from newsarchive.store.bulk import insert_missing, update_by_key
from newsarchive.store.membership import within
from newsarchive.store.models import (
    AddressRow,
    ArticleRow,
    CaptureRow,
    SourceRow,
    TakedownRow,
    VersionRow,
    WithheldRow,
)
from newsarchive.store.storable import storable
from newsarchive.store.store import Store

#: name of a WARC file and byte offset of a record in it
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class HiddenArticle:
    """An article under a takedown, as far as other pages can quote it."""

    article_id: str
    source_id: str
    #: addresses of its pages, and of its site
    addresses: frozenset[str]
    quotable: Quotable


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld(JsonRecord):
    """A capture that quotes a hidden article."""

    record_id: str
    url: str
    fetched_at: datetime
    warc_file: str
    warc_offset: int


def hidden_articles(store: Store, sources: Collection[str] | None = None) -> list[HiddenArticle]:
    """Articles under a takedown whose quotes are to be withheld; of these sources, or of all."""
    hidden = (
        select(
            ArticleRow.article_id,
            ArticleRow.source_id,
            ArticleRow.url,
            ArticleRow.canonical_url,
            SourceRow.home,
        )
        .join(TakedownRow, TakedownRow.article_id == ArticleRow.article_id)
        .join(SourceRow, SourceRow.source_id == ArticleRow.source_id)
        .where(
            ArticleRow.hidden_at.is_not(None),
            TakedownRow.lifted_at.is_(None),
            TakedownRow.own_only.is_(False),
        )
        .order_by(ArticleRow.article_id)
    )
    if sources is not None:
        hidden = hidden.where(within(ArticleRow.source_id, sorted(sources)))
    with store.reading() as connection:
        return [_hidden(connection, *row) for row in connection.execute(hidden).all()]


def _hidden(
    connection: Connection, article_id: str, source_id: str, url: str, canonical: str, home: str
) -> HiddenArticle:
    own = select(CaptureRow.url).where(CaptureRow.article_id == article_id).distinct()
    addresses = {url, canonical, *connection.execute(own).scalars()}
    # of those that led to it only the keys are known: path and query
    keys = select(AddressRow.url_key).where(AddressRow.article_id == article_id)
    led = [f"//any{key.partition(')')[2]}" for key in connection.execute(keys).scalars()]
    texts = connection.execute(
        select(VersionRow.title, VersionRow.body).where(VersionRow.article_id == article_id)
    ).all()
    quotable = Quotable.of(
        [*addresses, *led], [title for title, _body in texts], [body for _title, body in texts]
    )
    return HiddenArticle(article_id, source_id, frozenset({*addresses, home}), quotable)


def withhold(store: Store, capture: Capture, article_ids: Sequence[str]) -> None:
    """Keep that a capture quotes these articles, and where it lies now."""
    place = {
        "record_id": capture.record_id,
        "warc_file": capture.warc_file,
        "warc_offset": capture.offset,
    }
    row = place | {
        "url": storable(capture.url),
        "fetched_at": capture.fetched_at,
    }
    with store.writing() as connection:
        insert_missing(connection, WithheldRow, [row | {"article_id": one} for one in article_ids])
        update_by_key(connection, WithheldRow, "record_id", [place])


@dataclass(frozen=True, slots=True)
class HiddenCaptures:
    """What takedowns withhold: all captures of the hidden articles' addresses, and single ones that quote them."""

    #: SURT keys
    keys: frozenset[str] = frozenset()
    places: frozenset[Place] = frozenset()
    #: of the records at these places
    record_ids: frozenset[str] = frozenset()

    @classmethod
    def of(cls, store: Store) -> HiddenCaptures:
        """What is withheld now."""
        quoting = select(
            WithheldRow.warc_file, WithheldRow.warc_offset, WithheldRow.record_id
        ).where(is_no_article())
        with store.reading() as connection:
            rows = connection.execute(quoting).all()
        return cls(
            frozenset(surt_of(address) for address in hidden_addresses(store)),
            frozenset((row[0], row[1]) for row in rows),
            frozenset(row[2] for row in rows),
        )

    def holds(self, surt: str, place: Place | None = None, *record_ids: str) -> bool:
        """Whether a record is withheld: by its address, where it lies, its id or that of the one it belongs to."""
        return (
            surt in self.keys or place in self.places or not self.record_ids.isdisjoint(record_ids)
        )


def article_places(store: Store, surts: Collection[str]) -> set[Place]:
    """Where captures of these keys lie that were read as articles: those are withheld for themselves only."""
    read = select(CaptureRow.warc_file, CaptureRow.warc_offset).where(
        within(CaptureRow.surt, sorted(surts)), CaptureRow.article_id.is_not(None)
    )
    with store.reading() as connection:
        return {(row[0], row[1]) for row in connection.execute(read)}


NOTHING_HIDDEN = HiddenCaptures()


def hidden_addresses(store: Store) -> set[str]:
    """Addresses of all captures of hidden articles: replay refuses these."""
    with store.reading() as connection:
        rows = connection.execute(
            select(CaptureRow.url)
            .join(ArticleRow, ArticleRow.article_id == CaptureRow.article_id)
            .where(ArticleRow.hidden_at.is_not(None))
        )
        return set(rows.scalars())


def withheld_places(store: Store) -> set[Place]:
    """Records that replay and packages leave out beside the hidden articles' own pages."""
    quoting = select(WithheldRow.warc_file, WithheldRow.warc_offset).where(is_no_article())
    with store.reading() as connection:
        return {(row[0], row[1]) for row in connection.execute(quoting)}


def withheld_for(store: Store, article_id: str) -> list[Withheld]:
    """Captures withheld for one article, by address and time."""
    columns = [getattr(WithheldRow, name) for name in Withheld.__dataclass_fields__]
    quoting = (
        select(*columns)
        .where(WithheldRow.article_id == article_id, is_no_article())
        .order_by(WithheldRow.url, WithheldRow.fetched_at)
    )
    with store.reading() as connection:
        return [Withheld(**row) for row in connection.execute(quoting).mappings()]


def is_no_article() -> ColumnElement[bool]:
    """A page may be seen to quote an article before it is itself read as another one."""
    return ~exists().where(
        CaptureRow.record_id == WithheldRow.record_id, CaptureRow.article_id.is_not(None)
    )
