"""First schema: sources, runs, captures, articles and their versions, copies, quarantine, crawl memory, search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables and the full-text index."""
    _tables()
    if op.get_bind().dialect.name == "sqlite":
        # holds stems only; the text itself is in article_version
        op.execute(
            "CREATE VIRTUAL TABLE article_index USING fts5("
            "title, body, byline, tokenize = 'unicode61')"
        )
    else:
        op.execute(
            "CREATE TABLE article_index ("
            "docid integer PRIMARY KEY REFERENCES article (docid) ON DELETE CASCADE, "
            "document tsvector NOT NULL)"
        )
        op.execute("CREATE INDEX ix_article_index_document ON article_index USING gin (document)")


def _tables() -> None:
    op.create_table(
        "capture",
        sa.Column("record_id", TEXT, nullable=False),
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("record_type", TEXT, nullable=False),
        sa.Column("url", TEXT, nullable=False),
        sa.Column("surt", TEXT, nullable=False),
        sa.Column("fetched_at", INSTANT, nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("mime", TEXT, nullable=True),
        sa.Column("payload_digest", TEXT, nullable=True),
        sa.Column("warc_file", TEXT, nullable=False),
        sa.Column("warc_offset", sa.BigInteger(), nullable=False),
        sa.Column("warc_length", sa.BigInteger(), nullable=False),
        sa.Column("truncated", TEXT, nullable=True),
        sa.Column("refers_to", TEXT, nullable=True),
        sa.Column("run_id", TEXT, nullable=True),
        sa.Column("article_id", TEXT, nullable=True),
        sa.Column("version_id", TEXT, nullable=True),
        sa.CheckConstraint(
            "record_type IN ('response', 'revisit')", name=op.f("ck_capture_record_type")
        ),
        sa.CheckConstraint("warc_offset >= 0", name=op.f("ck_capture_warc_offset")),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_capture")),
    )
    op.create_index(op.f("ix_capture_article_id"), "capture", ["article_id"], unique=False)
    op.create_index(op.f("ix_capture_fetched_at"), "capture", ["fetched_at"], unique=False)
    op.create_index(op.f("ix_capture_payload_digest"), "capture", ["payload_digest"], unique=False)
    op.create_index(op.f("ix_capture_source_id"), "capture", ["source_id"], unique=False)
    op.create_index(op.f("ix_capture_surt"), "capture", ["surt"], unique=False)
    op.create_index(op.f("ix_capture_version_id"), "capture", ["version_id"], unique=False)
    op.create_table(
        "crawl_run",
        sa.Column("run_id", TEXT, nullable=False),
        sa.Column("started", INSTANT, nullable=False),
        sa.Column("ended", INSTANT, nullable=True),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("command", TEXT, nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_crawl_run")),
    )
    op.create_index(op.f("ix_crawl_run_state"), "crawl_run", ["state"], unique=False)
    op.create_table(
        "duplicate_cluster",
        sa.Column("cluster_id", TEXT, nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("cluster_id", name=op.f("pk_duplicate_cluster")),
    )
    op.create_table(
        "lsh_band",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version_id", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("band", "version_id", name=op.f("pk_lsh_band")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "source",
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("region", TEXT, nullable=False),
        sa.Column("home", TEXT, nullable=False),
        sa.Column("timezone", TEXT, nullable=False),
        sa.Column("memory", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("source_id", name=op.f("pk_source")),
    )
    op.create_index(op.f("ix_source_region"), "source", ["region"], unique=False)
    op.create_table(
        "takedown",
        sa.Column("article_id", TEXT, nullable=False),
        sa.Column("hidden_at", INSTANT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("lifted_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("article_id", "hidden_at", name=op.f("pk_takedown")),
    )
    op.create_table(
        "url_state",
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("url_key", TEXT, nullable=False),
        sa.Column("url", TEXT, nullable=False),
        sa.Column("etag", TEXT, nullable=True),
        sa.Column("last_modified", TEXT, nullable=True),
        sa.Column("lastmod", TEXT, nullable=True),
        sa.Column("last_status", sa.Integer(), nullable=True),
        sa.Column("last_fetched", INSTANT, nullable=True),
        sa.Column("first_seen", INSTANT, nullable=True),
        sa.Column("next_check", INSTANT, nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("article_id", TEXT, nullable=True),
        sa.Column("hints", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("source_id", "url_key", name=op.f("pk_url_state")),
    )
    op.create_index("ix_url_state_due", "url_state", ["source_id", "next_check"], unique=False)
    op.create_table(
        "version_alias",
        sa.Column("former_id", TEXT, nullable=False),
        sa.Column("version_id", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("former_id", name=op.f("pk_version_alias")),
    )
    op.create_index(
        op.f("ix_version_alias_version_id"), "version_alias", ["version_id"], unique=False
    )
    op.create_table(
        "absence",
        sa.Column("record_id", TEXT, nullable=False),
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("url_key", TEXT, nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["capture.record_id"], name=op.f("fk_absence_record_id_capture")
        ),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_absence")),
    )
    op.create_index("ix_absence_source_key", "absence", ["source_id", "url_key"], unique=False)
    op.create_table(
        "article",
        sa.Column("docid", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("article_id", TEXT, nullable=False),
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("url", TEXT, nullable=False),
        sa.Column("canonical_url", TEXT, nullable=False),
        sa.Column("url_key", TEXT, nullable=False),
        sa.Column("first_captured", INSTANT, nullable=False),
        sa.Column("last_captured", INSTANT, nullable=False),
        sa.Column("current_version", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("published", TEXT, nullable=True),
        sa.Column("event_date", TEXT, nullable=True),
        sa.Column("place", TEXT, nullable=True),
        sa.Column("region_code", TEXT, nullable=True),
        sa.Column("gone_at", INSTANT, nullable=True),
        sa.Column("gone_status", sa.Integer(), nullable=True),
        sa.Column("gone_capture", TEXT, nullable=True),
        sa.Column("hidden_at", INSTANT, nullable=True),
        sa.Column("hidden_reason", TEXT, nullable=True),
        sa.Column("cluster_id", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.source_id"], name=op.f("fk_article_source_id_source")
        ),
        sa.PrimaryKeyConstraint("docid", name=op.f("pk_article")),
        sa.UniqueConstraint("article_id", name=op.f("uq_article_article_id")),
    )
    op.create_index(op.f("ix_article_cluster_id"), "article", ["cluster_id"], unique=False)
    op.create_index(
        op.f("ix_article_current_version"), "article", ["current_version"], unique=False
    )
    op.create_index(op.f("ix_article_event_date"), "article", ["event_date"], unique=False)
    op.create_index(op.f("ix_article_published"), "article", ["published"], unique=False)
    op.create_index(op.f("ix_article_region_code"), "article", ["region_code"], unique=False)
    op.create_index(
        "ix_article_source_published", "article", ["source_id", "published"], unique=False
    )
    op.create_index(op.f("ix_article_url_key"), "article", ["url_key"], unique=False)
    op.create_table(
        "quarantine",
        sa.Column("record_id", TEXT, nullable=False),
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("url", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["capture.record_id"], name=op.f("fk_quarantine_record_id_capture")
        ),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_quarantine")),
    )
    op.create_index(op.f("ix_quarantine_reason"), "quarantine", ["reason"], unique=False)
    op.create_index(op.f("ix_quarantine_source_id"), "quarantine", ["source_id"], unique=False)
    op.create_table(
        "article_address",
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("url_key", TEXT, nullable=False),
        sa.Column("article_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.article_id"],
            name=op.f("fk_article_address_article_id_article"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "source_id", "url_key", "article_id", name=op.f("pk_article_address")
        ),
    )
    op.create_index(
        op.f("ix_article_address_article_id"), "article_address", ["article_id"], unique=False
    )
    op.create_table(
        "article_version",
        sa.Column("version_id", TEXT, nullable=False),
        sa.Column("article_id", TEXT, nullable=False),
        sa.Column("first_captured", INSTANT, nullable=False),
        sa.Column("last_captured", INSTANT, nullable=False),
        sa.Column("record_id", TEXT, nullable=False),
        sa.Column("body_digest", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=True),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("published", TEXT, nullable=True),
        sa.Column("event_date", TEXT, nullable=True),
        sa.Column("region_code", TEXT, nullable=True),
        sa.Column("language", TEXT, nullable=True),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.Column("extractor_version", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.article_id"],
            name=op.f("fk_article_version_article_id_article"),
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["capture.record_id"], name=op.f("fk_article_version_record_id_capture")
        ),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_article_version")),
    )
    op.create_index(
        op.f("ix_article_version_article_id"), "article_version", ["article_id"], unique=False
    )
    op.create_index(
        op.f("ix_article_version_published"), "article_version", ["published"], unique=False
    )
    op.create_index(
        op.f("ix_article_version_region_code"), "article_version", ["region_code"], unique=False
    )
    op.create_table(
        "caption",
        sa.Column("version_id", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("credit", TEXT, nullable=True),
        sa.Column("image_url", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["article_version.version_id"],
            name=op.f("fk_caption_version_id_article_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "position", name=op.f("pk_caption")),
    )
    op.create_table(
        "credit",
        sa.Column("version_id", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("raw", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["article_version.version_id"],
            name=op.f("fk_credit_version_id_article_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "position", name=op.f("pk_credit")),
    )
    op.create_index(op.f("ix_credit_name"), "credit", ["name"], unique=False)
    op.create_table(
        "date_mention",
        sa.Column("version_id", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("value_from", TEXT, nullable=False),
        sa.Column("value_to", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("weekday_agrees", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["article_version.version_id"],
            name=op.f("fk_date_mention_version_id_article_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "position", name=op.f("pk_date_mention")),
    )
    op.create_index(
        op.f("ix_date_mention_value_from"), "date_mention", ["value_from"], unique=False
    )
