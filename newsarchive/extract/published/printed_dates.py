"""The dates that a page prints near its text: time tags, lines of facts, notes of updates; not those of other articles."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from lxml import etree

from newsarchive.extract.frame.nearness import (
    common_box,
    is_near,
    scope_with_headline,
    stands_behind,
)
from newsarchive.extract.frame.survey import Survey
from newsarchive.extract.markup.tree import first_text, names_of, short_text, text_of
from newsarchive.extract.published.dated_lines import UPDATE_LINE, nearest_date, put_up_beside
from newsarchive.extract.published.dates_behind import date_behind
from newsarchive.extract.published.moments import CLOCK_ONLY, read_moment

#: time tags, and what states a moment as they do: `<span class="published" datetime="2022-10-19T21:07:00+07:00">`
_TIMED = etree.XPath(
    "descendant::*[self::time or (@datetime and (self::span or self::a or self::div or self::p or self::abbr or self::small))]"
)


def dates_on_page(
    root: Any,
    survey: Survey,
    container: Any | None,
    title: str | None,
    *,
    opening: Any | None,
    fetched_at: datetime | None,
    wants_update: bool,
) -> list[tuple[str, str, str, bool]]:
    """Dates near the title: time tags, then elements named like dates; those inside asides and lists do not count.

    `opening` is what the text begins with before its container. `wants_update` says whether notes such as `Terakhir diperbarui: …` are looked for, too.
    """
    inside = set(container.iter()) if container is not None else set()
    if opening is not None:
        inside.update(opening.iter())
    scope = scope_with_headline(root, container, title)
    found: list[tuple[str, str, str, bool]] = []
    #: what the days of changes print, which are no others
    printed: set[str] = set()
    looked = 0
    behind: list[tuple[str, str, str, bool]] = []
    for element in _TIMED(root):
        if not is_near(element, scope, inside):
            continue
        text = _time_of(element)
        if (
            container is not None
            and _is_of_others(element, container)
            and not _states_own(element, container)
        ):
            behind += [(text, "time-tag", "time", False)] if text else []
            continue
        if found and CLOCK_ONLY.match(text) and ":" not in found[-1][0]:
            day, *rest = found[-1]
            found[-1] = (f"{day} {text}", *rest)  # type: ignore[assignment]
            continue
        is_update = _is_update(element)
        if is_update:
            printed.add(text_of(element))
        elif clock := _clock_beside(element, text):
            # as printed, with its zone
            text = f"{text_of(element) or text} {clock}"
        if not is_update:
            text = put_up_beside(element, text) or text
        if text and all(update != is_update for *_rest, update in found):
            found.append((text, "time-tag", "time", is_update))
        looked += 1
        if len(found) == 2 or looked >= _MOST_TIMES:
            break
    if all(update for *_rest, update in found):
        found += _posted_note(root, survey)
    if all(update for *_rest, update in found):
        found += _stated_on_elements(root, survey)
        near = nearest_date(
            root, container, scope | common_box(root, container, title), inside, title, fetched_at
        )
        found += [entry for entry in near if entry[0] not in printed]
    found = found or behind[:1]
    if container is not None and (not found or _is_of_dateline(found[0][0], container, opening)):
        found = _with_hour_behind(found, date_behind(container, title))
    if found and all(source == "time-tag" and update for _t, source, _s, update in found):
        # themes call the one date that they print that of an update
        found = [(text, source, selector, False) for text, source, selector, _u in found]
    if wants_update and not any(update for *_rest, update in found):
        found += _stated_change(survey) or _labelled_update(root, survey, scope, inside)
    return found


def _is_of_dateline(printed: str, container: Any, opening: Any | None) -> bool:
    """Whether a day without an hour is one with which the text begins."""
    if _HOUR.search(printed):
        return False
    return printed in first_text(container if opening is None else opening, _OPENING)


#: characters of a text in which its dateline stands
_OPENING = 120


def _with_hour_behind(
    found: list[tuple[str, str, str, bool]], behind: list[tuple[str, str, str, bool]]
) -> list[tuple[str, str, str, bool]]:
    """What is printed behind a text where nothing else was found, or no more than the same day, as in a dateline."""
    if not found:
        return behind
    day, moment = (
        read_moment(entries[0][0], "visible", "Asia/Jakarta", None) if entries else None
        for entries in (found, behind)
    )
    is_same = day and moment and len(moment.value) > len(day.value) == len("2024-06-05")
    if is_same and moment and day and moment.value.startswith(day.value) and not found[0][3]:
        return behind[:1] + found[1:]
    return found


def _is_of_others(time: Any, container: Any) -> bool:
    """Whether a time tag stands behind the text, where readers' comments have theirs, and not in the text's own article."""
    article = next(container.iterancestors("article"), None)
    if article is not None and article in time.iterancestors("article"):
        return False
    return stands_behind(time, container)


def _states_own(time: Any, container: Any) -> bool:
    """Whether a time tag behind the text says by microdata whose it is, or by its words that it is that of a change; Joomla prints both there."""
    if time.get("itemprop") in _OWN_PROPERTIES:
        scope = next((e for e in time.iterancestors() if e.get("itemscope") is not None), None)
        return scope is None or scope in container.iterancestors()
    return _is_said_changed(time) or UPDATE_LINE.match(short_text(time, 110)) is not None


_OWN_PROPERTIES = ("datePublished", "dateModified")
#: a day as machines write it
_DAY = re.compile(r"\s*\d{4}-\d{2}-\d{2}\s*")
_HOUR = re.compile(r"(?<!\d)[0-2]?\d[.:][0-5]\d(?!\d)")


_STATED_YEAR = re.compile(r"\d{4}")


def _time_of(element: Any) -> str:
    """What a time tag states; what it prints where it states a day alone and prints the hour, too, or the first of a year."""
    stated = element.get("datetime")
    if not stated or not _STATED_YEAR.search(stated):
        # Squarespace states `May 12`
        return text_of(element)
    if _DAY.fullmatch(stated):
        printed = text_of(element)
        read = (
            read_moment(printed, "visible", "Asia/Jakarta", None)
            if _STATED_YEAR.search(printed)
            else None
        )
        if read is not None and (
            # templates state the first day of a year of every article
            stated.strip().endswith("-01-01")
            or (len(read.value) > len("2023-11-18") and read.value.startswith(stated.strip()))
        ):
            return printed
    return str(stated)


_MARK = re.compile(r"^\W+")
#: what parts facts
_BETWEEN = " \t\r\n\xa0|·•,–—-/"


def _clock_beside(element: Any, stated: str) -> str:
    """The hour in the element behind a time tag that states a day alone: `<time>14 Mei 2025</time></div><div>🕒 08:45 WITA</div>`."""
    if _HOUR.search(stated) or not _STATED_YEAR.search(stated):
        return ""
    following = element.getnext()
    parent = element.getparent()
    if following is None and parent is not None and len(parent) == 1:
        following = parent.getnext()
    if following is None or following.tag == "time" or (element.tail or "").strip(_BETWEEN):
        return ""
    clock = _MARK.sub("", short_text(following, 24))
    return clock if CLOCK_ONLY.match(clock) else ""


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
    around = names_of(parent) if parent is not None and _is_only_time(element, parent) else ""
    return bool(_UPDATE_NAME.search(f"{names} {around}")) or _is_said_changed(element)


_SAID_CHANGED = re.compile(
    r"(?i)(?:diperba(?:ha)?rui|diubah|dimutakhirkan|disunting|updated|modified)(?: (?:pada|on|at))?\W*$"
)


def _is_said_changed(element: Any) -> bool:
    """Whether the words right before a time tag, or before the link that it is, are those of a change."""
    if element.getprevious() is None and not (element.getparent().text or "").strip():
        element = element.getparent()
    before = element.getprevious()
    parent = element.getparent()
    said = before.tail if before is not None else parent.text if parent is not None else None
    return said is not None and _SAID_CHANGED.search(said[-40:]) is not None


def _is_only_time(element: Any, parent: Any) -> bool:
    """Whether a box holds one time tag, maybe behind a label: `<span class="date-modified"><span>Updated:</span><time>`."""
    return len(parent) <= _LABEL_AND_TIME and all(
        child is element or (child.tag != "time" and not len(child)) for child in parent
    )


_LABEL_AND_TIME = 2
_NOTE = "This entry was posted"
_POSTED = re.compile(
    r"(?i)^\W*this entry was posted (?:by .{2,40}? )?on (?P<date>.{8,60}?)\s*(?:\(|and is filed|under\b|by\b|\.|$)"
)


def _posted_note(root: Any, survey: Survey) -> list[tuple[str, str, str, bool]]:
    """The note that WordPress themes of the first years print behind a text."""
    if _NOTE not in survey.text:
        return []
    for element in root.iter("p", "small", "div"):
        if (element.text or "").lstrip().startswith(_NOTE):
            match = _POSTED.match(short_text(element, 500))
            if match:
                date = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", match["date"]).replace(" at ", " ")
                return [(date, "visible", element.tag, False)]
    return []


_UPDATE_WORDS = (
    "diperbaharui", "diperbarui", "diubah", "dimodifikasi", "disunting", "dimutakhirkan", "pemutakhiran", "pembaruan", "update", "modified",
)  # fmt: skip
#: with which such a line begins, or its first letter where an element parts it from the second
_UPDATE_OPENINGS = frozenset("te di la up pe t d l u p".split())


def _labelled_update(
    root: Any, survey: Survey, scope: set[Any], inside: set[Any]
) -> list[tuple[str, str, str, bool]]:
    """`Terakhir diperbaharui (Kamis, 18 Pebruari 2010 01:10)` in an element of its own near the text."""
    shown = survey.text.lower()
    for word in _UPDATE_WORDS:
        if word in shown:
            break
    else:
        return []
    for element in root.iter("td", "span", "div", "p", "dd", "li", "small", "em", "i", "font"):
        parts = len(element)
        if parts > 3:
            continue
        own = (element.text or "").strip() or ((element[0].text or "").strip() if parts else "")
        if own[:1].isalpha() and own[:2].isascii() and own[:2].lower() not in _UPDATE_OPENINGS:
            continue
        if parts or element.text:
            match = UPDATE_LINE.match(short_text(element, 110))
            if match and (
                is_near(element, scope, inside) or _UPDATE_NAME.search(names_of(element))
            ):
                return [(match["date"].strip(" ()."), "visible", element.tag, True)]
    return []


def _stated_change(survey: Survey) -> list[tuple[str, str, str, bool]]:
    """The moment that microdata states, as an attribute or as hidden text: `<span itemprop="dateModified">2021-05-05 08:00:02</span>`."""
    for element in survey.itemprops:
        if element.get("itemprop") == "dateModified" and element.tag != "time":
            text = element.get("content") or short_text(element, _LONGEST_MOMENT)
            if _DAY_FIRST.match(text):
                return [(text, "meta", "dateModified", True)]
    return []


_LONGEST_MOMENT = 30
_DAY_FIRST = re.compile(r"\s*\d{4}-\d{2}-\d{2}")
_STATING_TAGS = frozenset(("span", "div", "p", "td", "dd", "small", "abbr"))
_DATE_PROPERTY = re.compile(r"(?i)datePublished|dc:date|dc:created|dcterms:created|dateCreated")


def _stated_on_elements(root: Any, survey: Survey) -> list[tuple[str, str, str, bool]]:
    """RDFa and microdata: `<span property="dc:date" content="…">`."""
    found: dict[Any, tuple[str, str]] = {}
    for element in (*survey.itemprops, *survey.properties, *root.iter("abbr")):
        name = element.get("itemprop") or element.get("property") or ""
        content = element.get("content")
        if element.tag == "abbr" and element.get("title"):
            # microformats: `<abbr class="published" title="…">`, as Blogger prints it
            content = element.get("title")
            name = name or ("datePublished" if "published" in names_of(element) else "")
        if content and element.tag in _STATING_TAGS and _DATE_PROPERTY.search(name):
            found[element] = content, name
    if not found:
        return []
    first = next(iter(found)) if len(found) == 1 else next(e for e in survey.elements if e in found)
    content, name = found[first]
    return [(content, "meta", name, False)]
