"""The Islamic calendar: tabular dates, corrected by the month starts decreed in Indonesia.

A month begins when the government says so (sidang isbat), which no table can foretell: a computed
date may be one day off. For the months listed in `DECREED` the start is known from the public
holidays; every other month follows the arithmetical calendar (30-year cycle, leap years
2 5 7 10 13 16 18 21 24 26 29, epoch 16 July 622 Julian).
"""

from __future__ import annotations

from datetime import date

#: proleptic Gregorian ordinal of 1 Muharram 1 in the arithmetical calendar
_EPOCH = 227015
#: (Hijri year, month) -> first day; Source: Indonesian public holidays of these years
DECREED = {
    (1435, 9): date(2014, 6, 29), (1435, 10): date(2014, 7, 28),
    (1436, 9): date(2015, 6, 18), (1436, 10): date(2015, 7, 17),
    (1437, 9): date(2016, 6, 6), (1437, 10): date(2016, 7, 6),
    (1438, 9): date(2017, 5, 27), (1438, 10): date(2017, 6, 25),
    (1439, 9): date(2018, 5, 17), (1439, 10): date(2018, 6, 15),
    (1440, 1): date(2018, 9, 11), (1440, 9): date(2019, 5, 6), (1440, 10): date(2019, 6, 5),
    (1441, 1): date(2019, 9, 1), (1441, 9): date(2020, 4, 24), (1441, 10): date(2020, 5, 24),
    (1441, 12): date(2020, 7, 22), (1442, 1): date(2020, 8, 20), (1442, 9): date(2021, 4, 13),
    (1442, 10): date(2021, 5, 13), (1442, 12): date(2021, 7, 11), (1443, 1): date(2021, 8, 10),
    (1443, 9): date(2022, 4, 3), (1443, 10): date(2022, 5, 2), (1443, 12): date(2022, 7, 1),
    (1444, 1): date(2022, 7, 30), (1444, 9): date(2023, 3, 23), (1444, 10): date(2023, 4, 22),
    (1444, 12): date(2023, 6, 20), (1445, 1): date(2023, 7, 19), (1445, 9): date(2024, 3, 12),
    (1445, 10): date(2024, 4, 10), (1445, 12): date(2024, 6, 8), (1446, 1): date(2024, 7, 7),
    (1446, 9): date(2025, 3, 1), (1446, 10): date(2025, 3, 31), (1446, 12): date(2025, 5, 28),
    (1447, 1): date(2025, 6, 27),
}  # fmt: skip


def to_gregorian(year: int, month: int, day: int) -> date | None:
    """The Gregorian date of a Hijri day, or None when there is no such day.

    Day 30 is allowed in every month: a month of 29 computed days may have been sighted with 30.
    """
    if not (1 <= month <= 12 and 1 <= day <= 30 and 1 <= year <= 1600):
        return None
    start = DECREED.get((year, month))
    if start is not None:
        return date.fromordinal(start.toordinal() + day - 1)
    return date.fromordinal(_ordinal(year, month) + day - 1)


def to_hijri_year(day: date) -> int:
    """The Hijri year in which a Gregorian day falls, by the arithmetical calendar."""
    return (30 * (day.toordinal() - _EPOCH) + 10646) // 10631


def _ordinal(year: int, month: int) -> int:
    return _EPOCH + (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
