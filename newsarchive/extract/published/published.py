"""Every statement of when a page was published or changed, for `dates.reconcile` to weigh."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from newsarchive.dates import DateCandidate, parse_date, reconcile
from newsarchive.dates.mention import Precision
from newsarchive.extract.article import Dateline, DateSource, DateValue, Evidence
from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.markup.structured import Structured
from newsarchive.extract.published.date_order import has_month_first, swapped
from newsarchive.extract.published.moments import read_moment, split_updated
from newsarchive.extract.published.printed_dates import dates_on_page
from newsarchive.hints import Hints

_PUBLISHED_META = (
    "article:published_time", "og:published_time", "datepublished", "publishdate", "pubdate", "date", "dc.date", "dc.date.issued",
    "content_publisheddate", "dtk:publishdate", "publisheddate", "published_date", "dcterms.created", "dcterms.date", "dcterms.issued", "article:published", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
    "publish-date", "publish_date", "publication_date", "publication-date", "pub_date", "displaydate", "originalpublicationdate",
    "article_date_original", "ptime",
)  # fmt: skip
_MODIFIED_META = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
)


def find_dates_of(
    root: Any,
    survey: Survey,
    structured: Structured,
    container: Any | None,
    *,
    opening: Any | None,
    url: str,
    timezone: str,
    dateline: Dateline | None,
    hints: Hints | None,
    visible: list[str],
    fetched_at: datetime | None,
    title: str | None = None,
) -> tuple[DateValue | None, DateValue | None, dict[str, Evidence], list[str]]:
    """(published, modified, evidence of both, flags). `opening` is what the text begins with right before its container, `visible` are date texts that a profile points to."""
    found: list[tuple[DateCandidate, str, str]] = []
    modified: list[tuple[DateCandidate, str, str]] = []

    def add(
        target: list[tuple[DateCandidate, str, str]], text: str, source: str, selector: str
    ) -> None:
        candidate = read_moment(text, source, timezone, fetched_at)
        if candidate is not None:
            target.append((candidate, selector, text))

    offset = _offset(structured)
    for text in visible:
        before = split_updated(text)
        add(found, before[0], "visible", "profile")
        if before[1]:
            add(modified, before[1], "visible", "profile")
    for key, target in (
        ("datePublished", found),
        ("dateCreated", found),
        ("uploadDate", found),
        ("dateModified", modified),
    ):
        value = structured.jsonld.get(key)
        if isinstance(value, str) and not (key == "dateCreated" and found):
            add(target, f"{value}{offset}" if _NAIVE.fullmatch(value) else value, "jsonld", key)
    for key, target in (("datePublished", found), ("dateModified", modified)):
        value = structured.webpage.get(key)
        if isinstance(value, str) and not target:
            value = f"{value}{offset}" if _NAIVE.fullmatch(value) else value
            add(target, value, "meta", f"WebPage.{key}")
    naive_zone = _zone_of_system(structured)
    for names, target in ((_PUBLISHED_META, found), (_MODIFIED_META, modified)):
        if stated := structured.first(*names):
            value = stated[1].strip()
            add(
                target,
                f"{value}{naive_zone}" if _NAIVE.fullmatch(value.partition(".")[0]) else value,
                "meta",
                stated[0],
            )
    knows_update = any(len(candidate.value) > len("2023-11-18") for candidate, _s, _t in modified)
    for text, source, selector, is_update in dates_on_page(
        root,
        survey,
        container,
        title,
        opening=opening,
        fetched_at=fetched_at,
        wants_update=not knows_update,
    ):
        add(modified if is_update else found, text, source, selector)
    mention = parse_date(_url_path(url), timezone=timezone)
    if mention is not None and mention.precision in ("day", "month"):
        found.append(
            (
                DateCandidate(value=mention.value_from, source="url", timezone=timezone),
                "path",
                mention.text,
            )
        )
    if dateline is not None and dateline.date and len(dateline.date) >= 10:
        found.append(
            (
                DateCandidate(value=dateline.date, source="dateline", timezone=timezone),
                "dateline",
                dateline.text,
            )
        )
    if hints is not None and hints.date:
        add(found, hints.date, "listing", hints.found_by or "listing")
    days = [
        c.value for c, _s, _t in found if c.source in ("url", "dateline") and len(c.value) >= 10
    ]
    if dateline is not None and dateline.date:
        days.append(dateline.date)
    found = [_in_order(entry, days) for entry in found]
    evidence: dict[str, Evidence] = {}
    chosen, flags = reconcile([candidate for candidate, _s, _t in found], fetched_at=fetched_at)
    published = _value(chosen, found, "published", evidence)
    later, _flags = reconcile([candidate for candidate, _s, _t in modified], fetched_at=fetched_at)
    changed = _value(later, modified, "modified", evidence)
    return published, changed, evidence, flags


def _in_order(
    entry: tuple[DateCandidate, str, str], days: list[str]
) -> tuple[DateCandidate, str, str]:
    """A printed day with its month first if that is what else the page says of it, as English pages have it."""
    candidate, selector, text = entry
    if candidate.source != "visible" or not has_month_first(candidate.value, text, days):
        return entry
    value = f"{swapped(candidate.value, text)}{candidate.value[10:]}"
    return replace(candidate, value=value), selector, text


#: a moment without its zone, and one with it
_NAIVE = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?")
_ZONED = re.compile(rf"({_NAIVE.pattern})([+-]\d{{2}}:?\d{{2}})")


def _zone_of_system(structured: Structured) -> str:
    """`Z` where the system states all moments in that zone and does not say so: Odoo, as its data base has them."""
    generator = structured.first("generator")
    return "Z" if generator is not None and generator[1].strip().startswith("Odoo") else ""


def _offset(structured: Structured) -> str:
    """The zone that a meta tag states of the same moment as JSON-LD without one, as JNews prints them; else nothing."""
    key = "datePublished"
    naive = structured.jsonld.get(key) or structured.webpage.get(key)
    stated = structured.first(*_PUBLISHED_META)
    found = _ZONED.fullmatch(stated[1].strip()) if stated else None
    if found is None or not isinstance(naive, str):
        return ""
    return found[2] if naive.replace(" ", "T") == found[1].replace(" ", "T") else ""


def _value(
    chosen: DateCandidate | None,
    found: list[tuple[DateCandidate, str, str]],
    name: str,
    evidence: dict[str, Evidence],
) -> DateValue | None:
    if chosen is None:
        return None
    selector, text = next((s, t) for candidate, s, t in found if candidate is chosen)
    source: DateSource = chosen.source  # type: ignore[assignment]
    evidence[name] = Evidence(
        rule=chosen.source,
        selector=selector,
        text=text[:300],
        confidence=_SURE.get(chosen.source, 0.5),
    )
    return DateValue(
        value=chosen.value,
        precision=_precision(chosen),
        timezone=chosen.timezone,
        source=source,
        weekday_agrees=chosen.weekday_agrees,
    )


def _precision(candidate: DateCandidate) -> Precision:
    """Printed times show minutes; machines state seconds."""
    value = candidate.value
    if len(value) <= 10:
        return "day"
    is_stated = candidate.source in ("jsonld", "meta", "time-tag")
    return "second" if is_stated or value[16:19] not in (":00", "") else "minute"


_SURE = {
    "jsonld": 0.95,
    "meta": 0.92,
    "time-tag": 0.9,
    "visible": 0.85,
    "url": 0.85,
    "dateline": 0.7,
    "listing": 0.75,
    "body": 0.4,
    "http": 0.3,
}


_HOST = re.compile(r"^https?://[^/]*")


def _url_path(url: str) -> str:
    return _HOST.sub("", url)
