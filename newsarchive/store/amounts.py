"""Numbers in a text by what they come to: `Rp2,5 miliar` is `Rp2.500.000.000`, `tiga puluh` is `30`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from newsarchive.dates.words import UNIT_NUMBERS

_WHOLE = {word: UNIT_NUMBERS[word] for word in ("sepuluh", "sebelas", "seratus")}
_UNITS = {
    word: value
    for word, value in UNIT_NUMBERS.items()
    if word not in _WHOLE and word not in ("seribu", "a", "an")
}
_TIMES = {"puluh": 10, "ratus": 100}
_SCALES = {
    "ribu": 10**3, "rb": 10**3, "thousand": 10**3, "juta": 10**6, "jt": 10**6, "million": 10**6, "miliar": 10**9,
    "milyar": 10**9, "billion": 10**9, "triliun": 10**12, "trilyun": 10**12,
}  # fmt: skip
_OF_ONE = {"seribu": 10**3, "sejuta": 10**6, "semiliar": 10**9, "setriliun": 10**12}
#: what stands for no exact number, yet for another than the next
_ABOUT = (
    "belasan puluhan ratusan ribuan jutaan miliaran setengah separuh separo sepertiga seperempat dozens hundreds "
    "thousands half"
).split()
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
#: points between groups of three
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ROMAN = re.compile(r"(?=[IVX]{2,6}\b)X{0,3}(?:IX|IV|V?I{0,3})\b")
_PLAIN = "|".join([*_UNITS, *_WHOLE, "belas", *_TIMES, *_SCALES, *_OF_ONE])
_NUMBER = re.compile(
    rf"(?P<figures>(?<!\d){_FIGURES.pattern})(?:\s?(?P<short>M|T)\b|(?P<scales>(?:\s?\b(?:{'|'.join(_SCALES)})\b|(?<=\d)(?:{'|'.join(_SCALES)})\b)+))?"
    rf"|(?P<words>\b(?i:ke)?(?i:{_PLAIN})(?:\s(?i:{_PLAIN}))*\b)"
    rf"|(?P<about>\b(?i:{'|'.join(_ABOUT)})\b)"
    rf"|\b(?P<roman>{_ROMAN.pattern})"
)
_SCALE = re.compile("|".join(_SCALES))
_SHORT_SCALES = {"M": 10**9, "T": 10**12}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text; equal values are equal numbers, however they are written."""

    start: int
    end: int
    value: str
    #: `satu`, which may be no more than an article
    is_one: bool = False


def amounts_in(text: str) -> Iterator[Amount]:
    """The numbers of a text in order: in figures and in words, with their scales, ordinals too.

    >>> [amount.value for amount in amounts_in("Rp2,5 miliar untuk tiga puluh satu desa")]
    ['2500000000', '31']
    """
    for found in _NUMBER.finditer(text):
        said = found[0].lower()
        value: str | None
        if found["figures"]:
            scale = _SHORT_SCALES.get(found["short"] or "", 1)
            for word in _SCALE.findall((found["scales"] or "").lower()):
                scale *= _SCALES[word]
            value = _of_figures(found["figures"], scale)
        elif found["words"]:
            value = _of_words(said.removeprefix("ke").split())
        elif found["roman"]:
            value = str(_of_roman(found["roman"]))
        else:
            value = said
        if value is not None:
            yield Amount(found.start(), found.end(), value, is_one=said in ("satu", "one"))


def _of_figures(figures: str, scale: int) -> str:
    """Their value; figures that are no single number (`12.30`, `0812.33.44`) stand for themselves."""
    if _GROUPED.fullmatch(figures):
        figures = figures.replace(".", "")
    try:
        value = Decimal(figures.replace(",", ".")) * scale
    except InvalidOperation:
        return figures
    return f"{value.normalize():f}"


def _of_words(words: list[str]) -> str | None:
    total = group = unit = 0
    if words[0] in ("belas", *_TIMES, *_SCALES):
        # of a number that is not there
        return None
    for word in words:
        if word in _UNITS:
            unit = _UNITS[word]
        elif word in _WHOLE:
            group += _WHOLE[word]
        elif word == "belas":
            group, unit = group + unit + 10, 0
        elif word in _TIMES:
            group, unit = group + unit * _TIMES[word], 0
        elif word in _OF_ONE:
            total += _OF_ONE[word]
        else:
            total, group, unit = total + (group + unit) * _SCALES[word], 0, 0
    return str(total + group + unit)


def _of_roman(letters: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in letters]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
