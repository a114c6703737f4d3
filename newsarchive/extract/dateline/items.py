"""The parts at the head of a text: places, publishers, dates, names, and what parts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, cast

from newsarchive.extract.dateline.dates import DATE, date_value
from newsarchive.extract.dateline.publishers import (
    HOST,
    HOST_ENDING,
    is_media_center,
    publisher_kind,
)
from newsarchive.extract.dateline.sections import section_end
from newsarchive.extract.dateline.words import (
    COUNTRIES,
    GEOGRAPHIC,
    NOT_PUBLISHERS,
    OPENERS,
    OTHER_PLACES,
)
from newsarchive.extract.words.names import is_common, is_initials, is_office, is_press_office
from newsarchive.places import find_place, fold, has_place_name
from newsarchive.places.names import split_level

ItemKind = Literal["place", "publisher", "date", "name"]
Gap = Literal["dash", "comma", "colon", "pipe", "line", "dot", "slash", "none", "end"]

#: a head is looked for no further than this
REACH = 160
_LONGEST_RUN = 7

_WORD = r"(?:(?:Kab|Kec|Kel|Kep|Prov|Prop|(?:Sub)?[Bb]ag|(?:Sub)?[Bb]id|Sekr|(?:SUB)?BAG|(?:SUB)?BID|SEKR|MC|St|KAB|KEC|KEL|KEP|PROV|PROP|D\.I)\.(?:[^\W\d_]\w*)?|[^\W_a-z](?:[^\W_]|['’`&@]|(?<=[A-Z])_(?=[A-Z]))*)"
_RUN = re.compile(rf"{_WORD}(?:[^\S\n]{{1,2}}(?:{_WORD}|(?:dan|of|la)(?=\s+[^\W_a-z]))){{0,6}}")
_WORDS = re.compile(r"\S+")
_SPACE = re.compile(r"[\s\u200b\u200c\u200d\ufeff\u00ad]*")
_DASHES = "-‐‑‒–—―−~"
#: alternatives in order of precedence; the name of the one that matches is the gap
_GAP = re.compile(
    rf"(?P<dash>[^\S\n]*(?:[,.:;_]\s*)?(?:[{_DASHES}]|&[nm]dash;)+[:,]?\s*(?:[{_DASHES}:;]+[^\S\n]+)*|[^\S\n]*_+\s+)"
    r"|(?P<line>[^\S\n]*[,.:]?[^\S\n]*\n\s*)"
    r"|(?P<pipe>\s*(?:[|│•»]+|>{2,}|/{2,}|\*{2,}(?=\s)|(?<=\s)(?:l(?=\s+[A-Z])|/(?=\s)))\s*(?:[|│•»–—-]+\s+)*)"
    r"|(?P<comma>\s*,(?:\s?,)*\s*)"
    rf"|(?P<colon>\s*_?[:;]+\s*(?:[{_DASHES}:;]+[^\S\n]+)*)"
    r"|(?P<slash>\s*/+\s*)"
    r"|(?P<dot>(?:[^\S\n]?\.(?=\s|$)|\.)\s?)"
)
_SMALL_NAME = re.compile(r"[a-z][a-z0-9]{3,30}(?: [A-Z]\w{2,20}|(?: [a-z]{3,12}){1,2}(?=\s?-))?\b")
_SMALL_INITIALS = re.compile(r"(?<=, )[a-z]{2,5}(?=\s*[–—-]{1,2}\s)")
_BRACKET = re.compile(r"[^\S\n]*[(\[]([^()\[\]\n]{1,60})[)\]]")
_ENDING_ALONE = re.compile(r"(?i)(?:go|co|or|ac|web|my|desa|sch|mil)\.id/?")
#: `Suara Warga. Com –`, `Beritaku .id -`, `Beritaku-id –`
_PARTED_ENDING = re.compile(r"(?: ?\. ?|-)(?i:co\.id|com|id|net)(?=\s*[,–—|-])")
#: units of police, army, prisons and schools, by whose names their sites begin what they send out
UNIT = re.compile(
    r"(?:Polda|Polres\w*|Polsek|Kodim|Koramil|Korem|Kodam|Lanal|Lanud|Lapas|Rutan|Bapas|Kemenag|MIN|MTsN?|MAN|SDN?|SMPN?|SMAN?|SMKN?|KUA)(?: \d{1,4}(?:/\w+)?)? (?P<place>[A-Z].*)"
)
_GLUED_HOSTS = (
    re.compile(r"[A-Za-z][\w-]{2,40}\.(?:com|net|id|co\.id)\.?(?=[A-Z])"),
    re.compile(r"[A-Z][A-Z\d-]{2,40}\.(?:COM|NET|CO\.ID|ID)\.?(?=[A-Z]{3})"),
    re.compile(r"[A-Z][A-Z\d-]{2,40}\.CO(?=[A-Z]{3})"),
)
_HYPHENED = re.compile(r"M?MC-[A-Z]\w+")
_ISLAND = re.compile(r"(?:Pulau|PULAU)\s+")
_HYPHEN = re.compile(r"[-‐‑–](?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Item:
    """One part of a head, with its span."""

    kind: ItemKind
    start: int
    end: int
    text: str
    #: host name, known publisher, or office: more than a guess
    sure: bool = True
    bracketed: bool = False
    #: ISO value of a date
    date: str | None = None


def is_place(name: str) -> bool:
    """Whether the gazetteer knows the name, with or without `Kab.`, `Kota` and the like."""
    folded = fold(name)
    if has_place_name(folded) or folded in OTHER_PLACES or folded in COUNTRIES:
        return True
    bare, level = split_level(name)
    if level is None and (island := _ISLAND.match(name)):
        bare, level = name[island.end() :], "island"
    return level is not None and bool(bare) and has_place_name(fold(bare))


def is_locality(text: str) -> bool:
    """Whether a text is a place by itself, known or by what it is called: `Telukdalam`, `Desa Lolosoni`."""
    return is_place(text) or split_level(text)[1] is not None


def lies_within(inner: str, outer: str) -> bool:
    """Whether the gazetteer has the one place in the other."""
    return find_place(f"{inner}, {outer}") is not None


def read_gap(text: str, at: int) -> tuple[Gap, int]:
    """What parts two items at `at`, and where the next begins."""
    rest = _skip(text, at)
    if rest >= len(text):
        return "end", len(text)
    found = _GAP.match(text, at)
    if found:
        return cast(Gap, found.lastgroup), found.end()
    return "none", rest


def read_items(text: str, at: int, extra: frozenset[str]) -> list[Item]:
    """The items that begin at `at`: one, or two when a run of words holds publisher and place."""
    found = _BRACKET.match(text, at)
    if found:
        return _bracketed(found, extra)
    found = HOST.match(text, at)
    if found:
        return list(_host(found, extra))
    for glued in _GLUED_HOSTS:
        if (found := glued.match(text, at)) and (end := place_prefix(text, found.end())):
            # `Suarawarga.comKota Sorong –`, `SUARAWARGA.COTANA PASER –`, `SUARAWARGA.ID.MASAMBA –`
            place = Item("place", found.end(), end, text[found.end() : end])
            host = found[0].rstrip(".")
            return [Item("publisher", at, at + len(host), host), place]
    found = DATE.match(text, at)
    if found:
        value = date_value(found)
        if found["alone"]:
            return [Item("date", at, found.end(), found[0])]
        return [Item("date", at, found.end(), found[0], date=value)] if value else []
    found = _RUN.match(text, at)
    if found is None:
        # `Jakarta, suarawarga – …`: the site's own name, as it writes it; `Jakarta-humas, …`
        small = _SMALL_NAME.match(text, at)
        for name in (small[0], small[0].partition(" ")[0]) if small else ():
            if publisher_kind(name, extra):
                return [Item("publisher", at, at + len(name), name)]
        initials = _SMALL_INITIALS.match(text, at) if at else None
        if initials and is_initials(initials[0]) and not is_common(initials[0]):
            # `WAMENA, swp – Warga …`
            return [Item("name", at, initials.end(), initials[0], sure=False)]
    return _run(text, found, extra) if found else []


def place_prefix(text: str, at: int) -> int | None:
    """Where the longest place name that begins at `at` ends."""
    found = _RUN.match(text, at)
    if not found:
        return None
    ends = [word.end() for word in _WORDS.finditer(text, at, found.end())]
    for end in reversed(ends[:5]):
        if is_place(text[at:end]):
            return end
    return None


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _bracketed(found: re.Match[str], extra: frozenset[str]) -> list[Item]:
    inner = found[1].strip()
    start, end = found.start(), found.end()
    date = DATE.fullmatch(inner)
    if date:
        value = date_value(date)
        return [Item("date", start, end, inner, bracketed=True, date=value)] if value else []
    if publisher_kind(inner, extra) or publisher_kind(inner.split()[0] if inner else "", extra):
        return [Item("publisher", start, end, inner, bracketed=True)]
    words = inner.split()
    if len(words) == 1 and is_office(inner):
        return [Item("publisher", start, end, inner, sure=False, bracketed=True)]
    if is_place(inner):
        return [Item("place", start, end, inner, bracketed=True)]
    gap = _GAP.match(found.string, end)
    if len(words) == 1 and inner.isalpha() and inner.islower() and gap and gap.lastgroup == "dash":
        return [Item("publisher", start, end, inner, sure=False, bracketed=True)]
    if inner[:1].islower() or len(words) > 5 or fold(words[0] if words else "") in OPENERS:
        return []
    return [Item("publisher", start, end, inner, sure=False, bracketed=True)]


def _host(found: re.Match[str], extra: frozenset[str]) -> Iterator[Item]:
    """A host name, or a place glued to one: `MATARAM.lombokjournal.com`, `Jakarta-suarawarga.com`."""
    start = found.start()
    first, _, rest = found[0].partition(".")
    glued, _, name = found[0].partition("-")
    name = name.lstrip("-")
    is_parted = "." in rest
    if fold(name) in extra and is_place(glued):
        # the hyphen belongs to many a host's name; it parts when the rest is the page's own host
        first, rest, is_parted = glued, name, True
    elif is_parted and (_ENDING_ALONE.fullmatch(rest) or fold(found[0]) in extra):
        # the site's own host, `Grobogan.go.id`: one name
        is_parted = False
    if is_parted and first[:1].isupper() and is_place(first):
        yield Item("place", start, start + len(first), first)
        start = found.end() - len(rest)
    yield Item("publisher", start, found.end(), found[0][start - found.start() :])


def _run(text: str, found: re.Match[str], extra: frozenset[str]) -> list[Item]:
    start = found.start()
    ends = [word.end() for word in _WORDS.finditer(text, start, found.end())]
    starts = [word.start() for word in _WORDS.finditer(text, start, found.end())]
    end = found.end()
    center = _HYPHENED.match(text, start)
    if center and is_media_center(fold(center[0])):
        # `MC-SINJAI`
        return [Item("publisher", start, center.end(), center[0])]
    end, composite = _hyphenated(text, start, end)
    ending = HOST_ENDING.match(text, end) or _PARTED_ENDING.match(text, end)
    if ending and not composite:
        parted = _own_name_last(text, found, ending.end(), extra)
        return parted or [Item("publisher", start, ending.end(), text[start : ending.end()])]
    whole = text[start:end]
    if composite or is_place(whole):
        return [Item("place", start, end, whole)]
    if publisher_kind(whole, extra):
        end = section_end(text, end) or end
        whole = text[start:end]
        parted = _own_name_last(text, found, end, extra)
        return parted or [Item("publisher", start, end, whole)]
    for cut in range(len(ends) - 1, 0, -1):
        # `MUARA TAMI Pintu lintas …`: capitals end where the body begins
        head, following = text[start : ends[cut - 1]], text[starts[cut] : ends[cut]]
        if head.isupper() and following[1:].islower() and is_place(head):
            return [Item("place", start, ends[cut - 1], head)]
    for cut in range(len(ends) - 1, 0, -1):
        head, tail_start = text[start : ends[cut - 1]], starts[cut]
        tail = text[tail_start:end]
        kind = publisher_kind(head, extra)
        if kind and is_place(tail):
            if kind == "office":
                return [Item("publisher", start, end, whole)]
            return [
                Item("publisher", start, ends[cut - 1], head),
                Item("place", tail_start, end, tail),
            ]
        is_outer = split_level(tail)[1] is not None and fold(head.split()[0]) in GEOGRAPHIC
        if is_place(tail) and (is_outer or (is_place(head) and lies_within(head, tail))):
            # `Mataram NTB`: a place and its province; `Pulau Sari Kota Ternate`: one that the gazetteer lacks
            return [Item("place", start, end, whole)]
        if is_place(head) and publisher_kind(tail, extra):
            return [
                Item("place", start, ends[cut - 1], head),
                Item("publisher", tail_start, end, tail),
            ]
        if is_place(head) and publisher_kind(tail.split()[0], extra) == "office":
            return [
                Item("place", start, ends[cut - 1], head),
                Item("publisher", tail_start, end, tail),
            ]
    first = fold(whole.split()[0])
    if start and first in NOT_PUBLISHERS and is_office(whole) and _ends_head(text, end):
        # `Kota Tegal, Badan Pengawas Pemilu Kota Tegal – …`
        return [Item("publisher", start, end, whole)]
    if start and is_press_office(whole):
        # `Karangwuni, Humas Kecamatan. …`
        return [Item("publisher", start, end, whole, sure=False)]
    if UNIT.fullmatch(whole):
        return [Item("name", start, end, whole, sure=False)]
    if first in GEOGRAPHIC and len(ends) in (2, 3):
        # `Sungai Sariak`: a village's name
        return [Item("name", start, end, whole, sure=False)]
    if len(ends) >= _LONGEST_RUN:
        return []
    if first in NOT_PUBLISHERS:
        is_office_of = _is_office_before_dash(text, whole, end)
        return [Item("publisher", start, end, whole, sure=False)] if is_office_of else []
    return [Item("name", start, end, whole, sure=False)]


def _ends_head(text: str, at: int) -> bool:
    """Whether a dash parts what ends at `at` from a sentence."""
    gap = _GAP.match(text, at)
    return gap is not None and gap.lastgroup == "dash" and text[gap.end() : gap.end() + 1].isupper()


def _is_office_before_dash(text: str, name: str, end: int) -> bool:
    """Whether a dash parts an office with whose it is from the text: `Makale, KPU Tator – Ketua …`."""
    words = name.split()
    gap = _GAP.match(text, end)
    return (
        len(words) > 1
        and words[0].isupper()
        and is_office(words[0])
        and gap is not None
        and gap.lastgroup == "dash"
    )


def _own_name_last(text: str, found: re.Match[str], end: int, extra: frozenset[str]) -> list[Item]:
    """`Sorong Warta Kasih News`, `Soppeng Suarawarga.com`: a place and the site's own name."""
    start = found.start()
    if not extra or fold(text[start:end]) in extra:
        return []
    words = list(_WORDS.finditer(text, start, found.end()))
    for before, word in pairwise(words):
        head, tail = text[start : before.end()], text[word.start() : end]
        if fold(tail) in extra and is_place(head):
            return [
                Item("place", start, before.end(), head),
                Item("publisher", word.start(), end, tail),
            ]
    return []


def _hyphenated(text: str, start: int, end: int) -> tuple[int, bool]:
    """Lengthen a run over a hyphen inside the place: `Bau-Bau`, `Kupang-NTT`."""
    hyphen = _HYPHEN.match(text, end)
    after = _RUN.match(text, hyphen.end()) if hyphen else None
    if not after:
        return end, False
    ends = [word.end() for word in _WORDS.finditer(text, after.start(), after.end())]
    for stop in reversed(ends[:3]):
        longer = text[start:stop]
        if has_place_name(fold(longer)):
            return stop, True
        outer = text[after.start() : stop]
        bare, level = split_level(outer)
        if level is not None and fold(bare) == fold(text[start:end]):
            # `KUDUS-Kabupaten Kudus menerima …`: the sentence names the place again
            return end, False
        if is_place(outer) and lies_within(outer, text[start:end]):
            # `Sulsel-Makassar`
            return stop, True
        if is_place(outer) and is_place(text[start:end]) and find_place(longer) is not None:
            # `BANDUNG-West Java Governor …` goes on with a sentence
            return (stop, True) if read_gap(text, stop)[0] != "none" else (end, False)
    return end, False
