"""The document that a page's scripts built, as a `conversion` record of the page's capture (WARC 1.1 section 6.8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsarchive.capture.digests import Algorithm, digest_of
from newsarchive.capture.records import (
    Fields,
    lines_of,
    new_record_id,
    small_record,
    warc_date,
    warc_fields,
)

CONTENT_TYPE = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """A rendered document."""

    url: str
    #: when it was there, UTC
    moment: datetime
    #: record id of the capture that it was made from
    refers_to: str
    body: bytes
    #: the browser
    made_by: str

    def records(self, algorithm: Algorithm = "sha1") -> list[bytes]:
        """The conversion and, as the end of every exchange in our files, a metadata record."""
        identifier = new_record_id()
        common: Fields = [("WARC-Date", warc_date(self.moment)), ("WARC-Target-URI", self.url)]
        conversion: Fields = [
            ("WARC-Record-ID", f"<{identifier}>"),
            *common,
            ("WARC-Refers-To", f"<{self.refers_to}>"),
            ("WARC-Payload-Digest", digest_of(self.body, algorithm)),
            ("Content-Type", CONTENT_TYPE),
        ]
        about: Fields = [
            ("WARC-Record-ID", f"<{new_record_id()}>"),
            *common,
            ("WARC-Concurrent-To", f"<{identifier}>"),
            ("Content-Type", "application/warc-fields"),
        ]
        said = warc_fields([("newsarchive-rendered-by", self.made_by)])
        return [
            small_record("conversion", lines_of(conversion), self.body, algorithm),
            small_record("metadata", lines_of(about), said, algorithm),
        ]
