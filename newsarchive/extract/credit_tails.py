"""Credits in brackets at the end of a text: `(say/yon)`, `[rin/aje]`, `(MC. Isen Mulang/engga)`."""

from __future__ import annotations

import re

from newsarchive.extract.article import Credit
from newsarchive.extract.credit_labels import label_credits
from newsarchive.extract.credit_roles import desk_role, initials_credits, is_medium
from newsarchive.extract.dateline_publishers import is_media_center
from newsarchive.extract.dateline_words import words_of
from newsarchive.extract.names import (
    is_common,
    is_desk,
    is_initials,
    is_labelled_name,
    is_name,
    is_office,
    is_unit,
)
from newsarchive.places import find_place, fold, has_place_name

_TAIL = re.compile(r"[(\[{]\s*([^()\[\]{}\n]{2,90}?)\s*[)\]}][\s.*]*\Z")
#: `***ani`, `//say/yon`, `-ani-` behind the last sentence
_MARKED = re.compile(
    r"(?<=[.!?”\"])\s*(?:\)?\*{1,3}|/{1,2}|[-–—]{1,3}|[#@|])\s?([A-Za-z]{2,6}(?:/[A-Za-z]{2,6}){0,2})"
    r"[-*\s.]*\Z"
)
#: `(JN)/(PTS)`
_PAIRED = re.compile(
    r"(?<=[.!?”\"\s])[(\[]([A-Za-z]{2,6})[)\]]\s*[/&-]\s*[(\[]([A-Za-z]{2,6})[)\]][\s.*]*\Z"
)
#: `(Diskominfo/Rian, 12/09/23)`
_DAY_BEHIND = re.compile(r"(?<=[^\W\d_])[,\s]\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\s*\Z")
#: a sentence ends there, if only with who said it: `…,” ungkapnya (ptn)`
_CLOSED = re.compile(
    r"(?:[.!?…\"”’'*)]|[\"”’'],?\s+(?:ujar|kata|ucap|jelas|ungkap|tutur|tegas|tutup|imbuh|tandas|papar|terang|tambah|beber|harap|pungkas|sebut)nya)\s*\Z"
)
_LONGEST_END = 20
#: characters of a label and what parts it from a bracket
_LONGEST_LABEL = 14
#: `… dari rumah. Laporan (AB01)`
_LABEL_BEFORE = re.compile(r"(?<=[.!?”\"]) (?:Laporan|Penulis|Reporter|Pewarta)\s?:?\s?\Z")
_PARTS = re.compile(r"\s*[/|]\s*")
#: what parts initials in other newsrooms; also stands inside names and sentences
_LOOSE_PARTS = re.compile(r"\s*[,;&+]\s*|\s+[-–—]\s+|(?<=[a-z]{2})-(?=[a-z]{2})")
#: `Bupati-Red`, `Pemkot_ed`, `dia, Red`: the newsroom's word inside somebody else's
_EDITORS_NOTE = re.compile(r".*[-_–,]\s*(?:red|ed)\.?", re.IGNORECASE)
_DESK_FIRST = re.compile(r"(red|adv|hms|humas|rls|ril)[\s:.]+(\S.*)", re.IGNORECASE)
#: short forms that stand in brackets behind what they shorten, or inform
SHORT_FORMS = words_of(
    """
    persero tbk perum perumda umkm apbd apbn dprd dpr mpr pkk asn pns pppk tni polri kpu bumn
    bumd bpjs bps bpbd bnpb pmi
    paud sd smp sma smk mts ma mi tk tka ppkm psbb rt rw wib wita wit km kg ha mw pd pt cv sk uu
    lsm ngo iti isp ukm pad dak dau blt pkh kip kis ktp kk nik sim stnk spbu bbm lpg tpa tps tpi
    ppdb sdm sda ipm pdrb rpjmd rkpd lkpj lppd mou pks fgd hut wfh who ikn kek pln pdam tpp ump
    umk umr ppid spbe skpd opd kua ppas raperda perda pwi aji ojk bi bri bni kur igd icu rsud
    rsu bpom mui nu fkub kkn ptsl nib oss lhkpn kpk wbk wbbm saksi odgj odha hiv dbd tbc
    posyandu ibu lpj lp lpmd bpd bumdes dpc dpd dpw pac golkar pdip pks pkb pan ppp psi im tb ai
    it hp tv cctv led ipal
    """
)
#: short forms that are written in small letters, too
_UNITS = words_of("wib wita wit km kg ha rt rw tk sd smp sma smk tbk ya cv pt uu")
#: units go by numbers: `Pendim 0999`
_MILITARY = re.compile(
    r"pen(?:dim|rem|dam)?\d{4}|(?:pen(?:dim|rem|dam|kostrad)|kodim|koramil|korem|kodam|yonif|lanal|lanud)\s+(?:[IVX]+|\d{2,4}[-/]?\w{0,3})(?:\s[A-Z]\w+){0,2}",
    re.IGNORECASE,
)
#: the sections of a government's secretariat, as they shorten their names
_SECTIONS = words_of("org kesra hukum umum ekon ekbang pem tapem adpem adbang setwan")
#: pairs of everyday alternatives, not of people
_ALTERNATIVES = words_of(
    "dan atau pria wanita tni polri sd smp sma smk mts rt rw km jam kg wib wita wit ya tidak l p"
)


def split_tail(text: str) -> tuple[int, list[Credit]]:
    """Where the bracketed credit at the end of `text` begins, and its credits."""
    paired = _PAIRED.search(text, max(0, len(text) - 80))
    if paired and all(
        _is_short(part) and part.lower() not in SHORT_FORMS for part in paired.groups()
    ):
        return paired.start(), initials_credits(list(paired.groups()), paired[0].strip())
    found = _TAIL.search(text, max(0, len(text) - 120))
    if not found:
        return _marked(text)
    before = text[: found.start()]
    if _opens_quotation(before):
        return len(text), []
    label = _LABEL_BEFORE.search(before, max(0, len(before) - _LONGEST_LABEL))
    if label:
        before = before[: label.start()]
    closed = not before.strip() or _CLOSED.search(before[-_LONGEST_END:]) is not None
    credits = _read(
        _without_day(found[1]).strip().lstrip("*-– "),
        found[0].strip(" .*\n"),
        closed,
        before.strip() == "",
    )
    return (len(before) if label else found.start(), credits) if credits else (len(text), [])


def _without_day(inner: str) -> str:
    """Of several names with the day of writing behind them the names; `(Sabtu, 12/9/23)` is a day."""
    return _DAY_BEHIND.sub("", inner) if "/" in inner.partition(",")[0] else inner


def _marked(text: str) -> tuple[int, list[Credit]]:
    found = _MARKED.search(text, max(0, len(text) - 40))
    parts = found[1].split("/") if found else []
    if not found or not all(is_initials(part) or is_desk(part) for part in parts):
        return len(text), []
    return found.start(), initials_credits(parts, found[0].strip())


def _read(inner: str, raw: str, closed: bool, alone: bool) -> list[Credit]:
    if ":" in inner:
        return _labelled(inner, raw)
    editors_note = _EDITORS_NOTE.fullmatch(inner)
    if editors_note and not is_initials(inner.partition("-")[0]):
        return []
    if editors_note and len(inner) > 9:
        return []
    desk_first = _DESK_FIRST.fullmatch(inner)
    if desk_first and closed and "/" not in inner:
        names = desk_first[2].strip()
        if is_unit(names) or has_place_name(fold(names)):
            # `Humas Setda`, `Humas Bali`: whose newsroom it is
            return _single(inner, raw, alone)
        if is_initials(names) or is_name(names):
            return [
                Credit(name=names, role="reporter", raw=raw),
                Credit(name=desk_first[1], role=desk_role(desk_first[1]) or "source", raw=raw),
            ]
    parts = [part for part in _PARTS.split(inner) if part.strip("* ")]
    loose = _LOOSE_PARTS.split(inner)
    if (
        len(loose) == 2
        and is_desk(loose[0])
        and (is_unit(loose[1]) or loose[1].lower() in _SECTIONS)
        and not is_desk(loose[1])
    ):
        # `humas-dprd`: one office
        return [Credit(name=inner, role="reporter", raw=raw)] if closed else []
    if len(parts) == 1 and len(loose) in (2, 3) and all(map(_is_short, loose)):
        parts = loose
    names = re.split(r"\s*[&,]\s*", inner)
    if len(parts) == 1 and len(names) in (2, 3) and closed and _are_full_names(names):
        parts = names
    if len(parts) == 2 and " " in parts[0] and is_name(parts[0]) and _is_region(parts[1]):
        # `Haris Munandar/Ngada`: from where
        parts = parts[:1]
    if len(parts) > 1:
        return initials_credits(parts, raw) if _are_people(parts, closed) else []
    if not parts or (not closed and not (is_desk(inner) and inner.islower())):
        return []
    return _single(parts[0], raw, alone)


def is_military(text: str) -> bool:
    """`Pendim 0999`, `Pen0999`: the press office of a unit that goes by a number."""
    return _MILITARY.fullmatch(text) is not None


def _are_full_names(names: list[str]) -> bool:
    """`Jumriani, Gustaf Mandacan`: no everyday word, no place, one full name at least."""
    return any(" " in name for name in names) and all(
        name[:1].isupper()
        and is_name(name)
        and not is_office(name)
        and not any(map(is_common, name.split()))
        and not has_place_name(fold(name))
        for name in names
    )


#: characters of the code of a regency or city; districts bear the names of people, too
_REGENCY = len("35.73")


def _is_region(text: str) -> bool:
    found = find_place(text) if has_place_name(fold(text)) else None
    return found is not None and found.code is not None and len(found.code) <= _REGENCY


def _is_district(text: str) -> bool:
    found = find_place(text)
    return found is not None and found.code is not None and len(found.code) > _REGENCY


def _labelled(inner: str, raw: str) -> list[Credit]:
    """`(Sumber: Humas)`, `(ani/foto: budi)`: labels inside the brackets."""
    start, credits = label_credits(inner)
    first = inner[:start].strip(" /,;|-")
    if not credits or (first and not is_initials(first) and not is_name(first)):
        return []
    labelled = [Credit(name=credit.name, role=credit.role, raw=raw) for credit in credits]
    return ([Credit(name=first, role="reporter", raw=raw)] if first else []) + labelled


def _is_short(part: str) -> bool:
    if is_desk(part):
        return True
    return is_initials(part) and len(part) < 7 and not has_place_name(fold(part))


def _are_people(parts: list[str], closed: bool) -> bool:
    if len(parts) > 5 or all(part.isdigit() for part in parts):
        return False
    if all(map(is_unit, parts)) and not any(map(is_office, parts)):
        return False
    if all(part.lower() in _ALTERNATIVES or part.lower() in SHORT_FORMS for part in parts):
        return False
    named = short_forms = 0
    for part in parts:
        if is_desk(part) or (
            part.isdigit() and len(part) <= 3 and (named or any(map(is_desk, parts)))
        ):
            continue
        if is_medium(part):
            named += 1
            continue
        if (
            is_initials(part)
            or is_media_center(fold(part))
            or (len(part) in (2, 3) and part.isalpha())
            or (len(part) == 1 and part.isalpha() and named and part.islower())
        ):
            if part.isupper() and part.lower() in SHORT_FORMS and not is_office(part):
                short_forms += 1
            named += 1
        elif (
            (is_name(part) and (len(part) > 1 or " " in parts[0]))
            or (is_unit(part) and len(part.split()) <= 5)
            or (is_labelled_name(part) and any(is_desk(o) or is_office(o) for o in parts))
        ):
            named += 1
        else:
            return False
    if 2 * short_forms >= len(parts):
        return False
    are_desks = all(is_desk(part) and part.islower() for part in parts)
    return (
        closed
        or are_desks
        or (named > 0 and all(len(part) <= 5 and part.islower() for part in parts))
    )


#: characters of initials in capitals and square brackets; longer ones are a rubric: `[WASDAL]`
_SHORTEST_RUBRIC = 3


def _single(inner: str, raw: str, alone: bool) -> list[Credit]:
    square = raw.startswith("[")
    if is_desk(inner):
        # an office in brackets by itself is more often a short form than a credit
        if alone and len(inner) > 8:
            return []
        return [Credit(name=inner, role=desk_role(inner) or "source", raw=raw)]
    if is_media_center(fold(inner)):
        return [Credit(name=inner, role="publisher", raw=raw)]
    if not alone and inner.isupper() and " " not in inner and _is_signing_unit(inner):
        return [Credit(name=inner, role="source", raw=raw)]
    # short forms are explained within sentences; two capitals behind one are somebody's
    is_short_form = inner.lower() in SHORT_FORMS and (not inner.islower() or inner in _UNITS)
    if (is_short_form and (alone or len(inner) > 2 or not inner.isupper())) or (
        square and inner.isupper() and inner.isalpha() and len(inner) > _SHORTEST_RUBRIC
    ):
        return []
    words = inner.split()
    if is_medium(inner) and not alone:
        return [Credit(name=inner, role="source", raw=raw)]
    if len(words) == 1 and is_office(inner) and inner[0].isupper() and not inner.isupper():
        return [Credit(name=inner, role="reporter", raw=raw)]
    if len(words) == 1:
        return _one_word(inner, raw, alone)
    if is_military(inner) or (
        is_office(inner) and len(words) <= 5 and not any(char.isdigit() for char in inner)
    ):
        return [Credit(name=inner, role="reporter", raw=raw)]
    if len(words) > 5 or any(char.isdigit() for char in inner):
        return []
    if is_name(inner, most=5) and not has_place_name(fold(inner)):
        return [Credit(name=inner, role="reporter", raw=raw)]
    return []


#: characters of such a number; of a name in small letters and square brackets, in a line of its own, behind a sentence
_FIGURES, _LONGEST_NAME, _LONGEST_INITIALS, _LONGEST_BEHIND = 3, 10, 6, 8
#: what words are built with, and names in small letters seldom
_BUILT = re.compile(r"(?:ber|di|ke|me|pe|se|ter)[a-z]+|[a-z]+(?:an|nya)")
#: characters of a name in capitals; longer ones shorten what an office or programme is called
_LONGEST_CAPITALS = 8


def _is_signing_unit(inner: str) -> bool:
    """`BKPSDM`, `DISKOMINFO-SP`: an office by its short form, none of those that texts explain to everybody."""
    return len(inner) > _SHORTEST_RUBRIC and is_unit(inner) and inner.lower() not in SHORT_FORMS


def _one_word(inner: str, raw: str, alone: bool) -> list[Credit]:
    if inner.isdigit() and len(inner) == _FIGURES and not inner.endswith("0"):
        # what a newsroom calls one of its people
        return [Credit(name=inner, role="reporter", raw=raw)]
    if not is_initials(inner) and not (inner[0].isupper() and inner[1:].islower()):
        return []
    if is_common(inner) or not any(char.isalpha() for char in inner):
        return []
    if inner.isupper() and len(inner) > _LONGEST_CAPITALS and not {"-", "."} & set(inner):
        return []
    longest = _LONGEST_NAME if raw.startswith("[") else _LONGEST_INITIALS
    if inner.islower() and len(inner) > longest:
        is_name_behind = not alone and len(inner) <= _LONGEST_BEHIND and not _BUILT.fullmatch(inner)
        if not is_name_behind:
            return []
    # districts bear the names of people: `(Bambang)` in a line of its own
    is_placed = has_place_name(fold(inner)) and not (alone and _is_district(inner))
    if len(inner) > 12 or (len(inner) > 4 and is_placed):
        return []
    return [Credit(name=inner, role="reporter", raw=raw)]


def _opens_quotation(before: str) -> bool:
    """Whether a quotation goes on there; one mark may be straight and its fellow curly."""
    straight, opening, closing = (before.count(mark) for mark in '"“”')
    return (straight + opening + closing) % 2 == 1 and (straight % 2 == 1 or opening > closing)
