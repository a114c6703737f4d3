"""What is read from one page: the article and where each of its fields came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from newsarchive.dates.mention import DateMention, Precision
from newsarchive.records import JsonRecord

Kind = Literal["article", "listing", "gallery", "error", "login", "spam", "empty"]
#: what becomes a record; all else is kept apart
RECORD_KINDS: tuple[Kind, ...] = ("article", "gallery")
Role = Literal["reporter", "editor", "photographer", "contributor", "source", "publisher"]
Placement = Literal["figure", "inline", "gallery", "lead"]
DateSource = Literal[
    "jsonld", "meta", "time-tag", "visible", "dateline", "body", "url", "listing", "http"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline(JsonRecord):
    """Where, and by whom, a text says it was written: `Blimbing (malangkota.go.id)`."""

    #: as printed, without the terminator
    text: str
    place: str | None
    publisher: str | None = None
    #: Kemendagri code of `place`; None when unknown or ambiguous
    region_code: str | None = None
    region_name: str | None = None
    #: several regions bear this name and nothing decides between them
    ambiguous: bool = False
    #: ISO date printed inside the dateline
    date: str | None = None
    #: length of the dateline with its terminator: the body starts at `text[end:]`
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit(JsonRecord):
    """One person or institution credited."""

    #: name or initials as printed
    name: str
    role: Role
    #: the whole credit line: `(say/yon)`
    raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption(JsonRecord):
    """The text under or beside an image."""

    text: str
    credit: str | None = None
    image_url: str | None = None
    placement: Placement = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(JsonRecord):
    """An image of the article itself (not of the page's furniture)."""

    url: str
    alt: str | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateValue(JsonRecord):
    """A publication or modification time, at the precision known."""

    #: ISO 8601: `2023-11-18` or `2023-11-18T14:05:00+07:00`
    value: str
    precision: Precision
    #: IANA zone name
    timezone: str
    source: DateSource
    weekday_agrees: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(JsonRecord):
    """Why a field has its value."""

    #: `profile`, `jsonld`, `meta`, `microdata`, `generic`, `pattern`, `url`, `listing`, …
    rule: str
    #: selector or pattern name
    selector: str | None = None
    #: the text it was read from, shortened to 300 characters
    text: str | None = None
    #: 0..1
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(JsonRecord):
    """One page, read."""

    url: str
    canonical_url: str
    kind: Kind
    title: str | None = None
    dateline: Dateline | None = None
    bylines: list[Credit] = field(default_factory=list)
    published: DateValue | None = None
    modified: DateValue | None = None
    lead: str | None = None
    #: paragraphs in reading order, plain text, dateline and credit line stripped
    body: list[str] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    #: ISO 639-1 code (id, en, jv, su, …)
    language: str | None = None
    tags: list[str] = field(default_factory=list)
    section: str | None = None
    #: `spam-injected`, `mojibake-repaired`, `weekday-mismatch`, `low-confidence`, …
    flags: list[str] = field(default_factory=list)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    #: name of the rules that the page was read by (`rules_version`); of other names, readings of one page may differ
    extractor_version: str = ""
    #: when the event took place that the text reports (not when it was published)
    event: DateValue | None = None
    #: every date expression of the body; spans count characters in `"\n".join(body)`
    date_mentions: list[DateMention] = field(default_factory=list)
