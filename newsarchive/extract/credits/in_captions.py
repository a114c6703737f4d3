"""Credits of photos inside captions: `… meninjau pasar. (Foto: Humas)`, `… (Antara/Rina)`, `… usai apel/Rina`."""

from __future__ import annotations

import re

from newsarchive.extract.credits.photo_credits import (
    CAMERAS,
    PHOTO_LABELS,
    SLASHES,
    corrected,
    drawn_credit,
    is_handle,
    is_supplier,
    names_someone,
    photo_credits,
    photo_value,
    without_stop,
)
from newsarchive.extract.credits.tails import split_tail
from newsarchive.extract.dateline.publishers import publisher_kind
from newsarchive.extract.words.names import (
    MARKER,
    is_common,
    is_full_name,
    is_name,
    is_office,
    is_press,
    is_unit,
)
from newsarchive.places import fold, has_place_name

_NO_NAMES: frozenset[str] = frozenset()
_CAPTION_LABEL = re.compile(
    r"\s*(?:ket(?:erangan|rangan)?\.?\s*(?:foto|gambar|photo|gam|(?=:))|caption(?:\s+foto)?|teks\s+foto|"
    r"foto\s+(?:atas|bawah)|foto|(?:gambar|gbr|photo)(?=\s*:))\s*[:,;.–-]\s*",
    re.IGNORECASE,
)
#: a bracket before a caption
_OPENING = re.compile(r"[(\[]\s*([^()\[\]\n]{5,60}?)\s*[)\]]\s+(?=[A-Z]\S+ \S+ \S)")
#: whose picture it is, behind the supplier
_MEMBER = re.compile(r"\s*([A-Za-z]{2,12})(?:(?<=[a-z])\.|\s[-–—|])\s+(?=[A-Z])")
#: `Bayu - Penyerahan seragam …` behind `Foto :`
_CREDIT_FIRST = re.compile(r"([^\n:–|-]{2,40}?)\s+[-–|]\s+(?=\S+\s+\S+\s+\S)")
#: `… (Humas)`, `….-(Kabar Kita/ Azwar)-`
_INSIDE = re.compile(r"\s*[-–—]?\s*[(\[]\s*([^()\[\]\n]{2,80})\s*[)\]]\s*[-–—.]?\s*\Z")
_AFTER = re.compile(
    r"(?:^|(?<=[.!?)\"”])|\s*[/|]|\s[-–—]\s|\n|\s(?=(?-i:Foto|FOTO|Photo|Dok|Kredit)[\w ]{0,5}:|(?-i:Dok)/)|\s(?=dok\.\s?pribadi\b)|(?=\s©))\s*"
    rf"((?:(?:{PHOTO_LABELS})\s*[.:/\s–-]|(?-i:f)\s?[:/]|©)\s*[^\n()]{{2,70}})\.?\s*\Z",
    re.IGNORECASE,
)
#: `… (6/2/2023). ANTARA FOTO/Vina Melati/nym`: the agency's line behind the last sentence, without a label
_AGENCY_LINE = re.compile(
    r"(?:(?<=[.!?)\"”])|\s[-–—|])\s*(?P<credit>(?P<agency>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})\s*/\s*[A-Z@][^/\n()]{1,40}"
    r"(?:/[\w. -]{2,30}){0,2})\s*\.?\s*\Z"
)
#: `… pagi. FOTO : FADLI (SUARAWARGA.COM)`, `…/Foto: Source for Suara Warga`, `… (Foto: tangkapan layar video warga)`
_LABELLED_END = re.compile(
    r"(?<=[^\s(\[])(?:\s*[/|,(\[–-]|\s|(?<=\)))\s*(?:sumber\s+|kredit\s+)?(?:foto(?:grafer)?|photo)\s*:\s*"
    r"(?P<value>[^\n:()\[\]]{2,60}(?:\([^()\n]{2,30}\))?)\s*(?:(?<!\()[)\]])?\s*\.?\s*\Z",
    re.IGNORECASE,
)
#: `… saat apel.-Dok Rina/Suara Warga-`: between dashes, as the papers of one publisher set it
_DASHED_END = re.compile(r"(?<=[\w.!?)\"”])\s*[-–]\s?(?P<value>[^\n–]{2,60}?)\s?[-–]\s*\Z")
#: `… Nopember 2020/MB`, `… (6/5)/SW`: a newspaper by its first letters
_SLASH_LETTERS = re.compile(r"(?:(?<=[\d).!?”\"])\s*|\s)/\s*([A-Z]{2,5})\s*\.?\s*\Z")
#: `… usai apel/Riri`, `… (30/8)/WartaLampung`: a name behind a small letter or a day
_SLASH_NAME = re.compile(r"(?<=[a-z)”\"])\s?/\s*([A-Z]\w{2,20}(?: [A-Z]\w{1,20}){0,2})\.?\Z")
#: `… usai apel. Sumber: Prokopim`, `… (Sumber: Humas)`
_SOURCE_END = re.compile(
    r"\s*(?:(?<=[.!?)\"”])\s*|[(\[|]\s*)sumber\s*:\s*(?P<value>[^|\n:()\[\]]{3,60}?)\s*[)\]]?\.?\s*\Z",
    re.IGNORECASE,
)
#: `… usai apel | Rina Melati/Prokopim`, `… usai apel - Prokopim`
_PARTED_END = re.compile(r"\s[|/–—-]\s*(?P<value>[^|\n–—:()]{3,60}?)\s*\.?\s*\Z")
_SLASH_AGENCY = re.compile(r"\s*[/|]\s*([^/|\n]{2,40}?)\s*\.?\s*\Z")
_TELLS = re.compile(r"me(?:m|n|ng|ny)?[a-z]{4,}|ber[a-z]{4,}|di[a-z]{4,}|saat|ketika|yang|usai")


def parse_caption_credit(text: str) -> tuple[str, str | None]:
    """A caption without its label and photo credit, and the credit as printed without its label.

    >>> parse_caption_credit("Bupati meninjau pasar. (Foto: Humas)")
    ('Bupati meninjau pasar.', 'Humas')
    """
    # the mark behind a label that is drawn: `<i class="camera"></i> : Bupati …`
    text = text.strip(" \t\n|").lstrip(":; ")[:4000]
    if not text:
        return "", None
    if drawn := drawn_credit(text):
        return drawn
    # where others print `Foto:` before a caption
    text = text.lstrip(f"{CAMERAS}\ufe0f:| ")
    first, slash, rest = text.partition("/")
    if slash and publisher_kind(first.strip(), _NO_NAMES) and len(rest.split()) > 3:
        # `Bali Tribune/Gubernur … (ant)`, `Bali Tribune/ags. Gubernur …`: the supplier before the caption
        member = _MEMBER.match(rest)
        credit = f"{first.strip()}/{member[1]}" if member else first.strip()
        rest = rest[member.end() :] if member else rest
        return rest[: split_tail(rest)[0]].strip(), credit
    whole = photo_value(text.strip("()[]")) or _whole_credit(text)
    if whole is not None:
        return "", whole
    opening = _OPENING.match(text)
    if opening and (value := photo_value(opening[1])) is not None:
        # `(Foto: Humas) Petani menyangrai biji`
        return text[opening.end() :], value
    label = _CAPTION_LABEL.match(text)
    is_labelled = label is not None
    if label:
        text = text[label.end() :].strip()
        credited = _CREDIT_FIRST.match(text)
        if credited and names_someone(credited[1]):
            return text[credited.end() :], credited[1]
    labelled = _LABELLED_END.search(text, max(0, len(text) - 100))
    if labelled and not _is_supplied(labelled["value"]):
        labelled = None
    if labelled and labelled["value"].endswith(")"):
        return _without_end(text, labelled), labelled["value"]
    found = _INSIDE.search(text, max(0, len(text) - 100))
    if found:
        value = (
            photo_value(found[1]) or _photographer(found[1]) or _bare_value(found[1], is_labelled)
        )
        if (
            value is None
            and text[: found.start()].endswith((".", "!", "?", ")"))
            and split_tail(text)[1]
        ):
            # `… meninjau pasar. (chusnul)`, `… (24/3/2021) [KMF]`
            value = found[1].strip()
        if value is not None:
            return text[: found.start()].rstrip(), value
    found = _DASHED_END.search(text, max(0, len(text) - 80))
    if found:
        value = found["value"].strip("() ")
        before = text[: found.start()]
        is_parted = before.endswith((".", "!", "?", ")", '"', "”"))
        value = photo_value(value) or (value if is_parted and _is_supplied(value) else None)
        if value is not None:
            return before.rstrip(), value
    found = _AFTER.search(text, max(0, len(text) - 100))
    while found:
        value = photo_value(found[1])
        if value is None and found[0].strip(" ")[:1] in "-–—/|\n":
            value = _photographer(found[1])
        elif value is None and text[: found.start()].endswith((".", "!", "?", "”")):
            # `… di dermaga. Foto Ami`
            value = _photographer(found[1], least=1)
        if value is not None:
            return text[: found.start()].rstrip(" /|,-–—\n"), value
        # `Foto bersama seusai acara. Foto: Humas`: the first word was no label
        found = _AFTER.search(text, found.start(1) + 1)
    found = _AGENCY_LINE.search(text, max(0, len(text) - 100))
    if found and found.start() > 0 and _is_agency(found["agency"]):
        return text[: found.start()].rstrip(" -–—|"), found["credit"].strip(" .")
    if labelled:
        return _without_end(text, labelled), without_stop(labelled["value"])
    for behind in (_SOURCE_END, _PARTED_END):
        found = behind.search(text, max(0, len(text) - 80))
        if found is None or not found.start():
            continue
        is_signed = "|" in found[0] and is_full_name(found["value"])
        if is_signed or _is_from_press(found["value"]):
            return text[: found.start()].rstrip(" |"), found["value"]
    found = _SLASH_AGENCY.search(text, max(0, len(text) - 60))
    if found and found.start() > 0 and (is_supplier(found[1]) or is_handle(found[1])):
        return text[: found.start()].rstrip(), found[1]
    found = _SLASH_LETTERS.search(text, max(0, len(text) - 20))
    if found is None:
        found = _SLASH_NAME.search(text, max(0, len(text) - 60))
        if found and not _is_a_name(found[1]):
            found = None
    return (text[: found.start()].rstrip(), found[1]) if found else (text, None)


def _is_from_press(value: str) -> bool:
    """`Rina Melati/Prokopim`, `Humas Setda`, `ist`: an office or a marker, with nothing but names beside it."""
    parts = SLASHES.split(value)
    return all(map(names_someone, parts)) and any(
        is_press(part) or MARKER.fullmatch(part) for part in parts
    )


def _is_a_name(text: str) -> bool:
    return (
        is_name(text, most=3)
        and not any(map(is_common, text.split()))
        and not any(has_place_name(fold(word)) for word in (text, *text.split()))
    )


def _without_end(text: str, credit: re.Match[str]) -> str:
    return text[: credit.start()].rstrip(" /|,-–—\n")


#: words of what supplied a picture
_MOST_SUPPLIED = 6


def _is_supplied(value: str) -> bool:
    """Whether what stands behind `Foto:` at the end of a caption may be a supplier, and tells nothing itself."""
    words = value.split()
    return len(words) <= _MOST_SUPPLIED and not any(
        word.islower() and _TELLS.fullmatch(word) for word in words
    )


def _whole_credit(text: str) -> str | None:
    """A caption that is only a credit: `didie sw`, `(Toski D).`, `ilustrasi/net`."""
    inner = text.strip("()[]. ")
    if len(inner) > 80 or len(inner) < 3:
        return None
    if text[0] in "([" or text.islower():
        named = 2 <= len(inner.split()) <= 3 and is_name(inner, most=3)
        if named or (text[0] in "([" and _bare_value(inner)):
            return inner
    return inner if "|" not in inner and photo_credits(text) else None


def _photographer(text: str, least: int = 2) -> str | None:
    """`Foto Feri Irawan` behind a dash: a full name without a mark."""
    label, _, name = text.partition(" ")
    words = name.split()
    named = label.lower() in _BEFORE_NAMES and least <= len(words) <= 4 and is_name(name)
    return name if named and not any(map(is_common, words)) else None


#: labels that need no mark before a photographer's name
_BEFORE_NAMES = frozenset(("foto", "photo", "fotografer"))


def _bare_value(inner: str, is_labelled: bool = False) -> str | None:
    """`(Humas Pemkot)`, `(Antara/Budi)`, `(ist)` at the end of a caption."""
    parts = [part for part in SLASHES.split(inner.strip()) if part]
    if not parts:
        return None
    taken = photo_value(parts[-1]) if len(parts) > 1 else None
    if taken is not None and all(map(names_someone, parts[:-1])):
        # `(Kabar Kita/Foto: Azwar)`
        return "/".join([*parts[:-1], taken])
    if MARKER.fullmatch(inner.strip()) or (len(parts) > 1 and all(map(names_someone, parts))):
        return corrected(inner.strip())
    first = parts[0]
    if len(parts) == 1 and _BYNAME.fullmatch(first) and not is_common(first):
        # `… di rumah duka (Fer)`
        return None if has_place_name(fold(first)) else first
    known = publisher_kind(first, _NO_NAMES) or (
        is_unit(first) and (len(first.split()) > 1 or (is_labelled and is_office(first)))
    )
    return first if len(parts) == 1 and known else None


#: a short name as photographers sign with; no rank
_BYNAME = re.compile(r"(?!(?:Pol|Inf|Mar|Purn|Pnb|Arm|Kav|Czi)$)[A-Z][a-z]{2,3}")


def _is_agency(name: str) -> bool:
    return bool(publisher_kind(name, _NO_NAMES)) or name.isupper() or is_office(name)
