"""Indonesian words of dates, and the forms in which sites print them."""

from __future__ import annotations

from datetime import date, datetime

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]

#: forms of the event's date in a running text
EVENT_FORMS = (
    "{day} ({d}/{m}/{y})",
    "{day} ({d}/{m}/{yy})",
    "{day} ({d}/{m})",
    "{day}, {d} {month} {y}",
    "{day} ({d:02d}/{m:02d}/{y})",
)


def words(moment: date | datetime, form: str) -> str:
    """`moment` in `form`: `{day} {d} {m} {month} {mon} {y} {yy}`, and `{H} {M}` of a datetime."""
    clock = (
        {"H": f"{moment:%H}", "M": f"{moment:%M}", "S": f"{moment:%S}"}
        if isinstance(moment, datetime)
        else {}
    )
    return form.format(
        day=DAYS[moment.weekday()],
        d=moment.day,
        m=moment.month,
        month=MONTHS[moment.month - 1],
        mon=SHORT_MONTHS[moment.month - 1],
        y=moment.year,
        yy=f"{moment:%y}",
        **clock,
    )
