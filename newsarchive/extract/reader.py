"""One page to one `Article`: a single parse, then each field by profile, statements and generic rules, with evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from lxml import etree

from newsarchive.dates import find_article_dates
from newsarchive.extract.article import (
    EXTRACTOR_VERSION,
    Article,
    DateValue,
    Evidence,
)
from newsarchive.extract.as_shown import show
from newsarchive.extract.blocks import Reading, read_blocks
from newsarchive.extract.bylines import find_bylines
from newsarchive.extract.canonical import canonical_url
from newsarchive.extract.container import Container, find_container, find_gallery
from newsarchive.extract.encoding import decode
from newsarchive.extract.injections import clear_statements, injected, is_indonesian
from newsarchive.extract.introductions import set_off_texts
from newsarchive.extract.kinds import POOR, SHORTEST, Signs, doubts, kind_of
from newsarchive.extract.label_notes import PageNotes
from newsarchive.extract.labels import find_section, find_tags
from newsarchive.extract.language import LOCAL, language_of
from newsarchive.extract.lead_captions import lead_captions
from newsarchive.extract.lines import letters
from newsarchive.extract.listings import is_list_url, lists_articles, lists_files, lists_links
from newsarchive.extract.own_names import own_names
from newsarchive.extract.paragraphs import trimmed
from newsarchive.extract.plain_captions import without_captions
from newsarchive.extract.prune import prune
from newsarchive.extract.published import find_dates_of
from newsarchive.extract.refusals import is_scripted_challenge
from newsarchive.extract.remains import Remains, read_remains, signs_in
from newsarchive.extract.rules import Rules
from newsarchive.extract.shell import stated_article
from newsarchive.extract.site_furniture import SiteFurniture
from newsarchive.extract.spaces import WrittenSpaces
from newsarchive.extract.spam import LEAST, other_script
from newsarchive.extract.spam_words import phrases_of
from newsarchive.extract.structured import Structured, read_structured
from newsarchive.extract.survey import Survey
from newsarchive.extract.text_ends import is_same, part_body
from newsarchive.extract.title import find_title
from newsarchive.extract.tree import document_title, first_text, page_text, parse, text_of
from newsarchive.extract.wordpress import stated_kind
from newsarchive.hints import Hints
from newsarchive.sources.profile import Profile

#: below this confidence of title and body the record is flagged, and the store keeps it apart
FLOOR = 0.45
_LINKS = etree.XPath("count(descendant-or-self::a)")
_VIDEOS = etree.XPath(
    "count(descendant::iframe[contains(@src, 'youtu') or contains(@data-src, 'youtu') or contains(@src, 'vimeo')])"
)
#: from here on a language of another country makes a text doubtful
_SURE = 0.6
#: characters of a text in which dates are looked for
_DATED = 100_000
#: characters of a page in which advertising is looked for
_ADVERTISED = 200_000
#: paragraphs and images read of a page; no article has more
_BLOCKS = 3000


@dataclass
class _Page:
    """What is known of a page while its fields are read."""

    root: Any
    survey: Survey
    url: str
    rules: Rules
    structured: Structured
    hints: Hints | None
    fetched_at: datetime | None
    profile: Profile | None
    flags: list[str]
    #: the page as decoded
    source: str
    #: links of the whole page, and frames of video sites
    links: int
    videos: int
    evidence: dict[str, Evidence] = field(default_factory=dict)

    def is_known_by(self, title: str | None) -> bool:
        """Whether the page was announced under the title read, or a profile says where its text stands."""
        announced = self.hints.title if self.hints else None
        return bool(title and announced and is_same(title, announced)) or self.rules.has("body")

    @property
    def timezone(self) -> str:
        return self.profile.timezone if self.profile else "Asia/Jakarta"


def extract_article(
    html: bytes,
    url: str,
    *,
    profile: Profile | None = None,
    content_type: str | None = None,
    fetched_at: datetime | None = None,
    hints: Hints | None = None,
    look: Callable[[Any], None] | None = None,
) -> Article:
    """Read an article page.

    Never raises on any bytes; a page that is no article comes back with a `kind` other than `article`. Without a
    profile, times without a zone are those of Jakarta. `look` is shown the tree of a page that was parsed as a browser
    parses it, whole and with its bytes as they are, to spare whoever wants more of the page a parse of his own.
    """
    text, _encoding, flags = decode(html, content_type)
    root, more = parse(text)
    flags += more
    if root is None:
        return Article(
            url=url,
            canonical_url=url,
            kind="empty",
            flags=flags,
            extractor_version=EXTRACTOR_VERSION,
        )
    if look is not None and not flags:
        look(root)
    structured = read_structured(root)
    links, videos = int(_LINKS(root)), int(_VIDEOS(root))
    prune(root)
    survey = Survey(root)
    if show(root, survey, html):
        survey = Survey(root)
    rules = Rules(profile, fetched_at, root, survey)
    page = _Page(
        root, survey, url, rules, structured, hints, fetched_at, profile, flags, text, links, videos
    )
    return _read(page)


def _read(page: _Page) -> Article:
    shown_text = page_text(page.root, 1_000_000)
    if clear_statements(page.root, page.structured, shown_text):
        page.flags.append("spam-injected")
    spam = phrases_of(shown_text[:_ADVERTISED])
    container = _container(page)
    reading = (
        read_blocks(
            container.elements,
            page.url,
            page.survey,
            page.rules.elements("captions"),
            looks_for_spam=bool(spam),
        )
        if container
        else Reading()
    )
    shown = sum(len(block.text) for block in reading.blocks)
    survey = page.survey
    stated = stated_article(page.structured, container, shown)
    if stated is not None and shown >= SHORTEST and _is_cloak(stated, spam):
        stated = None
        page.flags.append("spam-injected")
    if stated is not None and (container is None or container.rule != "profile"):
        container, survey = stated, Survey(stated.elements[0])
        reading = read_blocks(stated.elements, page.url, survey)
        page.evidence["body"] = Evidence(
            rule="jsonld",
            selector="articleBody",
            text=reading.blocks[0].text[:300] if reading.blocks else None,
            confidence=0.85,
        )
    element = container.elements[0] if container else None
    title, evidence = page.rules.text("title") or find_title(
        page.root,
        page.survey,
        page.structured,
        element,
        page.hints,
    )
    if evidence:
        page.evidence["title"] = evidence
    furniture = SiteFurniture(page.profile)
    reading.blocks = trimmed(furniture.without(reading.blocks[:_BLOCKS]), title)
    set_off = set_off_texts(element, survey) if element is not None else frozenset()
    blocks = without_captions(reading, set_off)
    if element is not None:
        captions = lead_captions(container.elements if container else [], page.url, title)
        known = {caption.text for caption in reading.captions}
        opening = letters("".join(block.text for block in blocks[:2]))
        reading.captions = [
            # a summary between image and text says what the text begins with
            caption
            for caption in captions
            if caption.text not in known and letters(caption.text) not in opening
        ] + reading.captions
    reading.captions = furniture.without(reading.captions)
    body = [block.text for block in blocks]
    dateline, printed, credits = part_body(
        body,
        title,
        home=page.profile.region if page.profile else None,
        publishers=(*(page.profile.publishers if page.profile else ()), *own_names(page.url)),
        introductions=set_off | _first_part(container),
    )
    # behind a credit in the same line, say, it is met only now
    body = furniture.without_texts(body)
    if furniture.evidence is not None:
        page.evidence["furniture"] = furniture.evidence
    if dateline is not None:
        page.evidence["dateline"] = Evidence(
            rule="pattern", selector="dateline", text=printed[: dateline.end + 40], confidence=0.9
        )
    remains = _remains(page, body)
    if remains is not None and sum(map(len, body)) < SHORTEST:
        reading = _album(page, remains, reading)
    bylines, raw_evidence = find_bylines(
        page.root, page.structured, page.rules, container, credits, title, own_names(page.url)
    )
    if raw_evidence:
        page.evidence["bylines"] = raw_evidence
    if len(body) > 1 and letters(body[0]) in {letters(credit.name) for credit in bylines}:
        # facts above the text, of which the author's name was not known for one
        body.pop(0)
    published, modified, dated, date_flags = find_dates_of(
        page.root,
        page.survey,
        page.structured,
        element,
        url=page.url,
        timezone=page.timezone,
        dateline=dateline,
        hints=page.hints,
        visible=page.rules.texts("published"),
        fetched_at=page.fetched_at,
        title=title,
    )
    page.evidence.update(dated)
    page.flags += date_flags
    joined = "\n".join(body)
    is_elsewhere = container is not None and container.rule == "jsonld"
    dates = find_article_dates(
        joined[:_DATED],
        published=published.value if published else None,
        timezone=page.timezone,
        dateline_date=dateline.date if dateline else None,
    )
    language, sure = language_of(
        joined or page_text(page.root, 4000), page.structured.language if joined else None
    )
    if language:
        page.evidence["language"] = Evidence(rule="words", text=None, confidence=sure)
    if reading.spam or injected(page.root, page.url, advertises=bool(spam)):
        page.flags.append("spam-injected")
    is_signed = dateline is not None or bool(credits)
    signs = Signs(
        title=title,
        document_title=document_title(page.root)[:300],
        body=body,
        page_text=shown_text[:20_000],
        is_signed=is_signed,
        is_stated=published is not None and published.source in ("jsonld", "meta"),
        has_password=any(map(signs_in, page.root.iter("input"))),
        links=page.links,
        gallery=reading.gallery,
        images=len(reading.images),
        videos=page.videos,
        # what the page shows was looked through; texts from elsewhere are judged by themselves
        advertises=bool(spam) or is_elsewhere,
        cut=reading.cut,
        lists=_lists(page, container, survey, body, is_signed) or lists_links(blocks),
        stated=stated_kind(page.root),
        scripted_challenge=len(shown_text) < 200 and is_scripted_challenge(page.source),
        remains=remains,
        linked=_linked(container, body),
    )
    kind, page.evidence["kind"] = kind_of(signs)
    confidence = min(
        page.evidence["title"].confidence if "title" in page.evidence else 0.3,
        container.confidence if container else 0.0,
    )
    if kind == "article" and not page.is_known_by(title):
        page.flags += doubts(signs, published)
        if other_script(joined) > 0.4 and is_indonesian(page.url):
            page.flags += ["other-script", "low-confidence"]
        elif language not in LOCAL and sure >= _SURE and is_indonesian(page.url):
            page.flags += ["other-language", "low-confidence"]
    if kind == "article" and confidence < FLOOR:
        page.flags.append("low-confidence")
    if dates.event is not None and dates.event.weekday_agrees is False:
        page.flags.append("weekday-mismatch")
    notes = PageNotes(page.root, page.survey, element, title)
    section = find_section(page.root, page.structured, page.rules, page.survey, notes)
    tags = find_tags(page.root, page.structured, page.rules, page.survey, notes)
    event = dates.event
    written = WrittenSpaces(page.survey.text)
    body = [written.restored(text) for text in body]
    title = written.restored(title) if title else title
    captions = [
        replace(item, text=written.restored(item.text))
        for item in reading.captions
        # the title printed over its picture once more
        if item.placement != "inline" or not title or letters(item.text) != letters(title)
    ]
    return Article(
        url=page.url,
        canonical_url=canonical_url(page.structured, page.url),
        kind=kind,
        title=title,
        dateline=dateline,
        bylines=bylines,
        published=published,
        modified=modified,
        lead=body[0] if body else _description(page.structured),
        body=body,
        captions=captions,
        images=reading.images,
        language=language,
        tags=tags,
        section=section,
        flags=list(dict.fromkeys(page.flags)),
        evidence=page.evidence,
        extractor_version=EXTRACTOR_VERSION,
        event=DateValue(
            value=event.value_from,
            precision=event.precision,
            timezone=event.timezone,
            source="body",
            weekday_agrees=event.weekday_agrees,
        )
        if event
        else None,
        date_mentions=list(dates.mentions),
    )


def _container(page: _Page) -> Container | None:
    ruled = page.rules.found("body")
    if ruled is not None:
        elements, selector = ruled
        kept = [e for e in elements if not any(parent in elements for parent in e.iterancestors())]
        if sum(len(text_of(element)) for element in kept) >= 80:
            page.evidence["body"] = Evidence(
                rule="profile", selector=selector, text=text_of(kept[0])[:300], confidence=0.97
            )
            return Container(kept, "profile", selector, 0.97)
    container = find_container(page.root, page.survey) or find_gallery(page.root, page.survey)
    if container is not None:
        page.evidence["body"] = Evidence(
            rule=container.rule,
            selector=container.selector,
            text=first_text(container.elements[0], 300),
            confidence=round(container.confidence, 2),
        )
    return container


def _is_cloak(stated: Container, shown: set[str]) -> bool:
    """Whether a stated text advertises what the page's own does not."""
    return len(phrases_of(text_of(stated.elements[0])) - shown) >= LEAST


def _remains(page: _Page, body: list[str]) -> Remains | None:
    """What else stands on a page whose text is poor."""
    if sum(map(len, body)) >= POOR:
        return None
    element = page.root.find("body")
    return read_remains(page.root if element is None else element, page.survey)


def _album(page: _Page, remains: Remains, reading: Reading) -> Reading:
    """The pictures and captions of a page that has hardly any text beside them."""
    box = remains.picture_box()
    if box is None or len(reading.images) >= len(remains.pictures):
        return reading
    album = read_blocks([box], page.url, page.survey)
    return album if len(album.images) > len(reading.images) else reading


def _linked(container: Container | None, body: list[str]) -> list[str]:
    """Lines of a body that are nothing but a link."""
    if container is None:
        return []
    links = {text_of(link) for element in container.elements for link in element.iter("a")}
    return [text for text in body if text in links]


def _first_part(container: Container | None) -> frozenset[str]:
    """What stands in a box of its own before the rest of a text."""
    has_parts = container is not None and len(container.elements) > 1
    return frozenset((text_of(container.elements[0]),)) if container and has_parts else frozenset()


def _lists(
    page: _Page, container: Container | None, survey: Survey, body: list[str], is_signed: bool
) -> bool:
    """Whether the page lists articles; asked of the whole page where hardly any text was found, and nobody signs that."""
    if container is not None and container.rule in ("profile", "beside-list"):
        return False
    if container is not None and lists_articles(container.elements[0], page.url, survey):
        return True
    if container is not None and lists_files(container.elements[0], body):
        return True
    whole = page.root.find("body")
    is_poor = (sum(map(len, body)) < 400 and not is_signed) or is_list_url(page.url)
    return is_poor and whole is not None and lists_articles(whole, page.url, page.survey)


def _description(structured: Structured) -> str | None:
    stated = structured.first("og:description", "description", "twitter:description")
    return stated[1] if stated else None
