"""A head that is a dateline read as one: which of its items are the place, the publisher and the day."""

from __future__ import annotations

from dataclasses import replace

from newsarchive.extract.article import Dateline
from newsarchive.extract.dateline.head import Head, is_acronym
from newsarchive.extract.dateline.items import UNIT, Item, lies_within
from newsarchive.extract.dateline.named import is_named_later, is_placed_later
from newsarchive.extract.dateline.publishers import begins_as_medium, sounds_like_medium
from newsarchive.extract.dateline.unknown import village_with_district
from newsarchive.places import PlaceMatch, find_place, fold
from newsarchive.places.names import split_level
from newsarchive.places.villages import begins_villages, find_village

#: words in the names of media that are places as well
_MEDIA_WORDS = frozenset(("metro", "bintang", "pelita", "mutiara"))


def is_locality_of(name: Item, place: Item, head: Head, rest: str) -> bool:
    """Whether the unknown name before a region is a place within it rather than a publisher; `rest` is what the head stands before."""
    at = head.items.index(name)
    behind = head.items[at + 1 : at + 2]
    if not behind or behind[0] is not place:
        return False
    is_listed = head.gaps[at] == "comma"
    if not (is_listed or head.gaps[at] == "slash" or place.bracketed):
        return False
    match = find_place(place.text)
    if match is None or match.code is None or match.name is None:
        return False
    # `Betun, Kabupaten Malaka`: what is called a regency holds localities, too; `Bora, Sigi`: one of its villages
    is_whole = len(match.code) == 2 or split_level(place.text)[1] is not None
    if (is_whole and is_listed) or find_village(name.text, match.code) is not None:
        return True
    if is_placed_later(name.text, rest):
        return True
    if is_acronym(name.text) or sounds_like_medium(name.text) or begins_as_medium(name.text):
        return False
    # `Waiwerang, Flotim`: nobody shortens the region behind a medium's name
    return _shortens(place.text, match.name) or begins_villages(name.text, match.code, least=1)


def _shortens(written: str, official: str) -> bool:
    """Whether a name is made of letters of a longer one, in their order: `Flotim`, `Florestimur`."""
    short, whole = fold(written), fold(split_level(official)[0])
    letters = iter(whole)
    return len(short) < len(whole) and all(letter in letters for letter in short)


def name_publisher(head: Head, own: frozenset[str]) -> None:
    """Call publishers what reads as a place or an unknown name: a unit alone, or the second of two places.

    `PARIAMAN, METRO –` names a medium, or what the site is called for short, and no place around the first.
    """
    first = head.items[0]
    if len(head.items) == 1 and first.kind == "name" and UNIT.fullmatch(first.text):
        # `Polres Blora – Personel …`
        head.items[0] = replace(first, kind="publisher")
    if len(head.items) != 2 or len(head.of_kind("place")) != 2:
        return
    first, second = head.items
    name = fold(second.text)
    is_medium = name in _MEDIA_WORDS and (
        second.text.isupper() or any(name in long for long in own)
    )
    if is_medium and not second.bracketed and not lies_within(first.text, second.text):
        head.items[1] = replace(second, kind="publisher")


def dateline_of(text: str, start: int, head: Head, home: str | None) -> Dateline:
    items = head.items
    publisher = next((item for item in items if item.kind == "publisher"), None)
    places = head.of_kind("place")
    names = head.of_kind("name")
    around: PlaceMatch | None = None
    if (
        publisher is not None
        and len(items) == 1
        and is_named_later(publisher.text, text[head.body :])
    ):
        # the site of a village bears its name, too: `Kedungpoh – Pemerintah Kalurahan Kedungpoh …`
        names, publisher = [publisher], None
    if publisher is not None and len(places) > 1 and text[places[0].end : publisher.start] == ".":
        # `Dairi.SuaraWarga.co, Sidikalang -`: the first place is part of the host's name
        start_of = places.pop(0).start
        publisher = Item("publisher", start_of, publisher.end, text[start_of : publisher.end])
        items = [item for item in items if item.start > start_of and item.kind != "publisher"]
        items.insert(0, publisher)
    if names and all(item in names or item.kind == "date" for item in items):
        places = names[:1]
    elif names and places and is_locality_of(names[0], places[0], head, text[head.body :]):
        # `PEMUTERAN, BALI`: a village, and the province that the gazetteer knows
        around = find_place(places[0].text)
        places = [
            Item("place", names[0].start, places[0].end, text[names[0].start : places[0].end])
        ]
    elif names and publisher is None:
        publisher = names[0]
    elif names and not places:
        places = names
    place = text[places[0].start : places[0].end] if places else None
    if (
        len(places) > 1
        and places[1] in items
        and items.index(places[1]) == items.index(places[0]) + 1
    ):
        place = text[places[0].start : places[1].end]
    is_closed = place is not None and "(" in place[1:] and place.endswith(")")
    if place is not None and not is_closed and not (len(places) > 1 and places[1].bracketed):
        place = place.strip(" ()[]")
    match = find_place(place, home=home) if place else None
    if match is None and place and places == names:
        match = find_village(place, home) or (village_with_district(place, home) if home else None)
    if match is None and places:
        match = find_place(places[0].text, home=home)
    if match is None and around is not None:
        inner = home if home and around.code and home.startswith(around.code) else around.code
        match = find_village(names[0].text, inner) or around
    date = next((item.date for item in items if item.date), None)
    return Dateline(
        text=text[start : items[-1].end].strip(),
        place=place,
        publisher=publisher.text if publisher else None,
        region_code=match.code if match else None,
        region_name=match.name if match else None,
        ambiguous=match.ambiguous if match else False,
        date=date,
        end=head.body,
    )
