"""Lists of names and offices in a credit: where one ends and the next begins, and which `dan` or `&` stands within a name."""

from __future__ import annotations

import re
from itertools import pairwise, starmap

from newsarchive.extract.words.names import (
    DEGREE,
    OF_OFFICES,
    PRESS,
    is_english_office,
    is_office,
    is_section,
    is_unit,
)
from newsarchive.places import find_place, fold, has_place_name

_GROUPS = re.compile(r"\s*[/;]\s*")
_AND = re.compile(r"\s*&\s*|\s+dan\s+")


def split_names(text: str) -> list[str]:
    """The names of a list parted by `/`, `&`, `;`, `dan`, commas; degrees stay with a name, an office's name is one.

    >>> split_names("Rina Melati dan Joko, S.Pd."), split_names("Bidang Fisik dan Prasarana")
    (['Rina Melati', 'Joko, S.Pd.'], ['Bidang Fisik dan Prasarana'])
    """
    if is_english_office(text):
        return [text]
    names: list[str] = []
    parts = [
        part
        for group in _GROUPS.split(text)
        for part in ([group] if is_one_office(group) else _AND.split(group))
    ]
    for part in parts:
        for printed in part.split(","):
            piece = printed.strip()
            if names and piece and DEGREE.fullmatch(piece):
                names[-1] += f", {piece}" if printed[0].isspace() else f",{piece}"
            elif piece:
                names.append(piece)
    return names


#: sections of an office; a team and somebody beside it are two
_SECTION_WORDS = re.compile(r"(?i)(?:sub[ -]?)?(?:bidang|bagian|seksi)\s")


def is_one_office(text: str) -> bool:
    """Whether an office's name has the `dan` or `&` in it: `Bidang Fisik dan Prasarana`, `Humas & Protokol`."""
    text = text.strip()
    first, *others = _AND.split(text)
    if not others or any(map(begins_office, others)):
        return False
    if _SECTION_WORDS.match(text) and is_section(text):
        return True
    words = [word.lower() for other in others for word in other.split()]
    return is_office(first) and all(word in OF_OFFICES and word != "humas" for word in words)


#: with which the name of an office or team begins, and that of its section seldom goes on
_WHOLE_OFFICE = re.compile(
    r"(?i)(?:(?:tim|team|bidang|bagian|seksi|sub-?(?:bag|bid)\w*|bag\.|bid\.|dinas|badan|kantor|biro|kelompok|pem(?:kab|kot?|prov|da|des)) \S|d(?:is|in)?kominfo\w*|prokom?pim\w*)"
)


_ACRONYM = re.compile(r"[A-Z]{3,5}\b")


def begins_office(text: str) -> bool:
    """Whether `text` is an office or team of its own behind `&` or `dan`, and no more of the name before that."""
    if _WHOLE_OFFICE.match(text) is not None:
        return text[:1].isupper()
    # `BPBD Sikka`; `HUMAS DAN PROTOKOL` is one
    return _ACRONYM.match(text) is not None and is_unit(text) and PRESS.match(text) is None


def split_offices(text: str) -> list[str]:
    """The offices of `Bidang Tanaman Pangan & Diskominfo Sikka`; one name as it is.

    >>> split_offices("Bidang Fisik & Diskominfo Ende"), split_offices("Dinas Pertanian dan Pangan")
    (['Bidang Fisik', 'Diskominfo Ende'], ['Dinas Pertanian dan Pangan'])
    """
    listed = [part.strip() for part in text.split(",")]
    if len(listed) > 1 and all(starmap(_stands_beside, pairwise(listed))):
        return listed
    first, *others = (part.strip() for part in _AND.split(text))
    if others and (is_unit(first) or is_section(first)) and all(map(begins_office, others)):
        return [first, *others]
    return [text]


#: what is larger than what: villages, districts, regencies, provinces, and the police and army of each
_RANKS = tuple(
    re.compile(rf"(?i)\b(?:{words})(?:\b|\.)")
    for words in (
        "desa|kel|kelurahan|kalurahan|nagari|gampong|kampung|pekon|dusun|puskesmas",
        "kec|kecamatan|distrik|kapanewon|polsek|koramil",
        "kab|kabupaten|kota|polres\\w*|kodim",
        "prov|provinsi|polda|korem",
    )
)
_PROVINCE = 3
#: whose section or office stands before a comma
_WHOLE = re.compile(r"(?i)(?:pem(?:kab|kot?|prov|da|des)|pemerintah|setda|sekretariat)\b")


def _stands_beside(office: str, other: str) -> bool:
    """Whether behind an office and a comma another begins: `Diskominfo Kab. Ende, Kecamatan Ndona`, not `Polsek Ndona, Polres Ende`."""
    if not (is_unit(office) and is_unit(other)) or is_section(office) or _WHOLE.match(other):
        return False
    rank = next((at for at, words in enumerate(_RANKS) if words.match(other)), None)
    if rank is None:
        return is_office(office)
    own = _rank_of(office)
    return own is not None and own >= rank


def _rank_of(office: str) -> int | None:
    """How large a region an office's name says it is for."""
    for rank in range(_PROVINCE, -1, -1):
        if _RANKS[rank].search(office):
            return rank
    words = office.split()
    for at in range(1, len(words)):
        name = " ".join(words[at:])
        found = find_place(name) if has_place_name(fold(name)) else None
        if found is not None and found.code is not None:
            return _PROVINCE - found.code.count(".")
    return None
