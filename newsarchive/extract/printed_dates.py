"""The dates that a page prints near its text: time tags, lines of facts, notes of updates; not those of other articles."""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.captions import names_caption
from newsarchive.extract.frame_lines import is_fact_line
from newsarchive.extract.moments import CLOCK_ONLY, read_moment, split_updated, without_label
from newsarchive.extract.nearness import common_box, is_frame_name, is_near, scope_with_headline
from newsarchive.extract.printed_authors import HEAD_FOOTER, surroundings
from newsarchive.extract.survey import Survey
from newsarchive.extract.teasers import is_teaser
from newsarchive.extract.tree import names_of, short_text, text_of

_CLOCK = re.compile(r"(?i)jam|clock|hari ini|today|sekarang")


def dates_on_page(
    root: Any, survey: Survey, container: Any | None, title: str | None, *, wants_update: bool
) -> list[tuple[str, str, str, bool]]:
    """Dates near the title: time tags, then elements named like dates; those inside asides and lists do not count.

    `wants_update` says whether notes such as `Terakhir diperbarui: …` are looked for, too.
    """
    inside = set(container.iter()) if container is not None else set()
    scope = scope_with_headline(root, container, title)
    found: list[tuple[str, str, str, bool]] = []
    #: what the days of changes print, which are no others
    printed: set[str] = set()
    looked = 0
    for element in root.iter("time"):
        if not is_near(element, scope, inside):
            continue
        text = _time_of(element)
        if found and CLOCK_ONLY.match(text) and ":" not in found[-1][0]:
            day, *rest = found[-1]
            found[-1] = (f"{day} {text}", *rest)  # type: ignore[assignment]
            continue
        is_update = _is_update(element)
        if is_update:
            printed.add(text_of(element))
        if text and all(update != is_update for *_rest, update in found):
            found.append((text, "time-tag", "time", is_update))
        looked += 1
        if len(found) == 2 or looked >= _MOST_TIMES:
            break
    if all(update for *_rest, update in found):
        found += _posted_note(root, survey)
    if all(update for *_rest, update in found):
        found += _stated_on_elements(root, survey)
        near = _nearest(root, container, scope | common_box(root, container, title), inside, title)
        found += [entry for entry in near if entry[0] not in printed]
    if not found and container is not None:
        found += _behind(container, title)
    if found and all(source == "time-tag" and update for _t, source, _s, update in found):
        # themes call the one date that they print that of an update
        found = [(text, source, selector, False) for text, source, selector, _u in found]
    if wants_update and not any(update for *_rest, update in found):
        found += _labelled_update(root, survey, scope, inside)
    return found


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


#: elements looked at behind a text, and boxes round it
_MOST_BEHIND, _BOXES_BEHIND = 40, 2
#: lists at the end of a text's own box in which its day is looked for
_LAST_LISTS = 2
#: what counts visitors: `Online: 3 Hari ini: 90 Sejak 12 Maret 2012`, its lines apart or glued to each other
_COUNTS_VISITORS = re.compile(
    r"(?:\b(?i:online|pengunjung|visitors?)|Online|Pengunjung|Visitors?)(?![A-Za-z])|(?:\b(?i:sejak)|Sejak) \d"
)


def _behind(container: Any, title: str | None) -> list[tuple[str, str, str, bool]]:
    """The day in a list of facts right behind the text, of a page that prints none before it."""
    article = surroundings(container)
    for element in reversed(list(container.iter("ul", "ol", "footer"))[-_LAST_LISTS:]):
        # at the end of the text's own box
        if not short_text(element, _LONGEST_WITHIN):
            continue
        for item in element.iter(*_DATE_TAGS):
            text = short_text(item, 90)
            plain = without_label(text)
            if (
                _YEAR.search(text)
                and is_fact_line(text)
                and not _is_page_clock(item)
                and read_moment(plain, "visible", "Asia/Jakarta", None) is not None
            ):
                return [(plain, "visible", item.tag, False)]
    node = container
    for _ in range(_BOXES_BEHIND):
        for _, sibling in zip(range(4), node.itersiblings(), strict=False):
            for _, element in zip(range(_MOST_BEHIND), sibling.iter(*_DATE_TAGS), strict=False):
                text = short_text(element, 90)
                if not _YEAR.search(text) or not is_fact_line(text):
                    continue
                if is_teaser(element, article, title):
                    continue
                first, updated = split_updated(text)
                plain = without_label(first)
                if any(is_frame_name(names_of(parent)) for parent in element.iterancestors()):
                    continue
                if read_moment(plain, "visible", "Asia/Jakarta", None) is not None:
                    put_up = [(plain, "visible", element.tag, False)]
                    changed = [(updated, "visible", element.tag, True)] if updated else []
                    return put_up + changed
        parent = node.getparent()
        if parent is None or parent.tag in ("body", "html"):
            break
        node = parent
    return []


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
_UPDATE_LINE = re.compile(
    r"(?i)^\W*(?:terakhir (?:diperbaharui|diperbarui|diubah|dimodifikasi|disunting|dimutakhirkan)|diperbarui|diperbaharui|last (?:updated?|modified)|updated?|(?:pembaruan|pemutakhiran) terakhir|dimutakhirkan)\b"
    r"(?:\s+(?:pada|on|at))?\W{0,4}(?P<date>\S.{5,60})$"
)
#: with which such a line begins, or its first letter where an element parts it from the second
_UPDATE_OPENINGS = frozenset("te di la up pe t d l u p".split())


def _labelled_update(
    root: Any, survey: Survey, scope: set[Any], inside: set[Any]
) -> list[tuple[str, str, str, bool]]:
    """`Terakhir diperbaharui (Kamis, 18 Pebruari 2010 01:10)` in an element of its own near the text."""
    shown = survey.text.lower()
    if not any(word in shown for word in _UPDATE_WORDS):
        return []
    for element in root.iter("td", "span", "div", "p", "dd", "li", "small", "em", "i", "font"):
        parts = len(element)
        if parts > 3:
            continue
        own = (element.text or "").strip() or ((element[0].text or "").strip() if parts else "")
        if own[:1].isalpha() and own[:2].isascii() and own[:2].lower() not in _UPDATE_OPENINGS:
            continue
        if parts or element.text:
            match = _UPDATE_LINE.match(short_text(element, 110))
            if match and (
                is_near(element, scope, inside) or _UPDATE_NAME.search(names_of(element))
            ):
                return [(match["date"].strip(" ()."), "visible", element.tag, True)]
    return []


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


#: elements with text of their own, at a text's beginning, among which its date is looked for
_MOST_WITHIN = 8
#: characters of a line within the text that may be taken for its date; facts may be longer
_LONGEST_WITHIN = 90


def _nearest(
    root: Any, container: Any | None, scope: set[Any], inside: set[Any], title: str | None
) -> list[tuple[str, str, str, bool]]:
    """The printed date that stands nearest before the text, behind the title if one does; else the first at the text's beginning."""
    best: list[tuple[str, str, str, bool]] = []
    above: list[tuple[str, str, str, bool]] = []
    changes: list[tuple[str, str, str, bool]] = []
    is_behind_title = False
    heading = " ".join((title or "").split())
    looked = 0
    needs_clock = 0
    for element in root.iter(*_DATE_TAGS):
        within = element in inside
        if looked and (not within or (best and is_behind_title) or looked > _MOST_WITHIN):
            break
        if within and best and not (heading and not is_behind_title):
            break
        # empty boxes of sliders and the like do not count
        looked += within and _has_own_text(element)
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
            if not is_behind_title or not is_fact_line(short_text(element, 140)):
                continue
        if len(element) > 6 or (
            element.tag == "footer" and not HEAD_FOOTER.search(names_of(element))
        ):
            continue
        text = short_text(element, 140)
        if needs_clock and best:
            # the time stands in an element of its own behind the day
            needs_clock -= 1
            clock = text.lstrip(": ")
            if CLOCK_ONLY.match(clock) and is_near(element, scope, inside):
                day, *rest = best[0]
                best[0] = (f"{day} {clock}", *rest)  # type: ignore[assignment]
                needs_clock = 0
                continue
        if not 6 <= len(text) <= 140 or not _YEAR.search(text):
            continue
        if within and len(text) > _LONGEST_WITHIN and not is_fact_line(text):
            continue
        if (
            _COUNTS_VISITORS.search(text)
            or _tells(text)
            or (names_caption(names_of(element)) and not is_fact_line(text))
        ):
            continue
        if not is_near(element, scope, inside) or _is_page_clock(element):
            continue
        first, updated = split_updated(text)
        plain = without_label(first)
        read = read_moment(plain, "visible", "Asia/Jakarta", None)
        if read is None:
            continue
        label = _label_before(element)
        if _NO_DAY.match(text) or _NO_DAY.match(label):
            continue
        if _UPDATE_LINE.match(text) or _UPDATE_LABEL.match(label):
            changes = changes or [(plain, "visible", element.tag, False)]
            continue
        best = [(_put_up(element, text) or plain, "visible", element.tag, False)]
        if updated:
            best.append((updated, "visible", element.tag, True))
        needs_clock = 3 if len(read.value) <= 10 else 0
        if within:
            break
    # a page may print no other day than that of its last change
    return best or above or changes


def _has_own_text(element: Any) -> bool:
    if (text := element.text) and not text.isspace():
        return True
    return any((tail := child.tail) and not tail.isspace() for child in element)


_CREATED = re.compile(r"(?i)^\W*(?:dibuat|created)\b")
_PUT_UP = re.compile(
    r"(?i)^\W*(?:diterbitkan|dipublikasikan|ditayangkan|published)\b\W*(?P<date>.{6,60})$"
)


def _put_up(element: Any, text: str) -> str | None:
    """Of `Dibuat: …` and `Diterbitkan: …` in one list of facts the second."""
    if not _CREATED.match(text):
        return None
    for sibling in element.itersiblings():
        match = _PUT_UP.match(short_text(sibling, 100))
        if match:
            return match["date"]
    return None


_UPDATE_LABEL = re.compile(
    r"(?i)^\W*(?:terakhir )?(?:diperbaharui|diperbarui|diubah|disunting|dimutakhirkan|last (?:updated|modified)|updated|modified)\b.{0,12}$"
)


#: when somebody took the page home
_NO_DAY = re.compile(r"(?i)^\W*(?:dicetak|tanggal cetak|printed|diakses|diunduh)\b")


def _label_before(element: Any) -> str:
    """What the element before says of a day: `<h5>Diperbaharui</h5><p>…</p>`, a cell, past one with a colon alone."""
    before = element.getprevious()
    if before is not None and short_text(before, 2) in (":", "-"):
        before = before.getprevious()
    return "" if before is None else short_text(before, 40)


def _tells(text: str) -> bool:
    """Whether a line is a sentence that happens to hold a date: a caption, a teaser."""
    return len(re.findall(r"\b[a-z]{3,}\b", text)) >= 6 and text.rstrip()[-1:] in ".!?)”"


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
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
    "label",
    "strong",
    "b",
    "footer",
    *_HEADINGS,
)
_YEAR = re.compile(r"\d{4}|['’/-]\d{2}\b|lalu|kemarin")
