"""Where a captured redirect led."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from newsarchive.capture.capture import Capture
from newsarchive.warc.responses import open_capture


def redirect_target(warc_dir: Path, capture: Capture) -> str | None:
    """Absolute address that a redirect names; None when it names none. Raises `WarcError` when it is not there."""
    location = open_capture(warc_dir, capture).headers.get("location")
    if not location:
        return None
    try:
        return urljoin(capture.url, location.strip())
    except ValueError:
        return None
