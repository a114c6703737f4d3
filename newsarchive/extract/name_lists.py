"""Lists of names and offices in a credit: where one ends and the next begins, and which `dan` or `&` stands within a name."""

from __future__ import annotations

import re

from newsarchive.extract.names import DEGREE, OF_OFFICES, PRESS, is_office, is_section, is_unit

_GROUPS = re.compile(r"\s*[/;]\s*")
_AND = re.compile(r"\s*&\s*|\s+dan\s+")


def split_names(text: str) -> list[str]:
    """The names of a list parted by `/`, `&`, `;`, `dan`, commas; degrees stay with a name, an office's name is one.

    >>> split_names("Rina Melati dan Joko, S.Pd."), split_names("Bidang Fisik dan Prasarana")
    (['Rina Melati', 'Joko, S.Pd.'], ['Bidang Fisik dan Prasarana'])
    """
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
    first, *others = (part.strip() for part in _AND.split(text))
    if others and (is_unit(first) or is_section(first)) and all(map(begins_office, others)):
        return [first, *others]
    return [text]
