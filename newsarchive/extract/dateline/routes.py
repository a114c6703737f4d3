"""Two places at the head of a text: the ends of a route, a border or a list, and no dateline with its sentence."""

from __future__ import annotations

import re

from newsarchive.extract.dateline.head import Head
from newsarchive.extract.dateline.items import Item, lies_within, place_prefix, read_gap
from newsarchive.extract.dateline.shape import SMALL_FOLLOWS, tells
from newsarchive.extract.dateline.words import (
    COUNTRIES,
    EVERYDAY,
    FAR_ENDS,
    GEOGRAPHIC,
    INSTITUTIONS,
    OPENERS,
    OTHER_COUNTRIES,
)
from newsarchive.extract.words.names import is_common, is_unit
from newsarchive.places import find_place, fold
from newsarchive.places.names import split_level

_FIRST_TWO = re.compile(r"([A-Z]\w+)(?: ([A-Z]\w+))?(?= [a-z(\d])")
#: what lies within a place rather than at the other end of a route from it
_SUBJECTS = frozenset(("sungai", "jembatan"))
_PARTS_OF_PLACES = frozenset(
    ("desa", "kelurahan", "kalurahan", "kecamatan", "nagari", "kampung", "dusun", "gampong")
)


def named_thing(text: str, at: int, first: str) -> bool:
    """`Pelabuhan Gilimanuk …`: the other end of a route; `Pelabuhan rakyat …`, `Sungai Citarum …` begin a sentence."""
    return first not in _SUBJECTS and SMALL_FOLLOWS.match(text, at) is None


def second_place(text: str, head: Head, place: Item) -> str | None:
    """The place that begins the body when the two make a route, a border or a list."""
    end = place_prefix(text, head.body)
    far = _FIRST_TWO.match(text, head.body)
    if far and ((end is None and far[1].lower() in FAR_ENDS) or (far[2] or "").lower() in FAR_ENDS):
        return far[0]
    if far and fold(place.text) in COUNTRIES and fold(far[1]) in COUNTRIES | OTHER_COUNTRIES:
        # `Jepang – Indonesia jalin kerja sama`
        return far[0]
    if end is None:
        return None
    name = text[head.body : end]
    if fold(name.split()[0]) in OPENERS and len(name.split()) == 1:
        return None
    gap, after = read_gap(text, end)
    following = text[after : after + 1]
    if gap in ("dash", "slash", "pipe"):
        return name
    if (
        gap == "none"
        and following.islower()
        and (fold(name) in EVERYDAY or fold(name.split()[0]) in _PARTS_OF_PLACES)
    ):
        # `Tarakan – Taman baca di …`: a thing, not the district of its name
        return None
    same_style = name.isupper() == place.text.isupper()
    bare = fold(split_level(name)[0])
    if not same_style or bare == fold(split_level(place.text)[0]):
        return None
    if lies_within(place.text, name):
        return None
    if gap == "none" and following.isupper() and not following.isdigit():
        # `Jakarta – Bali United menang`: a longer name that only begins with a place
        return None
    return name


#: the other end of a route, and what is told of the whole
_TRAVELLED = re.compile(
    r"(?P<end>[A-Z]\w{2,}(?: [A-Z]\w{2,})?)(?P<return> PP)?(?: (?:kini|sudah|telah|akan|belum|tidak|bisa|dapat|kembali|mulai|hanya|pun|makin|semakin|lebih|mudah|cepat)){0,3}"
    r" (?:ditempuh|dicapai|dilayani|terhubung|tersambung|terputus|dilintasi|dilalui|dilewati|dilayari|diterbangi|dijangkau|beroperasi|berjarak)\b(?P<rest>.{0,160})",
    re.DOTALL,
)
_BY_WHAT = re.compile(
    r"(?i)\b(?:kapal|feri|ferry|bus|pesawat|penerbangan|kereta|speedboat|longboat|travel|jam|menit|kilometer|km|rute|jalur|trayek|lintasan|jalan|jembatan)\b"
)


_CALLED = re.compile(
    r"(?P<end>[A-Z]\w{2,}(?: [A-Z]\w{2,})?)(?:,| (?:menjadi|merupakan|adalah|(?:kini )?(?:bukan|tak|tidak)(?: lagi)?(?: sekadar| menjadi)?))? (?:rute|jalur|trayek|lintasan|ruas)\b"
)
_HOW_FAR = re.compile(
    r"(?P<end>[A-Z]\w{2,}(?: [A-Z]\w{2,})?) (?:kini )?(?:hanya|cuma|tinggal|butuh|perlu|memakan|makan)\b[^.,]{3,40}\b(?:jam|menit|kilometer|km)\b"
)


def is_travelled(text: str, at: int) -> bool:
    """`Dabo kini dapat ditempuh empat jam dengan feri`: a name, and behind it what only two places together are.

    `Kapal feri kini dilayani …` and `Bandara Pattimura terhubung …` are no ends of a route.
    """
    found = _TRAVELLED.match(text, at)
    if found is not None and _BY_WHAT.search(found["rest"]) is None:
        return False
    found = found or _CALLED.match(text, at) or _HOW_FAR.match(text, at)
    if found is None:
        return False
    first = fold(found["end"].split()[0])
    return first not in OPENERS | GEOGRAPHIC | _PARTS_OF_PLACES and not (
        is_common(first) or is_unit(found["end"])
    )


#: a dash as books join the ends of a route by it, without spaces, and the other end before what is told of both
_JOINED = re.compile(r"–(?P<end>[A-Z][a-z]\w+(?: [A-Z][a-z]\w+)?) (?P<next>[a-z]+)\b")


def joins_names(text: str, at: int) -> bool:
    """`Limboto–Isimu bukan lagi …`, not `Kupang–Rahma menerima …` or `Kupang–Perajin tenun …`: a name, and no verb of news behind it."""
    found = _JOINED.match(text, at)
    if found is None or tells(f"{found['end']} {found['next']}"):
        return False
    first = found["end"].split()[0]
    return not (is_common(first) or fold(first) in OPENERS | INSTITUTIONS or is_unit(found["end"]))


def names_route(text: str, head: Head, item: Item) -> bool:
    """`Metro – Kotabumi ditutup`: a publisher's name that is also a place, before another place."""
    if find_place(item.text) is None:
        return False
    return second_place(text, head, item) is not None
