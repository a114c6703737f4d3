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
_WORD = re.compile(r"[a-zé]+(?:'[a-zé]+)*")


def _telling_words() -> frozenset[str]:
    words = {"ribu", "seribu"}  # years in words
    for phrase, (kind, _) in w.WORDS.items():
        if kind == w.HIJRI_MONTH:
            words.update(_WORD.findall(phrase)[:1])
        elif kind in _TELLING:
            parts = set(_WORD.findall(phrase)) - _HOLLOW
            assert parts, phrase
            words |= parts
    # a month with a space inside is known by its second half: `J anuari`
    words.update(name[cut:] for name in w.FULL_MONTHS for cut in range(1, len(name)))
    return frozenset(words)


_TELLING_WORDS = _telling_words()
_BETWEEN = r"\s*[-./_|:;•·>]{1,2}\s*"
#: figures that are a date, or a year where a year may stand
_FIGURES = re.compile(
    r"[0-9](?:\s?//?\s?[0-9]|-[0-9]{1,2}\.[0-9])"
    rf"|(?<![0-9])[0-9]{{1,2}}{_BETWEEN}[0-9]{{1,2}}{_BETWEEN}[0-9]{{2}}(?:[0-9]{{2}})?(?![0-9])"
    rf"|[0-9]{{4}}{_BETWEEN}[0-9]{{1,2}}{_BETWEEN}[0-9]"
    r"|[0-9](?: ?[-/.] ?| )[ivx]{1,4}(?: ?[-/.] ?| )[0-9]{4}"
    r"|(?<=[a-zé\s,'])(?:[12][0-9lio]{3}|[li][0-9][0-9lio]{2})(?![0-9])"
    r"|(?:th|thn|tahun|year|awal|akhir|pertengahan|medio|penghujung|early|late|mid|ujung)\s*'?[0-9]{4}"
    r"|[(\[{<]\s?[0-9]{1,2}-[0-9]"
    r"|\+[0-9]{2}:?[0-9]{2}(?![0-9])|-0[0-9]00(?![0-9])"
    r"|/[12][0-9]{7}"
).search
_words = _WORD.findall


def may_hold_date(low: str) -> bool:
    """Whether a normalised text has a word or figures without which there is no date."""
    return not _TELLING_WORDS.isdisjoint(_words(low)) or _FIGURES(low) is not None
