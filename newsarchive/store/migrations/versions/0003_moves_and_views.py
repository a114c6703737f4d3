"""Moved addresses, redirects, checkpoints of long tasks, and views for Datasette, DuckDB and pandas."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add tables and views; nothing that is there changes."""
    op.create_table(
        "checkpoint",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_checkpoint")),
    )
    op.create_table(
        "article_move",
        sa.Column("page_id", TEXT, nullable=False),
        sa.Column("article_id", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("page_id", name=op.f("pk_article_move")),
    )
    op.create_index(op.f("ix_article_move_article_id"), "article_move", ["article_id"])
    op.create_table(
        "redirect",
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("from_key", TEXT, nullable=False),
        sa.Column("to_key", TEXT, nullable=False),
        sa.Column("record_id", TEXT, nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["capture.record_id"], name=op.f("fk_redirect_record_id_capture")
        ),
        sa.PrimaryKeyConstraint(
            "source_id", "from_key", "to_key", "record_id", name=op.f("pk_redirect")
        ),
    )
    op.create_index("ix_redirect_source_to", "redirect", ["source_id", "to_key"])
    for statement in _views(op.get_bind().dialect.name):
        op.execute(statement)


def _views(dialect: str) -> list[str]:
    """Articles, versions, credits and captures as flat tables; what was taken down is in none of them."""
    joined = "group_concat" if dialect == "sqlite" else "string_agg"
    return [
        f"""
        CREATE VIEW articles AS
        SELECT a.article_id, a.current_version AS version_id, a.source_id AS source, s.name AS source_name,
            s.region, a.url, v.title, a.published, a.event_date, a.place, a.region_code AS place_code,
            (SELECT {joined}(c.role || ': ' || c.name, '; ') FROM credit c WHERE c.version_id = v.version_id)
                AS bylines,
            v.body, v.language, a.kind, a.cluster_id, a.first_captured, a.last_captured, a.gone_at,
            p.fetched_at AS captured_at, p.warc_file, p.warc_offset, p.payload_digest, v.body_digest
        FROM article a
        JOIN source s ON s.source_id = a.source_id
        JOIN article_version v ON v.version_id = a.current_version
        JOIN capture p ON p.record_id = v.record_id
        WHERE a.hidden_at IS NULL
        """,
        """
        CREATE VIEW versions AS
        SELECT v.version_id, v.article_id, a.source_id AS source, a.url, v.first_captured, v.last_captured,
            v.version_id = a.current_version AS is_current, v.title, v.body, v.published, v.event_date,
            v.body_digest, v.extractor_version, p.warc_file, p.warc_offset, p.payload_digest
        FROM article_version v
        JOIN article a ON a.article_id = v.article_id
        JOIN capture p ON p.record_id = v.record_id
        WHERE a.hidden_at IS NULL
        """,
        """
        CREATE VIEW bylines AS
        SELECT a.article_id, a.source_id AS source, a.published, c.name, c.role, c.raw
        FROM credit c
        JOIN article a ON a.current_version = c.version_id
        WHERE a.hidden_at IS NULL
        """,
        """
        CREATE VIEW captures AS
        SELECT p.record_id, p.article_id, p.version_id, p.source_id AS source, p.url, p.fetched_at, p.status,
            p.mime, p.payload_digest, p.warc_file, p.warc_offset, p.warc_length
        FROM capture p
        LEFT JOIN article a ON a.article_id = p.article_id
        WHERE a.hidden_at IS NULL
        """,
    ]
