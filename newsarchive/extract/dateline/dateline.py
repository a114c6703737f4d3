"""Datelines: where, and by whom, a text says it was written, before its first sentence.

In: the first paragraph. Out: place, publisher, region code and where the body starts. Evidence
decides (gazetteer, known publishers, shape of what follows), not the dash alone: a first sentence
may begin with a place and a dash too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsarchive.extract.article import Dateline
from newsarchive.extract.dateline.glued import glued_place
from newsarchive.extract.dateline.head import Head, is_acronym, read_head
from newsarchive.extract.dateline.items import Item, place_prefix
from newsarchive.extract.dateline.named import is_placed_later
from newsarchive.extract.dateline.publishers import (
    HOST,
    is_center_alone,
    is_media_center,
    sounds_like_medium,
)
from newsarchive.extract.dateline.reading import (
    dateline_of,
    is_locality_of,
    name_publisher,
)
from newsarchive.extract.dateline.routes import (
    is_travelled,
    joins_names,
    named_thing,
    names_route,
    second_place,
)
from newsarchive.extract.dateline.senders import sent_by_office, sent_from
from newsarchive.extract.dateline.shape import (
    CHAIN,
    SECOND_DASH,
    SMALL_FOLLOWS,
    begins_body,
    first_word,
    is_told_behind,
    opens_sentence,
    tells,
    told_of,
)
from newsarchive.extract.dateline.unknown import (
    barred_place,
    dated_head,
    dated_place,
    home_village,
    named_place,
    own_place,
    own_village,
    unit_before,
    unknown_place,
    village_before_office,
    village_in_capitals,
)
from newsarchive.extract.dateline.words import EVERYDAY, GEOGRAPHIC, NOT_PUBLISHERS
from newsarchive.extract.words.names import is_press
from newsarchive.extract.words.persons import is_plain_name
from newsarchive.places import find_place, fold
from newsarchive.places.villages import find_village

#: blanks, and marks with which editors make a place stand out: `#Takengon –`
_LEADING = re.compile(r"[\s\u200b\u200c\u200d\ufeff\u00ad*|#•▪»>~]*")

#: `Bau sagu bakar …`: a capital, then small letters
_SENTENCE = re.compile(r"[A-Z][\w’']* [a-z]+ [a-z]")
_GLUED_CHAIN = re.compile(r"[A-Z]\w*[-–—][A-Z]")


_APPOSITIONS = frozenset(("ibu", "ibukota", "kota", "kabupaten", "provinsi", "tepatnya"))


def parse_dateline(
    text: str, *, home: str | None = None, publishers: Sequence[str] = ()
) -> Dateline | None:
    """The dateline at the head of `text`, None when the text begins with its first sentence.

    `home` is the region code of the source; `publishers` are names it is known to use of itself.

    >>> line = parse_dateline("Blimbing (malangkota.go.id) – Hikmah dari musibah", home="35.73")
    >>> line.place, line.publisher, line.region_code
    ('Blimbing', 'malangkota.go.id', '35.73.01')
    """
    found = _LEADING.match(text)
    start = found.end() if found else 0
    if start >= len(text):
        return None
    extra = frozenset(fold(name) for name in publishers)
    head = read_head(text, start, extra)
    if head is not None and _NUMBER.search(text, max(0, head.body - 4), head.body + 16):
        return None
    head = own_place(text, head, extra) if head is not None else None
    for candidate in (head, _without_last_day(head), _until_day(head), _without_office(text, head)):
        if candidate is not None and (
            _is_dateline(text, candidate, home)
            or _is_own_name(text, candidate, extra)
            or own_village(text, candidate, extra)
        ):
            name_publisher(candidate, extra)
            return dateline_of(text, start, candidate, home)
    seam = glued_place(text, start)
    if seam is not None:
        item = Item("place", start, seam, text[start:seam])
        return dateline_of(text, start, Head(items=[item], body=seam), home)
    return None


#: the end of what stands before a number, a hyphen, and that of a letter: `PR-08/P.4.20/2024`
_NUMBER = re.compile(r"\w-\d{1,5}(?:\.\d+)*/\w|\w - \d{1,5}(?:[./]\d+)*/[A-Z]")


def _is_own_name(text: str, head: Head, own: frozenset[str]) -> bool:
    """`Suarawarga: Warga menanam …`: the site's own name; before a colon other names are kickers."""
    return (
        len(head.items) == 1
        and head.gap == "colon"
        and fold(head.items[0].text) in own
        and find_place(head.items[0].text) is None
        and begins_body(text, head.body)
    )


def _without_last_day(head: Head | None) -> Head | None:
    """`Sarolangun — Rabu, 17 Desember 2025, warga …`: the head without the day with which its sentence begins."""
    if (
        head is None
        or len(head.items) < 2
        or head.items[-1].kind != "date"
        or head.gaps[-1] != "dash"
    ):
        return None
    return Head(head.items[:-1], head.gaps[:-1], "dash", head.items[-1].start)


def _until_day(head: Head | None) -> Head | None:
    """`Donggala, 8 Maret 2017. Dinas Kehutanan (Dishut) menanam …`: the head without the names with which its sentence begins."""
    for at, item in enumerate(head.items[:-1] if head is not None else ()):
        if head is not None and item.kind == "date" and head.gaps[at] == "dot":
            return Head(head.items[: at + 1], head.gaps[:at], "dot", head.items[at + 1].start)
    return None


def _without_office(text: str, head: Head | None) -> Head | None:
    """`Sintang: RSUD Sintang membuka …`: the head without the office of which its sentence tells."""
    if (
        head is None
        or len(head.items) != _PLACE_AND_OFFICE
        or head.gaps[-1] != "colon"
        or head.gap != "none"
        or head.items[0].kind != "place"
        or not told_of(text, head.items[-1].start)
    ):
        return None
    return Head(head.items[:-1], head.gaps[:-1], "colon", head.items[-1].start)


_PLACE_AND_OFFICE = 2


def _is_dateline(text: str, head: Head, home: str | None) -> bool:
    if dated_place(text, head) or sent_by_office(text, head):
        return True
    if head.gap == "dot" and not (_dotted(text, head) or dated_head(text, head)):
        return False
    if head.items[0].text.lower() in NOT_PUBLISHERS and (*head.gaps, head.gap)[0] == "colon":
        return False
    if unknown_place(text, head) or unit_before(text, head) or sent_from(text, head):
        return True
    if (
        village_in_capitals(text, head)
        or named_place(text, head)
        or barred_place(text, head)
        or village_before_office(text, head)
    ):
        return True
    if home and home_village(text, head, home):
        return True
    names = head.of_kind("name")
    places = head.of_kind("place")
    sure = any(item.kind == "publisher" and item.sure for item in head.items)
    is_local = (head.gap == "line" and _is_locality_alone(text, head)) or (
        head.gap in ("colon", "dot") and _is_in_district(text, head)
    )
    if len(names) > 1 or (names and not (is_local or _names_fit(head, sure))):
        return False
    if not places and not sure and not head.of_kind("date"):
        return False
    if not places and not (sure or names):
        return False
    if names and not places and head.gap in ("line", "end"):
        # `Rina Melati - Suara Warga` in a line of its own is who wrote
        return False
    if head.gap == "end":
        # `Singkil, 9 Maret 2006` in a line of its own
        return (sure or bool(head.of_kind("date"))) and bool(places) and not names
    if head.body >= len(text):
        # a span or paragraph of its own: `MALANG –`
        return bool(places) and (head.gap == "dash" or (sure and head.gap in ("colon", "dot")))
    opens = opens_sentence(text, head.body)
    if sure or any(item.kind == "date" for item in head.items):
        return _supported(text, head, opens)
    if len(head.items) > 1 and any(item.bracketed for item in head.items):
        return opens and (head.gap != "none" or _in_capitals(places)) and head.gap != "comma"
    return bool(places) and _place_alone(text, head, opens, home)


def _dotted(text: str, head: Head) -> bool:
    """`Solok.Warta News.`, `SORONG. Warga …` or `Malang. Wali Kota …`: a full stop needs more than a place before it."""
    places = head.of_kind("place")
    if not places:
        return False
    is_head = places[0].text.isupper() and text[head.body : head.body + 2].istitle()
    if is_head or head.of_kind("publisher") or begins_body(text, head.body):
        return True
    # `Garut. Rahma, perajin bambu, menerima …`, not `Sorong. Kata itu …`, which goes on from the name
    sentence = _SENTENCE_BEHIND.match(text, head.body)
    is_known = fold(places[0].text) not in EVERYDAY
    return is_known and sentence is not None and tells(sentence[0]) and not _BACK.match(sentence[0])


_SENTENCE_BEHIND = re.compile(r"[A-Z][^.!?\n]{30,200}")
_BACK = re.compile(r"\w+(?: \w+)? (?:itu|ini|tersebut|tadi)\b")


def _is_locality_alone(text: str, head: Head) -> bool:
    """`REO, MANGGARAI` in a line of its own: a place that the gazetteer lacks, and the region round it; a name before one may be who wrote."""
    kinds = [item.kind for item in head.items]
    if kinds not in (["name", "place"], ["name", "place", "place"]):
        # the province may stand behind the two
        return False
    (name, place), rest = head.items[:2], text[head.body :]
    return is_locality_of(name, place, head, rest) and (
        not is_plain_name(name.text) or is_placed_later(name.text, rest)
    )


def _is_in_district(text: str, head: Head) -> bool:
    """`Sumerta, Denpasar Timur: Sebanyak …`: a village and the district, city or regency in which it lies, before a sentence."""
    if [item.kind for item in head.items] != ["name", "place"] or head.gaps != ["comma"]:
        return False
    name, place = head.items
    around = find_place(place.text)
    return (
        around is not None
        and find_village(name.text, around.code) is not None
        and (begins_body(text, head.body) or is_told_behind(text, head.body))
    )


def _names_fit(head: Head, sure: bool) -> bool:
    """Whether the unknown name can be a publisher beside a place, or a place beside one."""
    name = head.of_kind("name")[0]
    words = name.text.split()
    if fold(words[0]) in NOT_PUBLISHERS or len(words) > 5:
        return False
    if sure:
        return len(words) <= 4
    is_medium = is_acronym(name.text) or (
        head.gap in ("line", "colon") and sounds_like_medium(name.text)
    )
    if head.gap in ("line", "colon") and is_medium and head.items[0] is not name:
        # `MIMIKA, BM` in a line of its own, `Sidikalang, SIRA : …`
        return bool(head.of_kind("place"))
    if head.gap == "line" and "pipe" in head.gaps:
        # `Tribratanews Polres Blora | Cepu` in a line of its own
        return bool(head.of_kind("place"))
    if not head.of_kind("place") or head.gap not in ("dash", "pipe", "colon"):
        return False
    if head.gap == "colon":
        # `SuaraWargaJateng | Kendal : Warga …`
        is_first = head.items[0] is name and head.gaps == ["pipe"] and len(words) == 1
        # `SSFM, Masamba: Warga …`
        is_medium = head.items[0] is name and len(head.gaps) == 1 and is_medium
        is_first = is_first or is_medium
        # `NAMROLE, PPID BURSEL: …`
        is_office_last = head.items[0] is not name and is_press(name.text)
        return is_first or is_office_last or any(item.bracketed for item in head.items)
    joined: tuple[str, ...] = ("comma", "none", "slash", "pipe")
    if name.text.isupper() and _in_capitals(head.of_kind("place")):
        # `BIMA.SUARAWARGA – Warga …`
        joined = (*joined, "dot")
    if is_acronym(name.text):
        # `Kudus:SW – Warga …`, `SW:Kudus – Warga …`
        joined = (*joined, "colon")
    inner = [gap for gap in head.gaps if gap not in joined]
    # `Kitasulsel—ENREKANG—`, `Media SWN – Buru |`: a name first may be parted by a dash, a name last may not
    is_closed = head.gap == "pipe" or _in_capitals(head.of_kind("place"))
    return not inner or (head.items[0] is name and is_closed)


def _supported(text: str, head: Head, opens: bool) -> bool:
    """A head that names a publisher or a date besides, or instead of, its place."""
    publishers = head.of_kind("publisher")
    if head.gap == "none":
        # `Media Center, Selasa (07/03) Bupati membuka …`: the center's town is the site's
        is_center = (
            bool(publishers) and is_center_alone(publishers[0].text) and bool(head.of_kind("date"))
        )
        both = (bool(head.of_kind("place")) or is_center) and len(head.items) > 1
        return both and opens and text[head.items[-1].end - 1 : head.items[-1].end] != ","
    if not head.of_kind("place") and len(head.items) == 1:
        item = publishers[0] if publishers else None
        if item is None or not opens or head.gap in ("slash", "dot"):
            return False
        if head.gap == "comma" and not is_media_center(fold(item.text)):
            return False
        if head.gap == "colon" and not item.bracketed and "." not in item.text:
            return False
        return not names_route(text, head, item)
    if head.gap == "comma":
        return opens and (begins_body(text, head.body) or _stands_first(text, head))
    # `Balang Pidie, www.suarawarga.com – wartawan …`: nothing else is written so
    is_placed = bool(head.of_kind("place")) or (
        bool(head.of_kind("name")) and any(HOST.fullmatch(item.text) for item in publishers)
    )
    return opens or (is_placed and bool(publishers) and head.gap != "slash")


def _stands_first(text: str, head: Head) -> bool:
    """`WAMENA, SW News, Gelar wicara …`, `Suarawarga – Konawe, Kunjungan rombongan …`: both are named before a sentence."""
    if len(head.items) != 2 or not head.of_kind("place") or not head.of_kind("publisher"):
        return False
    if head.items[0].kind == "publisher":
        return head.gaps[0] == "dash" and SMALL_FOLLOWS.match(text, head.body) is not None
    return _in_capitals(head.of_kind("place")) or "." in head.items[1].text


def _place_alone(text: str, head: Head, opens: bool, home: str | None) -> bool:
    """Nothing but places, or a place with an unknown name: the shape of what follows decides."""
    place = head.of_kind("place")[-1]
    capitals = _in_capitals(head.of_kind("place"))
    if head.gap == "dash":
        if _is_everyday(head, home) and not capitals:
            is_spaced = text[place.end : place.end + 1].isspace()
            return opens and is_spaced and begins_body(text, head.body)
        return _after_dash(text, head, place, opens, capitals)
    if not opens:
        return False
    if text[place.end : head.body].strip() == "/":
        # `Tomohon, Sulut / Panitia …`, `TOMOHON/ Warga …`, not `Solo / Sragen / Wonogiri`
        is_parted = head.gap == "pipe" or (head.gap == "slash" and text[head.body - 1].isspace())
        is_told = begins_body(text, head.body) or SMALL_FOLLOWS.match(text, head.body) is not None
        is_told = is_told or _told(text, head.body)
        return is_parted and is_told and second_place(text, head, place) is None
    if head.gap in ("line", "pipe", "dot") or head.items[0].bracketed:
        # no sentence begins with a place in brackets: `(Tarakan) Warga …`
        return True
    begins = begins_body(text, head.body)
    at_home = _is_at_home(place, home)
    if head.gap == "comma":
        # within a sentence small letters follow the comma
        is_apposition = first_word(text, head.body) in (GEOGRAPHIC | _APPOSITIONS)
        begins = begins or (not is_apposition and SMALL_FOLLOWS.match(text, head.body) is not None)
        begins = begins or (at_home and _SENTENCE.match(text, head.body) is not None)
        # `Kupang-NTT, …`: a place with its province is no sentence's subject
        begins = begins or "-" in place.text[3:-2]
        # `Kupang, Bank Sampah Mandiri menerima …`: what stands behind the comma has a verb of its own
        begins = begins or (
            not (is_apposition or _is_everyday(head, home)) and _told(text, head.body)
        )
        # `MIMIKA BARAT, Pemuda Kampung Migiwia, Distrik Mimika Barat, membaca …`
        begins = begins or (capitals and not is_apposition and is_told_behind(text, head.body))
        return begins and not second_place(text, head, place)
    if head.gap == "colon":
        first = first_word(text, head.body)
        is_told = _SENTENCE.match(text, head.body) is not None
        is_told = is_told or (not _is_everyday(head, home) and _told(text, head.body))
        return (
            capitals or begins or at_home or (is_told and first not in (GEOGRAPHIC | _APPOSITIONS))
        )
    if head.gap == "none" and at_home:
        begins = begins or _SENTENCE.match(text, head.body) is not None
    return head.gap == "none" and capitals and begins


def _told(text: str, at: int) -> bool:
    """`Bank Sampah Mandiri menerima …`, not `Batu Timur menerima …`, which is another place of a list."""
    return told_of(text, at) and place_prefix(text, at) is None


def _is_at_home(place: Item, home: str | None) -> bool:
    """Whether the place lies inside the source's region: a good reason to believe a dateline."""
    match = find_place(place.text, home=home) if home else None
    return match is not None and match.code is not None and match.code.startswith(f"{home}.")


def _after_dash(text: str, head: Head, place: Item, opens: bool, capitals: bool) -> bool:
    if not opens:
        # `MALANG – pemerintah kota …` happens; `Malang – kota dingin itu – …` is a sentence
        return capitals and not SECOND_DASH.match(text, head.body) and begins_body(text, head.body)
    first = first_word(text, head.body)
    names_end = first in GEOGRAPHIC and named_thing(text, head.body, first)
    if (names_end and not capitals) or CHAIN.match(text, head.body):
        return False
    if head.body - place.end == 1 and _GLUED_CHAIN.match(text, head.body):
        return False
    if not capitals and (is_travelled(text, head.body) or joins_names(text, place.end)):
        return False
    return second_place(text, head, place) is None


def _is_everyday(head: Head, home: str | None) -> bool:
    places = head.of_kind("place")
    if len(places) != 1 or len(head.items) > 1 or fold(places[0].text) not in EVERYDAY:
        return False
    match = find_place(places[0].text, home=home)
    at_home = match is not None and match.code is not None and match.code.startswith(home or "-")
    return not at_home


def _in_capitals(places: list[Item]) -> bool:
    return bool(places) and all(place.text.isupper() and len(place.text) > 2 for place in places)
