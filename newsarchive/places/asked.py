"""The region that a person means who gives its code or its name."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from newsarchive.errors import QueryError
from newsarchive.places.finding import find_place
from newsarchive.places.gazetteer import codes_by_name
from newsarchive.places.names import fold
from newsarchive.places.region import Region, region, region_rows

_CODE = re.compile(r"[\d.\s]+")
_NAMED = 6
_ALIKE = 0.75


def region_asked(text: str) -> Region:
    """The one region that `text` means: a Kemendagri code, or a name as a person writes it.

    Raises `QueryError` for a code or name that no region bears, and for a name that several bear.

    >>> region_asked("35.73").name, region_asked("Kab. Demak").code, region_asked("jatim").code
    ('Kota Malang', '33.21', '35')
    """
    text = text.strip()
    if _CODE.fullmatch(text):
        found = region(text.rstrip("."))
        if found is None:
            raise QueryError(
                f"no region has the code {text!r}; use a Kemendagri code such as 35.73, or a name"
            )
        return found
    official = _governments().get(fold(text))
    if official is not None:
        return official
    place = find_place(text) or find_place(text, villages=True)
    if place is None:
        raise QueryError(f"no region is called {text!r}; {_way_out(text)}")
    if place.code is None:
        raise QueryError(f"{text!r} may be {_listed(place.candidates)}; give the code")
    named = region(place.code)
    assert named is not None
    return named


@cache
def _governments() -> dict[str, Region]:
    """Provinces, kabupaten and kota by their official name, as the places of news texts seldom have it."""
    named = {}
    for code, (level, name) in region_rows().items():
        found = region(code) if level != "district" else None
        if found is not None:
            named[fold(name)] = found
    return named


def _way_out(text: str) -> str:
    alike = get_close_matches(fold(text), codes_by_name(), n=3, cutoff=_ALIKE)
    codes = [code for name in alike for code in codes_by_name()[name]]
    # governments are asked for more often than districts
    near = sorted(codes, key=lambda code: code.count("."))[:3]
    if near:
        return f"did you mean {_listed(near)}?"
    return "give the name of a province, kabupaten, kota or kecamatan, or its Kemendagri code"


def _listed(codes: list[str] | tuple[str, ...]) -> str:
    shown = [_described(code) for code in codes[:_NAMED]]
    if len(codes) > _NAMED:
        return f"{', '.join(shown)} or one of {len(codes) - _NAMED} others"
    return " or ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def _described(code: str) -> str:
    found = region(code)
    assert found is not None
    above = (
        region_rows().get(found.parent or "") if found.level in ("district", "village") else None
    )
    return f"{found.name} ({code}{f', {above[1]}' if above else ''})"
