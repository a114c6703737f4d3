"""Day and month among tokens: `18 November 2023`, `15, 17 dan 19 Maret`, `October 28, 2020`, Hijri.

Each function takes the tokens and an index and gives items with the index after them, or None.
"""

from __future__ import annotations

import re

from newsarchive.dates import lexer as x
from newsarchive.dates import numerals
from newsarchive.dates import words as w
from newsarchive.dates.item import Item
from newsarchive.dates.lexer import Tokens
from newsarchive.dates.years import shifted_year, year_after

Found = tuple[Item, int] | None

#: `Covid-19`, `G20`: the figure belongs to the word before it
_NAME_NUMBER = re.compile(r"[a-z]-?\Z")
#: what may stand between a day and its month
_BEFORE_MONTH = frozenset((w.MONTH_WORD, w.OF, w.DASH, w.SLASH, w.DOT, w.COMMA))


_WORD_BEFORE = re.compile(r"(?<![a-z])([a-z]+),?\s+\Z")
#: what a day follows, and no number of another kind
_DAYS_FOLLOW = frozenset((
    "pada", "sejak", "mulai", "digelar", "dilaksanakan", "diselenggarakan", "diadakan", "berlangsung",
    "dihelat", "diagendakan", "dijadwalkan", "rapat", "kegiatan", "acara", "hari", "sidang", "pelatihan",
    "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu",
))  # fmt: skip


#: a word to which a date is joined; names with figures are shorter, or Covid
_JOINED_WORD = re.compile(r"[a-z]{3}(?<!ovid)\Z")


def day_and_month(t: Tokens, i: int) -> tuple[list[Item], int] | None:
    """`18 November 2023`, `1-3 Mei`, `15, 17 dan 19 Maret`, `dua puluh Mei`: one item a member."""
    members: list[tuple[int, int | None, int]]
    if t.kinds[i] == w.NUM and t.kinds[i + 1] == w.MONTH:
        # by far the commonest list has one member
        if t.values[i] > 99 or _belongs_to_a_name(t, i):
            return None
        members, j, only_commas = [(t.values[i], None, i)], i + 1, True
    else:
        members, j, only_commas = _day_list(t, i)
    if not members:
        return None
    if len(members) == 2 and only_commas and not (announced(t, i) or _two_in_a_row(t, i, members)):
        # `RT 5, 18 November`: a comma alone makes no list of two
        return None
    k = j
    while t.kinds[k] in _BEFORE_MONTH and k - j < 3:
        k += 1
    if t.kinds[k] == w.HIJRI_MONTH and t.kinds[j] in (w.HIJRI_MONTH, w.MONTH_WORD):
        return _hijri(t, members, k)
    if t.kinds[k] != w.MONTH:
        return None
    name = t.word(k)
    if name in w.ENGLISH_WEEKDAYS or not _month_beside_day(t, j, k):
        return None
    if t.kinds[k + 1] == w.NUM and _month_first_follows(t, k):
        return None
    month_at = k
    month = t.values[k]
    year, end = year_after(t, k + 1)
    shift = shifted_year(t, end) if year is None else None
    if shift is not None:
        end = shift[1]
    close = t.ends[end - 1]
    items = []
    for first, last, token in members:
        item = Item("day", t.starts[token], close if token == members[-1][2] else t.ends[token])
        item.day, item.month, item.year = first, month, year
        item.english = name in w.ENGLISH_MONTHS
        item.year_shift = shift[0] if shift else None
        if last is not None:
            item.until = Item("day", item.start, item.end)
            item.until.day, item.until.month, item.until.year = last, month, year
        items.append(item)
    if len(items) > 1:
        # a member that ends before the month ends with its own number
        for item, (_, last, token) in zip(items[:-1], members[:-1], strict=True):
            item.end = _end_of_member(t, token, last)
    if year is None and not t.capital(month_at):
        if name not in w.FULL_MONTHS:
            items[-1].loose = True
        elif name == "may":
            return None
    return items, end


def announced(t: Tokens, i: int) -> bool:
    """`tanggal 26, 27 Maret`, `30 Maret, 6, 13 April`: what stands before makes it a list."""
    before = t.kinds[max(0, i - 2) : i]
    return before[-1:] == [w.DATE_WORD] or before == [w.MONTH, w.COMMA]


def _two_in_a_row(t: Tokens, i: int, members: list[tuple[int, int | None, int]]) -> bool:
    """`digelar 10, 11 November 2023`: one day and the next, behind a word that counts nothing."""
    (first, *_), (second, *_) = members
    if second != first + 1:
        return False
    before = _WORD_BEFORE.search(t.low, max(0, t.starts[i] - 24), t.starts[i])
    return before is not None and before.group(1) in _DAYS_FOLLOW


def _belongs_to_a_name(t: Tokens, i: int) -> bool:
    """Whether the figure is part of the word before it: `Covid-19`."""
    start = t.starts[i]
    if i or not start or not _NAME_NUMBER.search(t.low, max(0, start - 2), start):
        return False
    # `Humas Pemkab16 April 2024`: a page's line whose parts were joined, day, month and year whole
    whole = t.kinds[i + 1] == w.MONTH and t.kinds[i + 2] == w.NUM and t.values[i + 2] > 1900
    return not (whole and _JOINED_WORD.search(t.text, max(0, start - 12), start))


def _month_first_follows(t: Tokens, k: int) -> bool:
    """Whether the month at `k` has its day behind it: `Tahap 3, August 04, 2021`."""
    kinds, values = t.kinds, t.values
    return (
        kinds[k + 2] == w.COMMA
        and kinds[k + 3] == w.NUM
        and values[k + 1] <= 31
        and 1900 <= values[k + 3] < 2100
    )


def _month_beside_day(t: Tokens, j: int, k: int) -> bool:
    """`5. Mei` and `5, Mei` need a year to be a date: elsewhere they end a sentence or a list."""
    if k == j or t.kinds[j] not in (w.COMMA, w.DOT):
        return True
    if w.MONTH_WORD in t.kinds[j:k]:
        # `Tahap 3, bulan Desember 2021`
        return False
    return year_after(t, k + 1)[0] is not None


def _end_of_member(t: Tokens, token: int, last: int | None) -> int:
    if t.kinds[token] == w.NUMBER_WORD:
        read = numerals.number(t, token)
        return t.ends[read[1] - 1] if read else t.ends[token]
    if last is not None and t.kinds[token] == w.NUM:
        k = token + 1
        while t.kinds[k] in (w.RANGE, w.DASH, w.DATE_WORD):
            k += 1
        return t.ends[k]
    return t.ends[token]


def _day_number(t: Tokens, i: int) -> tuple[int, int | None, int] | None:
    """A day of the month, or two (`1-3`), and the index after."""
    kind = t.kinds[i]
    if kind == x.DAYS or kind == x.DM:
        first, last = int(t.values[i][0]), int(t.values[i][1])
        if kind == x.DM and (t.kinds[i + 1] != w.MONTH or not first < last):
            return None
        return first, last, i + 1
    if kind == w.NUM and i == 0 and _belongs_to_a_name(t, i):
        return None
    if kind == w.NUM or (kind == w.NUMBER_WORD and t.word(i) not in ("a", "an")):
        read = numerals.count(t, i)
        if read and read[0] <= 99:
            return read[0], None, read[1]
    return None


def _day_list(t: Tokens, i: int) -> tuple[list[tuple[int, int | None, int]], int, bool]:
    """Days separated by commas, `dan` or range words: (first, last, token index) each."""
    kinds = t.kinds
    members: list[tuple[int, int | None, int]] = []
    j = i
    only_commas = True
    while True:
        read = _day_number(t, j)
        if read is None:
            break
        first, last, after = read
        if last is None and kinds[after] in (w.RANGE, w.DASH):
            k = after + 1
            if kinds[k] == w.DATE_WORD:
                k += 1
            second = _day_number(t, k)
            if second is not None and second[1] is None and kinds[k] != x.DM:
                # `5 s.d. 7 Juni`, but not `30 April – 2 Mei`, where a month follows each day
                last, after = second[0], second[2]
        members.append((first, last, j))
        k = after
        separators = 0
        saw_and = dated = False
        while kinds[k] in (w.COMMA, w.AND, w.DATE_WORD) and separators < 3:
            saw_and = saw_and or kinds[k] == w.AND
            dated = dated or kinds[k] == w.DATE_WORD
            separators += 1
            k += 1
        if not separators or _day_number(t, k) is None:
            j = after
            break
        if dated and not saw_and and not announced(t, i):
            # `Tahap 3, tanggal 15 dan 17 Maret`: the list begins at `tanggal`
            return [], i, True
        only_commas = only_commas and not saw_and
        j = k
    return members, j, only_commas


def _hijri(
    t: Tokens, members: list[tuple[int, int | None, int]], k: int
) -> tuple[list[Item], int] | None:
    month = t.values[k]
    end = k + 1
    year = None
    after = end + 1 if t.kinds[end] in (w.YEAR_WORD, w.COMMA) else end
    if (
        t.kinds[after] == w.NUM
        and 1 <= t.values[after] < 1600
        and t.ends[after] - t.starts[after] >= 3
    ):
        year, end = t.values[after], after + 1
        if t.kinds[end] == w.HIJRI:
            end += 1
    items = []
    for first, last, token in members:
        item = Item("day", t.starts[token], t.ends[end - 1])
        item.hijri = True
        item.day, item.month, item.year = first, month, year
        if last is not None:
            item.until = Item("day", item.start, item.end)
            item.until.hijri = True
            item.until.day, item.until.month, item.until.year = last, month, year
        items.append(item)
    return items, end


def year_first(t: Tokens, i: int) -> Found:
    """`2023 November 18`."""
    kinds = t.kinds
    if not (kinds[i] == w.NUM == kinds[i + 2] and kinds[i + 1] == w.MONTH):
        return None
    if not 1900 <= t.values[i] < 2200 or not 1 <= t.values[i + 2] <= 31:
        return None
    item = Item("day", t.starts[i], t.ends[i + 2])
    item.year, item.month, item.day = t.values[i], t.values[i + 1], t.values[i + 2]
    return item, i + 3


def month_first(t: Tokens, i: int, *, weekday: bool) -> tuple[list[Item], int] | None:
    """`October 28, 2020`, `Juli 1, 2025`, `May 1-3, 2023`, `May 18 and 20, 2023`."""
    if t.kinds[i] != w.MONTH:
        return None
    j = i + 1
    if t.kinds[j] in (w.DOT, w.THE):
        j += 1
    if t.kinds[j] == w.NUMBER_WORD:
        return None
    members, end, _ = _day_list(t, j)
    if not members:
        return None
    # the list may have swallowed the year: `July 1, 2025` has none, `May 5 and 2023` neither
    year, after = year_after(t, end)
    english = t.word(i) in w.ENGLISH_MONTHS or t.word(i) in ("april", "september", "november")
    if year is None:
        if not (weekday or (english and t.capital(i))) or len(members) > 1:
            return None
        if t.kinds[end] in (w.MONTH, w.HIJRI_MONTH) or (t.word(i) == "may" and not t.capital(i)):
            return None
    items = []
    for first, last, token in members:
        item = Item("day", t.starts[token], t.ends[token])
        item.day, item.month, item.year, item.english = first, t.values[i], year, english
        if last is not None:
            item.until = Item("day", item.start, item.end)
            item.until.day, item.until.month, item.until.year = last, t.values[i], year
            item.end = _end_of_member(t, token, last)
        items.append(item)
    items[0].start = t.starts[i]
    items[-1].end = t.ends[after - 1]
    if year is None and not weekday and t.word(i) not in w.ENGLISH_MONTHS:
        return None
    return items, after
