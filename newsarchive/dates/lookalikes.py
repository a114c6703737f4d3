"""Names for figures that are no dates: used to say why nothing was found."""

from __future__ import annotations

import re

_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("time-stamp-alias", r"(?<![0-9])[12][0-9]{3}(?:-[0-9]{2}){4,5}(?![0-9])"),
        ("money", r"\b(?:rp|idr|usd)\.?\s*[0-9]|[0-9]\s*(?:rupiah|juta|miliar|triliun)\b"),
        ("percentage", r"[0-9]\s*(?:persen|%)"),
        ("document-number", r"\b(?:nomor|no|perda|perwal\w*|perbup|pergub|pp|uu|sk|pasal|nip|nik|"
         r"perki|nisn)\b[\s.:]*\w*\s*[0-9]"),
        ("telephone", r"\b(?:telp|hp|wa|telepon)\b|"
         r"(?<![0-9])(?:\+62|\(?0[0-9]{2,3}\)?)[\s-]?[0-9-]{5,}"),
        ("address", r"\b(?:jl|jalan|rt|rw|blok|kel|kec)\b\.?\s*\S*\s*[0-9]"),
        ("version", r"\b(?:versi|version|iso|wordpress|android|windows)\b"),
        ("score", r"\b(?:skor|peringkat|ranking|menang|kalah|imbang)\b|[0-9]\s*[:-]\s*[0-9]\b"),
        ("year-range", r"\b(?:19|20)[0-9]{2}\s*[-–/]\s*[0-9]{2,4}\b"),
        ("vague", r"\b(?:beberapa|belum lama|baru-baru|suatu|kelak|dahulu|dulu)\b"),
        ("duration", r"(?:[0-9]|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh))"
         r"\s*(?:jam|menit|detik|hari|minggu|pekan|bulan|tahun)\b"),
    )
)  # fmt: skip


def name_of(text: str) -> str:
    """The name of the look-alike a text holds, or `no-date`."""
    for name, shape in _SHAPES:
        if shape.search(text[:2000]):
            return name
    return "no-date"
