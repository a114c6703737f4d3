"""Lines of facts between a title and its text: day, hour, account, readers; and whom they name."""

from __future__ import annotations

import re
from dataclasses import replace

from newsarchive.extract.article import Credit
from newsarchive.extract.credits.label_roles import without_job
from newsarchive.extract.credits.labels import label_credits
from newsarchive.extract.credits.parts import mixed_credits
from newsarchive.extract.dateline.items import is_place
from newsarchive.extract.words.name_lists import split_names
from newsarchive.extract.words.names import (
    ACCOUNTS,
    LABEL_WORDS,
    is_common,
    is_initials,
    is_name,
    is_press,
    is_press_office,
)
from newsarchive.extract.words.persons import is_one_name, is_plain_name, is_team

#: the longest line of facts, in characters
_LONGEST = 160
_MONTH = (
    r"(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|ags|agt|aug|sep|okt|oct|nov|nop|des|dec)[a-z]*"
)
_DAY = r"(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday|sen|sel|rab|kam|jum|sab|min|mon|tue|wed|thu|fri|sat|sun)"
#: the days of the Javanese week of five, named behind those of seven: `Kamis Pon`
_MARKET_DAY = r"(?:\s+(?:pon|wag[eé]|kliwon|legi|pah?ing|umanis)\b)?"
_DATE = re.compile(
    rf"(?i)(?:\b{_DAY}\b{_MARKET_DAY}[\s,./(|-]*)?(?:(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?[\s./-]+(?:{_MONTH}|\d{{1,2}})\.?,?[\s./-]+\d{{2,4}}|{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
)
_CLOCK = re.compile(
    r"(?i)\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:h\b|\s*(?:am|pm)?\s*(?:wib|wita|wit|gmt|utc)?\b)"
)
_COUNT = re.compile(
    r"(?i)\b(?:(?:dibaca|dilihat|diklik|diakses|hits?|views?|viewed|read|baca|pembaca|kunjungan|klik|clicks?|komentar|comments?|likes?)\W{0,3}\d[\d.,]*(?:\s*(?:kali|x|times|orang))?|"
    r"\d[\d.,]*\s*(?:kali|x|times|views?|hits?|klik|clicks?|tayangan|pembaca|komentar|comments?|likes?|menit|min(?:utes?|s)?)(?:\s+(?:dibaca|dilihat|diklik|diakses|baca|read|lalu|ago))?)\b|"
    # stars, and how many gave them
    r"\b\d(?:[.,]\d)?\s?/\s?5\b(?:\s*\(\d[\d.,]* (?:suara|votes?|ulasan|reviews?|penilaian)\))?"
)
#: how long ago; a name may be glued to it, where both are elements of a line: `2 hari yang laluRina Melati`
_AGO = re.compile(
    r"(?:(?<!\d)\d{1,3}\s+|\b[Ss]e)(?:detik|menit|jam|hari|minggu|pekan|bulan|tahun)\s+(?:yang\s+)?lalu(?![a-z])|"
    r"(?:(?<!\d)\d{1,3}|\b[Aa]n?)\s+(?:second|minute|hour|day|week|month|year)s?\s+ago(?![a-z])"
)
#: `dalam kategori Lingkungan`, `Posted in Lingkungan on …`
_RUBRIC = re.compile(
    r"\b(?:[Kk]ategori|[Rr]ubrik|[Cc]ategory|(?:Posted|Published|Filed) (?:in|under))\b\W{0,3}[A-Z][\w-]*(?: (?:(?:dan|&) )?[A-Z][\w-]*){0,2}|"
    r"#[A-Z][\w-]*(?: [A-Z][\w-]*){0,2}"
)
#: `Ditulis oleh Rina Melati pada … di Layanan | Tidak ada komentar`
_PUT_UP_BY = re.compile(
    r"(?i)\W*(?:di(?:tulis|posting|kirim|pos(?:t?kan)?|terbitkan)|posted|oleh|by)\b"
)
_FILED_IN = re.compile(
    r"\b(?:di|dalam)\s+[A-Z][\w-]*(?: (?:(?:dan|&) )?[A-Z][\w-]*){0,2}\s*(?=$|\|)"
)
#: `… 13:20 WIB - Redaktur: Rina Melati`: one more whom a line of facts names, with a label
_LABELLED = re.compile(
    rf"[-–—|/•·]\s*(?i:{'|'.join(LABEL_WORDS)})\s*:\s*[A-Z][\w.’' ]{{2,40}}?(?=\s*(?:$|[-–—|/•·,]|\d))"
)
_LABEL_WORDS = frozenset(
    """
    posted published added ditambahkan diposting dipublikasikan diterbitkan diunggah ditulis ditayangkan dikirim dikirimkan dibuat terbit tayang tanggal tgl hari jam
    pukul pkl waktu on by at in oleh pada dari admin administrator website super user superuser humas kominfo diskominfo redaksi operator webmaster editor penulis
    author uploader laporan berita artikel news kategori category categories rubrik section updated update terakhir diperbarui diperbaharui diubah disunting dimutakhirkan pemutakhiran pembaruan
    last modified created date time wib wita wit am pm home beranda dalam no tidak ada komentar comments leave a comment dibaca dilihat kali views view
    umum daerah desa nagari kabar warta pemerintahan pengumuman kegiatan share bagikan menit min read baca pembaca uncategorized
    """.split()
)
#: `bkd_admin`, `operator1`
_ACCOUNT = re.compile(
    r"\b[a-z]{2,20}(?:_[a-z\d]{1,20}|\d{1,3})\b|\b(?:super)?admin[a-z]*\b|(?<=oleh )[a-z][\w.@-]{1,30}|(?<=by )[a-z][\w.@-]{1,30}"
)


def is_fact_line(text: str) -> bool:
    """Whether a line says when and by whom a page was put up, and nothing else.

    >>> is_fact_line("Dikirim oleh admin pada Rabu, 05 Agustus 2009 12:45:11 | Dibaca 1.204 kali")
    True
    >>> is_fact_line("Rabu, 5 Agustus 2009 Wali Kota membuka pasar")
    False
    """
    if len(text) > _LONGEST:
        return False
    if _GLUED.search(text):
        text = _AT_SEAM.sub(" ", text)
    spoken, ago = _AGO.subn(" ", text)
    if not ago and not any(map(str.isdigit, text)):
        return False
    if ("|" in text and _ends_with_team(text)) or _is_row(text) or _COUNTED.fullmatch(text):
        return True
    if len(text) <= _LONGEST_GLUED and (leaf := _LEAF.fullmatch(text)):
        text = " ".join(filter(None, leaf.groups()))
    rest, dates = _DATE.subn(" ", spoken if ago else text)
    rest, counts = _COUNT.subn(" ", rest)
    rest, clocks = _CLOCK.subn(" ", rest)
    rest = _LABELLED.sub(" ", _RUBRIC.sub(" ", rest))
    if _PUT_UP_BY.match(rest):
        rest = _FILED_IN.sub(" ", rest)
    if not dates and not counts and not clocks and not ago:
        return False
    if dates and sum(map(text.count, _BARS)) > _LEAST_BARS:
        rest = "|".join(part for part in BETWEEN_BARS.split(rest) if not _is_rubric(part))
    words = re.findall(r"[^\W\d_][\w’'.]*", _ACCOUNT.sub(" ", rest))
    named = [word for word in words if word.lower().strip(".") not in _LABEL_WORDS]
    # beside the facts there is room for one name
    return len(named) <= 5 and all(
        word[0].isupper() and (not is_common(word) or not dates) for word in named
    )


#: facts of which each is an element, so that nothing stands between them: `admin22/08/20253 bulan lalu1,495 kali dibaca`
_GLUED = re.compile(
    r"(?i)(?:19|20)\d\d(?:\d{1,2} |se)(?:detik|menit|jam|hari|minggu|pekan|bulan|tahun)|[a-z](?:19|20)?\d[\d.,]* (?:kali|x) (?:dibaca|dilihat)|(?:19|20)\d\d\d[\d.,]* (?:kali |x )?(?:dibaca|dilihat|views|hits)"
)
_AT_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z\d])|(?<=[/ -](?:19|20)\d\d)(?=\d|[a-z])")
#: an account, and the figures behind drawings of eyes and balloons: `Administrator 1.284 0`
_COUNTED = re.compile(
    r"(?i)(?:(?:super ?)?admin(?:istrator)?|operator|redaksi|webmaster|super ?user|humas|kominfo)(?:\s*[|•·]?\s*\d{1,3}(?:[.,]\d{3})*){1,3}"
)
#: the leaf of a calendar, its parts glued to each other: `Selasa14Mar 2023`, `14Mar2023`, `Mar142023`
_LEAF = re.compile(
    rf"(?i)({_DAY})?\W*(?:(\d{{1,2}})\W*({_MONTH})|({_MONTH})\W*(\d{{1,2}}))\W*(\d{{4}})"
)
_LONGEST_GLUED = 30


#: words of a name or a section between two bars
_MOST_WORDS = 3


def _is_rubric(part: str) -> bool:
    """Whether what stands between two bars is called as a section is: `Perhubungan`."""
    words = part.split()
    return len(words) <= _MOST_WORDS and all(word[0].isupper() for word in words)


def _is_row(text: str) -> bool:
    """`Rina Wati | 2020-08-19 10:22:45 | Usaha Mikro |`: a day, and beside it nothing but names."""
    if sum(map(text.count, _BARS)) < _LEAST_BARS:
        return False
    parts = [part.strip() for part in BETWEEN_BARS.split(text) if part.strip()]
    rest = [part for part in parts if not _is_moment(part)]
    return 0 < len(rest) < len(parts) and all(
        len(part.split()) <= _MOST_WORDS and part[0].isupper() and not part.isupper()
        for part in rest
    )


_BARS, _LEAST_BARS = "|·•", 2
BETWEEN_BARS = re.compile(r"\s*[|·•]\s*")


def _name_in_row(text: str) -> str:
    """The person whom a row of facts begins with, though one word of the name is everyday: `Bagus Prayitno · 2 Juni 2024 · 4 menit`."""
    name = BETWEEN_BARS.split(text, maxsplit=1)[0].strip()
    words = name.split()
    is_one = 1 < len(words) <= _MOST_WORDS and is_name(name) and not is_common(words[-1])
    return name if is_one and not (is_place(name) or is_press(name)) and _is_row(text) else ""


def _ends_with_team(text: str) -> bool:
    """`Diterbitkan: 16/01/2025 11:20 WIB | Tim Saber Hoaks Sleman`: facts, and whose page it is."""
    facts, _bar, team = text.rpartition("|")
    return is_team(team.strip()) and is_fact_line(facts.strip())


def _is_moment(part: str) -> bool:
    rest, dates = _DATE.subn(" ", part)
    rest, counts = _COUNT.subn(" ", _AGO.sub(" 1x ", rest))
    return bool(dates or counts) and not _CLOCK.sub(" ", rest).strip(" ,-")


_CALLING = re.compile(r"(?i)\s*,\s*(?:jurnalis|wartawan|reporter|pewarta|kontributor|koresponden)$")
_WRITTEN = re.compile(
    r"^(?:[Dd]i(?:tulis|lapor|liput|posting|muat)(?:kan)?|Posted|Written)\s+(?=[A-Z])"
)
_WROTE = ("reporter", "contributor", "source")
_READERS = re.compile(r"\s\d{2,6}$")


def name_and_day(text: str | None) -> str:
    """The person or newsroom in a line that says nothing else but a day: `12 Mei 2023, Nanang Kosim`.

    >>> name_and_day("Rabu, 3 Mei 2023 - Rina Melati"), name_and_day("12 Mei 2023, Kota Palu")
    ('Rina Melati', '')
    """
    if not text or len(text) > _LONGEST_VALUE or not any(map(str.isdigit, text)):
        return ""
    rest, dates = _DATE.subn(" ", text)
    if not dates:
        return ""
    name = " ".join(_CLOCK.sub(" ", rest).split()).strip(" ,-–—|·•/()")
    # `31 Mei 2023 Nanang Kosim 1058` ends with how many have read it
    name = _READERS.sub("", name)
    # `Rina Melati, Jurnalis - Senin, 2 Mei 2024`, `Ditulis Rina Melati, 2 Mei 2024`
    name = _WRITTEN.sub("", _CALLING.sub("", name))
    if is_plain_name(name) or is_press_office(name):
        return name
    if is_one_name(name) and text.startswith(f"{name}, ") and _CLOCK.search(rest):
        # `Hasbullah, 20 November 2019 09:30`
        return "" if is_place(name) else name
    # `Rina Melati/Humas, 2 Mei 2024`, `2 Mei 2024 – Rina (Humas Setda)`: a line each
    is_one = "(" in name and name.partition(" ")[0].istitle()
    printed = f"{name})" if "(" in name and ")" not in name else name
    mixed = mixed_credits(printed, name, strict=not is_one) if name else []
    # `Foto: Rina Melati, 2 Mei 2024` names nobody who wrote
    return "\n".join(c.name for c in mixed if ":" not in name or c.role in _WROTE)


def _names_and_day(text: str) -> list[str]:
    """The writer and the editor in `Rina Melati / TWH Minggu, 7 April 2019 | 15:33 WIB`; nobody if anything else stands there."""
    rest, dates = _DATE.subn(" ", text)
    parts = [part.strip(" ,|-–—") for part in _CLOCK.sub(" ", rest).split("/")]
    is_named = bool(dates) and len(parts) in (2, 3) and is_plain_name(parts[0])
    others = parts[1:]
    return parts if is_named and all(is_plain_name(p) or is_initials(p) for p in others) else []


_BY = re.compile(
    rf"(?i)\b(?:oleh|by|penulis|pewarta|reporter|author|(?P<report>laporan))\b\s*:?\s*(?P<name>[^\d|/]{{4,90}}?)\s*(?:$|[|/•·]|\s[-–—]\s|\bpada\b|\bon\b|\bin\b|\b(?:dilihat|dibaca|hits|views)\s*:?\s*\d|\b(?:tanggal|kategori)\s*:|\b{_DAY}\b|\d)"
)

_MONTH_BEHIND = re.compile(rf"(?i),?\s+{_MONTH}\.?$")


def fact_credits(text: str) -> list[Credit]:
    """The author that a line of facts names: `Diposting: 12-Mei-2010 oleh Sri Mulyani`."""
    found = _BY.search(text)
    if found is None and "/" in text and (named := _names_and_day(text)):
        return [
            Credit(name=name, role="editor" if at else "reporter", raw=text)
            for at, name in enumerate(named)
        ]
    if found is None and "|" in text and _ends_with_team(text):
        return [Credit(name=text.rpartition("|")[2].strip(), role="reporter", raw=text)]
    if found is None and (named_first := _name_in_row(text)):
        return [Credit(name=named_first, role="reporter", raw=text)]
    name = found["name"].strip(" ,;(-–—") if found else ""
    name = without_job(name)
    if name.count(".") == 1:
        # `Laporan Rina Melati. - 671 Views`; several full stops are those of titles
        name = name.removesuffix(".")
    if not found:
        return []
    # `Oleh Rina Melati, 2 Mei 2024 - Redaktur: Joko - 124`
    behind = text[found.end("name") :]
    others = [replace(credit, raw=text) for credit in label_credits(behind)[1]]
    is_account = behind[:1].isdigit() or ACCOUNTS.match(name) is not None
    is_report = found["report"] and not is_plain_name(name)
    # `By Rina Melati and Joko W., March 7, 2024`
    names = split_names(_MONTH_BEHIND.sub("", name).replace(" and ", " & "))
    if len(names) > 1 and all(map(is_plain_name, names)):
        return [*(Credit(name=each, role="reporter", raw=text) for each in names), *others]
    if is_account or is_report or not (is_name(name) or is_team(name)):
        # `oleh redaktur1`, `Laporan Kinerja`
        return others
    return [Credit(name=name, role="reporter", raw=text), *others]


#: characters of a line with a name and a day
_LONGEST_VALUE = 80
