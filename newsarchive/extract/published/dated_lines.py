"""Lines that print a day: before a text, or at its beginning."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import islice
from typing import Any

from newsarchive.extract.captions.captions import names_caption
from newsarchive.extract.frame.furniture import ends_article
from newsarchive.extract.frame.nearness import is_near
from newsarchive.extract.frame.surroundings import HEAD_FOOTER
from newsarchive.extract.markup.tree import names_of, raw_text, short_text, text_of
from newsarchive.extract.notes.fact_lines import BETWEEN_BARS, is_fact_line
from newsarchive.extract.published.date_order import swapped
from newsarchive.extract.published.moments import (
    CLOCK_ONLY,
    read_moment,
    split_updated,
    without_label,
)
from newsarchive.extract.published.other_days import is_beside_place, is_other_day, is_sentence

_CLOCK = re.compile(r"(?i)jam|clock|hari ini|today|sekarang")
UPDATE_LINE = re.compile(
    r"(?i)^\W*(?:(?:post|article|page|artikel|tulisan|halaman) )?(?:terakhir (?:diperbaharui|diperbarui|diubah|dimodifikasi|disunting|dimutakhirkan)|diperbarui|diperbaharui|last (?:updated?|modified)|updated?|(?:pembaruan|pemutakhiran)(?: terakhir)?|dimutakhirkan)\b"
    r"(?:\s+(?:pada|on|at))?\W{0,4}(?P<date>\S.{5,60})$"
)


#: elements looked at for the hour of a day, behind it
_MOST_TO_CLOCK = 6
_ITEMS = ("li", "span", "div", "p", "small")
#: elements with text of their own, at a text's beginning, among which its date is looked for
_MOST_WITHIN = 8
#: characters of a line within the text that may be taken for its date; facts may be longer
LONGEST_WITHIN = 95


def nearest_date(
    root: Any,
    container: Any | None,
    scope: set[Any],
    inside: set[Any],
    title: str | None,
    fetched_at: datetime | None,
) -> list[tuple[str, str, str, bool]]:
    """The printed date that stands nearest before the text, behind the title if one does; else the first at the text's beginning.

    A page may say no more than how long ago that was.
    """
    ago: list[tuple[str, str, str, bool]] = []
    best: list[tuple[str, str, str, bool]] = []
    above: list[tuple[str, str, str, bool]] = []
    changes: list[tuple[str, str, str, bool]] = []
    is_behind_title = False
    # the element of the day last found, that day, and whether the headline stands right below
    dated_element: Any | None = None
    last = ""
    is_above_headline = False
    heading = " ".join((title or "").split())
    looked = 0
    needs_clock = 0
    is_put_up = False
    for element in root.iter(*DATE_TAGS):
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
            if _says_title(element, heading) and not is_behind_title:
                is_behind_title = True
                above, best = best, []
                is_above_headline = bool(above) and _stands_above(dated_element, element)
            continue
        if element.tag in HEADINGS and element.tag not in ("h5", "h6"):
            if within and looked and ends_article(short_text(element, 60)):
                break
            if heading and not is_behind_title and _says_title(element, heading):
                is_behind_title = True
                above, best = best, []
                is_above_headline = bool(above) and _stands_above(dated_element, element)
                continue
            if not is_behind_title or not is_fact_line(short_text(element, 140)):
                continue
        if len(element) > 6 or (
            element.tag == "footer" and not HEAD_FOOTER.search(names_of(element))
        ):
            continue
        if len(element) and element[0].tag == "dt":
            # `<div><dt>Diperbarui</dt><dd>…`: the day itself knows its label
            continue
        text = _stated_behind(element) or short_text(element, 140)
        dated = best or above
        if needs_clock and dated:
            # the time stands in an element of its own behind the day
            needs_clock -= bool(text)
            clock = text.strip(" :|-–•·")
            if CLOCK_ONLY.match(clock) and is_near(element, scope, inside):
                dated[0] = (f"{dated[0][0]} {clock}", *dated[0][1:])
                needs_clock = 0
                continue
        if not 6 <= len(text) <= 140 or not YEAR.search(text):
            continue
        if within and len(text) > LONGEST_WITHIN and not (_is_parted(text) or is_fact_line(text)):
            continue
        if (
            _COUNTS_VISITORS.search(text)
            or _tells(text)
            or (within and is_sentence(text))
            or ((_is_caption(element) or _tells_of_image(element, text)) and not is_fact_line(text))
        ):
            continue
        if not is_near(element, scope, inside) or is_page_clock(element):
            continue
        first, updated = split_updated(text)
        plain = without_label(first)
        read = read_moment(plain, "visible", "Asia/Jakarta", None)
        if read is None and len(element) and _GLUED_YEAR.search(text):
            # day, year and hour in elements of their own, without a space between them
            plain = without_label(_apart(element))
            read = read_moment(plain, "visible", "Asia/Jakarta", None)
        if read is None:
            if not (within and ago) and (day := _day_ago(text, fetched_at)):
                ago = [(day, "visible", element.tag, False)]
            continue
        if len(read.value) <= len("2024-06-05") and (
            stated := _hour_stated(element, read.value, text)
        ):
            plain = stated
            read = read_moment(plain, "visible", "Asia/Jakarta", None) or read
        if best and is_put_up and _CREATED.match(text):
            # written before it was published, and printed behind that
            continue
        label = label_before(element)
        if _NO_DAY.match(text) or _NO_DAY.match(label):
            continue
        beside = element.getprevious()
        is_headed = beside is not None and beside.tag in HEADINGS[:3]
        if is_other_day(text, "" if is_headed else label, read.value):
            continue
        if is_beside_place(element):
            continue
        if UPDATE_LINE.match(text) or UPDATE_LABEL.match(label) or is_named_change(element):
            changes = changes or [(plain, "visible", element.tag, True)]
            continue
        if within and dated and read.value == last[:10] != last:
            # the same day without its hour, as a dateline prints it
            break
        is_datelines = (
            within
            and is_above_headline
            and not best
            and (_begins_sentence(element) or not is_fact_line(text))
        )
        if is_datelines and not (read.value > last and read.value.startswith(last[:10])):
            break
        is_put_up = _PUT_UP.match(text) is not None
        dated_element, last = element, read.value
        best = [(put_up_beside(element, text) or plain, "visible", element.tag, False)]
        if updated:
            best.append((updated, "visible", element.tag, True))
        needs_clock = _MOST_TO_CLOCK if len(read.value) <= 10 else 0
        if needs_clock and (clock := _clock_behind(element)):
            best[0] = (f"{best[0][0]} {clock}", *best[0][1:])
            needs_clock = 0
        if within:
            if needs_clock and (clock := _clock_in_next(element)):
                best[0] = (f"{best[0][0]} {clock}", *best[0][1:])
            break
    if found := best or above:
        return found if any(update for *_rest, update in found) else found + changes
    # a page may print no other day than that of its last change
    return [(text, source, tag, False) for text, source, tag, _update in changes] or ago


def _says_title(element: Any, title: str) -> bool:
    """Whether an element says the title, and nothing else but a mark in an element of its own: `… <span>Unggulan</span>`, `<sup>Baru</sup>`."""
    if short_text(element, len(title)) == title:
        return True
    said = short_text(element, len(title) + _LONGEST_MARK) if len(element) else ""
    rest = said.partition(title)
    return bool(rest[1]) and any(" ".join(rest[::2]).strip() == text_of(mark) for mark in element)


#: characters of what K2 and others put beside a headline
_LONGEST_MARK = 30


def _begins_sentence(element: Any) -> bool:
    """Whether a sentence goes on behind an element: `<b>Tilamuta (20/9/2024)</b> Sebanyak 18 ton …`."""
    return len((element.tail or "").strip()) >= _SENTENCE


#: characters of a sentence
_SENTENCE = 60


def _stands_above(day: Any, headline: Any) -> bool:
    """Whether a day stands in the element right before a headline, maybe with another fact between them, or before the box that this begins: the day with which the text begins is its dateline's then."""
    for _ in range(_BOXES_OF_HEADLINE):
        for before in islice(headline.itersiblings(preceding=True), _FACTS_ABOVE):
            if before is day or before in day.iterancestors():
                return True
            if not short_text(before, _LONGEST_FACT):
                return False
        if headline.getprevious() is not None:
            return False
        headline = headline.getparent()
        if headline is None or headline.tag in ("article", "main", "body"):
            break
    return False


#: a headline and the boxes round it before which its day may stand
_BOXES_OF_HEADLINE = 3
#: elements before it that are looked at, and characters of those that may stand between: `Kategori: Pendidikan`
_FACTS_ABOVE, _LONGEST_FACT = 3, 40


def _clock_in_next(element: Any) -> str:
    """The hour that is the whole next item behind that of a day: `<li>21-Oct-2022</li><li>16:05</li>`."""
    while element.getnext() is None and (parent := element.getparent()) is not None:
        if len(parent) > 1 or parent.tag not in _ITEMS:
            return ""
        element = parent
    following = element.getnext()
    text = short_text(following, 24).strip() if following is not None else ""
    return text if CLOCK_ONLY.match(text) and not (element.tail or "").strip() else ""


def _clock_behind(element: Any) -> str:
    """The hour that a day, or the link round it, states for those who point at it: WordPress's `<a title="10:31">29 Juni 2018</a>`."""
    for node in (element, element.getparent()):
        if node is not None and (node is element or node.tag == "a"):
            for stated in filter(None, map(node.get, _TIPS)):
                if CLOCK_ONLY.match(stated.strip()):
                    return str(stated.strip())
    return ""


_RELATIVE = re.compile(r"(?i)\b(?:lalu|kemarin|tadi|ago|yesterday|baru saja)\W*$")
#: what browsers and scripts show beside a word when one points at it
_TIPS = ("title", "data-original-title", "data-bs-original-title", "data-tooltip", "data-tippy-content")  # fmt: skip


def _stated_behind(element: Any) -> str:
    """The day that an element states for those who point at it, where it prints how long ago that was."""
    stated = next(filter(None, map(element.get, _TIPS)), None) if element.attrib else None
    if stated is None or not YEAR.search(stated) or not _RELATIVE.search(short_text(element, 60)):
        return ""
    return " ".join(stated.split())[:140]


def _hour_stated(line: Any, day: str, printed: str) -> str:
    """The moment with its hour that an element of a line states for those who point at it, of the day that the line prints, whichever of its figures is the month: `<abbr title="July 4, 2024, 4:30 pm">7/4/2024</abbr>`."""
    for _, element in zip(range(_MOST_PARTS), line.iter(), strict=False):
        stated = next(filter(None, map(element.get, _TIPS)), None) if element.attrib else None
        if stated is None or len(stated) > LONGEST_WITHIN or not YEAR.search(stated):
            continue
        read = read_moment(stated, "visible", "Asia/Jakarta", None)
        if (
            read is not None
            and len(read.value) > len(day)
            and read.value[:10] in (day, swapped(day, printed))
        ):
            return " ".join(stated.split())
    return ""


#: elements of a line of facts that are looked at for what they state
_MOST_PARTS = 12
_AGO = re.compile(
    r"(?i)\W*(?P<first>\d{1,3} (?:menit|jam|hari|minggu))(?:\W{1,3}\d{1,2} [a-z]+)* (?P<end>(?:yang )?lalu)\W*(?:(?:oleh|by)\b.{2,50})?"
)


def _day_ago(text: str, fetched_at: datetime | None) -> str:
    """The day that a line says is so long ago: `3 hari yang lalu`, `3 Hari, 5 Jam yang lalu`."""
    found = _AGO.fullmatch(text) if fetched_at is not None else None
    if found is None:
        return ""
    read = read_moment(f"{found['first']} {found['end']}", "visible", "Asia/Jakarta", fetched_at)
    return read.value[:10] if read is not None else ""


_DAY_PART = re.compile(r"(?:[A-Za-z’']{4,7}, )?\d{1,2}[ /-][A-Za-z\d]{1,9}[ /-]\d{2,4}")
#: parts of a line of facts, each a few words
_LEAST_PARTS, _LONGEST_PART = 3, 40


def _is_parted(text: str) -> bool:
    """Whether a line is parted by bars or dots into facts, one of them a day: `Telukdalam | Kamis, 3 Agustus 2023 | 15:20 WIB | …`."""
    parts = BETWEEN_BARS.split(text)
    return (
        len(parts) >= _LEAST_PARTS
        and all(len(part) <= _LONGEST_PART for part in parts)
        and any(map(_DAY_PART.fullmatch, parts))
    )


def _is_caption(element: Any) -> bool:
    """Whether an element is named for a caption, or nothing but one stands in it, an image beside: in as many boxes as a builder draws."""
    for _ in range(_BOXES_OF_IMAGE):
        if element.tag == "figcaption" or names_caption(names_of(element)):
            return True
        own = [child for child in element if child.tag not in ("img", "picture", "a")]
        if len(own) != 1 or (element.text or "").strip():
            return False
        element = own[0]
    return False


def _tells_of_image(element: Any, text: str) -> bool:
    """Whether a line with a day says whose photo stands above it, or stands right behind an image and says in words of a sentence what that shows."""
    if len(_SMALL_WORDS.findall(text)) < _LEAST_TOLD:
        return False
    before = element.getprevious()
    if _PHOTO.search(text):
        return True
    if before is None or (before.tail or "").strip() or next(before.iter("img"), None) is None:
        return False
    return not raw_text(before).strip()


_PHOTO = re.compile(r"(?i)[(/|]\s*(?:foto|photo|dok|ist)\b[^()]*\)?\W*$")
_SMALL_WORDS, _LEAST_TOLD = re.compile(r"\b[a-z]{3,}\b"), 3
#: boxes round an image and its caption
_BOXES_OF_IMAGE = 10


def _has_own_text(element: Any) -> bool:
    if (text := element.text) and not text.isspace():
        return True
    return any((tail := child.tail) and not tail.isspace() for child in element)


def _apart(element: Any) -> str:
    """The parts of a day that stand in elements of their own; month and year may be figures: `07`, `01/2023`."""
    text = " ".join(" ".join(element.itertext()).split())
    return _DAY_AND_MONTH.sub(r"\1/\2/\3", text)


_DAY_AND_MONTH = re.compile(r"^(\d{1,2}) (\d{1,2}) ?[/.-] ?(\d{4})(?!\d)")
_GLUED_YEAR = re.compile(
    r"^\d{3,4}[/.-](?:19|20)\d{2}(?!\d)|[A-Za-z](?:19|20)\d{2}(?!\d{3})|\d[A-Z][a-z]{2,8}(?:19|20)?\d"
)
_CREATED = re.compile(r"(?i)^\W*(?:dibuat|created)\b")
_PUT_UP = re.compile(
    r"(?i)^\W*(?:diterbitkan|dipublikasikan|ditayangkan|published)\b\W*(?P<date>.{6,60})$"
)


_CHANGE_NAME = re.compile(
    r"(?i)(?<![\w-])(?:date-?)?modified(?:-?date)?(?![\w-])|[_-]mod(?:ified)?-date(?![\w-])"
)


def is_named_change(element: Any) -> bool:
    """Whether an element is named for the day of the last change, as OceanWP does, or stands so beside that of publication, as Astra prints it."""
    names = names_of(element)
    if "updated" in names.split():
        # alone it is what themes call the day that they print
        before = element.getprevious()
        return (
            before is not None and "published" in names_of(before)
        ) or "rich-snippet-hidden" in names
    if names != " " and _CHANGE_NAME.search(names):
        return True
    return bool(element.get("itemprop") == "dateModified")


def put_up_beside(element: Any, text: str) -> str | None:
    """Of `Dibuat: …` and `Diterbitkan: …` in one list of facts the second."""
    if not _CREATED.match(text):
        return None
    for sibling in element.itersiblings():
        match = _PUT_UP.match(short_text(sibling, 100))
        if match:
            return match["date"]
    return None


UPDATE_LABEL = re.compile(
    r"(?i)^\W*(?:terakhir )?(?:diperbaharui|diperbarui|diubah|disunting|dimutakhirkan|last (?:updated|modified)|updated|modified)\b.{0,12}$"
)


#: when somebody took the page home, and when that was of which it tells
_NO_DAY = re.compile(
    r"(?i)^\W*(?:dicetak|tanggal cetak|printed|diakses|diunduh|pelaksanaan|event date|date of event|"
    r"(?:hari|tanggal|tgl\.?|waktu|jadwal)(?: ?(?:[/&,]|dan) ?(?:tanggal|tempat|jam))? (?:pelaksanaan|kegiatan|acara|kejadian|peristiwa))\b"
)


def label_before(element: Any) -> str:
    """What the element before says of a day: `<h5>Diperbaharui</h5><p>…</p>`, a cell, past one with a colon alone."""
    before = element.getprevious()
    for _ in range(_CELLS):
        # alone in its cell
        parent = element.getparent()
        if before is not None or parent is None or len(parent) > 1 or (parent.text or "").strip():
            break
        element, before = parent, parent.getprevious()
    if before is not None and short_text(before, 2) in (":", "-"):
        before = before.getprevious()
    if before is None:
        return ""
    return short_text(before, 40) or _drawn_label(before)


#: cells round a day that hold nothing else
_CELLS = 2


def _drawn_label(element: Any) -> str:
    """What a drawing without words says when one points at it: `<img title="Diubah">`."""
    drawing = element if not len(element) else element[0]
    if len(element) > 1 or not isinstance(drawing.tag, str) or text_of(element):
        return ""
    said = drawing.get("alt") or drawing.get("title") or drawing.get("aria-label") or ""
    return str(said)[:40]


def _tells(text: str) -> bool:
    """Whether a line is a sentence that happens to hold a date: a caption, a teaser."""
    return len(re.findall(r"\b[a-z]{3,}\b", text)) >= 6 and text.rstrip()[-1:] in ".!?)”"


HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PAGE_TOP = re.compile(r"(?i)top-?bar|header-?top|running|marquee|ticker")


def is_page_clock(element: Any) -> bool:
    """Whether an element shows today's date, or stands at the frame of the page."""
    if _PAGE_TOP.search(names_of(element)):
        return True
    return any(
        _CLOCK.search(names_of(node))
        for node in element.iter()
        if isinstance(node.tag, str) and (node.text or "").strip()
    )


DATE_TAGS = (
    "span",
    "div",
    "p",
    "small",
    "abbr",
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
    *HEADINGS,
)
YEAR = re.compile(r"\d{4}|['’/-]\d{2}\b|lalu|kemarin")
#: what counts visitors: `Online: 3 Hari ini: 90 Sejak 12 Maret 2012`, its lines apart or glued to each other
_COUNTS_VISITORS = re.compile(
    r"(?:\b(?i:online|pengunjung|visitors?)|Online|Pengunjung|Visitors?)(?![A-Za-z])|(?:\b(?i:sejak)|Sejak) \d"
)
