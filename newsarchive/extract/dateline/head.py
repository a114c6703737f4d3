"""The head of a text as a chain of items and gaps: what a dateline would consist of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from newsarchive.extract.dateline.brackets import bracketed_head
from newsarchive.extract.dateline.items import (
    REACH,
    Gap,
    Item,
    lies_within,
    place_prefix,
    read_gap,
    read_items,
)
from newsarchive.extract.dateline.publishers import HOST, sounds_like_medium
from newsarchive.extract.dateline.shape import begins_body, opens_sentence
from newsarchive.extract.words.names import is_office
from newsarchive.places import fold
from newsarchive.places.names import split_level

_MOST_ITEMS = 5
_FIRM = frozenset({"dash", "pipe", "colon", "line"})


@dataclass(slots=True)
class Head:
    """Items at the beginning of a text, the gap behind the last one, and where the body starts."""

    items: list[Item] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    #: what stands between the last item and the body
    gap: Gap = "none"
    body: int = 0

    def of_kind(self, kind: str) -> list[Item]:
        return [item for item in self.items if item.kind == kind]


def read_head(text: str, at: int, extra: frozenset[str]) -> Head | None:
    """The chain of items that begins at `at`; None when nothing there looks like one."""
    reach = text[: at + REACH]
    head = Head()
    items = bracketed_head(reach, at, extra) or read_items(reach, at, extra)
    if not items:
        return None
    head.items += items
    head.gaps += ["none"] * (len(items) - 1)
    while True:
        gap, after = read_gap(reach, head.items[-1].end)
        head.gap, head.body = gap, after
        if gap == "end" or len(head.items) >= _MOST_ITEMS:
            break
        more = read_items(reach, after, extra)
        is_behind = False
        if gap == "none" and more and not more[0].bracketed and more[0].kind != "date":
            # `Wates (22/07/2025) suarawarga.id -`, `suarawarga.id Wates -`, `Wates suarawarga.id -`
            last = head.items[-1]
            is_dated = last.kind == "date" and _is_host(more[0])
            kinds = {last.kind: last, more[0].kind: more[0]}
            is_hosted = (
                kinds.keys() == {"publisher", "place"}
                and _is_host(kinds["publisher"])
                and not last.bracketed
                and read_gap(reach, more[0].end)[0] in _FIRM
            )
            is_behind = _is_behind_bracket(reach, head, more)
            more = more if is_dated or is_hosted or is_behind else []
        if more and _is_cut(reach, more[-1]):
            more = []
        if gap == "comma" and more and _is_own_country(reach, head, more):
            more = [replace(more[0], kind="place", sure=True)]
        elif not more or not (is_behind or _continues(reach, head, gap, more)):
            break
        head.items += more
        head.gaps += [gap] + ["none"] * (len(more) - 1)
    _take_open_place(reach, head)
    if head.body >= len(reach) < len(text):
        head.body = len(reach)
    return head


_HYPHEN_WITHIN = re.compile(r"[-‐‑](?=[^\W\d_])")


def _is_cut(text: str, item: Item) -> bool:
    """Whether a hyphen goes on with the name at whose end a head was read: `Pesantren Al|-Fattah`, not `Kudus, SW-Warga …`."""
    return (
        item.kind in ("name", "publisher")
        and not item.bracketed
        and HOST.fullmatch(item.text) is None
        and _HYPHEN_WITHIN.match(text, item.end) is not None
        and not item.text.isupper()
        and not begins_body(text, item.end + 1)
        and (not item.sure or " " in item.text)
    )


def _is_behind_bracket(text: str, head: Head, more: list[Item]) -> bool:
    """`(suarawarga.com) Tual – Warga …`, `[Humas Blora] Cepu | …`: the place whose publisher the text begins with, in brackets."""
    first, place = head.items[0], more[-1]
    gap, after = read_gap(text, place.end)
    return (
        len(head.items) == 1
        and len(more) == 1
        and first.kind == "publisher"
        and (first.sure or is_acronym(first.text) or is_office(first.text))
        and first.bracketed
        and (place.kind == "place" or (place.kind == "name" and first.sure and gap == "dash"))
        and (gap in _FIRM or (gap == "comma" and place.kind == "place"))
        and text[after : after + 1].isalnum()
        and not text[after].islower()
    )


def _is_own_country(text: str, head: Head, more: list[Item]) -> bool:
    """`JAKARTA, Indonesia –`, `Kupang, East Nusa Tenggara, Indonesia, June 14, 2022 –`: the country behind a place, in what is written for others."""
    gap, after = read_gap(text, more[0].end)
    return (
        len(more) == 1
        and more[0].text.lower() == "indonesia"
        and head.items[-1].kind == "place"
        and (gap in _FIRM or any(i.kind == "date" for i in read_items(text, after, frozenset())))
    )


def _continues(text: str, head: Head, gap: Gap, more: list[Item]) -> bool:
    """Whether what follows a gap still belongs to the dateline rather than to the body."""
    first, last = more[0], more[-1]
    next_gap, next_at = read_gap(text, last.end)
    sure_publisher = any(item.kind == "publisher" and item.sure for item in (*head.items, *more))
    if first.bracketed:
        if first.kind == "place":
            # `Kendal (Jateng), SUARA WARGA – …`
            return gap == "none" and (next_gap in _FIRM or next_gap == "comma")
        return first.kind == "date" or gap in ("none", "comma", "dash")
    if first.kind == "publisher" and _is_host(first) and next_gap == "none":
        # `SERANG, SuaraWarga79.com Gubernur …`
        return gap == "comma" or head.items[-1].kind == "date"
    if first.kind == "date" and first.text[-1] == ")" and next_gap == "none":
        # `Kudus, Senin (6/3) Warga …`: nothing else is written so
        return gap == "comma" and len(head.items) == 1 and text[next_at : next_at + 1].isupper()
    if next_gap == "none" and not (first.kind in ("publisher", "date") and len(more) > 1):
        bracket = read_items(text, last.end, frozenset())
        if not (bracket and bracket[0].bracketed):
            return False
        next_gap = read_gap(text, bracket[0].end)[0]
    has_place = any(item.kind == "place" for item in head.items)
    has_publisher = any(item.kind == "publisher" for item in head.items)
    if first.kind == "publisher" or first.kind == "date":
        is_last = next_gap == "end" and not is_office(first.text)
        # `NAMROLE - SUARA BURU. Warga …`
        is_dotted = (
            next_gap == "dot"
            and sure_publisher
            and (head.items[0].text.isupper() or _is_host(first))
        )
        # `Blora-humas, Warga …`, `Blora-Humas. Warga …`
        is_glued = first.start - head.items[-1].end == 1 and next_gap in ("comma", "dot")
        closed = gap not in _FIRM or next_gap in _FIRM or is_last or is_dotted or is_glued
        if has_publisher and not has_place and gap in _FIRM and next_gap in _FIRM:
            # `suarapolres.com – Polres Sumba Barat: …`
            return len(head.items) == 1
        return first.kind == "date" or (closed and not has_publisher)
    if gap in _FIRM:
        if first.kind == "place":
            # `Suarawarga.com – Konawe` in a line of its own
            is_last = next_gap in ("dot", "end") and next_at >= len(text.rstrip())
            if has_place:
                # `BIMA - NTB | Warga …`, `NABIRE – PAPUA TENGAH, Warga …`, `Magepanda – Sikka. Dinas …`: a place and its region
                if next_gap in ("comma", "dot"):
                    return _is_region_behind(text, head.items[-1].text, first.text, next_at)
                return next_gap in _FIRM and lies_within(head.items[-1].text, first.text)
            return next_gap in _FIRM or is_last or _is_placed(head, text, last)
        # `Masamba | Rakyat Sulawesi — Warga …`: after a pipe a name is whose news it is
        is_named = sure_publisher and not has_place
        is_piped = gap == "pipe" and has_place and not has_publisher
        # `Kudus:SW – Warga …`
        is_piped = is_piped or (gap == "colon" and has_place and is_acronym(first.text))
        return (is_named or is_piped) and next_gap in _FIRM and len(first.text.split()) <= 3
    if first.kind == "place":
        return gap != "none" or next_gap in _FIRM
    # an unknown name after a comma counts only when a dash or the like closes it
    is_medium = is_acronym(first.text) or sounds_like_medium(first.text)
    is_open = next_gap == "line" and not sure_publisher and not is_medium
    return (next_gap in _FIRM and not is_open) or (next_gap == "none" and next_at < len(text))


def _is_region_behind(text: str, place: str, region: str, at: int) -> bool:
    """Whether a dash parts a place from the region round it, or that from the place, and a sentence stands at `at`.

    `KUDUS – Kabupaten Kudus, Jawa Tengah, menerima …` names the place again.
    """
    if fold(split_level(region)[0]) == fold(split_level(place)[0]):
        return False
    if lies_within(place, region):
        return opens_sentence(text, at)
    return begins_body(text, at) and lies_within(region, place)


_ACRONYM = re.compile(r"[A-Z]{2,6}")
_DEGREES = frozenset(
    ("SE", "SH", "ST", "MM", "MH", "MA", "MT", "SS", "SP", "AP", "AMD", "SIP", "SPD")
)


def is_acronym(name: str) -> bool:
    """`OT`, `SIRA`: a newspaper's name by its first letters; `SH` and the like are degrees."""
    return _ACRONYM.fullmatch(name) is not None and name not in _DEGREES


def _is_placed(head: Head, text: str, place: Item) -> bool:
    """`Suarawarga – Konawe, Kunjungan …`, `SUARAWARGA – BERAU. Warga …`: the site's own name, a place, a sentence."""
    gap, after = read_gap(text, place.end)
    is_first = len(head.items) == 1 and head.items[0].kind == "publisher"
    is_closed = gap in ("comma", "dot")
    return is_first and head.items[0].sure and is_closed and text[after : after + 1].isupper()


def _is_host(item: Item) -> bool:
    return HOST.fullmatch(item.text) is not None


def _take_open_place(text: str, head: Head) -> None:
    """`Liputan6.com, Jakarta Festival …`: a place after a sure publisher, closed by nothing."""
    publishers = head.of_kind("publisher")
    if head.of_kind("place") or head.gap not in ("comma", "pipe"):
        return
    if len(head.items) != 1 or not publishers or not publishers[0].sure:
        return
    end = place_prefix(text, head.body)
    if end is None:
        return
    gap, after = read_gap(text, end)
    if gap in ("none", "end") and not text[after : after + 1].islower():
        head.items.append(Item("place", head.body, end, text[head.body : end]))
        head.gaps.append(head.gap)
        head.gap, head.body = gap, after
