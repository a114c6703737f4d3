"""Credits of photos by themselves: `Foto: Humas`, `Dok. Diskominfo`, `ANTARA FOTO/Rina Melati`."""

from __future__ import annotations

import re

from newsarchive.extract.article import Credit, Role
from newsarchive.extract.credits.tails import split_tail
from newsarchive.extract.dateline.publishers import HOST, publisher_kind
from newsarchive.extract.words.names import (
    MARKER,
    is_common,
    is_derived,
    is_initials,
    is_name,
    is_office,
    is_press,
)

_NO_NAMES: frozenset[str] = frozenset()
_MISSPELT = re.compile(r"(?:isitimewa|istemewa|istimiwa|istimewah)", re.IGNORECASE)
#: what a photo credit begins with; longer ones first
PHOTO_LABELS = (
    r"(?:sumber|kredit)\s+(?:foto|gambar)|foto\s+ilustrasi|fotografer|foto\s*/\s*dok|(?:foto|photo|gambar|dok(?:umentasi)?\.?)\s+(?:oleh|by)|foto-foto|foto|photo|poto|ft|pic|img|"
    r"dokumentasi|dok|doc|©"
)
_PHOTO = re.compile(
    rf"/?\s*(?P<label>{PHOTO_LABELS}|gambar|credit|f)(?P<mark>\s*[:;=/]\s*|-(?=[A-Z])|\s*\.\s*|\s+[–—-]\s+|\s+|(?<=©))(?P<value>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_HANDLE = re.compile(r"@[\w.]{2,30}|[a-z]+[A-Z]\w{1,20}")
_AGENCY = re.compile(r"(?P<agency>[A-Z]{3,12}\s+FOTO)\s*/\s*(?P<rest>\S.*)", re.DOTALL)
SLASHES = re.compile(r"\s*/\s*")
#: an initial, or a name shortened to its consonants: `Faisal Dj.`; not a press office: `Hms.`
_INITIAL_LAST = re.compile(
    r"(?:^|[\s.])(?:[A-Z]|[B-DF-HJ-NP-TV-Z](?!ms\.)[b-df-hj-np-tv-z]{1,2})\.$"
)
#: pictures of a camera, as which sites print `Foto`
CAMERAS = "📷📸🎥📹"
_CAMERA = re.compile(
    rf"[\s(\[,|/–-]*[{CAMERAS}]\ufe0f?\s*[:;|=–-]?\s*(?P<value>[^\s\W@][^\n]{{1,60}}|@[\w.]{{2,30}})\Z"
)


def without_stop(credit: str) -> str:
    """A credit without a full stop behind it; that of an initial is its own: `Nugroho W.S.`."""
    credit = credit.strip()
    return credit if _INITIAL_LAST.search(credit) else credit.rstrip(" .")


def drawn_credit(text: str) -> tuple[str, str] | None:
    """What stands before the picture of a camera and whom it credits: `Warga menari. 📷 Rina Melati`, `📸: Humas`; None without either.

    >>> drawn_credit("Warga menari. 📷 Rina Melati"), drawn_credit("Warga menari 📷 ramai sekali")
    (('Warga menari', 'Rina Melati'), None)
    """
    if not any(sign in text for sign in CAMERAS):
        return None
    found = _CAMERA.search(text, max(0, len(text) - 90))
    value = photo_value(f"Foto: {found['value'].rstrip(')] ')}") if found else None
    return (text[: found.start()], value) if found and value else None


def photo_credits(text: str) -> list[Credit]:
    """The credits of a line that is nothing but a photo credit; empty when it is something else."""
    raw = text.strip()
    if len(raw) > 120:
        return []
    inner = without_stop(raw.rstrip(". ").strip("()[] ") if raw[:1] in "([" else raw)
    agency = _AGENCY.fullmatch(inner)
    if agency:
        parts = SLASHES.split(agency["rest"])
        first, dash, last = parts[0].rpartition("-")
        credits = [Credit(name=agency["agency"], role="source", raw=raw)]
        if dash and is_name(last):
            credits.append(Credit(name=first.strip(), role="source", raw=raw))
            credits.append(Credit(name=last.strip(), role="photographer", raw=raw))
        else:
            credits += _people(parts[:1], raw)
        credits += [Credit(name=part, role="editor", raw=raw) for part in parts[1:]]
        return credits
    value = photo_value(inner)
    if value is None and (drawn := drawn_credit(inner)) and not drawn[0]:
        value = drawn[1]
    if value is not None:
        return _people(SLASHES.split(value), raw)
    parts = SLASHES.split(inner)
    rest = parts[-1].split()
    if len(parts) == 2 and len(rest) > 3 and publisher_kind(parts[0], _NO_NAMES):
        credits = [Credit(name=parts[0], role="source", raw=raw)]
        return credits + split_tail(raw)[1]
    caption, pipe, last = inner.rpartition("|")
    if pipe and caption.strip() and is_handle(last.strip()):
        return [Credit(name=last.strip(), role="source", raw=raw)]
    if any(map(MARKER.fullmatch, parts)) and all(map(names_someone, parts)) and len(parts) == 2:
        return _people(parts, raw)
    return []


#: people of an office who take pictures: `Tim Dokumentasi Prokopim`
_TEAM = re.compile(
    r"(?i)(?:tim|team) (?:dok(?:umentasi|pim|um)?|foto(?:grafi|grafer)?|publikasi|liputan|peliput(?:an)?|multimedia|kreatif)\b"
)


def _people(parts: list[str], raw: str) -> list[Credit]:
    credits: list[Credit] = []
    for part in filter(str.strip, parts):
        part = corrected(part)
        supplied = (
            MARKER.fullmatch(part.split()[0])
            or (is_supplier(part) and not _TEAM.match(part))
            or (credits and credits[-1].role == "photographer" and is_name(part))
        )
        role: Role = "source" if supplied or part.startswith("@") else "photographer"
        credits.append(Credit(name=part, role=role, raw=raw))
    return credits


def photo_value(text: str) -> str | None:
    """What `Foto: …`, `Dok. …` names, when it names a person, an office or a marker."""
    private = _PRIVATE.fullmatch(without_stop(text))
    if private and (private["whose"] is None or is_name(private["whose"], most=4)):
        # `pribadi` by itself would say nothing
        return without_stop(text)
    found = _PHOTO.fullmatch(text.strip())
    if not found:
        return None
    label = found["label"].lower()
    if found["label"] == "F" and found["mark"].strip() == ".":
        # `F. Kaize/Humas`: an initial
        return None
    said = (
        found["mark"].strip()
        or label.startswith((*_KEPT, "©"))
        or label.endswith((" oleh", " by"))
        or MARKER.fullmatch(found["value"].strip())
    )
    if not said and not is_supplier(found["value"].strip(" .")):
        return None
    value = without_stop(found["value"])
    if label.startswith(_KEPT):
        value = re.sub(r"^(?:sumber|foto)\s*:?\s+", "", value, flags=re.IGNORECASE)
        if value.lower() in _HOLDERS:
            return value
        if _is_holder(value):
            return value
    parts = [part for part in SLASHES.split(value) if part]
    if not parts or len(value) > 70 or not _names_all(parts):
        return None
    return corrected(value)


#: a given name that is an everyday word, too: `Bagus`, `Indah`, `Cahaya`
_GIVEN = re.compile(r"[A-Z][a-z]{2,12}")


def _names_all(parts: list[str]) -> bool:
    """Whether each part names somebody; beside an office of the press, one everyday word with a capital is a name: `Prokopim/Bagus`."""
    others = [part for part in parts if not names_someone(part)]
    if len(others) > 1 or len(others) == len(parts):
        return not others
    return all(_GIVEN.fullmatch(part.strip()) and any(map(is_press, parts)) for part in others)


#: labels of pictures that somebody keeps
_KEPT = ("dok", "doc")
#: who keeps the pictures that `dok.` names, in lower case
_HOLDERS = frozenset(
    "sekolah desa kelurahan kecamatan puskesmas panitia warga keluarga dinas pemdes kantor".split()
)
#: somebody's own picture, and maybe whose: `dok. pribadi`, `koleksi pribadi Rina Melati`
_PRIVATE = re.compile(
    r"(?i:dok[.:]?|dokumen(?:tasi)?|koleksi|arsip|foto|album)\s*(?i:pribadi)(?:\s*[/:,]?\s*(?P<whose>[A-Z]\S.{1,40}))?"
)


_HOLDER = re.compile(r"(?:[A-Z][a-z]+)(?: [A-Z][a-z]+){1,2}")
#: a body of people, and what it is for or called: `Panitia Pemugaran`, `Keluarga Besar Alm. Sahrul`
_BODY = re.compile(
    r"(?:Panitia|Tim|Kelompok|Komunitas|Keluarga|Warga|Pengurus|Pengelola|Relawan|Yayasan|Paguyuban|Sanggar|Sekolah|Puskesmas|Desa|Kelurahan)(?: (?:[A-Z][\w.-]*|dan|\d{1,3})){1,5}"
)


def _is_holder(value: str) -> bool:
    """Whether words with capitals name a place or people that keep pictures: `Kebun Raya`; what was done is none: `Kegiatan Posyandu`."""
    if _BODY.fullmatch(value):
        return True
    return _HOLDER.fullmatch(value) is not None and not any(map(is_derived, value.split()))


#: words of an office's name: `Dinas Pemberdayaan Perempuan dan Perlindungan Anak Sigi`
_MOST_OF_OFFICE = 8
#: joins the names of what it is for
_AND = re.compile(r" dan (?=[A-Z])")


def names_someone(part: str) -> bool:
    """Whether a part of a credit is a person, an office, a medium or a marker."""
    if MARKER.fullmatch(part) or part.startswith("@") or HOST.fullmatch(part):
        return True
    if publisher_kind(part, _NO_NAMES):
        return True
    words = part.split()
    if is_office(part):
        small = [word for word in _AND.sub(" ", part).split() if word.islower()]
        return len(words) <= _MOST_OF_OFFICE and not any(map(is_common, small))
    return len(words) <= 4 and (is_name(part, most=4) or is_initials(part))


def is_supplier(part: str) -> bool:
    """Whether a part of a credit is an office or a medium, from which pictures come."""
    if HOST.fullmatch(part) or publisher_kind(part, _NO_NAMES):
        return True
    return is_office(part) and len(part.split()) <= 5


def is_handle(part: str) -> bool:
    """`infoPKU`: capitals inside one word."""
    return _HANDLE.fullmatch(part) is not None


def corrected(marker: str) -> str:
    """A marker as it is spelt right: `Istimewa`."""
    return "Istimewa" if _MISSPELT.fullmatch(marker) else marker
