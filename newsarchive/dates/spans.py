"""Spans of the calendar among tokens: months, years, quarters, school years, weeks, offsets.

`akhir Juli lalu`, `November 2023`, `tahun depan`, `triwulan III 2023`, `Tahun Anggaran 2023`,
`dua hari yang lalu`, `pekan lalu`. A refused one comes as an item with `problem` set.
"""

from __future__ import annotations

import re

from newsarchive.dates import lexer as x
from newsarchive.dates import numerals
from newsarchive.dates import words as w
from newsarchive.dates.item import Item
from newsarchive.dates.lexer import Tokens
from newsarchive.dates.years import direction_at, shifted_year, year_after

Found = tuple[Item, int] | None

#: words before `tahun lalu` that make it a count: `lima tahun lalu`, `2,5 tahun lalu`
COUNTED_BEFORE = re.compile(
    r"(?:[0-9]|\b(?:belas|puluh|ratus|ribu|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|"
    r"sepuluh|sebelas|setengah|beberapa|puluhan|belasan|ratusan|berapa|sekian|ke(?=-)|setiap|tiap|"
    r"antar|per|ulang))[\s-]*$"
)
#: what may follow a bare year after `pada`, `sejak`, `awal`
_YEAR_ENDS = re.compile(
    r"\s*(?:$|[).,;:!?\]\"”\n]|(?:lalu|silam|mendatang|nanti|ini|dan|hingga|sampai|yang|ini|oleh|"
    r"di|saat|ketika|dengan|untuk|dari|karena|setelah|sebelum|itu|tersebut|telah|akan|ke|pada|"
    r"kemarin|tercatat|mencapai|sebesar|sebanyak|adalah|menjadi|juga|tidak|sudah|masih)\b)"
)
#: what a year after `awal`, `akhir` is not followed by; anything else may be: `akhir 2024 jalan itu`
_NO_MORE_FIGURES = re.compile(
    r"(?! ?[-/.:,%]?[0-9%]| (?:persen|juta|ribu|miliar|orang|meter|m|km|kilometer|kaki|jam|menit|detik"
    r"|hari|pekan|bulan|tahun)\b)"
)
#: prepositions behind which four figures are a year whatever follows
_THROUGHOUT = frozenset(("sepanjang", "selama", "semenjak"))
#: `Perda 5 Tahun 2023`
_NUMBER_BEFORE = re.compile(
    # `HUT ke-80 tahun 2025` counts years, `Covid-19 tahun 2020` is an illness
    r"(?:(?<!ke[- ])(?<!vid[- ])(?<![0-9])[0-9]+|/|[0-9]\s?/\s?[a-z]{1,4})\s*$"
)
#: `Lembaran Daerah Tahun 2023 Nomor 5`
_NUMBER_AFTER = re.compile(r",?\s+(?:nomor|nomer|no)\b\.?\s*[0-9]")
#: `tahun 1350 Saka`, `tahun 1445 H`: no years of this calendar
_OTHER_ERA = re.compile(r"\s*(?:saka|caka|jawa|hijri\w*|h)\b")
_TERM = re.compile(
    r"\s*(?:[-–/]|s\.?/?d\.?|sampai(?:\s+dengan)?|hingga)\s*(?:tahun\s*)?[0-9]{4}|\s*[-/][0-9]{2}(?![0-9])"
)


def month(t: Tokens, i: int, *, bare: bool = False) -> Found:
    """A month without a day: `November 2023`, `bulan Desember`, `akhir Juli lalu`.

    `bare` allows a lone month name, as the first half of `Januari-Maret 2023`.
    """
    kinds = t.kinds
    j = i
    edge = said = False
    if kinds[j] == w.EDGE:
        edge, j = True, j + 1
    if kinds[j] == w.MONTH_WORD:
        said, j = True, j + 1
    direction = direction_at(t, j)
    if said and direction is not None:
        if not edge and COUNTED_BEFORE.search(t.low, max(0, t.starts[i] - 12), t.starts[i]):
            return None
        item = Item("this-month", t.starts[i], t.ends[j])
        item.direction = direction
        return item, j + 1
    if kinds[j] != w.MONTH:
        return None
    name = t.word(j)
    followed = False
    if kinds[j + 1] in (w.RANGE, w.DASH) and kinds[j + 2] == w.MONTH:
        followed = name in w.FULL_MONTHS
        if not followed and t.capital(j) and year_after(t, j + 3)[0] is not None:
            # `Jan-Mar 2023`
            item = Item("month", t.starts[j], t.ends[j])
            item.month = t.values[j]
            return item, j + 1
    begin = t.starts[i] if edge else t.starts[j]
    year, end = year_after(t, j + 1)
    if year is not None and t.ends[end - 1] - t.starts[end - 1] == 2 and not (said or edge):
        year, end = None, j + 1
    item = Item("month", begin, t.ends[end - 1])
    item.month, item.year = t.values[j], year
    item.english = name in w.ENGLISH_MONTHS
    shift = shifted_year(t, end) if year is None else None
    if shift is not None:
        item.year_shift, end = shift
        item.end = t.ends[end - 1]
        return item, end
    item.direction = direction_at(t, end)
    if item.direction is not None:
        item.end = t.ends[end]
        end += 1
    if year is None:
        vouched = said or edge or item.direction is not None
        if not (vouched or bare or followed):
            return None
        if not said and name not in w.FULL_MONTHS:
            return None
    elif name not in w.FULL_MONTHS and (not t.capital(j) or name == "agus"):
        return None
    return item, end


def month_list(t: Tokens, i: int) -> tuple[list[Item], int] | None:
    """`Januari, Februari dan Maret 2023`: one item a month, the year printed once."""
    kinds = t.kinds
    places = [i]
    j = i + 1
    while True:
        k = j
        while kinds[k] in (w.COMMA, w.AND) and k - j < 2:
            k += 1
        if k == j or kinds[k] != w.MONTH or t.word(k) not in w.FULL_MONTHS:
            break
        places.append(k)
        j = k + 1
    found, end = year_after(t, j)
    if len(places) < 2 or found is None or kinds[j] in (w.DASH, w.SLASH):
        return None
    items = []
    for place in places:
        item = Item("month", t.starts[place], t.ends[place])
        item.month, item.year = t.values[place], found
        items.append(item)
    items[-1].end = t.ends[end - 1]
    return items, end


def day_of_month(t: Tokens, i: int) -> Found:
    """`tanggal 20 bulan ini`, `tanggal 5 mendatang`: a day whose month the anchor gives."""
    day = t.values[i]
    if t.kinds[i] != w.NUM or not 1 <= day <= 31:
        return None
    named = t.kinds[i + 1] == w.MONTH_WORD
    j = i + 2 if named else i + 1
    direction = direction_at(t, j)
    if direction is None or (direction == 0 and not named):
        return None
    item = Item("day-of-month", t.starts[i], t.ends[j])
    item.day, item.direction, item.unit = day, direction, "month" if named else None
    return item, j + 1


def year(t: Tokens, i: int) -> Found:
    """A year alone: `tahun 2023`, `awal 2024`, `tahun lalu`, `pada 2019`."""
    kinds = t.kinds
    j = i
    edge = kinds[j] == w.EDGE
    if edge:
        j += 1
    on = kinds[j] == w.ON
    if on:
        j += 1
    said = kinds[j] == w.YEAR_WORD
    if said:
        j += 1
    low = t.low
    direction = direction_at(t, j)
    if said and direction is not None:
        if not edge and COUNTED_BEFORE.search(low, max(0, t.starts[j - 1] - 12), t.starts[j - 1]):
            item = Item("this-year", t.starts[j - 1], t.ends[j])
            item.problem = "vague"
            return item, j + 1
        item = Item("this-year", t.starts[i] if edge else t.starts[j - 1], t.ends[j])
        item.direction = direction
        return item, j + 1
    if not (said or edge or on):
        return None
    if kinds[j] == x.YEARS and (said or edge):
        item = Item("year", t.starts[j], t.ends[j])
        item.problem = "year-range"
        return item, j + 1
    found = year_after(t, j) if kinds[j] in (w.NUM, w.NUMBER_WORD) else (None, j)
    if found[0] is None or not 1000 <= found[0] < 2200 or t.ends[j] - t.starts[j] == 2:
        return None
    throughout = on and t.word(i + edge) in _THROUGHOUT
    ends = _NO_MORE_FIGURES if edge or throughout else _YEAR_ENDS
    if not said and not (1900 <= found[0] < 2100 and ends.match(low, t.ends[j])):
        return None
    begin = t.starts[i] if edge else t.starts[j - 1] if said else t.starts[j]
    item = Item("year", begin, t.ends[found[1] - 1])
    item.year = found[0]
    before = t.starts[j - 1] if said else begin
    if said and (
        _NUMBER_BEFORE.search(low[max(0, before - 8) : before])
        or _NUMBER_AFTER.match(low, item.end)
    ):
        item.problem = "document-number"
    elif low.startswith("-an", item.end):
        item.problem = "vague"
    elif _OTHER_ERA.match(low, item.end):
        item.problem = "no-date"
    elif _TERM.match(low, item.end):
        item.problem = "year-range"
    end = found[1]
    if item.problem is None and kinds[end] == w.DIRECTION and t.word(end) not in ("tadi", "ini"):
        item.end = t.ends[end]
        end += 1
    return item, end


def offset(t: Tokens, i: int) -> Found:
    """`dua hari yang lalu`, `seminggu lalu`, `30 menit lalu`, `tiga hari lagi`, `2 days ago`."""
    kinds = t.kinds
    j = i
    unit: str | None = None
    vague = kinds[j] in (w.VAGUE, w.HALF)
    if vague:
        j += 1
        amount = 0
    elif kinds[j] == w.UNIT and t.word(j) in w.ONE_UNITS:
        amount, unit, j = 1, t.values[j], j + 1
    else:
        if kinds[j] == x.DAYS:
            vague, amount, j = True, 0, j + 1
        else:
            read = numerals.count(t, j)
            if read is None:
                return None
            if (
                t.low[t.starts[i] - 1 : t.starts[i]] in (",", ".")
                and t.low[t.starts[i] - 2 : t.starts[i] - 1].isdigit()
            ):
                # `1,5 tahun lalu`
                return None
            amount, j = read
            if kinds[j] in (w.DASH, w.RANGE, w.AND) and (more := numerals.count(t, j + 1)):
                vague, j = True, more[1]
        if kinds[j] == w.HALF:
            vague, j = True, j + 1
    if unit is None:
        unit = w.UNITS.get(t.word(j)) if kinds[j] else None
        if unit is None:
            return None
        j += 1
    if (kinds[j] == w.DIRECTION and t.word(j).split()[-1] in ("lalu", "silam")) or kinds[
        j
    ] == w.AGO:
        sign = -1
    elif kinds[j] == w.AHEAD:
        sign = 1
    else:
        return None
    item = Item("offset", t.starts[i], t.ends[j])
    item.offset, item.unit = sign * amount, unit
    if vague:
        item.problem = "vague"
    return item, j + 1
