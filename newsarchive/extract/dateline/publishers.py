"""Which names are publishers: host names, known media, and offices with or without their place."""

from __future__ import annotations

import re
from functools import cache

from newsarchive.datafiles import data_path
from newsarchive.extract.dateline.words import EVERYDAY
from newsarchive.extract.words.names import is_common
from newsarchive.places import fold, has_place_name

_TOP_LEVEL = (
    r"(?:go|co|or|ac|web|my|desa|sch|mil|net|biz|ponpes)\.id|id|com|net|co|org|info|news|tv|asia|"
    r"press|online|media|blog|xyz|site|today|top|me|cc|link"
)
#: `malangkota.go.id`, `Sidik.co.id`; each part is bounded, so that matching is linear
HOST = re.compile(
    r"(?:https?://)?(?:[A-Za-z0-9][\w-]{0,40}\.){1,4}(?:" + _TOP_LEVEL + r")(?![\w.]*\w)/?",
    re.IGNORECASE,
)
#: `.com` behind a name of several words: `Kabar Kita.com`
HOST_ENDING = re.compile(r"\.(?:" + _TOP_LEVEL + r")(?![\w.]*\w)", re.IGNORECASE)
_MEDIA_CENTER = re.compile(r"(?:m?mc|mediacent(?:er|re))(?=[a-z]{4})")
_OFFICE_AFTER = re.compile(r"(?:newsroom|news|mediacenter|mediacentre|online)$")
#: with which names of media begin
_MEDIA = "berita|kabar|warta|portal|suara|swara|radar|tribun|harian|koran|media"
#: words that make a place's name a medium's or a host's: `Berita Maluku`, `Kupang Post`, `Tubankab`
_MEDIUM_OF = re.compile(
    rf"(?:{_MEDIA}|jurnal|lensa|info)(?P<place>[a-z]{{4,}})"
    r"|(?P<first>[a-z]{4,})(?:kab|kota|prov|post?|express?|ekspres|today|terkini|update|times|daily)"
)


#: a broadcaster: `SSFM`, `Simpurusiang FM`
_STATION = re.compile(r"[A-Z]{2,6}FM|(?:[A-Z]\w+ ){1,3}FM")


@cache
def publisher_kinds() -> dict[str, str]:
    """Kind (`media` or `office`) by folded name."""
    lines = data_path("publishers.tsv").read_text(encoding="utf-8").splitlines()[1:]
    kinds = {}
    for line in lines:
        name, kind = line.split("\t")
        kinds[fold(name)] = kind
    return kinds


def publisher_kind(name: str, extra: frozenset[str]) -> str | None:
    """`media` or `office` when known; `extra` holds folded names of the source's own."""
    folded = fold(name)
    kind = publisher_kinds().get(folded)
    if folded in extra and kind != "office":
        return "media"
    if kind is None and HOST.fullmatch(name):
        return "media"
    if kind is None and _STATION.fullmatch(name):
        return "media"
    if kind is None and (
        _OFFICE_AFTER.search(folded) or is_media_center(folded) or _is_medium_of_a_place(folded)
    ):
        return "media"
    return kind


def _is_medium_of_a_place(folded: str) -> bool:
    found = _MEDIUM_OF.fullmatch(folded)
    place = (found["place"] or found["first"]) if found else ""
    return has_place_name(place) and place not in EVERYDAY and not is_common(place)


_SOUNDS = re.compile(
    rf"(?i)(?:{_MEDIA}|radio|lppl)\s\w+|(?:radio|lppl)(?:\s\w+){{2,3}}|\w+\s(?:pos|post|ekspres|express|times|today|daily|tribune|tv|fm)"
)


def sounds_like_medium(name: str) -> bool:
    """`Flores Pos`, `Suara Rakyat`: a name of two words as media have it, and others, too."""
    return _SOUNDS.fullmatch(name) is not None


_BEGINS = re.compile(
    rf"(?i)(?:{_MEDIA}|jurnal|lensa|info|lintas|liputan|news|tv|pos)(?!\w{{1,2}}\b)"
)


def begins_as_medium(name: str) -> bool:
    """`Suaraflores`, `Liputan Timur`: what names of media begin with, and hardly a village's."""
    return _BEGINS.match(name) is not None


def is_center_alone(name: str) -> bool:
    """`Media Center`, `MC`: without whose it is."""
    return fold(name) in ("mediacenter", "mediacentre", "mc")


def is_media_center(folded: str) -> bool:
    """Whether a folded name is a media center with its place: `mcambon`, `mmckalteng`."""
    found = _MEDIA_CENTER.match(folded)
    return found is not None and has_place_name(folded[found.end() :])
