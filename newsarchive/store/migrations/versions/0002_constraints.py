"""Near-copy bands lead to articles by number; the database itself refuses rows that contradict each other."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from newsarchive.store.clusters import build_bands

revision = "0002"
down_revision = "0001"

#: (table, name, condition)
CHECKS = (
    ("capture", "warc_length", "warc_length >= 0"),
    ("capture", "status", "status BETWEEN 0 AND 999"),
    ("article", "kind", "kind IN ('article', 'gallery')"),
    ("article", "captured_in_order", "first_captured <= last_captured"),
    (
        "article",
        "tombstone_is_whole",
        "(gone_at IS NULL) = (gone_status IS NULL) AND (gone_at IS NULL) = (gone_capture IS NULL)",
    ),
    ("article", "takedown_has_reason", "(hidden_at IS NULL) = (hidden_reason IS NULL)"),
    ("article_version", "captured_in_order", "first_captured <= last_captured"),
    ("takedown", "lifted_after", "lifted_at >= hidden_at"),
    ("credit", "position", "position >= 0"),
    ("caption", "position", "position >= 0"),
    ("date_mention", "span", 'position >= 0 AND start >= 0 AND "end" >= start'),
    ("duplicate_cluster", "members", "members >= 2"),
)
#: (table, column, table and column it leads to); looked at when a transaction commits
KEYS = (
    ("article", "current_version", "article_version", "version_id"),
    ("article", "gone_capture", "capture", "record_id"),
    ("article", "cluster_id", "duplicate_cluster", "cluster_id"),
)


def upgrade() -> None:
    """Add the constraints, make the bands anew, index what is hidden."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    (_constrain_sqlite if is_sqlite else _constrain_postgresql)()
    hidden = sa.text("hidden_at IS NOT NULL")
    op.create_index(
        "ix_article_hidden", "article", ["docid"], sqlite_where=hidden, postgresql_where=hidden
    )
    op.drop_table("lsh_band")
    op.create_table(
        "lsh_band",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("docid", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("band", "docid", name=op.f("pk_lsh_band")),
        sqlite_with_rowid=False,
    )
    # they hold nothing that does not follow from the texts
    build_bands(op.get_bind())
    if not is_sqlite:
        # beside the row rather than in another table: ranking reads thousands of them
        op.execute("ALTER TABLE article_index ALTER COLUMN document SET STORAGE MAIN")


def _constrain_postgresql() -> None:
    for table, name, condition in CHECKS:
        op.create_check_constraint(op.f(f"ck_{table}_{name}"), table, condition)
    for table, column, to_table, to_column in KEYS:
        op.create_foreign_key(
            op.f(f"fk_{table}_{column}_{to_table}"),
            table,
            to_table,
            [column],
            [to_column],
            deferrable=True,
            initially="DEFERRED",
        )


def _constrain_sqlite() -> None:
    """SQLite takes no constraint into a table that is there: each is copied into one that has them.

    Whoever runs this has foreign keys switched off (`engine.upgrade`), or dropping a table would delete rows of others.
    Source: https://www.sqlite.org/lang_altertable.html, section 7.
    """
    added: dict[str, list[str]] = {}
    for table, name, condition in CHECKS:
        added.setdefault(table, []).append(f"CONSTRAINT ck_{table}_{name} CHECK ({condition})")
    for table, column, to_table, to_column in KEYS:
        added.setdefault(table, []).append(
            f"CONSTRAINT fk_{table}_{column}_{to_table} FOREIGN KEY({column})"
            f" REFERENCES {to_table} ({to_column}) DEFERRABLE INITIALLY DEFERRED"
        )
    for table, clauses in added.items():
        _rebuild(table, clauses)


def _rebuild(table: str, clauses: list[str]) -> None:
    connection = op.get_bind()
    made = sa.text("SELECT sql FROM sqlite_master WHERE type = :kind AND tbl_name = :name")
    definition = connection.execute(made, {"kind": "table", "name": table}).scalar_one()
    indexes = connection.execute(made, {"kind": "index", "name": table}).scalars().all()
    start, end = definition.index("("), definition.rindex(")")
    columns = ", ".join([definition[start:end].rstrip(), *clauses])
    connection.exec_driver_sql(f"CREATE TABLE new_{table} {columns}{definition[end:]}")
    connection.exec_driver_sql(f"INSERT INTO new_{table} SELECT * FROM {table}")
    connection.exec_driver_sql(f"DROP TABLE {table}")
    connection.exec_driver_sql(f"ALTER TABLE new_{table} RENAME TO {table}")
    for index in indexes:
        # those that belong to a constraint have no statement of their own
        if index is not None:
            connection.exec_driver_sql(index)
