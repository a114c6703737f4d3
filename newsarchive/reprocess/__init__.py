"""Every capture through today's rules: WARC records in, rows out, in worker processes, no network."""

from newsarchive.reprocess.changes import Change
from newsarchive.reprocess.run import Reprocessed, reprocess_archive

__all__ = ["Change", "Reprocessed", "reprocess_archive"]
