"""Which region a place name of a news text means: the source's own region first, then its province,
then the whole country where the name is unique at its level. Ambiguity is said, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from newsarchive.places.gazetteer import codes_by_name, village_codes_by_name
from newsarchive.places.names import fold, split_level
from newsarchive.places.region import Level, parent_of, region, region_rows
from newsarchive.records import JsonRecord

_LONGEST = 80
_QUALIFIED = re.compile(r"\s*[,(/]\s*|\s+[-–—]\s+")
_HYPHEN = re.compile(r"[-–—]")
#: how far down each level stands: names are first looked for among the larger regions
_RANKS = {"province": 1, "regency": 2, "city": 2, "district": 3, "village": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMatch(JsonRecord):
    """What a place name means."""

    #: Kemendagri code; None when ambiguous
    code: str | None
    #: official name; None when ambiguous
    name: str | None
    level: Level | None
    #: several regions bear the name and nothing decides between them
    ambiguous: bool = False
    #: all codes that the name may mean, when ambiguous
    candidates: tuple[str, ...] = ()


def find_place(text: str, *, home: str | None = None, villages: bool = False) -> PlaceMatch | None:
    """The region that `text` names, None when no region bears the name.

    `home` is the region code of the source; with `villages` desa and kelurahan are known too.

    >>> find_place("Blimbing", home="35.73").code
    '35.73.01'
    >>> find_place("Surabaya, Jawa Timur").name
    'Kota Surabaya'
    """
    text = text.strip(" \t\r\n.,:;-–—()")
    if not text or len(text) > _LONGEST:
        return None
    codes, home = _candidates(text, home, villages)
    return _decide(codes, home) if codes else None


def _candidates(text: str, home: str | None, villages: bool) -> tuple[list[str], str | None]:
    """Codes that the text may mean, and where to look first."""
    codes = _codes(text, villages)
    if codes:
        return codes, home
    for parts in _divisions(text):
        inner = _codes(parts[0], villages)
        for part in parts[1:]:
            outer = [code for code in _codes(part, False) if code.count(".") < 2]
            within = [code for code in inner if code.startswith(tuple(outer))] if outer else []
            if within:
                return within, home
        # a name that the larger region contradicts (`Bandung, Australia`) means no known place
        return [], home
    return [], home


def _divisions(text: str) -> Iterator[list[str]]:
    """The ways in which a text may be a place and the larger regions around it."""
    for split in (_QUALIFIED, _HYPHEN):
        parts = [part for part in split.split(text.rstrip(")")) if part.strip()]
        if len(parts) > 1:
            yield parts
            return
    words = text.split()
    for cut in range(1, min(len(words), 5)):
        head, tail = " ".join(words[:cut]), " ".join(words[cut:])
        if fold(tail) in codes_by_name() and fold(head) in codes_by_name():
            yield [head, tail]


def _codes(name: str, villages: bool) -> list[str]:
    names = codes_by_name()
    codes = list(names.get(fold(name), ()))
    bare, level = split_level(name.strip())
    if level is not None:
        said = [code for code in names.get(fold(bare), ()) if _level(code) == level]
        codes += [code for code in said if code not in codes]
    if villages:
        key = fold(bare) if level == "village" else fold(name)
        codes += village_codes_by_name().get(key, ())
    return codes


def _decide(codes: list[str], home: str | None) -> PlaceMatch:
    scope = home
    while scope is not None:
        inside = [code for code in codes if code == scope or code.startswith(scope + ".")]
        if inside:
            return _highest(inside, codes if scope != home else inside)
        scope = parent_of(scope)
    return _highest(codes, codes)


def _highest(codes: list[str], rivals: list[str]) -> PlaceMatch:
    """The one region of the highest level among `codes`, if no larger rival bears the name."""
    rank = min(_rank(code) for code in codes)
    highest = [code for code in codes if _rank(code) == rank]
    larger = [code for code in rivals if _rank(code) < rank and code not in codes]
    if len(highest) == 1 and not larger:
        found = region(highest[0])
        assert found is not None
        return PlaceMatch(code=found.code, name=found.name, level=found.level)
    return PlaceMatch(
        code=None,
        name=None,
        level=None,
        ambiguous=True,
        candidates=tuple(sorted({*larger, *highest})),
    )


def _level(code: str) -> Level:
    return cast(Level, region_rows()[code][0])


def _rank(code: str) -> int:
    return _RANKS[_level(code)] if code in region_rows() else _RANKS["village"]
