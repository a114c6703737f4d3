"""First schema: sources, runs, captures, articles and their versions, clusters, quarantine, crawl memory."""

from alembic import op

from newsarchive.store.models import Base

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables and the full-text index."""
    connection = op.get_bind()
    Base.metadata.create_all(connection)
    if connection.dialect.name == "sqlite":
        # contentless-delete: the text itself is in article_version, the index keeps stems only
        op.execute(
            "CREATE VIRTUAL TABLE article_index USING fts5("
            "title, body, byline, article_id UNINDEXED, tokenize = 'unicode61')"
        )
    else:
        op.execute(
            "CREATE TABLE article_index (article_id text PRIMARY KEY, "
            "title tsvector, body tsvector, byline tsvector, document tsvector "
            "GENERATED ALWAYS AS (setweight(title, 'A') || setweight(body, 'D') || setweight(byline, 'B')) STORED)"
        )
        op.execute("CREATE INDEX ix_article_index_document ON article_index USING gin (document)")
