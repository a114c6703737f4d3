"""Whether a short text can hold a date at all, before its tokens are read.

Most look-alikes (`45 tahun`, `0812-3456-7890`, `nomor 12, 13`) have neither a word that no date
without a full set of figures can do without, nor figures of the shape of a date. What passes here
may still be none; what does not pass has no reading and no refusal in the grammar; a test holds the two
together.
"""

from __future__ import annotations

import re

from newsarchive.dates import words as w

#: kinds of words one of which stands in every expression without a full set of figures
_TELLING = frozenset((
    w.MONTH, w.HIJRI_MONTH, w.RELATIVE, w.DIRECTION, w.AGO, w.AHEAD, w.CLOCK_WORD, w.ZONE, w.QUARTER,
    w.PERIOD, w.ENGLISH_NEXT,
))  # fmt: skip
#: parts of phrases that tell nothing alone: `hari` of `hari ini`, `akan` of `akan datang`
_HOLLOW = frozenset(
    "hari malam pagi siang sore petang subuh dini yang akan day morning afternoon evening night "
    "before after indonesia barat tengah timur time".split()
)
_WORD = re.compile(r"[a-zé]+(?:'[a-zé]+(?:'[a-zé]+)*|)")


def _telling_words() -> frozenset[str]:
    # years in words, and what dateparser may be asked about
    words = {"ribu", "seribu", "fortnight", "in", "now", *w.ENGLISH_WEEKDAYS}
    for phrase, (kind, _) in w.WORDS.items():
        if kind in (w.HIJRI_MONTH, w.PERIOD):
            words.update(_WORD.findall(phrase)[:1])
        elif kind in _TELLING:
            parts = set(_WORD.findall(phrase)) - _HOLLOW
            assert parts, phrase
            words |= parts
    # a month with a space inside is known by its second half: `J anuari`
    tails = {name[cut:] for name in w.FULL_MONTHS for cut in (1, 2)}
    words.update(tail for tail in tails if len(tail) > 1 and tail != "rt")
    return frozenset(words - {"jam"})


TELLING_WORDS = _telling_words()
_NAMES_OF_MONTHS = frozenset(w.MONTHS)
_BETWEEN = r"\s*[-./_|:;•·>]{1,2}\s*"
#: figures that are a date, or a year where a year may stand; all begin with the first figure of a
#: number, so that the search runs over everything else
_FIGURES = re.compile(
    r"[0-9](?<![0-9][0-9])(?:"
    r"[0-9]?+(?=[\s/._|:;•·>-])(?:"
    r"\s?//?\s?[0-9]{1,2}(?![0-9])|-[0-9]{1,2}\.[0-9]"
    rf"|{_BETWEEN}[0-9]{{1,2}}{_BETWEEN}'?(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9])"
    r"|(?: ?[-/.] ?| )[ivx]{1,4}(?: ?[-/.] ?| )[0-9]{4}"
    r"|(?<=[(\[{<][0-9])-[0-9]|(?<=[(\[{<\s][0-9][0-9])-[0-9]|(?<=[(\[{<]\s[0-9])-[0-9])"
    rf"|[0-9]{{3}}{_BETWEEN}[0-9]{{1,2}}{_BETWEEN}[0-9]"
    r"|(?P<year>(?<=[a-zé\s,'][12])[0-9lio]{3}(?![0-9])|(?<=[\s,'][lio][0-9])[0-9lio]{2}(?![0-9]))"
    r"|(?<=\+[0-9])[0-9]:?[0-9]{2}(?![0-9])|(?<=-0)[0-9]00(?![0-9])"
    r"|(?<=/[12])[0-9]{7}|(?<=\A[12])[0-9]{7}\Z"
    r")"
).search


def _any_of(*kinds: str) -> str:
    return "|".join(re.escape(word) for word, (kind, _) in w.WORDS.items() if kind in kinds)


#: what stands before a year that is a date, or the end of one with a mistyped month: `26 Feburari`
_BEFORE_YEAR = re.compile(
    rf"(?<![a-zé])(?:{_any_of(w.ON, w.YEAR_WORD, w.EDGE)})\s*'?[lio]?\Z|[0-9,;][^0-9]{{2,24}}\Z"
    rf"|(?<![a-zé])(?:{_any_of(w.WEEKDAY, w.ORDINAL)})\s+[a-z]{{3,12}}\s+\Z"
).search
#: `jam` is an hour before figures or numbers, else a span of time
_HOUR = re.compile(
    rf"jam[\s.:|;•·>@]*(?:(?:{_any_of(w.ABOUT)})\s*)*+"
    rf"(?:[lio]?[0-9]|setengah|(?:{_any_of(w.NUMBER_WORD)})(?![a-z]))"
).search
any_figure = re.compile("[0-9]").search
words_of = _WORD.findall


def may_hold_date(low: str) -> bool:
    """Whether a normalised text has a word or figures without which there is no date."""
    words = words_of(low)
    if not TELLING_WORDS.isdisjoint(words):
        # a month alone, as in the name of a person, has no value
        return (
            _NAMES_OF_MONTHS.isdisjoint(words)
            or any_figure(low) is not None
            or not _one_month(words, low)
        )
    if "jam" in words and _HOUR(low) is not None:
        return True
    m = _FIGURES(low)
    while m is not None:
        if m.lastgroup is None or _BEFORE_YEAR(low, 0, m.start()) is not None:
            return True
        m = _FIGURES(low, m.end())
    return False


def _one_month(words: list[str], low: str) -> bool:
    """Whether one of the words is a month, and no other a word of dates."""
    return "-" not in low and sum(word in w.WORDS or word in TELLING_WORDS for word in words) == 1
