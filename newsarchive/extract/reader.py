"""One page to one `Article`: a single parse, then each field by profile, statements and generic rules, with evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from lxml import etree

from newsarchive.dates import find_article_dates
from newsarchive.extract.article import Article, DateValue, Evidence
from newsarchive.extract.body.article_text import read_text
from newsarchive.extract.body.container import Container
from newsarchive.extract.captions.image_labels import repeats_title
from newsarchive.extract.credits.bylines import find_bylines
from newsarchive.extract.dateline.own_names import own_names
from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.kinds.injections import clear_statements, injected, is_indonesian
from newsarchive.extract.kinds.kinds import Signs, doubts, kind_of
from newsarchive.extract.kinds.listings import (
    is_item_of_list,
    is_list_url,
    leads_to_picture,
    lists_articles,
    lists_files,
    lists_links,
)
from newsarchive.extract.kinds.polls import is_called_poll
from newsarchive.extract.kinds.refusals import is_scripted_challenge
from newsarchive.extract.kinds.remains import signs_in
from newsarchive.extract.kinds.searches import answers_search
from newsarchive.extract.kinds.spam import other_script
from newsarchive.extract.kinds.spam_words import phrases_of
from newsarchive.extract.language import LOCAL, language_of
from newsarchive.extract.markup.as_shown import show
from newsarchive.extract.markup.canonical import canonical_url
from newsarchive.extract.markup.encoding import decode
from newsarchive.extract.markup.prune import prune
from newsarchive.extract.markup.structured import Structured, read_structured
from newsarchive.extract.markup.tree import document_title, page_text, parse, text_of
from newsarchive.extract.markup.wordpress import stated_kind
from newsarchive.extract.notes.page_notes import PageNotes
from newsarchive.extract.page import Page
from newsarchive.extract.published.published import find_dates_of
from newsarchive.extract.rules import Rules
from newsarchive.extract.rules_version import rules_version
from newsarchive.extract.section.breadcrumbs import read_path
from newsarchive.extract.section.sections import find_section
from newsarchive.extract.section.tags import find_tags
from newsarchive.extract.words.lines import letters
from newsarchive.extract.words.spaces import WrittenSpaces
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
    profile the site's region, and with it the zone of times without one, is the one that its address names, else
    that of its imprint, else times are those of Jakarta. `look` is shown the tree of a page that was parsed as a browser
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
            extractor_version=rules_version(profile),
        )
    if look is not None and not flags:
        look(root)
    structured = read_structured(root)
    links, videos = int(_LINKS(root)), int(_VIDEOS(root))
    path = read_path(root, text, structured)
    prune(root)
    survey = Survey(root)
    if show(root, survey, html):
        survey = Survey(root)
    rules = Rules(profile, fetched_at, root, survey)
    page = Page(
        root, survey, url, rules, structured, hints, fetched_at, profile, flags, text, links, videos,
        path,
    )  # fmt: skip
    return _read(page)


def _read(page: Page) -> Article:
    shown_text = page_text(page.root, 1_000_000)
    if clear_statements(page.root, page.structured, shown_text):
        page.flags.append("spam-injected")
    spam = phrases_of(shown_text[:_ADVERTISED])
    text = read_text(page, spam)
    container, reading = text.container, text.reading
    title, body, dateline, credits = text.title, text.body, text.dateline, text.credits
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
        container.main if container else None,
        opening=container.opening if container else None,
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
        enlarged=sum(map(leads_to_picture, page.root.iter("a"))),
        # what the page shows was looked through; texts from elsewhere are judged by themselves
        advertises=bool(spam) or is_elsewhere,
        cut=reading.cut,
        lists=_lists(page, container, text.survey, body, is_signed) or lists_links(text.blocks),
        stated=stated_kind(page.root),
        scripted_challenge=len(shown_text) < 200 and is_scripted_challenge(page.source),
        remains=text.remains,
        searched=text.remains is not None
        and answers_search(page.url, [title or "", document_title(page.root)]),
        choices=_choices(page.root) if text.remains is not None or is_called_poll(title) else 0,
        linked=[] if is_signed else _linked(container, body),
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
    notes = PageNotes(page.root, page.survey, container.main if container else None, title)
    section = find_section(page, notes)
    tags = find_tags(page.root, page.structured, page.rules, page.survey, notes, text.tags)
    event = dates.event
    written = WrittenSpaces(page.survey.text)
    body = [written.restored(text) for text in body]
    title = written.restored(title) if title else title
    said = letters(title or "") if reading.captions else ""
    captions = [
        replace(item, text=written.restored(item.text))
        for item in reading.captions
        if not said or not repeats_title(item.text, said)
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
        extractor_version=rules_version(page.profile),
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


def _choices(root: Any) -> int:
    return sum((field.get("type") or "").lower() == "radio" for field in root.iter("input"))


def _linked(container: Container | None, body: list[str]) -> list[str]:
    """Lines of a body that are nothing but a link."""
    if container is None:
        return []
    links = {text_of(link) for element in container.elements for link in element.iter("a")}
    return [text for text in body if text in links]


def _lists(
    page: Page, container: Container | None, survey: Survey, body: list[str], is_signed: bool
) -> bool:
    """Whether the page lists articles; asked of the whole page where hardly any text was found, and nobody signs that."""
    if container is not None and container.rule in ("profile", "beside-list"):
        return False
    if container is not None and lists_articles(container.elements[0], page.url, survey):
        return True
    if container is not None and lists_files(container.elements[0], body):
        return True
    if container is not None and is_item_of_list(container.main, page.url):
        return True
    whole = page.root.find("body")
    is_poor = (sum(map(len, body)) < 400 and not is_signed) or is_list_url(page.url)
    return is_poor and whole is not None and lists_articles(whole, page.url, page.survey)


def _description(structured: Structured) -> str | None:
    stated = structured.first("og:description", "description", "twitter:description")
    return stated[1] if stated else None
