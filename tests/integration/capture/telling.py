"""A catalogue that says on standard output what was captured; importable by the process that writes."""

from __future__ import annotations

import os

from newsarchive.capture.capture import Capture
from newsarchive.warc.catalogue import WarcCatalogue


class Telling(WarcCatalogue):
    """Tells file, offset and record id of every capture, a line each."""

    def captured(self, capture: Capture) -> None:
        super().captured(capture)
        os.write(1, f"{capture.warc_file} {capture.offset} {capture.record_id}\n".encode())
