"""Every capture through today's rules: WARC records in, rows out, in worker processes, no network.

What writes rows is loaded when first asked for: the worker processes only read.
"""

from typing import TYPE_CHECKING

from newsarchive.loading import loaded_when_asked

if TYPE_CHECKING:
    from newsarchive.reprocess.changes import Change
    from newsarchive.reprocess.run import Reprocessed, reprocess_archive

__all__ = ["Change", "Reprocessed", "reprocess_archive"]

__getattr__ = loaded_when_asked(
    __name__, {"Change": "changes", "Reprocessed": "run", "reprocess_archive": "run"}
)
