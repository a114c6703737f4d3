"""Mistyped names of months and weekdays: which one was meant.

A letter added, dropped, changed or swapped with its neighbour is one slip. Only names that stand
where a month or a weekday must stand are asked for here: the caller looks at what is around.
"""

from __future__ import annotations

import re

from newsarchive.dates import words as w

_REPEATED = re.compile(r"([a-z])\1+")
#: spellings that Indonesian news itself uses: preferred where an English name is as near
_INDONESIAN = frozenset(names[0] for names in w.MONTH_NAMES.values())
_WEEKDAY_NAMES = {
    "senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "sabtu": 5,
    "minggu": 6,
}  # fmt: skip
#: words of the language, and names of places, one slip away from a weekday
_OTHER_WORDS = frozenset(
    "kami kamu kamus kamil ramis gamis tamis amis manis kalis kais katis kanis kawis mamis "
    "komis kamisi semin samin senia senen jamin kenin sein seni senis senio selama selara "
    "selas selada selesa salasa rasa sabu satu saptu sabut bantu babu labu rabun rabi rambu "
    "prabu ratu raba kabu ramu ragu raju raku radu baru biru rebu abu tabu debu ribu rabuk "
    "robu rubu rabut jumlah umat rumat lumat jimat jamat jumar juma hemat jumaat sumat singgu "
    "tinggu linggu pinggu minggir ninggu tunggu manggu mingguan munggu menggu inggu minggo "
    "mangu".split()
)


def closest_month(word: str) -> int | None:
    """The month whose name is one slip away (two in a long name); None when two are as near."""
    if word in w.FULL_MONTHS:
        return w.MONTHS[word]
    single = _REPEATED.sub(r"\1", word)
    if single in w.FULL_MONTHS:
        return w.MONTHS[single]
    letters = _letters(word)
    best: dict[int, float] = {}
    for name, number, its_letters, allowed in _NAMES_NEAR.get(len(word), ()):
        # a slip brings in one letter and takes out one at most: most names are ruled out by that
        if (
            best.get(number) != 1
            and (letters & ~its_letters).bit_count() <= allowed
            and (its_letters & ~letters).bit_count() <= allowed
        ):
            distance = slips(word, name)
            if distance <= allowed:
                rank = distance if name in _INDONESIAN else distance + 0.5
                best[number] = min(rank, best.get(number, 9))
    if not best:
        return None
    least = min(best.values())
    nearest = [number for number, distance in best.items() if distance == least]
    return nearest[0] if len(nearest) == 1 else None


def closest_weekday(word: str) -> int | None:
    """The weekday (Monday 0) whose name is one slip away, or None."""
    return _NEAR_WEEKDAYS.get(word)


def slips(a: str, b: str) -> int:
    """Letters added, dropped, changed or swapped with their neighbour between two words."""
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    if not a or not b:
        return len(a) + len(b)
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _letters(word: str) -> int:
    """The letters of a word, one bit each; letters outside a to z share bits, which does no harm."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


def _names_near(length: int) -> list[tuple[str, int, int, int]]:
    """Name, number, letters and slips allowed of the months that a word so long may mean."""
    found = []
    for name in sorted(w.FULL_MONTHS):
        allowed = 2 if len(name) > 6 and length > 5 else 1
        if (len(name) > 3 or name in _INDONESIAN) and abs(len(name) - length) <= allowed:
            found.append((name, w.MONTHS[name], _letters(name), allowed))
    return found


_NAMES_NEAR = {length: _names_near(length) for length in range(2, 13)}


def _near_weekdays() -> dict[str, int]:
    """Every spelling one slip away from one weekday only that is no word of its own."""
    near: dict[str, set[int]] = {}
    for name, number in _WEEKDAY_NAMES.items():
        for i in range(len(name) + 1):
            head, tail = name[:i], name[i:]
            spellings = {head + tail[1:], head + tail[:1] + tail}
            if len(tail) > 1:
                spellings.add(head + tail[1] + tail[0] + tail[2:])
            for letter in "abcdefghijklmnopqrstuvwxyz":
                spellings |= {head + letter + tail[1:], head + letter + tail}
            for spelling in spellings:
                near.setdefault(spelling, set()).add(number)
    return {
        spelling: min(numbers)
        for spelling, numbers in near.items()
        if len(numbers) == 1 and len(spelling) > 3 and spelling not in _OTHER_WORDS
        and spelling not in w.WORDS
    }  # fmt: skip


_NEAR_WEEKDAYS = _near_weekdays()
