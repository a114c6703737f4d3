"""Days near a text on which nobody put a page up: of events, laws and births."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from newsarchive.extract.dateline.dateline import parse_dateline
from newsarchive.extract.dateline.items import is_place
from newsarchive.extract.markup.tree import short_text
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.published.events_above import labels_place

_OTHER = re.compile(
    r"(?i)\W*(?:(?:tanggal|tgl\.?|tempat(?:,? ?(?:dan |/ ?)?(?:tanggal|tgl\.?))) )?"
    r"(?:batas|tenggat|deadline|pendaftaran|penutupan|penetapan|pengundangan|ditetapkan|diundangkan|lahir|kelahiran|ttl|berlaku|masa berlaku|hari jadi|berdiri|didirikan)\b"
    r"[^:\d]{0,40}(?::|$|(?=\d{1,2} [A-Z][a-z]{2,8} \d{4}))"
)
#: what articles are filed under, too, above their day: a label has a colon
_RUBRIC = re.compile(r"(?i)\W*(?:pendaftaran|penutupan|penetapan|hari jadi)\b[^:]*$")
#: words of a label in a line of its own
_WORDS_OF_LABEL = 3
#: before it nobody put a page up
_FIRST_YEAR = "1995"
_DAY_ALONE = re.compile(r"(?i)\W*(?:(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad)\W|\d)")


def is_other_day(text: str, label: str, day: str) -> bool:
    """Whether a label says of what else than of the page a day is, or one before the web stands behind more than its weekday: `Kebumen, 5 Mei 1975`.

    Archives of old papers print their days alone.
    """
    # a headline that is no heading may stand before a day, too
    if _OTHER.match(text) or (
        len(label.split()) <= _WORDS_OF_LABEL and _OTHER.match(label) and not _RUBRIC.match(label)
    ):
        return True
    return day < _FIRST_YEAR and _DAY_ALONE.match(text) is None


#: a sentence that goes on behind a day; an hour may stand there, too
_GOES_ON = re.compile(r"\b(?:19|20)\d\d,? (?!pukul|pkl|jam|wi[bt]|wita|oleh)[a-z]{3,}")


def is_sentence(text: str) -> bool:
    """Whether a line of a text is a sentence that tells of a day: `Undang-Undang … tanggal 8 Agustus 1950 membentuk …`; none behind a dateline's."""
    if text.rstrip()[-1:] not in ".!?" or not _GOES_ON.search(text) or is_fact_line(text):
        return False
    dateline = parse_dateline(text)
    return dateline is None or not dateline.date


#: characters of a line beside a day
_LONGEST = 100
#: boxes round a day, and lines beside it that are looked at
_BOXES, _BESIDE = 3, 2


def is_beside_place(element: Any) -> bool:
    """Whether a day stands right beside the line that says where: both are those of an event."""
    for _ in range(_BOXES):
        for preceding in (False, True):
            for line in islice(element.itersiblings(preceding=preceding), _BESIDE):
                if isinstance(line.tag, str) and _says_venue(line):
                    return True
        parent = element.getparent()
        if parent is None or parent.tag not in ("td", "tr", "li", "dd", "p", "b", "strong", "span"):
            return False
        element = parent
    return False


def _says_venue(line: Any) -> bool:
    """Whether a line says where an event is; that a report is from a region is said of the page: `Lokasi: Kebumen`."""
    begin = _begin(line)
    if not labels_place(begin):
        return False
    value = begin.partition(":")[2].strip()
    following = line[1] if line.tag == "tr" and len(line) > 1 else line.getnext()
    if not value and following is not None and isinstance(following.tag, str):
        value = short_text(following, _LONGEST).strip(" :")
    return not (value and is_place(value))


def _begin(line: Any) -> str:
    """What a line says, of a row its first cell."""
    if line.tag == "tr" and len(line):
        line = line[0]
    return short_text(line, _LONGEST)
