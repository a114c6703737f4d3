"""Words behind the last sentence that are nobody's name: prayers, wishes, greetings, watchwords; and where sayings are handed down."""

from __future__ import annotations

import re

_AMEN = r"a+mi+e?n"
_CLOSING = re.compile(
    rf"(?i)\W*(?:(?:{_AMEN}|merdeka|shalom|horas|salam|wassalam)(?:\W+(?:y[ao]a?|{_AMEN}|merdeka|horas)\b.*)?"
    r"|(?:dirgahayu|jayalah|semoga|al-?hamdul\w+|(?:wall?[ao]+h|allahu|insya|bara+kalla|jaz?zaka|wassalamu)\w*|syukron(?= (?:kat|jaz|wa\b|y[ao]\b|at)|\W*$)|tut wuri handayani|puji (?:tuhan|syukur)|tuhan memberkati"
    r"|om s\w+|matur|hatur|bravo|salam)\b.*"
    # a country in the place of a family's name
    r"|.*\b(?:indonesia(?:ku)?|nkri|republik|negeri(?:ku)?)\b.*)\W*"
)
#: what hands a saying of the Prophet or a verse down: `HR. Thabrani`, `QS. Al-Baqarah`, `Bukhari dan Muslim`
_HANDED_DOWN = re.compile(
    r"(?:H\.? ?R|Q\.? ?S)(?:\.\s*|\s+)(?=[A-Z]).*|(?:(?i:imam|riwayat|h\.?r\.?) )?(?:Al-)?Bukhar[iy]\W+(?:(?i:dan|wa|&)\W+)?Muslim"
    r"|(?i:(?:hadi[ts]+(?: riwayat)?|(?:di)?riwayat(?:kan)?(?: oleh)?|mut+afa[qk]\w*|surah|(?:al-)?qur.?an) ).*|(?i:surat) (?=A\w{1,2}-|Yas).*"
)


def is_closing(text: str) -> bool:
    """Whether the words behind a last sentence close it, and name nobody.

    >>> is_closing("Aamiin"), is_closing("Dirgahayu Republik Indonesia"), is_closing("Amin Rahman")
    (True, True, False)
    """
    return _CLOSING.fullmatch(text) is not None


def is_handed_down(text: str) -> bool:
    """Whether what stands in brackets behind a saying tells by whom or in which book it is handed down."""
    return _HANDED_DOWN.fullmatch(text) is not None
