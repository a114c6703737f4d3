"""The tables. All of it is derived from the WARCs, except runs, takedowns and what the crawl remembers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, MetaData, Text, false, text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import BigInteger, DateTime, TypeDecorator

_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}
#: text compared byte by byte on both databases, whatever the locale of a PostgreSQL server
_PLAIN_TEXT = Text().with_variant(Text(collation="C"), "postgresql")


class Instant(TypeDecorator[datetime]):
    """A point in time, kept as UTC; SQLite knows no zones, so the zone is added again on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _later(column: str) -> ForeignKey:
    """A foreign key looked at when a transaction commits: a batch may write its rows in any order."""
    return ForeignKey(column, deferrable=True, initially="DEFERRED", use_alter=True)


class Base(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {datetime: Instant, str: _PLAIN_TEXT, dict[str, Any]: JSON}  # noqa: RUF012


class SourceRow(Base):
    """One government site."""

    __tablename__ = "source"

    source_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    region: Mapped[str] = mapped_column(index=True)
    home: Mapped[str]
    timezone: Mapped[str]
    #: answers that save requests next time: validators, cursors, how far a listing was walked
    memory: Mapped[dict[str, Any]] = mapped_column(default=dict)


class RunRow(Base):
    """One crawl."""

    __tablename__ = "crawl_run"

    run_id: Mapped[str] = mapped_column(primary_key=True)
    started: Mapped[datetime]
    ended: Mapped[datetime | None]
    #: running, finished, stopped, interrupted
    state: Mapped[str] = mapped_column(index=True)
    command: Mapped[str]
    sources: Mapped[dict[str, Any]]
    report: Mapped[dict[str, Any] | None]


class CaptureRow(Base):
    """One fetched page as it lies in a WARC file."""

    __tablename__ = "capture"
    __table_args__ = (
        CheckConstraint("record_type IN ('response', 'revisit')", name="record_type"),
        CheckConstraint("warc_offset >= 0", name="warc_offset"),
        CheckConstraint("warc_length >= 0", name="warc_length"),
        CheckConstraint("status BETWEEN 0 AND 999", name="status"),
        Index(
            "ix_capture_unchanged",
            "refers_to",
            sqlite_where=text("status = 304"),
            postgresql_where=text("status = 304"),
        ),
    )

    record_id: Mapped[str] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(index=True)
    record_type: Mapped[str]
    url: Mapped[str]
    surt: Mapped[str] = mapped_column(index=True)
    fetched_at: Mapped[datetime] = mapped_column(index=True)
    status: Mapped[int]
    mime: Mapped[str | None]
    payload_digest: Mapped[str | None] = mapped_column(index=True)
    warc_file: Mapped[str]
    warc_offset: Mapped[int] = mapped_column(BigInteger)
    warc_length: Mapped[int] = mapped_column(BigInteger)
    truncated: Mapped[str | None]
    refers_to: Mapped[str | None]
    run_id: Mapped[str | None]
    #: what was read from it: article id, or null
    article_id: Mapped[str | None] = mapped_column(index=True)
    version_id: Mapped[str | None] = mapped_column(index=True)


def _of_few(name: str, condition: str) -> Index:
    """An index of the few articles that meet a condition."""
    return Index(name, "docid", sqlite_where=text(condition), postgresql_where=text(condition))


class ArticleRow(Base):
    """One article over all its versions, with what lists and searches need of the current one."""

    __tablename__ = "article"
    __table_args__ = (
        CheckConstraint("first_captured <= last_captured", name="captured_in_order"),
        CheckConstraint(
            "(gone_at IS NULL) = (gone_status IS NULL) AND (gone_at IS NULL) = (gone_capture IS NULL)",
            name="tombstone_is_whole",
        ),
        CheckConstraint(
            "(hidden_at IS NULL) = (hidden_reason IS NULL)", name="takedown_has_reason"
        ),
        Index("ix_article_source_published", "source_id", "published"),
        # the order in which lists show articles
        Index("ix_article_order", text("coalesce(published, '')")),
        # few rows; searches without filters leave out those and read no others
        _of_few("ix_article_hidden", "hidden_at IS NOT NULL"),
        _of_few("ix_article_gone", "gone_at IS NOT NULL"),
        _of_few("ix_article_gallery", "kind = 'gallery'"),
        _of_few("ix_article_edited", "versions > 1"),
    )

    #: key of the full-text index; given in the order of arrival, so it means nothing outside this database
    docid: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    article_id: Mapped[str] = mapped_column(unique=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("source.source_id"))
    url: Mapped[str]
    canonical_url: Mapped[str]
    url_key: Mapped[str] = mapped_column(index=True)
    first_captured: Mapped[datetime]
    last_captured: Mapped[datetime]
    current_version: Mapped[str] = mapped_column(_later("article_version.version_id"), index=True)
    #: texts that it has had
    versions: Mapped[int] = mapped_column(
        CheckConstraint("versions > 0", name="has_text"), server_default="1"
    )
    #: article or gallery
    kind: Mapped[str] = mapped_column(
        CheckConstraint("kind IN ('article', 'gallery')", name="kind")
    )
    published: Mapped[str | None] = mapped_column(index=True)
    event_date: Mapped[str | None] = mapped_column(index=True)
    #: of the dateline
    place: Mapped[str | None] = mapped_column(index=True)
    region_code: Mapped[str | None] = mapped_column(index=True)
    #: tombstone: when the site was first seen without it, and by which capture
    gone_at: Mapped[datetime | None]
    gone_status: Mapped[int | None]
    gone_capture: Mapped[str | None] = mapped_column(_later("capture.record_id"))
    #: takedown: hidden from search, reason and date kept
    hidden_at: Mapped[datetime | None]
    hidden_reason: Mapped[str | None]
    cluster_id: Mapped[str | None] = mapped_column(
        _later("duplicate_cluster.cluster_id"), index=True
    )


class AddressRow(Base):
    """An address under which an article was found: its own, its canonical one, those that lead to it."""

    __tablename__ = "article_address"

    source_id: Mapped[str] = mapped_column(primary_key=True)
    url_key: Mapped[str] = mapped_column(primary_key=True)
    article_id: Mapped[str] = mapped_column(
        ForeignKey("article.article_id", ondelete="CASCADE"), primary_key=True, index=True
    )


class AbsenceRow(Base):
    """A capture that says a page is not there (any more)."""

    __tablename__ = "absence"
    __table_args__ = (Index("ix_absence_source_key", "source_id", "url_key"),)

    record_id: Mapped[str] = mapped_column(ForeignKey("capture.record_id"), primary_key=True)
    source_id: Mapped[str]
    url_key: Mapped[str]
    seen_at: Mapped[datetime]
    status: Mapped[int]


class TakedownRow(Base):
    """A legal or privacy request to hide an article; kept when lifted."""

    __tablename__ = "takedown"
    __table_args__ = (CheckConstraint("lifted_at >= hidden_at", name="lifted_after"),)

    article_id: Mapped[str] = mapped_column(primary_key=True)
    hidden_at: Mapped[datetime] = mapped_column(primary_key=True)
    reason: Mapped[str]
    lifted_at: Mapped[datetime | None]
    #: captures that quote the article are not withheld
    own_only: Mapped[bool] = mapped_column(server_default=false())


class WithheldRow(Base):
    """A capture of something else that quotes an article under a takedown; replay and packages leave it out."""

    __tablename__ = "withheld"

    article_id: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[str] = mapped_column(primary_key=True)
    url: Mapped[str]
    fetched_at: Mapped[datetime]
    warc_file: Mapped[str]
    warc_offset: Mapped[int] = mapped_column(BigInteger)


class VersionRow(Base):
    """One text of an article."""

    __tablename__ = "article_version"
    __table_args__ = (CheckConstraint("first_captured <= last_captured", name="captured_in_order"),)

    version_id: Mapped[str] = mapped_column(primary_key=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.article_id"), index=True)
    first_captured: Mapped[datetime]
    last_captured: Mapped[datetime]
    #: the capture it was read from first
    record_id: Mapped[str] = mapped_column(ForeignKey("capture.record_id"))
    body_digest: Mapped[str]
    title: Mapped[str | None]
    body: Mapped[str]
    published: Mapped[str | None] = mapped_column(index=True)
    event_date: Mapped[str | None]
    region_code: Mapped[str | None] = mapped_column(index=True)
    language: Mapped[str | None]
    #: the whole `Article` with evidence
    record: Mapped[dict[str, Any]]
    extractor_version: Mapped[str]


class VersionAliasRow(Base):
    """A version id given out earlier, and the version that today's rules read from the same capture."""

    __tablename__ = "version_alias"

    former_id: Mapped[str] = mapped_column(primary_key=True)
    version_id: Mapped[str] = mapped_column(index=True)


class CreditRow(Base):
    """One person or institution credited in a version."""

    __tablename__ = "credit"
    __table_args__ = (CheckConstraint("position >= 0", name="position"),)

    version_id: Mapped[str] = mapped_column(
        ForeignKey("article_version.version_id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    role: Mapped[str]
    raw: Mapped[str]


class CaptionRow(Base):
    """One caption of a version."""

    __tablename__ = "caption"
    __table_args__ = (CheckConstraint("position >= 0", name="position"),)

    version_id: Mapped[str] = mapped_column(
        ForeignKey("article_version.version_id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    credit: Mapped[str | None]
    image_url: Mapped[str | None]


class DateMentionRow(Base):
    """One date expression of a version's body."""

    __tablename__ = "date_mention"
    __table_args__ = (
        CheckConstraint('position >= 0 AND start >= 0 AND "end" >= start', name="span"),
    )

    version_id: Mapped[str] = mapped_column(
        ForeignKey("article_version.version_id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    value_from: Mapped[str] = mapped_column(index=True)
    value_to: Mapped[str]
    kind: Mapped[str]
    weekday_agrees: Mapped[bool | None]


class ClusterRow(Base):
    """Texts that are copies of each other; its id is the smallest article id among them."""

    __tablename__ = "duplicate_cluster"
    __table_args__ = (CheckConstraint("members >= 2", name="members"),)

    cluster_id: Mapped[str] = mapped_column(primary_key=True)
    members: Mapped[int]


class BandRow(Base):
    """One LSH band of the texts of an article.

    No foreign key: to follow one, every removed article would be looked for in a table of fourteen rows an article
    that is ordered by band. `db check` looks for rows that lead nowhere.
    """

    __tablename__ = "lsh_band"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    band: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    docid: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class QuarantineRow(Base):
    """A page that was captured but is no trustworthy article."""

    __tablename__ = "quarantine"

    record_id: Mapped[str] = mapped_column(ForeignKey("capture.record_id"), primary_key=True)
    source_id: Mapped[str] = mapped_column(index=True)
    url: Mapped[str]
    #: error, login, spam, empty, listing, gallery, low-confidence
    reason: Mapped[str] = mapped_column(index=True)
    record: Mapped[dict[str, Any]]


class UrlStateRow(Base):
    """What the crawl remembers of one address."""

    __tablename__ = "url_state"
    __table_args__ = (Index("ix_url_state_due", "source_id", "next_check"),)

    source_id: Mapped[str] = mapped_column(primary_key=True)
    url_key: Mapped[str] = mapped_column(primary_key=True)
    url: Mapped[str]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    lastmod: Mapped[str | None]
    last_status: Mapped[int | None]
    last_fetched: Mapped[datetime | None]
    first_seen: Mapped[datetime | None]
    next_check: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(default=0)
    article_id: Mapped[str | None]
    #: what discovery said of the page: a later look reads it with the same knowledge
    hints: Mapped[dict[str, Any] | None]


class CheckpointRow(Base):
    """How far a long task came, so that it goes on after an interruption."""

    __tablename__ = "checkpoint"

    name: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[dict[str, Any]]


class MoveRow(Base):
    """An address that continues an article: pages read under it belong to that article."""

    __tablename__ = "article_move"

    #: the article id that the address alone would give
    page_id: Mapped[str] = mapped_column(primary_key=True)
    article_id: Mapped[str] = mapped_column(index=True)
    #: redirect, canonical, same-page, same-text
    reason: Mapped[str]


class RedirectRow(Base):
    """A capture of an article's address that led to another one."""

    __tablename__ = "redirect"
    __table_args__ = (Index("ix_redirect_source_to", "source_id", "to_key"),)

    source_id: Mapped[str] = mapped_column(primary_key=True)
    from_key: Mapped[str] = mapped_column(primary_key=True)
    to_key: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[str] = mapped_column(ForeignKey("capture.record_id"), primary_key=True)
    seen_at: Mapped[datetime]
