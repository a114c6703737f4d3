"""Text to tokens: the short stretch of date words around one anchor, as parallel lists.

The lexer reads only words of the tables and numbers; the first other word ends the stretch. It
works on the *normalised* text (lower case, plain spaces, plain apostrophes and hyphens, of the same
length as the original), so that token positions are positions in the original.
"""

from __future__ import annotations

import re
from typing import Any

from newsarchive.dates import words as w
from newsarchive.dates.odd import odd_month, odd_number, odd_weekday

ISO, DMY, YMD, DM, DAYS, DAYS_MONTH, TWO_DM, TWO_DMY, YEARS, CLOCK, CLOCKS, ROMAN, OFFSET = (
    "iso", "dmy", "ymd", "dm", "days", "days-month", "two-dm", "two-dmy", "years", "clock",
    "clocks", "roman", "offset",
)  # fmt: skip

#: no expression of the language is longer than this many tokens; more is somebody's list of numbers
MAX_TOKENS = 72

_ROMAN = r"(?:xi{0,2}|ix|iv|vi{0,3}|i{1,3})"
_WORD_PATTERN = r"[a-zé]+(?:'[a-zé]+(?:'[a-zé]+)*|)"
#: the commonest tokens first; no alternative begins like one before it but for figures
_TOKEN = re.compile(
    r"[ \t\r\f\v]*\n?[ \t]*(?:"
    rf"(?P<word>{_WORD_PATTERN})"
    # a number with nothing joined to it; the letters left out begin Roman numbers
    r"|(?P<plain>[0-9]{1,4}(?=\Z|[,)]| [a-hj-uwyz]))"
    r"|(?P<mark>[,()\[\]{}/|;:&@.•·<>]|-(?!0[0-9]00(?![0-9])))"
    r"|(?P<iso>[12][0-9]{3}-[0-9]{2}-[0-9]{2}"
    r"(?:(?:t| (?=[0-9:]{8}[.,][0-9]))[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?:z|[+-][0-9]{2}:?[0-9]{2})?)?"
    r"(?![-_.:]?[0-9]|/(?![12][0-9]{3}-)[0-9]|[a-z]))"
    rf"|(?P<roman>[0-9]{{1,2}}(?: ?[-/.] ?| ){_ROMAN}(?: ?[-/.] ?| )[0-9]{{4}}(?![0-9/]))"
    r"|(?P<blob>[0-9]++(?:(?: ?//? ?|[.:_-])[0-9]++)++(?:[/.-]'[0-9]{2}(?![0-9/.:_-])|))"
    r"|(?P<ord>[0-9]{1,2}(?:st|nd|rd|th)\b)"
    r"|'?(?P<num>[0-9]+)(?![0-9])"
    r"|(?P<offset>\+[0-9]{2}:?[0-9]{2}(?![0-9])|-0[0-9]00(?![0-9]))"
    r")"
)
_WORD, _PLAIN, _MARK, _BLOB, _ORD, _NUM = (
    _TOKEN.groupindex[name] for name in ("word", "plain", "mark", "blob", "ord", "num")
)


_NUMBERS = frozenset((_PLAIN, _NUM))


def _longer_tokens() -> dict[str, re.Pattern[str]]:
    """By the first word of tokens of several words or with other characters: their patterns."""
    patterns: dict[str, list[str]] = {
        "jum": [r"jum['\",.;\s]{1,2}at\b"],
        "djum": [r"djum['\",.;\s]{1,2}at\b"],
        "gmt": [r"gmt\s?[+-]\s?[0-9]{1,2}(?::?[0-9]{2})?(?![0-9])"],
        "utc": [r"utc\s?[+-]\s?[0-9]{1,2}(?::?[0-9]{2})?(?![0-9])"],
    }
    for phrase in sorted(w.WORDS, key=len, reverse=True):
        head = re.match(_WORD_PATTERN, phrase)
        if head and head.group() != phrase:
            pattern = re.escape(phrase).replace(r"\ ", r"\s+")
            if phrase[-1].isalnum():
                # `8 s/d10 November`
                pattern += "(?![a-z])" if w.WORDS[phrase][0] == w.RANGE else "(?![a-z0-9])"
            patterns.setdefault(head.group(), []).append(pattern)
    for month in w.MONTHS.keys() - w.FULL_MONTHS:
        # a month name with a space inside: `Nov ember`
        tails = [name[len(month) :] for name in w.FULL_MONTHS if name.startswith(month)]
        # one letter is more often that of `s.d.`
        tails = [tail for tail in tails if len(tail) > 1]
        if tails:
            patterns.setdefault(month, []).append(rf"{month}\s(?:{'|'.join(tails)})(?![a-z])")
    return {head: re.compile("|".join(options)) for head, options in patterns.items()}


def _known() -> dict[str, tuple[str | None, Any, re.Pattern[str] | None]]:
    """Kind and value of each word, and the pattern of the longer tokens it may begin."""
    longer = _longer_tokens()
    return {
        word: (*w.WORDS.get(word, (None, None)), longer.get(word))
        for word in w.WORDS.keys() | longer.keys()
    }


_KNOWN = _known()
#: where a mistyped month may stand
_BEFORE_ODD_MONTH = frozenset((w.NUM, DAYS, w.ORDINAL, w.WEEKDAY, w.COMMA))
_MARKS = {
    ",": w.COMMA, "(": w.OPEN, "[": w.OPEN, "{": w.OPEN, "<": w.OPEN, ")": w.CLOSE, "]": w.CLOSE,
    "}": w.CLOSE, "/": w.SLASH, "-": w.DASH, "|": w.PIPE, ";": w.COMMA, ":": w.PIPE, "&": w.AND,
    "@": w.ABOUT, ".": w.DOT, "•": w.PIPE, "·": w.PIPE, ">": w.PIPE,
}  # fmt: skip
#: a slip of the pen between the figures, believed only beside a weekday, brackets or `tanggal`
MIXED_DMY = "mixed-dmy"
_D, _Y = "([0-9]{1,2})", "([0-9]{4}|[0-9]{2})"
_BLOBS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (DMY, re.compile(rf"{_D}([/.-]){_D}\2{_Y}")),
    (DM, re.compile(rf"{_D}/{_D}")),
    (CLOCK, re.compile(r"([0-9]{1,2})[.:]([0-9]{2})(?:[.:]([0-9]{2})|)")),
    (DAYS, re.compile(rf"{_D}-{_D}")),
    (YMD, re.compile(rf"([0-9]{{4}})([/._-]){_D}\2{_D}")),
    (DAYS_MONTH, re.compile(rf"{_D}-{_D}([/.]){_D}(?:\3{_Y}|)")),
    (CLOCKS, re.compile(r"([0-9]{1,2})[.:]([0-9]{2})-([0-9]{1,2})[.:]([0-9]{2})")),
    (TWO_DMY, re.compile(rf"{_D}([/.]){_D}\2{_Y}-{_D}\2{_D}\2{_Y}")),
    (TWO_DM, re.compile(rf"{_D}/{_D}-{_D}/{_D}(?:/{_Y}|)")),
    (MIXED_DMY, re.compile(rf"{_D}([/.-]{{1,2}}){_D}([/.-]{{1,2}})((?:19|20)[0-9]{{2}})")),
    (YEARS, re.compile(r"([0-9]{4})[/-]([0-9]{4}|[0-9]{2})")),
)


def _shifted(pattern: str, by: int) -> str:
    """The pattern with its references to groups counted from a group further on."""
    return re.sub(r"\\([1-9])", lambda m: rf"\{int(m.group(1)) + by}", pattern)


def _one_pattern() -> tuple[re.Pattern[str], dict[int, tuple[str, tuple[int, ...]]]]:
    """The shapes as one pattern; by the number of the group round a shape, kind and fields."""
    parts: list[str] = []
    groups: dict[int, tuple[str, tuple[int, ...]]] = {}
    outer = 1
    for kind, shape in _BLOBS:
        parts.append(f"({_shifted(shape.pattern, outer)})")
        groups[outer] = kind, tuple(range(outer + 1, outer + shape.groups + 1))
        outer += shape.groups + 1
    return re.compile("|".join(parts)), groups


_BLOB_SHAPES, _BLOB_OF_GROUP = _one_pattern()
_YEAR_FIRST = re.compile(r"[12][0-9]{3}(?= ?[-/] ?[0-9]{1,2}(?:[.:][0-9]{2})?(?![0-9/.:-]))")
_PAST_THE_END = ("",) * 6


class Tokens:
    """Parallel lists of kinds, values and spans, with empty kinds after the end."""

    __slots__ = ("ends", "kinds", "low", "starts", "text", "values")

    def __init__(self, text: str, low: str) -> None:
        self.text = text
        self.low = low
        self.kinds: list[str] = []
        self.values: list[Any] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def word(self, i: int) -> str:
        """The token as it stands in the normalised text."""
        return self.low[self.starts[i] : self.ends[i]]

    def capital(self, i: int) -> bool:
        """Whether the token begins with a capital letter in the original."""
        return self.text[self.starts[i]].isupper()

    def opens_line(self, i: int) -> bool:
        """Whether the token begins a line, and not in the midst of a wrapped sentence."""
        begin = self.starts[i]
        return (
            i > 0
            and "\n" in self.low[self.ends[i - 1] : begin]
            and not (self.text[begin].islower() or self.kinds[i - 1] == w.COMMA)
        )


def lex(text: str, low: str, start: int) -> Tokens:
    """The tokens from `start` on, up to the first word or number that no date contains."""
    tokens = Tokens(text, low)
    kinds, values, starts, ends = tokens.kinds, tokens.values, tokens.starts, tokens.ends
    match, known = _TOKEN.match, _KNOWN
    at = start
    for _ in range(MAX_TOKENS):
        m = match(low, at)
        if m is None:
            break
        group = m.lastindex or 0
        begin, at = m.span(group)
        kind: str | None
        value: Any
        if group == _WORD:
            word = low[begin:at]
            found = known.get(word)
            if found is not None:
                kind, value, longer = found
                if longer is not None and (more := longer.match(low, begin)):
                    at = more.end()
                    kind, value = _long_token(more.group(), word)
            else:
                kind = None
            if kind is None:
                odd = None
                if kinds and kinds[-1] in _BEFORE_ODD_MONTH:
                    odd = odd_month(low, at, word)
                if odd is not None:
                    kind, value, at = w.MONTH, odd[0], odd[1]
                elif len(word) < 3 and (number := odd_number(low, begin, at)) is not None:
                    if kinds and ends[-1] == begin:
                        for column in (kinds, values, starts, ends):
                            column.pop()
                    kind, (begin, value, at) = w.NUM, number
                elif (weekday := odd_weekday(low, at, word)) is not None:
                    kind, value = w.WEEKDAY, weekday
                else:
                    break
        elif group == _MARK:
            value = low[begin]
            kind = _MARKS[value]
            if value == ">" and "<" in values:
                kind = w.CLOSE
        elif group in _NUMBERS:
            if at - begin > 4 or (
                begin > 1
                and low[begin - 1] in ",."
                and low[begin - 2].isdigit()
                and kinds[-2:] != [w.NUM, w.COMMA]
            ):
                break
            kind, value = w.NUM, int(low[begin:at])
        elif group == _BLOB:
            blob = low[begin:at].replace(" ", "")
            kind, value = _classify(blob.replace("'", ""))
            if "'" in blob and kind != DMY:
                break
            if kind is None or (kind == YEARS and kinds and kinds[-1] == w.MONTH):
                head = _YEAR_FIRST.match(low, begin)
                if head is None or not kinds or kinds[-1] != w.MONTH:
                    break
                # `November 2023-10 Februari`, `2024/1 Ramadan`: the year ends one date
                kind, value, at = w.NUM, int(head.group()), head.end()
        elif group == _ORD:
            kind, value = w.NUM, int(low[begin : at - 2])
        else:
            kind, value = m.lastgroup, low[begin:at]
        kinds.append(kind)  # type: ignore[arg-type]
        values.append(value)
        starts.append(begin)
        ends.append(at)
    kinds.extend(_PAST_THE_END)
    starts.append(at)
    return tokens


def _long_token(printed: str, head: str) -> tuple[str, Any]:
    """Kind and value of a token of several words, or of a name with other characters in it."""
    if head in ("gmt", "utc"):
        return OFFSET, printed
    if head in ("jum", "djum"):
        return w.WEEKDAY, 4
    if head in w.MONTHS:
        return w.MONTH, w.MONTHS["".join(printed.split())]
    return w.WORDS.get(printed) or w.WORDS[" ".join(printed.split())]


def _classify(blob: str) -> tuple[str | None, Any]:
    """Kind and fields of numbers joined by separators; None for what is no date and no time."""
    found = _BLOB_SHAPES.fullmatch(blob)
    if found is None:
        return None, None
    shape = found.lastindex or 0
    kind, fields = _BLOB_OF_GROUP[shape]
    return kind, found.group(*fields)
