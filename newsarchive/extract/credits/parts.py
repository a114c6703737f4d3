"""Credits told by what each of their parts is: `(Humas-Yanti)`, `(Tim Liputan/ed: rk)`, `(Foto Humas)`, `(Rina Melati, Diskominfo Sigi)`."""

from __future__ import annotations

import re

from newsarchive.extract.article import Credit
from newsarchive.extract.credits.bracketed import SECTIONS, SHORT_FORMS
from newsarchive.extract.credits.label_roles import is_job, roles_of
from newsarchive.extract.credits.labels import bare_label, label_credits
from newsarchive.extract.credits.roles import initials_credits
from newsarchive.extract.words.name_lists import split_names
from newsarchive.extract.words.names import (
    PRESS_HINTS,
    is_common,
    is_desk,
    is_full_name,
    is_initials,
    is_labelled_name,
    is_office_word,
    is_press,
    is_section,
    is_unit,
)
from newsarchive.extract.words.posts import is_post
from newsarchive.places import fold, has_place_name

#: what parts credits wherever it stands; what also stands inside names and sentences
_FIRM = re.compile(r"\s*[/|\\]\s*")
#: `DISKOMINFO-SP` is one office
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)(?![A-Z]+\Z)")
_LOOSE = (
    re.compile(r"\s*[,;:&_–—]\s*|\s+-\s+|\s+\((?=[^()]+\)$)"),
    _HYPHEN,
    re.compile(
        r"\s+(?=(?:(?:dis)?kominfo|humas|prokom?pim)$)|(?<=^humas)\s+|(?<=kominfo)\s+", re.I
    ),
)
#: with which press offices and labels begin; no part of a text without them says what it is
_is_hinted = re.compile(
    r"(?i)(?:\b|_)(?:(?:hms|rls|rel|ril|adv|tim|team|ikp|ppid|red|ads|ed|edt|lap|rep|rpt|ft|pic|by|dok|bid|bag|mc)(?:\b|_)"
    rf"|{PRESS_HINTS}|d(?:is|in)?kominfo|publish|pen(?:ulis|yu|anggung)|bidang|bagian|seksi|sub-?(?:bid|bag|koor)|sekretariat|upt|dinas|pewarta|report|editor|laporan|te[kx]s?t?s?\b"
    r"|naskah|narasi|[fp]oto|photo|oleh|sumber|source|kontributor|koresponden|koordinator|korlip|wartawan|jurnalis|peliput|tulis|berita|video|kamera|juru|siaran|press|upload"
    r"|admin|post|desain|sunting|author|writ|redaktur|di(?:tulis|edit|sunting|liput|lapor|susun|rilis|unggah|kirim|pos))"
).search
_MOST = 4
#: notes of the newsroom, and what people of press offices are
_NO_OFFICES = ("red", "pranata")


def mixed_credits(text: str, raw: str, *, strict: bool = False) -> list[Credit]:
    """The credits of `text` if all its parts say what they are: a label with a name, a press office, a person beside either.

    `strict` asks for full names, where no bracket says that these are credits.

    >>> [(credit.name, credit.role) for credit in mixed_credits("Humas-Yanti", "(Humas-Yanti)")]
    [('Humas', 'source'), ('Yanti', 'reporter')]
    >>> mixed_credits("Desa-Kota", "(Desa-Kota)")
    []
    """
    if not _is_hinted(text):
        return []
    if ":" in text and (released := released_credits(text, raw)):
        return released
    plain: list[str] = []
    labelled: list[Credit] = []
    is_loose = False
    parts = [part.strip(" *") for part in _FIRM.split(text)]
    for part in parts:
        if not part:
            continue
        if credits := _labelled(part, is_alone=len(parts) == 1):
            labelled += [Credit(name=c.name, role=c.role, raw=raw) for c in credits]
            continue
        pieces = _apart(part, strict)
        is_loose = is_loose or len(pieces) > 1
        plain += pieces
    if any(" " in credit.name for credit in labelled):
        # `Laporan: Rina Melati / Kasi Pelayanan`: what the one before is
        plain = [part for part in plain if not (is_post(part) or (" " in part and is_job(part)))]
    is_loose = is_loose or (strict and len(plain) > 1 and any(map(is_press, plain)))
    if not (labelled or is_loose) or len(plain) + len(labelled) > _MOST:
        return []
    if not all(_is_office(part) or is_desk(part) or _is_somebody(part, strict) for part in plain):
        return []
    if len(plain) == 1:
        return [Credit(name=plain[0], role="reporter", raw=raw), *labelled]
    return initials_credits(plain, raw) + labelled


#: two words before a colon, and names
_RELEASED = re.compile(
    r"(?P<labels>[A-Za-z][A-Za-z ]{2,24}(?:\s?(?:/|&)\s?[A-Za-z][A-Za-z ]{2,24}?){0,2})\s*:\s*(?P<names>[A-Z][^:]{3,80})"
)


def released_credits(text: str, raw: str) -> list[Credit]:
    """`Rilis/Humas : Rina Melati, Joko W.`: who wrote what an office gives out, where both words label them."""
    found = _RELEASED.fullmatch(text)
    if found is None:
        return []
    labels = [label.strip() for label in re.split("[/&]", found["labels"])]
    if len(labels) == 1:
        # `Rilis Humas : Rina Melati, Joko W.`
        labels = labels[0].split(" ", 1)
    offices = [label for label in labels if roles_of(label) != ["source"]]
    names = split_names(found["names"])
    if not 0 < len(offices) < len(labels) or not all(map(is_press, offices)):
        return []
    if not all(" " in name and is_labelled_name(name) and not is_unit(name) for name in names):
        return []
    return [Credit(name=name, role="reporter", raw=raw) for name in names]


def _labelled(part: str, *, is_alone: bool) -> list[Credit]:
    if is_press(part):
        # `Tim Liputan Prokopim`
        return []
    if ":" in part:
        start, credits = label_credits(part)
        return credits if not start else []
    return bare_label(part, is_alone=is_alone)


def _apart(part: str, strict: bool) -> list[str]:
    """A press office and its people, or the part as it is."""
    if is_press(part):
        return [part]
    for between in _LOOSE:
        pieces = [piece.rstrip(")") for piece in between.split(part) if piece.strip()]
        # `dia, red`, `Rina Melati (Pranata Humas)`
        offices = [p for p in pieces if _is_office(p) and not p.lower().startswith(_NO_OFFICES)]
        people = [piece for piece in pieces if piece not in offices]
        if between is _HYPHEN and any(
            has_place_name(fold(name)) for name in people if len(name) > 3
        ):
            # `hms-sigi`: one office
            break
        is_placed = not any(map(is_press, offices)) and any(
            has_place_name(fold(name)) for name in people
        )
        # `Sigi – Bidang Data` says where
        if offices and people and not is_placed and all(_is_somebody(n, strict) for n in people):
            return pieces
    return [part]


def _is_office(text: str) -> bool:
    """A press office, or a section of any office."""
    return is_press(text) or is_section(text)


def _is_somebody(text: str, strict: bool) -> bool:
    """A full name; one capital word or initials, if nothing everyday, no place, no unit and no short form."""
    if is_full_name(text):
        return not any(map(is_office_word, text.split()))
    return (
        not strict
        and " " not in text
        and is_initials(text)
        and not text[-1].isdigit()
        and not is_common(text)
        and not is_unit(text)
        and text.lower() not in SHORT_FORMS | SECTIONS
        and not (len(text) > 4 and has_place_name(fold(text)))
    )
