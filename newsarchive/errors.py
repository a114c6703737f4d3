"""The exceptions that reach a user. Each message says what failed, where, and what to do."""

from __future__ import annotations


class NewsarchiveError(Exception):
    """Root of every error Newsarchive raises on purpose; the command line prints it as one line."""


class ConfigurationError(NewsarchiveError):
    """A setting, profile file or archive home can not be used as it is."""


class SourceError(NewsarchiveError):
    """A source is unknown, unreachable, or does not behave like a news site."""


class CaptureError(NewsarchiveError):
    """Bytes could not be fetched, or could not be written where they would be safe."""


class WarcError(NewsarchiveError):
    """A WARC file is missing, torn or not a WARC."""


class RenderingError(NewsarchiveError):
    """A browser could not show a page to the end."""


class StoreError(NewsarchiveError):
    """The database is missing, damaged, newer than this program, or refuses a write."""


class StoreUnusableError(StoreError):
    """The database takes nothing at all: its disk is full, or somebody else keeps it locked."""


class QueryError(NewsarchiveError):
    """A search or filter expression can not be understood."""


class NotHeldError(QueryError):
    """What is asked for by name is not in the archive."""


class ReplayError(NewsarchiveError):
    """The replay server can not be set up or started."""


class AlertError(NewsarchiveError):
    """A message about the health of sources could not be delivered."""
