"""Whom a label names: the value behind `Penulis:` or `Oleh`, without the facts and posts that stand behind a name there."""

from __future__ import annotations

import re

from newsarchive.extract.article import Credit, Role
from newsarchive.extract.credits.label_roles import (
    roles_of,
    says_what,
    without_job,
)
from newsarchive.extract.dateline.shape import tells
from newsarchive.extract.words.name_lists import begins_office, split_names, split_offices
from newsarchive.extract.words.names import (
    DEGREE,
    MARKER,
    RANK_NOTE,
    is_common,
    is_english_office,
    is_labelled_name,
    is_name,
    is_office,
    is_section,
    is_unit,
)
from newsarchive.extract.words.posts import is_post
from newsarchive.places import fold, has_place_name
from newsarchive.places.villages import is_village

_STOP = re.compile(
    r"\n|\s*[|;•·]|\s*/\s*(?=\d|[A-Z]\w{3,6}, \d|Kategori|Dilihat|Dibaca)|,\s*(?=[Pp]ada\b|\d{1,2}[\s/.-]|(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu)\b)|\s{2,}|\s+[-–—]\s+|\s*(?!"
    + RANK_NOTE
    + r"\s*[A-Z])[(\[]|\s+in\s+(?=[A-Z])|\s+(?:pada|on)\s+(?=\d|[A-Z]\w{3,6}\b[ ,])|\s+(?=\d{1,2}[\s/.-]\w{2,9}[\s/.-]\d{4}\b|(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu),? \d)|\s+(?:Tanggal|Tgl|Waktu|Kategori|Dibaca|Dilihat|Hits|Date|Views|Tags?)\s*:|\s*\b(?:www|https?)\b|\t"
)
_SOURCE_STOP = re.compile(r"\n|\s*[|•]|\s+[-–—]\s+|\t|\s*[(\[](?=\d)")
#: readers of a page, printed behind its last name
_COUNT_BEHIND = re.compile(r"(?<=[a-z])\s+\d{2,7}$")
#: what pays for a building, `Sumber: APBD Kabupaten`: no source of a text
_IS_MONEY = re.compile(
    r"(?i)(?:apb(?:d|n|des|k|a|p)\w*|da[ku]|dbh\w*|pad|bankeu|banprov|hibah|swadaya|csr|pinjaman|(?:dana|anggaran) \w+|bantuan (?:keuangan|provinsi|gubernur|presiden))\b(?!\.\w)"
)
#: what a newsroom calls its people in figures
_CODED = re.compile(r"(?=.*\d)[A-Z]{1,3}[ -]?\d{1,3}(?: [A-Z]{1,3}-?\d{1,3})?")
_END = " \t\n.,:;–—-*"
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Kab|Prov|Kec|Dr|St|M\.?Si|S\.?\w{1,3}|M\.?\w{1,3}|Jr))\.$"
)

#: `Editor: Rina Melati Berita Kabupaten`, with a drawing between the two
_RUBRIC_BEHIND = re.compile(
    r"(?<=[a-z.]) Berita (?:Kabupaten|Kota|Daerah|Desa|Provinsi|Utama|Terkini)$"
)


def _is_whence(name: str) -> bool:
    """`Puskesmas Sruweng`, `SMP Negeri 2 Waru`: no person and no office that writes."""
    return (is_unit(name) and not is_office(name)) or (" " in name and any(map(str.isdigit, name)))


#: words of several offices behind one label
_LONGEST_OFFICES = 16
#: labels of those who write from elsewhere, and say whence
FROM_AFAR = ("laporan", "liputan", "kontributor", "contributor", "koresponden")


def credits_of_label(labels: str, value: str, raw: str) -> list[Credit]:
    """Those whom the value behind some labels names, in each of their roles; nobody where it names a post or a thing, or tells."""
    roles = roles_of(labels)
    stop = (_SOURCE_STOP if roles == ["source"] else _STOP).search(value, _leading(value))
    value = value[: stop.start()] if stop else value
    value = _trimmed(value)
    if not value or len(value) > 90:
        return []
    raw = raw.strip()
    if roles == ["source"]:
        # `Rilis: 25 Agustus 2025`
        is_source = (
            len(value.split()) <= 10 and not value[0].isdigit() and not _IS_MONEY.match(value)
        )
        names = split_offices(value) if is_source else []
        return [Credit(name=name, role="source", raw=raw) for name in names]
    if is_english_office(office := value.removeprefix("the ")):
        return [Credit(name=office, role=role, raw=raw) for role in roles]
    if is_post(value):
        return []
    names = (
        split_offices(value) if is_unit(value) and len(value.split()) <= _LONGEST_OFFICES else []
    )
    if len(names) > 1 or (is_office(value) and len(value.split()) <= 8):
        return [Credit(name=name, role=role, raw=raw) for role in roles for name in names]
    value = _RUBRIC_BEHIND.sub("", _COUNT_BEHIND.sub("", value))
    if roles == ["reporter"] and _CODED.fullmatch(value):
        # `Pewarta : R 1 K1`
        return [Credit(name=value, role="reporter", raw=raw)]
    first, *others = split_names(value) or [""]
    if others and first == value.partition(",")[0] and is_post(first):
        # `Kaur Umum, Rina Melati`
        first, *others = others
    # `Ani, Kontributor Kebumen`, `Ani, Puskesmas Sruweng`: what and where she is, not another writer
    names = [
        first,
        *(n for n in others if begins_office(n) or not (says_what(n) or _is_whence(n))),
    ]
    if " " in first and labels.lower().startswith(FROM_AFAR):
        # `Laporan: Yosef Tena, Tapin`
        names = [
            first,
            *(n for n in names[1:] if not (has_place_name(fold(n)) or is_village(n))),
        ]
    if " " in first:
        # `Hari Mulyono / Umum`: a rubric beside a name
        names = [name for name in names if " " in name or not is_common(name)]
    fits = is_name if roles == ["photographer"] else is_labelled_name
    if not first or not all(
        fits(name) or is_office(name) or is_section(name) or MARKER.fullmatch(name)
        for name in names
    ):
        return []
    return [
        Credit(name=name, role="source" if MARKER.fullmatch(name) else role, raw=raw)
        for role in roles
        for name in names
    ]


def credits_of_opening(label: re.Match[str], text: str) -> list[Credit]:
    """`Oleh Redaksi X | 4 November 2016`, `Laporan Wartawan Tribun Pontianak, Rizky …`."""
    value = text[label.end() :]
    stop = _STOP.search(value)
    value = _trimmed(value[: stop.start()] if stop else value)
    if label["labels"].lower().startswith("laporan") and "," in value:
        value = value.partition(",")[2].strip()
    if is_english_office(office := value.removeprefix("the ")):
        return [Credit(name=office, role="reporter", raw=text.strip())]
    value = _without_office(without_job(value))
    dated = label.start("labels") > 0
    fits = is_office(value) or (is_name(value) and (value[:1].isupper() or dated))
    if not fits or len(value.split()) > 6 or not (value[:1].isupper() or dated):
        return []
    if text.rstrip().endswith((".", "?", "!")) and len(value.split()) > 4:
        return []
    joined = roles_of(label["labels"])
    roles: list[Role] = joined if len(joined) > 1 else ["reporter"]
    return [Credit(name=value, role=role, raw=text.strip()) for role in roles]


def _without_office(value: str) -> str:
    """`Rina Melati, Kasi Pelayanan`, `Rina Melati, S.Pd., Camat Waru`: the name, and no more than her degrees behind it."""
    first, *others = split_names(value) or [""]
    is_person = " " in first and is_name(first) and not any(map(is_common, first.split()))
    are_posts = all(is_post(n) or says_what(n) or _is_whence(n) for n in others)
    return first if others and is_person and are_posts and not tells(value) else value


def _leading(value: str) -> int:
    return len(value) - len(value.lstrip())


def _trimmed(value: str) -> str:
    # `Oleh: Rina Melati*)`: a note below says who she is
    value = value.removesuffix("*)").strip(" \t\n,:;–—-*/|")
    # `Pewarta: Oleh Rina Melati`
    value = value.removeprefix("Oleh ")
    if DEGREE.fullmatch(value.rpartition(",")[2].strip()):
        return value
    if value.endswith(".") and not _ABBREVIATED.search(value):
        value = value.rstrip(_END)
    return value
