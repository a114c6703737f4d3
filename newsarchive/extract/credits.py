"""Bylines and credits: `(say/yon)`, `Penulis: … Editor: …`, `Foto: …`, names with titles; and what only looks like them."""

from __future__ import annotations

import re

from newsarchive.extract.article import Credit, Role
from newsarchive.extract.publishers import is_domain

#: label (folded), role; several labels may stand before one name
_LABELS: dict[str, Role] = {
    "penulis": "reporter", "pewarta": "reporter", "reporter": "reporter", "wartawan": "reporter", "jurnalis": "reporter",
    "laporan": "reporter", "laporan reporter": "reporter", "laporan wartawan": "reporter", "peliput": "reporter",
    "oleh": "reporter", "teks": "reporter", "naskah": "reporter", "narasi": "reporter", "by": "reporter", "author": "reporter",
    "ditulis oleh": "reporter", "dilaporkan oleh": "reporter", "berita": "reporter", "rilis": "source", "liputan": "reporter",
    "kontributor": "contributor", "koresponden": "contributor", "editor": "editor", "edito": "editor", "penyunting": "editor",
    "redaktur": "editor", "redaksi": "editor", "disunting oleh": "editor", "penanggung jawab": "editor",
    "fotografer": "photographer", "foto": "photographer", "foto oleh": "photographer", "photo": "photographer",
    "juru foto": "photographer", "dokumentasi": "photographer", "dok": "photographer", "dok.": "photographer",
    "sumber": "source", "sumber berita": "source", "sumber foto": "photographer", "source": "source",
    "uploader": "publisher", "publikasi": "publisher", "publisher": "publisher", "diunggah oleh": "publisher",
    "posted by": "publisher", "diposting oleh": "publisher", "pengunggah": "publisher", "admin": "publisher",
}  # fmt: skip
_LABEL_WORDS = sorted(_LABELS, key=len, reverse=True)
_ONE_LABEL = "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in _LABEL_WORDS)
_LABEL = re.compile(
    rf"(?i)(?<![A-Z][a-z])((?:{_ONE_LABEL})(?:\s*(?:/|&|dan)\s*(?:{_ONE_LABEL}))*)\s*[:：]\s*"
)
#: a label glued to the name before it: `Penulis: Bagus SuryoEditor: …`
_GLUED = re.compile(r"(?<=[a-zà-ÿ.)])(?=(?:Editor|Penulis|Pewarta|Reporter|Fotografer|Foto|Sumber|Kontributor)\s*:)")
_LABEL_PLAIN = re.compile(r"(?i)^(oleh|by|posted by|laporan(?: wartawan| reporter)?)\s+(?=[A-Z])")
#: brackets at the end of a text, with what may stand behind them
_TAIL = re.compile(r"[\s.]*[(\[]([^()\[\]]{1,80})[)\]]\s*[.*]*\s*$")
_WORD = re.compile(r"[A-Za-zÀ-ÿ.'’`-]+")
_INITIALS = re.compile(r"(?:[A-Za-z]{1,8}(?:-\d{1,3})?|[A-Z]-?\d{1,2}|[A-Za-z]{1,4}\d{0,2})\Z")
_DESKS = frozenset("red redaksi adv advertorial ist net dok doc hms".split())
#: bracketed words that are no initials: positions, glosses, laws, abbreviations of institutions
_NOT_INITIALS = frozenset(
    "kanan kiri tengah depan belakang atas bawah dua tiga kedua ketiga keempat berdiri duduk kemeja baju jilbab topi "
    "umkm perda diskominfo kominfo apbd apbn asn pns tni polri dprd bpbd bumd bumn pkk kpu bawaslu opd skpd wasdal "
    "red persero sekda pkl ukm iknm sma smp sd smk mou wfh wfo psbb ppkm covid dbd hut sk ri rt rw rptra ktp kk nik "
    "nip wib wita wit bpjs pmi kwt kb posyandu stunting jabar jatim jateng alm almh hc ilustrasi istimewa video foto "
    "bersambung habis selesai lanjutan advetorial galeri tamat ralat terlampir".split()
)
_TITLES = re.compile(
    r"(?i)^(?:drs?|dra|ir|h|hj|prof|kh|ust(?:adz)?|s\.?\w{1,4}|m\.?\w{1,4}|a\.?md\w*|ph\.?d|lc|se|sh|mh|mm|mt|st|ssos|msi|mpd|spd)\.?$"
)
_TRIM = " \t\r\n.,;|·•–—-:*_\u00a0"


def parse_credits(text: str) -> list[Credit]:
    """Everybody credited in a credit line, a label line or at the end of a paragraph, in the order of print."""
    cleaned = text.replace("\u00a0", " ").strip()
    labelled = _labelled(cleaned)
    if labelled:
        return labelled
    _rest, tail = split_tail_credit(cleaned)
    if tail:
        return tail
    plain = _LABEL_PLAIN.match(cleaned)
    if plain and len(cleaned) < 80:
        name = _name(cleaned[plain.end() :])
        if name and _is_name(name):
            return [Credit(name=name, role=_LABELS[_fold(plain[1])], raw=cleaned)]
    return _bare_initials(cleaned)


def split_tail_credit(paragraph: str) -> tuple[str, list[Credit]]:
    """The paragraph without the credit at its end, and that credit; the paragraph as it is when there is none."""
    text = paragraph.rstrip()
    label = _tail_label(text)
    if label is not None:
        credits = _labelled(text[label:])
        if credits:
            return text[:label].rstrip(" \t\n(["), credits
    match = _TAIL.search(text)
    if match is None:
        return paragraph, []
    inner = match[1].strip()
    if not inner.strip("*b. "):
        # `(*)`, `(**)`, `(b)`: end marks
        return text[: match.start()] + _kept(match[0]), []
    credits = _bracketed(inner, _raw(match[0]))
    if not credits:
        return paragraph, []
    return (text[: match.start()] + _kept(match[0])).rstrip(), credits


def _kept(tail: str) -> str:
    """The full stop that ends the sentence before the bracket."""
    before = re.match(r"\s*(\.+)", tail)
    return before[1] if before else ""


def _raw(tail: str) -> str:
    return tail.strip().strip(". *\n") if tail.strip() else tail


def _tail_label(text: str) -> int | None:
    """Where label lines begin at the end of a paragraph, or the whole is one."""
    line = text.rfind("\n") + 1
    for start in (0, line):
        match = _LABEL.match(text, start)
        if match and len(text) - start < 200 and (start > 0 or len(text) < 160):
            return start
    for match in _LABEL.finditer(text):
        before = text[: match.start()].rstrip(" ([")
        if before.endswith((".", "”", '"', "!", "?", ")")) and len(text) - match.start() < 120:
            return match.start()
    return None


def _labelled(text: str) -> list[Credit]:
    text = _GLUED.sub("\n", text)
    matches = list(_LABEL.finditer(text))
    credits: list[Credit] = []
    for index, match in enumerate(matches):
        end = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        value = text[match.end() : end]
        for name in _names(value):
            for label in re.split(r"\s*(?:/|&|\bdan\b)\s*", match[1]):
                role = _LABELS.get(_fold(label))
                if role is not None:
                    credits.append(Credit(name=name, role=role, raw=text[match.start() : end].strip(_TRIM)))
    return credits


def _names(value: str) -> list[str]:
    value = value.split("\n")[0].split("|")[0]
    value = re.sub(r"\s*[(\[][^()\[\]]*[)\]]?\s*$", "", value.strip(_TRIM))
    value = re.split(r"\s+[–—-]\s+", value)[0].strip(_TRIM)
    if not value or len(value) > 80:
        return []
    parts = [part.strip(_TRIM) for part in re.split(r"\s*/\s*|\s+dan\s+|\s*&\s*|;", value)]
    return [part for part in parts if part and len(part.split()) <= 8]


def _name(text: str) -> str:
    text = re.split(r"\||\n", text)[0]
    return re.sub(r",?\s*\d{1,2} \w+ \d{4}.*$", "", text).strip(_TRIM)


def _bracketed(inner: str, raw: str) -> list[Credit]:
    """`say/yon`, `angga/red`, `MC. Isen Mulang/engga`, `Achmad Syaiful Afandi/Rayyan`."""
    label = _labelled(inner)
    if label:
        return [Credit(name=credit.name, role=credit.role, raw=raw) for credit in label]
    if re.search(r"\d{2,}", inner) and not re.fullmatch(r"[A-Za-z]{2,8}-\d{1,3}(?:/[\w-]+)*", inner):
        return []
    if re.match(r"(?i)(rp|pasal|no|nomor|ayat|baca|lihat|dok|foto)\b", inner) and "/" not in inner:
        return []
    desk = re.fullmatch(r"(?i)red(?:aksi)?[ .:]+([A-Za-z]{2,8})", inner)
    if desk:
        return [Credit(name=desk[1], role="reporter", raw=raw)]
    parts = [part.strip(" .") for part in re.split(r"\s*[/,&|]\s*|\s+-\s+", inner) if part.strip(" .")]
    if not parts or len(parts) > 5 or any(part.lower() in _NOT_INITIALS - _DESKS for part in parts):
        return []
    if len(parts) == 1:
        return _single(parts[0], raw)
    if not all(_INITIALS.match(part) or _is_name(part) for part in parts):
        return []
    people = [part for part in parts if part.lower() not in _DESKS]
    all_initials = all(_INITIALS.match(part) for part in parts)
    credits: list[Credit] = []
    for position, part in enumerate(people):
        is_office = part.lower().startswith(("mc", "mcr", "kominfo", "humas", "diskominfo"))
        role: Role = "reporter"
        if is_office and len(people) > 1:
            role = "source"
        elif all_initials and position == len(people) - 1 and position > 0 and parts[-1] == part:
            role = "editor"
        credits.append(Credit(name=part, role=role, raw=raw))
    if not people:
        return [Credit(name=parts[0], role="source", raw=raw)]
    return credits


def _single(part: str, raw: str) -> list[Credit]:
    if part.lower() == "hms":
        return [Credit(name=part, role="source", raw=raw)]
    if re.fullmatch(r"[A-Za-z]{2,4}", part) and part.lower() not in _NOT_INITIALS:
        return [Credit(name=part, role="reporter", raw=raw)]
    if re.fullmatch(r"[A-Za-z]{2,8}-\d{1,3}", part) or re.fullmatch(r"[A-Z]-\d{1,2}", part):
        return [Credit(name=part, role="reporter", raw=raw)]
    if re.fullmatch(r"[A-Z][a-z]{2,7}", part) and part.lower() not in _NOT_INITIALS:
        return [Credit(name=part, role="reporter", raw=raw)]
    words = part.split()
    if 2 <= len(words) <= 4 and (_is_name(part) or (part.islower() and _could_be_lower_name(words))):
        return [Credit(name=part, role="reporter", raw=raw)]
    return []


def _is_name(text: str) -> bool:
    """Words in capitals, titles allowed."""
    words = text.replace(",", " ").split()
    if not words or len(words) > 7 or any(char.isdigit() for char in text):
        return False
    if any(word.lower() in _NOT_INITIALS for word in words):
        return False
    return all(_WORD.fullmatch(word) and (word[:1].isupper() or _TITLES.match(word)) for word in words)


_COMMON = frozenset(
    "yang dan di ke dari untuk dengan pada oleh atau adalah para nol satu dua tiga empat lima persen orang unit hari bulan tahun "
    "meter hektare hektar ton liter ribu juta miliar rupiah kali jam menit desa kelurahan kota baru lama".split()
)


def _could_be_lower_name(words: list[str]) -> bool:
    return all(word.isalpha() and len(word) > 2 and word not in _COMMON for word in words)


def _bare_initials(text: str) -> list[Credit]:
    """`LAN / MAN` on a line of its own."""
    match = re.fullmatch(r"([A-Z]{2,5}|[a-z]{2,4})\s*/\s*([A-Z]{2,5}|[a-z]{2,4})\.?", text)
    if match is None:
        return []
    return [
        Credit(name=match[1], role="reporter", raw=text),
        Credit(name=match[2], role="editor", raw=text),
    ]


def _fold(label: str) -> str:
    return " ".join(label.lower().split())


_PHOTO_BRACKET = re.compile(r"(?i)[(\[]\s*(?:foto|photo|dok(?:umentasi)?|doc|ist(?:imewa)?)\b[\s.:/]*([^()\[\]]*)[)\]]\s*\.?\s*$")
_PHOTO_TAIL = re.compile(r"(?i)(?:^|[\s./–—-])(?:foto|photo|dok(?:umentasi)?|sumber(?: foto)?)\s*[.:]\s*(.{2,60}?)\s*\.?\s*$")
_SLASH_TAIL = re.compile(r"\.?\s*[–—-]?\s*/\s*((?:foto\s*:\s*)?[A-Z][\w .'-]{2,40})\s*\.?$")
_AGENCY = re.compile(r"^([A-Z][\w.]*(?: [A-Z][\w.]*){0,2})/(?=[A-Z])")
_OPENING = re.compile(r"(?i)^(?:ket(?:erangan)?\.?\s*(?:foto|gambar)?|foto|caption|gambar)\s*[:,]\s*")


def parse_caption_credit(text: str) -> tuple[str, str | None]:
    """A caption without its label and photo credit, and that credit: `… (Foto: Humas)`, `… Dok. Diskominfo`."""
    caption = " ".join(text.replace("\u00a0", " ").split())
    for pattern in (_PHOTO_BRACKET, _PHOTO_TAIL):
        match = pattern.search(caption)
        if match and match.start() > 0:
            credit = (match[1] or "").strip(_TRIM) or caption[match.start() : match.end()].strip("()[] .")
            rest = caption[: match.start()].rstrip(" /–—-,;(")
            if rest:
                return _OPENING.sub("", rest), credit
    slash = _SLASH_TAIL.search(caption)
    if slash and slash.start() > 20:
        credit = re.sub(r"(?i)^foto\s*:\s*", "", slash[1])
        return _OPENING.sub("", caption[: slash.start()].rstrip()), credit
    agency = _AGENCY.match(caption)
    if agency and (is_domain(agency[1]) or "ANTARA" in agency[1] or "Tribun" in agency[1]):
        return caption[agency.end() :], agency[1]
    only = re.match(r"(?i)^(?:foto|dok(?:umentasi)?)\s*[.:]\s*(.{2,60})$", caption)
    if only and _is_photo_name(only[1]):
        return "", only[1].strip(_TRIM)
    return _OPENING.sub("", caption), None


def _is_photo_name(text: str) -> bool:
    """`Foto: Humas` names who took it; `Foto: Wali Kota menyerahkan …` tells what it shows."""
    words = text.split()
    return len(words) <= 4 and not any(word.islower() and len(word) > 3 for word in words) and not re.search(
        r"(?i)wali kota|bupati|gubernur|suasana|kepala", text
    )
