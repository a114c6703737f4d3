"""A capture back to the page that a crawl read of it: what recovery after a kill and `reprocess` have in common."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from newsarchive.capture.capture import Capture
from newsarchive.capture.rendering import CONTENT_TYPE
from newsarchive.capture.statuses import GONE, NOT_MODIFIED, REDIRECTS
from newsarchive.reading import PageInput, is_page_type
from newsarchive.sources.profile import Profile
from newsarchive.warc.index import ArchiveIndex
from newsarchive.warc.originals import open_whole
from newsarchive.warc.rendered import rendering_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPage:
    """A page as it is given to the reader."""

    input: PageInput
    #: of the response, names in lower case
    headers: dict[str, str]


def is_page_capture(capture: Capture) -> bool:
    """Whether a capture tells of an article: its whole page, or that it is gone, elsewhere or as it was."""
    return (
        capture.context is not None
        and capture.context.role == "article"
        and capture.truncated is None
        and (capture.status in (200, NOT_MODIFIED) or capture.status in GONE | REDIRECTS)
    )


def archived_page(
    warc_dir: Path, index: ArchiveIndex, capture: Capture, profile: Profile
) -> ArchivedPage | None:
    """The page of a 200 capture of a crawl; None for a document that is no page, and for a page that was to be
    shown in a browser whose scripts never ran to the end.

    Raises `WarcError` when its bytes are not there.
    """
    context = capture.context
    assert context is not None
    response = open_whole(warc_dir, index, capture)
    if not is_page_type(response.content_type):
        return None
    body, content_type = response.body, response.content_type
    if context.browser:
        rendering = rendering_of(warc_dir, capture)
        if rendering is None:
            return None
        body, content_type = rendering.body, CONTENT_TYPE
    page = PageInput(
        source_id=context.source_id,
        url=capture.url,
        body=body,
        content_type=content_type,
        fetched_at=capture.fetched_at,
        capture=capture,
        hints=context.hints,
        profile=profile,
    )
    return ArchivedPage(input=page, headers=response.headers)
