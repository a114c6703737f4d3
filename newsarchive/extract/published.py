"""Every statement of when a page was published or changed, for `dates.reconcile` to weigh."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from typing import Any

from lxml import etree

from newsarchive.dates import DateCandidate, parse_date, reconcile
from newsarchive.dates.mention import Precision
from newsarchive.dates.zones import zone
from newsarchive.extract.article import Dateline, DateSource, DateValue, Evidence, Hints
from newsarchive.extract.headline import headline_band
from newsarchive.extract.paragraphs import names_caption
from newsarchive.extract.printed_authors import HEAD_FOOTER
from newsarchive.extract.structured import Structured
from newsarchive.extract.tree import names_of, raw_text, short_text, text_of

_PUBLISHED_META = (
    "article:published_time", "og:published_time", "datepublished", "publishdate", "pubdate", "date", "dc.date", "dc.date.issued",
    "content_publisheddate", "dtk:publishdate", "publisheddate", "published_date", "dcterms.created", "dcterms.date", "dcterms.issued", "article:published", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_MODIFIED_META = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
)
_DATE_NAMES = re.compile(
    r"(?i)(?:^|[\s_-])(?:date\w*|tanggal|tgl|time|published|posted|created?|itemdatecreated|post-?date|meta\w*|info\w*|waktu|submitted|byline|updated|author|penulis|small|text-muted)(?=$|[\s_-])"
)
_UPDATED = re.compile(
    r"(?i)(?:diperbarui|diperbaharui|updated?|terakhir diubah|last modified|diubah|perubahan terakhir)\W{0,3}$"
)
_ISO = re.compile(
    r"^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
)
#: before the web there were no news sites
_FIRST_YEAR = 1993
_DIGITS_DATE = re.compile(r"\d")
_CLOCK = re.compile(r"(?i)jam|clock|hari ini|today|sekarang")


def find_dates_of(
    root: Any,
    structured: Structured,
    container: Any | None,
    *,
    url: str,
    timezone: str,
    dateline: Dateline | None,
    hints: Hints | None,
    visible: list[str],
    fetched_at: datetime | None,
    title: str | None = None,
) -> tuple[DateValue | None, DateValue | None, dict[str, Evidence], list[str]]:
    """(published, modified, evidence of both, flags). `visible` are date texts that a profile points to."""
    found: list[tuple[DateCandidate, str, str]] = []
    modified: list[tuple[DateCandidate, str, str]] = []

    def add(
        target: list[tuple[DateCandidate, str, str]], text: str, source: str, selector: str
    ) -> None:
        candidate = read_moment(text, source, timezone, fetched_at)
        if candidate is not None:
            target.append((candidate, selector, text))

    for text in visible:
        before = _split_updated(text)
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
            add(target, value, "jsonld", key)
    if stated := structured.first(*_PUBLISHED_META):
        add(found, stated[1], "meta", stated[0])
    if stated := structured.first(*_MODIFIED_META):
        add(modified, stated[1], "meta", stated[0])
    for text, source, selector, is_update in _on_page(root, container, title):
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
    evidence: dict[str, Evidence] = {}
    chosen, flags = reconcile([candidate for candidate, _s, _t in found], fetched_at=fetched_at)
    published = _value(chosen, found, "published", evidence)
    later, _flags = reconcile([candidate for candidate, _s, _t in modified], fetched_at=fetched_at)
    changed = _value(later, modified, "modified", evidence)
    return published, changed, evidence, flags


def read_moment(
    text: str, source: str, timezone: str, anchor: datetime | None
) -> DateCandidate | None:
    """One printed or machine-readable moment as a candidate; None when it is no date."""
    iso = _ISO.match(text)
    if iso and int(iso[1]) < _FIRST_YEAR:
        # the zero of a clock that was never set
        return None
    if iso and len(text.strip()) <= 40:
        value = _iso_value(iso, timezone)
        return DateCandidate(value=value, source=source, timezone=timezone) if value else None
    if (
        not _DIGITS_DATE.search(text)
        and source != "listing"
        and "lalu" not in text
        and "kemarin" not in text.lower()
    ):
        return None
    mention = parse_date(text.strip()[:120], anchor=anchor, timezone=timezone)
    if (
        mention is None
        or mention.precision in ("year", "month")
        or mention.kind in ("range", "period")
    ):
        return None
    return DateCandidate(
        value=mention.value_from,
        source=source,
        timezone=mention.timezone,
        weekday_agrees=mention.weekday_agrees,
    )


def _iso_value(match: re.Match[str], timezone: str) -> str | None:
    year, month, day, hour, minute, second, offset = match.groups()
    try:
        if hour is None:
            return datetime(int(year), int(month), int(day)).date().isoformat()
        moment = datetime(
            int(year), int(month), int(day), int(hour) % 24, int(minute), int(second or 0)
        )
        if offset:
            moment = datetime.fromisoformat(
                moment.isoformat() + offset.replace("Z", "+00:00")
            ).astimezone(zone(timezone))
        else:
            moment = moment.replace(tzinfo=zone(timezone))
        return moment.isoformat()
    except ValueError:
        return None


def _on_page(
    root: Any, container: Any | None, title: str | None
) -> list[tuple[str, str, str, bool]]:
    """Dates near the title: time tags, then elements named like dates; those inside asides and lists do not count."""
    inside = set(container.iter()) if container is not None else set()
    scope = _scope(container)
    if container is not None:
        band = headline_band(root, title, max(scope, key=_depth, default=None))
        # of a band the box round it too: day and author often stand beside the title's own
        scope |= {node for node in (band, _box(band)) if node is not None}
    found: list[tuple[str, str, str, bool]] = []
    looked = 0
    for element in root.iter("time"):
        if not _is_near(element, scope, inside):
            continue
        text = element.get("datetime") or text_of(element)
        if found and _CLOCK_ONLY.match(text) and ":" not in found[-1][0]:
            day, *rest = found[-1]
            found[-1] = (f"{day} {text}", *rest)  # type: ignore[assignment]
            continue
        is_update = _is_update(element)
        if text and all(update != is_update for *_rest, update in found):
            found.append((text, "time-tag", "time", is_update))
        looked += 1
        if len(found) == 2 or looked >= _MOST_TIMES:
            break
    if all(update for *_rest, update in found):
        found += _posted_note(root)
    if all(update for *_rest, update in found):
        found += _stated_on_elements(root)
        found += _nearest(root, container, scope, inside, title)
    if not any(update for *_rest, update in found):
        found += _labelled_update(root, scope, inside)
    return found


def _depth(element: Any) -> int:
    return -sum(1 for _ in element.iterancestors())


def _box(band: Any | None) -> Any | None:
    parent = band.getparent() if band is not None else None
    return parent if parent is not None and parent.tag not in ("body", "html", "main") else None


#: time tags near the text that are looked at; more are those of other articles
_MOST_TIMES = 4
_UPDATE_NAME = re.compile(r"(?i)updated|modified|diperbarui")


def _is_update(element: Any) -> bool:
    """Whether a time tag says when the article was changed."""
    names = f"{names_of(element)} {element.get('itemprop') or ''}"
    # themes for WordPress call the one date that they print `entry-date updated`
    if "published" in names.lower() or "entry-date" in names:
        return False
    parent = element.getparent()
    around = names_of(parent) if parent is not None and len(parent) == 1 else ""
    return bool(_UPDATE_NAME.search(f"{names} {around}"))


_POSTED = re.compile(
    r"(?i)^\W*this entry was posted (?:by .{2,40}? )?on (?P<date>.{8,60}?)\s*(?:\(|and is filed|under\b|by\b|\.|$)"
)


def _posted_note(root: Any) -> list[tuple[str, str, str, bool]]:
    """The note that WordPress themes of the first years print behind a text."""
    for element in root.iter("p", "small", "div"):
        if (element.text or "").lstrip().startswith("This entry was posted"):
            match = _POSTED.match(short_text(element, 500))
            if match:
                date = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", match["date"]).replace(" at ", " ")
                return [(date, "visible", element.tag, False)]
    return []


_UPDATE_WORDS = (
    "diperbaharui", "diperbarui", "diubah", "dimutakhirkan", "pembaruan", "update", "modified",
)  # fmt: skip
_UPDATE_LINE = re.compile(
    r"(?i)^\W*(?:terakhir (?:diperbaharui|diperbarui|diubah|dimutakhirkan)|diperbarui|diperbaharui|last (?:updated?|modified)|updated?|pembaruan terakhir|dimutakhirkan)\b"
    r"(?:\s+(?:pada|on|at))?\W{0,4}(?P<date>\S.{5,60})$"
)


#: with which such a line begins
_UPDATE_LETTERS = frozenset("tdlup")


def _labelled_update(
    root: Any, scope: set[Any], inside: set[Any]
) -> list[tuple[str, str, str, bool]]:
    """`Terakhir diperbaharui (Kamis, 18 Pebruari 2010 01:10)` in an element of its own near the text."""
    shown = raw_text(root).lower()
    if not any(word in shown for word in _UPDATE_WORDS):
        return []
    for element in root.iter("td", "span", "div", "p", "dd", "li", "small", "em", "i", "font"):
        own = (element.text or "").strip()
        if own[:1].isalpha() and own[0].lower() not in _UPDATE_LETTERS:
            continue
        if len(element) <= 3 and (element.text or len(element)):
            match = _UPDATE_LINE.match(short_text(element, 110))
            if match and (
                _is_near(element, scope, inside) or _UPDATE_NAME.search(names_of(element))
            ):
                return [(match["date"].strip(" ()."), "visible", element.tag, True)]
    return []


_STATING = etree.XPath("descendant::*[@itemprop or @property] | descendant::abbr")
_STATING_TAGS = frozenset(("span", "div", "p", "td", "dd", "small", "abbr"))
_DATE_PROPERTY = re.compile(r"(?i)datePublished|dc:date|dc:created|dcterms:created|dateCreated")


def _stated_on_elements(root: Any) -> list[tuple[str, str, str, bool]]:
    """RDFa and microdata: `<span property="dc:date" content="…">`."""
    for element in _STATING(root):
        name = element.get("itemprop") or element.get("property") or ""
        content = element.get("content")
        if element.tag == "abbr" and element.get("title"):
            # microformats: `<abbr class="published" title="…">`, as Blogger prints it
            content = element.get("title")
            name = name or ("datePublished" if "published" in names_of(element) else "")
        if content and element.tag in _STATING_TAGS and _DATE_PROPERTY.search(name):
            return [(content, "meta", name, False)]
    return []


def _nearest(
    root: Any, container: Any | None, scope: set[Any], inside: set[Any], title: str | None
) -> list[tuple[str, str, str, bool]]:
    """The printed date that stands nearest before the text, behind the title if one does; else the first at the text's beginning."""
    best: list[tuple[str, str, str, bool]] = []
    above: list[tuple[str, str, str, bool]] = []
    is_behind_title = False
    heading = " ".join((title or "").split())
    looked = 0
    needs_clock = 0
    for element in root.iter(*_DATE_TAGS):
        within = element in inside
        if looked and (not within or (best and is_behind_title) or looked > 12):
            break
        if within and best and not (heading and not is_behind_title):
            break
        looked += within
        if element is container:
            continue
        if heading and (element.text or "").strip()[:20] == heading[:20]:
            if short_text(element, len(heading)) == heading and not is_behind_title:
                is_behind_title = True
                above, best = best, []
            continue
        if element.tag in _HEADINGS and element.tag not in ("h5", "h6"):
            if heading and not is_behind_title and short_text(element, len(heading)) == heading:
                is_behind_title = True
                above, best = best, []
            continue
        if len(element) > 6:
            continue
        text = short_text(element, 140)
        if needs_clock and best:
            # the time stands in an element of its own behind the day
            needs_clock -= 1
            if _CLOCK_ONLY.match(text) and _is_near(element, scope, inside):
                day, *rest = best[0]
                best[0] = (f"{day} {text}", *rest)  # type: ignore[assignment]
                needs_clock = 0
                continue
        if not 6 <= len(text) <= (90 if within else 140) or not _YEAR.search(text):
            continue
        if _tells(text) or names_caption(names_of(element)):
            continue
        if not _is_near(element, scope, inside) or _is_page_clock(element):
            continue
        first, updated = _split_updated(text)
        plain = _without_label(first)
        read = read_moment(plain, "visible", "Asia/Jakarta", None)
        if read is None:
            continue
        best = [(_put_up(element, text) or plain, "visible", element.tag, False)]
        if updated:
            best.append((updated, "visible", element.tag, True))
        needs_clock = 3 if len(read.value) <= 10 else 0
        if within:
            break
    return best or above


_CREATED = re.compile(r"(?i)^\W*(?:dibuat|created)\b")
_PUT_UP = re.compile(r"(?i)^\W*(?:diterbitkan|dipublikasikan|published)\b\W*(?P<date>.{6,60})$")


def _put_up(element: Any, text: str) -> str | None:
    """Of `Dibuat: …` and `Diterbitkan: …` in one list of facts the second."""
    if not _CREATED.match(text):
        return None
    for sibling in element.itersiblings():
        match = _PUT_UP.match(short_text(sibling, 100))
        if match:
            return match["date"]
    return None


def _tells(text: str) -> bool:
    """Whether a line is a sentence that happens to hold a date: a caption, a teaser."""
    return len(re.findall(r"\b[a-z]{3,}\b", text)) >= 6 and text.rstrip()[-1:] in ".!?)”"


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CLOCK_ONLY = re.compile(
    r"(?i)^(?:pukul |jam )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?(?:wib|wita|wit|am|pm))?$"
)
_FRAME = re.compile(
    r"(?i)sidebar|related|widget|latest|terbaru|terkait|popul|footer|comment|top-?bar|header-?top|running|marquee|ticker"
)


_PAGE_TOP = re.compile(r"(?i)top-?bar|header-?top|running|marquee|ticker")


def _is_page_clock(element: Any) -> bool:
    """Whether an element shows today's date, or stands at the frame of the page."""
    if _PAGE_TOP.search(names_of(element)):
        return True
    return any(
        _CLOCK.search(names_of(node))
        for node in element.iter()
        if isinstance(node.tag, str) and (node.text or "").strip()
    )


@lru_cache(maxsize=20_000)
def _is_frame_name(names: str) -> bool:
    return any(_FRAME.search(name) for name in names.split() if not name.startswith("elementor-"))


_DATE_TAGS = (
    "span",
    "div",
    "p",
    "small",
    "td",
    "li",
    "i",
    "em",
    "font",
    "a",
    "dd",
    "strong",
    "b",
    *_HEADINGS,
)
_YEAR = re.compile(r"\d{4}|['’/-]\d{2}\b|lalu|kemarin")
_LABEL = re.compile(
    r"(?i)^.{0,60}?(?:diposting|dipublikasikan|ditulis|tanggal|tgl|terbit|posted|published|on|pada|tayang|oleh[^|,]*[|,])\s*(?:on|pada)?\s*:?\s*"
)


_BEFORE_DAY = re.compile(r"(?i)^.*\b(?:at|on|pada|tanggal)\s+(?=\d)")


def _without_label(text: str) -> str:
    parts = [part.strip() for part in re.split(r"\s[|•·/–-]\s|\s{2,}|\|", text)]
    for part, following in pairwise(parts):
        if _CLOCK_ONLY.match(following) and parse_date(part) is not None:
            return f"{part} {following}"
    stripped = _LABEL.sub("", text)
    for offer in (text, stripped, _BEFORE_DAY.sub("", text), *parts):
        mention = parse_date(offer)
        # a clock alone: `at 06` of `at 06 Jun 2023`
        if mention is not None and mention.value_from[0] != "T":
            return offer
    from newsarchive.dates import find_dates

    mentions = find_dates(text)
    return mentions[0].text if mentions else text


def _split_updated(text: str) -> tuple[str, str | None]:
    match = re.search(
        r"(?i)[|,;·(\s]*(?:diperbarui|diperbaharui|updated?|terakhir diubah|last modified|diubah)\b\s*(?:pada)?\s*:?",
        text,
    )
    if match is None or match.start() < 6:
        return text, None
    return text[: match.start()].strip(" |,;("), text[match.end() :].strip(" |,;)")


def _scope(container: Any | None) -> set[Any]:
    """Elements among which the article's head stands: siblings of the container's ancestors, up to the page's frame."""
    if container is None:
        return set()
    near: set[Any] = set()
    node = container
    for _ in range(4):
        parent = node.getparent()
        if parent is None or parent.tag in ("html",):
            break
        near.add(parent)
        node = parent
        if parent.tag in ("article", "main", "body"):
            break
    return near


def _is_near(element: Any, scope: set[Any], inside: set[Any]) -> bool:
    if element in inside:
        return True
    if not scope:
        return True
    for depth, parent in enumerate(element.iterancestors()):
        if parent.tag in ("aside", "footer", "nav") and parent not in scope:
            # Drupal prints author and day in `<footer class="node__meta">` above the text
            return bool(HEAD_FOOTER.search(names_of(parent)))
        if parent.tag == "li" and parent not in scope and not _is_facts(parent.getparent()):
            return False
        if _is_frame_name(names_of(parent)) and parent not in scope:
            return False
        if parent in scope:
            return True
        if depth > 30:
            break
    return False


#: characters up to which a list holds facts of an article, and no other articles
_FACTS = 160


def _is_facts(items: Any | None) -> bool:
    """Whether a list is a line of facts about the article: author, day, time."""
    return items is not None and len(items) <= 8 and bool(short_text(items, _FACTS))


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


def _url_path(url: str) -> str:
    return re.sub(r"^https?://[^/]*", "", url)
