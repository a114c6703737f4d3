"""Heads of press offices who sign what their office sends out, with rank and office: `Kasi Humas Polres Blora, Ipda Rina Melati`."""

from __future__ import annotations

import re

from newsarchive.extract.words.names import is_common, is_name

_RANK = (
    r"(?:(?:Bripda|Briptu|Brigpol|Brigadir|Bripka|Aipda|Aiptu|Ipda|Iptu|AKP|Kompol|AKBP|Kombes(?:\s+Pol\.?)?|Serda|Sertu|Serka|Serma|Pelda|Peltu|"
    r"Letda|Lettu|Kapten|Mayor|Letkol|Kolonel)(?:\s+(?:Inf|Arm|Kav|Arh|Czi|Caj|Chb|Cba|Ckm|Cpl|Cpm|Laut|Mar|Pol)\b(?:\s*\([A-Z]\))?)?\.?\s+)"
)
_OFFICE = (
    r"(?:(?:Plt|Plh|Ps|Pj|Wakil)\.?\s+)?(?:Kasi|Kasie|Kasubsi|Kasubbag|Kasubag|Kabag|Kabid|Kasubbid|Kapen|Katim|Ketua\s+Tim|Pasi|Paur|Kaur|Kepala\s+(?:Sub\s?)?(?:Bagian|Bidang|Seksi|Biro))"
    r"\s?(?:Humas|Penmas|Penerangan|Pensat|Prokopim|Prokompim|Protokol|Media|Liputan|dim|rem|dam)\b[\w /.-]{0,50}?"
)
_NAME = r"(?P<name>[A-Z][\w’'.,]*(?:\s[A-Z][\w’'.,]*){0,6})"
_FIRST = re.compile(
    rf"(?i:{_OFFICE})(?:\s*[,:;–-]\s*(?P<rank>(?i:{_RANK}))?|\s+(?P<next>(?i:{_RANK}))){_NAME}"
)
_LAST = re.compile(rf"(?P<rank>(?i:{_RANK}))?{_NAME}\s*[,/(–-]\s*(?i:{_OFFICE})\)?")


def press_officer(line: str) -> str | None:
    """Who signs, with the rank as printed, if a line is nothing but office, rank and name of a press office's head.

    >>> press_officer("Kasi Humas Polres Blora, Ipda Rina Melati"), press_officer("Kasi Humas Polres Blora menyapa warga")
    ('Ipda Rina Melati', None)
    """
    found = _FIRST.fullmatch(line) or _LAST.fullmatch(line)
    if found is None:
        return None
    name = found["name"].strip(" ,")
    words = name.replace(",", " ").split()
    if not is_name(name, most=7) or any(
        is_common(word) for word in words if not word.endswith(".")
    ):
        return None
    rank = next((value for key, value in found.groupdict().items() if key != "name" and value), "")
    return f"{rank}{name}"
