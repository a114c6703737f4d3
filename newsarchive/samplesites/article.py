"""The truth about one sample article: written down with the text, never read back from a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from newsarchive.extract.article import Placement, Role
from newsarchive.records import JsonRecord

Epoch = Literal[1, 2]
Status = Literal["present", "edited", "new", "withdrawn"]
PageKind = Literal["article", "gallery"]
Fault = Literal["error-once", "slow", "truncated", "redirect-chain", "injected-spam"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleDateline(JsonRecord):
    """Where the text says it was written."""

    #: as printed, without the terminator: `Blimbing (malangkota.go.id)`
    text: str
    #: what stands between the dateline and the text: ` – `, `, `, or nothing
    end: str
    place: str | None
    publisher: str | None = None
    #: Kemendagri code of `place`
    region_code: str | None = None
    #: ISO date printed inside
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleCredit(JsonRecord):
    """One credited person or institution."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleCaption(JsonRecord):
    """The words under an image of the article."""

    #: without a label (`Ket. Foto :`) and without the credit
    text: str
    #: the whole line as it stands on the page
    printed: str
    credit: str | None = None
    placement: Placement = "figure"
    #: path of the image on its site
    image: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleArticle(JsonRecord):
    """One article of a sample site in one epoch."""

    site: str
    #: path and query of its address: `/2023/11/18/slug/`, `/berita.php?id=12`
    path: str
    #: the same in every epoch and independent of the address
    key: str
    number: int
    title: str
    dateline: SampleDateline | None
    bylines: list[SampleCredit] = field(default_factory=list)
    #: the credit line as printed at the end of the text, or as a labelled line
    credit_line: str | None = None
    #: ISO 8601 at the finest precision that the site shows anywhere for it
    published: str
    #: the moment itself, in the site's zone
    moment: datetime
    #: last change, in the site's zone; equals `moment` until the article is edited
    changed: datetime
    #: paragraphs without dateline and credit line
    body: list[str]
    #: paragraphs as the page prints them: with the dateline, and with asides such as `Baca Juga: …`
    printed: list[str]
    captions: list[SampleCaption] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    section: str
    #: ISO date of the event reported, None when the text names none
    event_date: str | None = None
    #: press release that it carries; articles with the same one are near-copies
    release: str | None = None
    kind: PageKind = "article"
    status: Status = "present"
    fault: Fault | None = None
    language: str = "id"

    @property
    def readable(self) -> bool:
        """An archive that crawled this epoch holds its whole text."""
        return self.status != "withdrawn" and self.fault != "truncated" and self.kind == "article"

    @property
    def slug(self) -> str:
        """The words of the title in an address."""
        return self.key.split("/", 1)[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hazard(JsonRecord):
    """An address on a sample site that is linked and is no article."""

    site: str
    path: str
    kind: Literal["not-found", "soft-404", "redirect-loop", "pdf", "gallery", "disallowed"]
