"""Credits in brackets at the end of a text: `(say/yon)`, `[rin/aje]`, `(MC. Isen Mulang/engga)`."""

from __future__ import annotations

import re

from newsarchive.extract.article import Credit
from newsarchive.extract.credits.bracketed import (
    REGENCY,
    REGIONS,
    SECTIONS,
    SHORT_FORMS,
    single_credit,
)
from newsarchive.extract.credits.labels import label_credits
from newsarchive.extract.credits.parts import mixed_credits
from newsarchive.extract.credits.roles import desk_role, initials_credits, is_medium
from newsarchive.extract.dateline.publishers import HOST, is_media_center
from newsarchive.extract.dateline.words import words_of
from newsarchive.extract.words.closing_words import is_handed_down
from newsarchive.extract.words.name_lists import is_one_office
from newsarchive.extract.words.names import (
    SAYS,
    is_common,
    is_desk,
    is_full_name,
    is_initials,
    is_labelled_name,
    is_name,
    is_office,
    is_press,
    is_press_office,
    is_section,
    is_unit,
)
from newsarchive.places import find_place, fold, has_place_name
from newsarchive.places.villages import is_village

#: behind the bracket maybe marks of the end, or of a note: `(Humas) *)`
_TAIL = re.compile(r"(?P<raw>[(\[{]\s*(?P<inner>[^()\[\]{}\n]{1,90}?)\s*[)\]}])(?:[\s.]|\*\)?)*\Z")
#: `***ani`, `//say/yon`, `-ani-` behind the last sentence
_MARKED = re.compile(
    r"(?<=[.!?”\"])\s*(?:(?:\)?\*{1,3}|/{1,2}|[-–—]{1,3}|[#@|~_=<])\s?(?P<initials>[A-Za-z]{2,6}(?:/[A-Za-z]{2,6}){0,2})|"
    r"\s(?P<pair>[a-z]{2,6}/[a-z]{2,6})|(?:\*{1,3}|//?|\|)\s?(?P<name>[A-Z][\w’']+(?:\s[A-Z][\w’']+){1,2}))[-*\s./~_=>]*\Z"
)
#: `… Sipirok. .hms-sigi/rina`, `… siang. ani@kominfo`: names of a desk's people that say whose they are, behind any mark
_OF_DESK = re.compile(
    r"(?<=[.!?”\"])(?:\s*[.*/|#~=_–—-]{1,3}\s?|\s+)(?P<inner>[A-Za-z][\w-]{1,20}(?:[/@][A-Za-z][\w-]{1,20}){1,2})[-*\s./~_=]*\Z"
)
#: `rina@kominfo`: who signs, and of which desk; an address has a domain behind
_AT_DESK = re.compile(r"[A-Za-z][\w.]{1,20} ?@ ?[A-Za-z]\w{1,20}")
#: people between two marks, or behind one
_BETWEEN_MARKS = re.compile(
    r"(?:^|(?<=[.!?”\"’)]))\s*(?P<mark>/{1,2}|[-–—]{1,3}|[~*_|=#]{1,3})\s*(?P<inner>[@A-Za-z][^\n|~*=#:!?()]{4,70}?)\s*(?P<end>(?P=mark))?[\s.]*\Z"
)
_BETWEEN_NAMES = re.compile(r"\s*[/&,+;]\s*|\s+(?:dan|-)\s+")
_LONGEST_BETWEEN = 100
#: `~yanti~`, `//yanti//` in a line of its own
_ENCLOSED = re.compile(r"(?:[~_=<]|//|--)\s?(?P<initials>[A-Za-z]{2,10})\s?(?:[~_=>]|//|--)")
#: `utin/red` in a line of its own
_DESK_LAST = re.compile(r"(?P<pair>[a-z]{2,10}/(?:red|ed|adv|hms|rls))(?P<initials>)")
#: `(JN)/(PTS)`
_PAIRED = re.compile(
    r"(?<=[.!?”\"\s])[(\[]([A-Za-z]{2,6})[)\]]\s*[/&-]\s*[(\[]([A-Za-z]{2,6})[)\]][\s.*]*\Z"
)
#: `(Diskominfo/Rian, 12/09/23)`
_DAY_BEHIND = re.compile(r"(?<=[^\W\d_])[,\s]\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\s*\Z")
#: `(Red,kk/2020)`, `(Humas, 2021)`
_YEAR_BEHIND = re.compile(r"(?<=[^\W\d_])\s*[/,-]\s*(?:19|20)\d\d\s*\Z")
#: a sentence ends there, if only with who said it: `…,” ungkapnya (ptn)`
_CLOSED = re.compile(rf"(?:[.!?…\"”’'*)–—-]|[\"”’'],?\s+(?:{'|'.join(sorted(SAYS))})nya)\s*\Z")
_LONGEST_END = 20
#: characters of a label and what parts it from a bracket
_LONGEST_LABEL = 14
#: `… dari rumah. Laporan (AB01)`
_LABEL_BEFORE = re.compile(r"(?<=[.!?”\"]) (?:Laporan|Penulis|Reporter|Pewarta)\s?:?\s?\Z")
_PARTS = re.compile(r"\s*[/|\\]\s*")
#: one word alone, or one with a letter behind it: `Kelas A`
_LETTERED = re.compile(r"\A\w+(?: [A-Z])?\Z")
#: what parts initials in other newsrooms; also stands inside names and sentences
_LOOSE_PARTS = re.compile(
    r"\s*[,;&+]\s*|\s+[-–—]\s+|(?<=[a-z]{2})[-_](?=[a-z]{2})|(?<=\b[A-Z]{2})-(?=[A-Za-z][a-z]{2})|(?<=\bADV)-|(?<=\bHMS)-|(?<=\bHUMAS)-"
)
#: `Bupati-Red`, `Pemkot_ed`, `dia, Red`: the newsroom's word inside somebody else's
_EDITORS_NOTE = re.compile(r".*[-_–,]\s*(?:red|ed)\.?", re.IGNORECASE)
#: kinds of regions before their names
_KIND = re.compile(r"(?i)(?:kab|kabupaten|kota|prov|provinsi|kec|kecamatan)\b")
_DESK_FIRST = re.compile(r"(red|adv|hms|humas|rls|ril)[\s:.]+(\S.*)", re.IGNORECASE)

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
        _without_day(found["inner"]).strip().strip("*-–= "),
        found["raw"],
        closed,
        before.strip() == "",
    )
    return (len(before) if label else found.start(), credits) if credits else (len(text), [])


def _without_day(inner: str) -> str:
    """Names without the day or the year of writing behind them; `(Sabtu, 12/9/23)` is a day, `(MTQ 2021)` what was then."""
    if not inner[-1:].isdigit():
        return inner
    if (copyright := inner.rfind("©")) > 0:
        # `(ori/SuaraKudus©2015)`
        return inner[:copyright].rstrip()
    for behind in (_DAY_BEHIND, _YEAR_BEHIND):
        if found := behind.search(inner):
            names = re.split(r"\s*[/,-]\s*", inner[: found.start()])
            is_dated = behind is _DAY_BEHIND and (len(names) > 1 or names[0].islower())
            is_signed = any(map(is_desk, names)) or (
                found[0][0] == "/" and len(names) == 1 and not names[0].isupper()
            )
            if (is_dated or is_signed) and not any(
                is_common(name) and not is_desk(name) for name in names
            ):
                return inner[: found.start()]
    return inner


def _marked(text: str) -> tuple[int, list[Credit]]:
    of_desk = _OF_DESK.search(text, max(0, len(text) - 60))
    if of_desk is not None and _names_desk(of_desk["inner"]):
        credits = _read(of_desk["inner"], of_desk[0].strip(), True, False)
        if credits:
            return of_desk.start(), credits
    found = (
        _MARKED.search(text, max(0, len(text) - 60))
        or _ENCLOSED.fullmatch(text)
        or _DESK_LAST.fullmatch(text)
    )
    if not found:
        return _between_marks(text)
    named = found.groupdict()
    parts = (
        [named["name"]]
        if named.get("name")
        else (named.get("pair") or named["initials"]).split("/")
    )
    if not all(is_initials(part) or is_desk(part) or is_full_name(part) for part in parts):
        return len(text), []
    if len(parts) == 1 and len(set(parts[0].lower())) == 1:
        # `-oOo-` ends a text
        return len(text), []
    return found.start(), initials_credits(parts, found[0].strip())


def _between_marks(text: str) -> tuple[int, list[Credit]]:
    """`/rina.melati & @joko_w/`, `- Rina Melati/Joko Wibowo -` behind the last sentence."""
    found = _BETWEEN_MARKS.search(text, max(0, len(text) - _LONGEST_BETWEEN))
    if found is None or _opens_quotation(text[: found.start()]):
        return len(text), []
    parts = _BETWEEN_NAMES.split(found["inner"].strip())
    people = [part for part in parts if is_nickname(part) or is_full_name(part)]
    if found["end"] is None and (
        len(people) < 2 or "/" not in found["inner"] or all(map(is_full_name, parts))
    ):
        # a mark at both ends, or two names with one between them
        return len(text), []
    fits = bool(people) and all(
        part in people
        or is_desk(part)
        or is_press(part)
        or (is_initials(part) and not has_place_name(fold(part)))
        for part in parts
    )
    return (found.start(), initials_credits(parts, found[0].strip())) if fits else (len(text), [])


#: `@rina_sutan04`, `rina.melati`: how people call themselves where they post
_NICKNAME = re.compile(r"@[A-Za-z][\w.]{2,29}|[a-z]{2,20}(?:[._][a-z\d]{1,20}){1,2}")


def is_nickname(text: str) -> bool:
    """Whether `text` is the name of a person's account; of a host or an office it is none.

    >>> is_nickname("rina.melati"), is_nickname("@joko_w"), is_nickname("suarawarga.com"), is_nickname("@humas_sigi")
    (True, True, False, False)
    """
    return (
        _NICKNAME.fullmatch(text) is not None
        and HOST.fullmatch(text) is None
        and not any(
            is_office(part) or is_desk(part) or (text[0] == "@" and has_place_name(fold(part)))
            for part in re.split("[@._]", text)
            if part
        )
    )


def _names_desk(inner: str) -> bool:
    """Whether one of some names without spaces is that of a desk, or says to which its bearer belongs: `hms-sigi/rina`."""
    return "@" in inner or any(is_desk(part.partition("-")[0]) for part in inner.split("/"))


def _read(inner: str, raw: str, closed: bool, alone: bool) -> list[Credit]:
    if closed and (_AT_DESK.fullmatch(inner) or is_nickname(inner)):
        return [Credit(name=inner, role="reporter", raw=raw)]
    if is_handed_down(inner):
        return []
    desk, _hyphen, region = inner.partition("-")
    if closed and region.lower() in REGIONS and (is_desk(desk) or is_press(desk)):
        # `diskominfo-klu`: whose office it is
        return [Credit(name=inner, role="reporter", raw=raw)]
    if closed and (mixed := mixed_credits(inner, raw)):
        return mixed
    if ":" in inner:
        return _labelled(inner, raw)
    if ";" in inner and (labelled := _labelled(inner, raw)):
        # `(Reporting by Rina Melati; Editing by Joko W.)`
        return labelled
    editors_note = _EDITORS_NOTE.fullmatch(inner)
    if editors_note and not is_initials(inner.partition("-")[0]):
        return []
    if editors_note and len(inner) > 9:
        return []
    desk_first = _DESK_FIRST.fullmatch(inner)
    if desk_first and closed and "/" not in inner:
        names = desk_first[2].strip()
        if is_unit(names) or _KIND.match(names) or has_place_name(fold(names)) or is_village(names):
            # `Humas Setda`, `Humas Bali`: whose newsroom it is
            return single_credit(inner, raw, alone)
        if is_initials(names) or is_name(names):
            return [
                Credit(name=names, role="reporter", raw=raw),
                Credit(name=desk_first[1], role=desk_role(desk_first[1]) or "source", raw=raw),
            ]
    parts = [part for part in _PARTS.split(inner) if part.strip("* ")]
    loose = _LOOSE_PARTS.split(inner)
    if (
        len(parts) == 1
        and len(loose) == 2
        and is_desk(loose[0])
        and (
            is_unit(loose[1])
            or loose[1].lower() in SECTIONS
            or (len(loose[1]) > 3 and has_place_name(fold(loose[1])))
        )
        and not is_desk(loose[1])
    ):
        # `humas-dprd`: one office
        return [Credit(name=inner, role="reporter", raw=raw)] if closed else []
    if (
        len(parts) == 1
        and len(loose) in (2, 3)
        and all(map(_is_short, loose))
        and not is_one_office(inner)
    ):
        parts = loose
    names = re.split(r"\s*[&,]\s*", inner)
    if (
        len(parts) == 1
        and len(names) in (2, 3)
        and closed
        and (_are_full_names(names) or all(map(is_nickname, names)))
    ):
        parts = names
    if len(parts) == 2 and " " in parts[0] and is_name(parts[0]) and _is_region(parts[1]):
        # `Haris Munandar/Ngada`: from where
        parts = parts[:1]
    if len(parts) > 1:
        return initials_credits(parts, raw) if _are_people(parts, closed) else []
    if not parts or (not closed and not (is_desk(inner) and inner.islower())):
        return []
    return single_credit(parts[0], raw, alone)


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


def _is_region(text: str) -> bool:
    found = find_place(text) if has_place_name(fold(text)) else None
    return found is not None and found.code is not None and len(found.code) <= REGENCY


def _labelled(inner: str, raw: str) -> list[Credit]:
    """`(Sumber: Humas)`, `(ani/foto: budi)`: labels inside the brackets."""
    office, _, member = inner.partition(":")
    if is_press_office(office) and is_labelled_name(member.strip()):
        # `(Humas Setda: Ridwan M.)`
        return initials_credits([office.strip(), member.strip()], raw)
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
    if all(map(_is_region, parts)):
        return False
    if all(part.lower() in _ALTERNATIVES or part.lower() in SHORT_FORMS for part in parts):
        return False
    named = short_forms = 0
    for part in parts:
        if _AT_DESK.fullmatch(part) or is_nickname(part):
            named += 1
            continue
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
            or (len(part) == 1 and part.isalpha() and named and _signs_first(part, parts[0]))
        ):
            if part.isupper() and part.lower() in SHORT_FORMS and not is_office(part):
                short_forms += 1
            named += 1
        elif (
            (is_name(part) and (len(part) > 1 or _LETTERED.search(parts[0]) is None))
            or (is_unit(part) and len(part.split()) <= 5)
            or is_section(part)
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
        or _is_office_and_member(parts)
        or (named > 0 and all(len(part) <= 5 and part.islower() for part in parts))
    )


def _signs_first(letter: str, first: str) -> bool:
    """Whether a letter behind somebody's initials is another one's: `(say/b)`, `(Irw/B)`; `(Kelas/B)`, `(SD/A)` are none."""
    return letter.islower() or (first.istitle() and is_initials(first) and not is_common(first))


#: whose media center it is; also the title of Moslem names and of masters of ceremonies
_CENTER = re.compile(r"(?:MC|Media Center)\.? [A-Z]\w+")


def _is_office_and_member(parts: list[str]) -> bool:
    """`MC Suara Warga/rina`, `Humas Setda/ani`: an office with whose it is and one of its people, though no full stop stands before."""
    office, *people = parts
    return (
        (is_press_office(office) or _CENTER.match(office) is not None)
        and len(people) == 1
        and is_initials(people[0])
        and not is_common(people[0])
    )


def _opens_quotation(before: str) -> bool:
    """Whether a quotation goes on there; one mark may be straight and its fellow curly."""
    straight, opening, closing = (before.count(mark) for mark in '"“”')
    return (straight + opening + closing) % 2 == 1 and (straight % 2 == 1 or opening > closing)
