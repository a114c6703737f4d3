"""Where in a text a date may stand: one pass over figures, one over words, both in linear time.

The passes find *anchors*, characters that nearly always belong to a date when a date is there at
all; the stretch of date words round an anchor is found by walking left over known words, and the
lexer walks right. Everything else of the text is never looked at in Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsarchive.dates import words as w
from newsarchive.dates.odd import odd_weekday

_SPACES = ("\xa0", "\u2007", "\u202f", "\u2009", "\u3000")
_APOSTROPHES = ("\u2019", "\u2018", "\u02bc", "\u00b4", "`", "\u02bb", "\u2032")
_HYPHENS = ("\u2013", "\u2014", "\u2010", "\u2011", "\u2012", "\u2212", "\u2015")
_QUOTES = ("\u201c", "\u201d")
#: letters with an accent, as scanned papers and foreign keyboards give them: `Januarí`
_PLAIN_LETTERS = str.maketrans("àáâäãåèéêëìíîïòóôöõùúûü", "aaaaaaeeeeiiiiooooouuuu")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"

_MONTH_HEADS = "|".join(
    sorted(
        {word[:3] for word in w.MONTHS} | {name[:3] for n in w.HIJRI_MONTHS.values() for name in n}
    )
)
#: a figure, with what makes it a likely part of a date behind it
_FIGURE = re.compile(
    r"[0-9](?<![0-9][0-9])[0-9]{0,3}+(?="
    r" ?[/.:_|-] ?(?:[0-9]{1,2}(?![0-9])|[0-9]{4}(?![0-9])|[ivx]{1,4}(?: ?[-/.] ?| )[0-9]{4})"
    r"| [ivx]{1,4} [0-9]{4}"
    r"|(?:st|nd|rd|th)?,? (?:19|20)[0-9]{2}(?![0-9])"
    rf"|(?:st|nd|rd|th)?[\s/.,-]{{0,3}}(?:of )?(?:(?:bulan |bln )?(?:{_MONTH_HEADS}))"
    r"|\s+[a-z]{1,10}\s+(?:[a-z]{1,10}\s+)?(?:19|20)[0-9]{2}(?![0-9])"
    r"|(?<=[a-z,] 20[0-9][0-9])(?![0-9])|(?<=[a-z,] 19[0-9][0-9])(?![0-9])"
    r")"
)
_PARTS = ("pagi", "siang", "sore", "petang", "malam", "subuh", "dini hari")
#: words that open or close an expression without figures
_ANCHOR_WORDS = (
    *(
        "kemarin kemaren kmrn besok besuk esok lusa lalu silam semalam mendatang depan lagi ago"
    ).split(),
    *[
        "yesterday",
        "today",
        "tonight",
        "tomorrow",
        "triwulan",
        "kuartal",
        "quarter",
        "semester",
        "caturwulan",
    ],
    *(f"{part} {which}" for part in _PARTS for which in ("ini", "tadi", "nanti")),
    *(f"{span} ini" for span in ("hari", "bulan", "tahun", "pekan", "minggu", "bln", "thn")),
    *(f"{when} {part}" for when in ("tadi", "nanti") for part in _PARTS),
    *(
        f"tahun {what}"
        for what in ("anggaran", "ajaran", "pelajaran", "akademik", "dua ribu", "1", "2")
    ),
    *(
        f"{which} {what}"
        for which in ("last", "next", "this")
        for what in (
            "mon",
            "tue",
            "wed",
            "thu",
            "fri",
            "sat",
            "sun",
            "month",
            "year",
            "week",
            "morning",
            "after",
            "even",
            "jan",
            "feb",
            "mar",
            "apr",
            "may",
            "jun",
            "jul",
            "aug",
            "sep",
            "oct",
            "nov",
            "dec",
            "night",
        )
    ),
    "t.a",
    "t.p",
    "ta.",
    "tp.",
    *(
        f"{weekday} {which}"
        for weekday in (*w.WEEKDAYS, *w.PARTS_OF_DAY)
        for which in ("ini", "nanti")
    ),
    "ta 1",
    "ta 2",
    "tp 1",
    "tp 2",
    "tw ",
    "pukul",
    "pkl",
    "pk.",
    "pk ",
    *(f"jam {hour}" for hour in (*"0123456789", *w.UNIT_NUMBERS, "setengah")),
    *(name for names in w.MONTH_NAMES.values() for name in names if len(name) > 3),
    "akan datang",
    "mei ",
    "mei,",
    "mei.",
    "mei)",
    "mei-",
)


def _trie(spellings: Iterable[str]) -> str:
    """A pattern for any of the spellings that decides at each letter: no branch is tried twice."""
    heads: dict[str, list[str]] = {}
    for spelling in sorted(set(spellings)):
        if not spelling:
            return ""
        heads.setdefault(spelling[0], []).append(spelling[1:])
    branches = [re.escape(head) + _trie(tails) for head, tails in heads.items()]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


_WORDS = re.compile(" " + _trie(_ANCHOR_WORDS))
#: a number with a letter for a figure: `l8 November`, `1O Mei`
_ODD_NUMBER = re.compile(r"(?<![a-z0-9/.,-])(?:[lio][0-9]|[0-9][lo])$")
_TAIL = re.compile(r"(?:[a-zé]+(?:'[a-z]+)*|(?<![0-9.])[0-9]{1,4})\.?$")
#: words an expression may hold to the left of its anchor
_LEFT = frozenset(
    part
    for word, (kind, _) in w.WORDS.items()
    if kind not in (w.HIJRI, w.MASEHI)
    for part in word.split()
) | {"d", "s"}
_NOT_LEFT = frozenset(("of", "a", "an", "itu"))
#: the first half of `Jum"at`
_JUM = re.compile(r"(?<![a-z])d?jum['\",.;\s]{1,2}$")
_MAX_LEFT = 40
_LIKE_SPACES = ("\n", "*", "(", "\t", '"', "/", "{", "[", "<", ">", "|")
_BETWEEN = " \t\r\n,.(/|-:&;[{<"


def normalise(text: str) -> tuple[str, str, list[int] | None]:
    """The text, its normalised form of the same length, and the way back to the given text.

    Zero-width characters are taken out first; then the third value maps each character to its
    place in the text given (None when nothing was taken out).
    """
    places: list[int] | None = None
    if not text.isascii():
        if any(mark in text for mark in _INVISIBLE):
            places = [i for i, c in enumerate(text) if c not in _INVISIBLE]
            text = "".join([text[i] for i in places])
            places.append(places[-1] + 1 if places else 0)
        low = text
        for odd in _SPACES:
            low = low.replace(odd, " ")
        for odd in _APOSTROPHES:
            low = low.replace(odd, "'")
        for odd in _HYPHENS:
            low = low.replace(odd, "-")
        for odd in _QUOTES:
            low = low.replace(odd, '"')
        lowered = low.lower().translate(_PLAIN_LETTERS)
        if len(lowered) != len(low):
            # a few letters grow when lowered (İ): keep those as they are
            lowered = "".join([c.lower() if len(c.lower()) == 1 else c for c in low])
        return text, lowered, places
    low = text.lower()
    return text, low.replace("`", "'") if "`" in low else low, None


def anchors(low: str) -> list[int]:
    """Positions at which a date may be read, in ascending order."""
    found = [m.start() for m in _FIGURE.finditer(low)]
    spaced = f" {low} "
    for mark in _LIKE_SPACES:
        if mark in low:
            spaced = spaced.replace(mark, " ")
    more = [m.start() for m in _WORDS.finditer(spaced)]
    if more:
        found += more
        found.sort()
    return found


def left_end(low: str, anchor: int, floor: int) -> int:
    """Where the stretch of date words that reaches `anchor` begins, not before `floor`."""
    start = anchor
    if anchor > floor and low[anchor - 1] in "lio" and low[anchor].isdigit():
        odd = _ODD_NUMBER.search(low, max(floor, anchor - 4), anchor + 1)
        start = odd.start() if odd else anchor
    for _ in range(_MAX_LEFT):
        j = start
        limit = max(floor, start - 6)
        while j > limit and low[j - 1] in _BETWEEN:
            j -= 1
        if j <= floor or (j == limit and j < start and low[j - 1] in _BETWEEN):
            break
        if "\n" in low[j:start] and low.count("\n", j, start) > 1:
            break
        word_start = max(floor, low.rfind(" ", max(floor, j - 24), j) + 1)
        m = _TAIL.search(low, word_start, j)
        if m is None:
            break
        if low[m.end() - 1] in "lio0123456789" and (odd := _ODD_NUMBER.search(low, word_start, j)):
            start = odd.start()
            continue
        word = m.group().rstrip(".")
        if word.isdigit():
            if start == anchor and low[j:start].strip() == "" and low[anchor].isdigit():
                break
        elif word == "at" and (jum := _JUM.search(low, max(floor, m.start() - 6), m.start())):
            start = jum.start()
            continue
        elif word not in _LEFT or word in _NOT_LEFT:
            if odd_weekday(low, m.end(), word) is not None:
                start = m.start()
            break
        if m.start() and low[m.start() - 1].isalnum():
            break
        start = m.start()
    if start > floor and low[start - 1] in "([{<":
        start -= 1
    return start
