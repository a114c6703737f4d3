"""Bylines and credits of news text: who wrote, edited, photographed, supplied.

In: a paragraph, or a line of its own. Out: credits in printed order, and the text without them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from newsarchive.extract.article import Credit, Role
from newsarchive.extract.credits.bracketed import SHORT_FORMS, is_military
from newsarchive.extract.credits.in_captions import parse_caption_credit
from newsarchive.extract.credits.label_roles import is_job
from newsarchive.extract.credits.labels import DONE_BY, is_label, label_credits
from newsarchive.extract.credits.parts import mixed_credits, released_credits
from newsarchive.extract.credits.photo_credits import photo_credits
from newsarchive.extract.credits.roles import initials_credits, is_medium
from newsarchive.extract.credits.tails import split_tail
from newsarchive.extract.dateline.items import is_locality
from newsarchive.extract.dateline.publishers import is_media_center
from newsarchive.extract.words.closing_words import is_closing
from newsarchive.extract.words.names import (
    LABEL_WORDS,
    SAYS,
    begins_with_title,
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
    is_unit_of,
)
from newsarchive.extract.words.posts import is_post
from newsarchive.places import fold, has_place_name

__all__ = ["parse_caption_credit", "parse_credits", "split_tail_credit"]

_APPEARED = re.compile(r"appeared first on\s+(\S[^\n]{1,120}?)\s*\.?\s*\Z", re.IGNORECASE)
_QUOTED_FROM = re.compile(
    r"(?:seperti\s+)?(?:dikutip|dilansir|dinukil)\s+dari\s+"
    r"(?:(?:keterangan|siaran|rilis|laman|situs|akun)\s+(?:resmi|pers|tertulis)?\s*)?"
    r"([A-Z@][\w.@]*(?:\s+[A-Z][\w.]*){0,5})\s*\.?\s*\Z"
)
_DATED = re.compile(r"([^|\n]{2,60}?)\s*\|\s*(?:\w+,\s*)?\d{1,2}[\s/.-]\w{1,9}[\s/.-]\d{2,4}\b.*")
_BARE_PAIR = re.compile(r"([A-Za-z]{2,8}) ?/ ?([A-Za-z]{2,8})(?: ?/ ?([A-Za-z]{2,8}))?\.?")
#: a name by itself behind a dash
_SIGNED = re.compile(
    r"(?:[-–—]{1,2}|/{1,2})\s*([A-Z][\w.’']*(?:\s[A-Z][\w.’']*){1,4})\.?(?:\s*[-–—]{1,2})?"
)
_LAST_WORDS = re.compile(
    r"(?<=[.!?”\"])\s*(?:[-–—]{1,2}\s*)?((?:[A-Z][\w’']+)(?:\s[A-Z][\w’']+){0,2})\s*(?:[-–—]{1,3}\s*)?\Z"
)
#: `… sampai malam. MC Kalsel/ARH`
_OFFICE_BEHIND = re.compile(
    r"(?<=[.!?”\"])\s+((?:MC|Media Center|Humas|Diskominfo|Kominfo)(?:\s(?:Prov|Kab|Kota)\b\.?)?(?:\s[A-Z]\w+){1,2}|[A-Z]\w+)\s?/\s?([A-Za-z]{2,6})\.?\Z"
)
#: `… ujarnya. PNO-12`: one of a newsroom's people by a number
_CODE_BEHIND = re.compile(
    r"(?<=[.!?”\"])(?:\s+(?=[A-Z]{2,4}[-0])|\s*(?=[A-Z][a-z]{1,3}-\d{1,2}\Z))([A-Za-z]{2,4}[-0]\d{1,3})\Z"
)
#: `… sampai malam. Penulis Rina Melati`, `… malam. Disunting oleh Joko W.`
_LABEL_BEHIND = re.compile(
    rf"(?<=[.!?”\"])\s+(?P<credit>(?:{'|'.join(map(str.capitalize, LABEL_WORDS))}|(?=[A-Z])(?i:{DONE_BY})) [A-Z][\w. ]{{2,40}})\Z"
)
#: `… sampai malam.#PROKOPIM`, `… sampai malam. | Humas Setda`; other words behind such a mark are for readers to find the text by
_OFFICE_MARKED = re.compile(
    r"(?:(?:^|(?<=[.!?”\"’')]))\s*(?:\*{1,3}|//?|\||[-–—]{1,2}|[_~=])|\s*#{1,2})\s?(?P<office>[A-Z][\w&.]{2,20}(?: [\w&.]{2,20}){0,4}?)\s*[*_/|~=#–—-]{0,3}\Z"
)
#: what parts an office from its people in a line
_PARTED = re.compile(r"\s*[/|,]\s*|\s+[-–—]\s+")
#: `… pungkasnya. say`: initials that nothing marks, behind a word that no full stop shortens
_INITIALS_BEHIND = re.compile(r"(?:[^\W\d_]{5}[.!?]|[”\"])\s+(?P<initials>(?!amin)[a-z]{2,4})\.?\Z")
_ENOUGH = 400
#: characters of a tag: among several none credits anybody
_LONGEST_TAG = 30
#: `SW NEWS : HUMAS POLRES BLORA/ANDRI |`: for whom the people of a line wrote
_BY_MEDIUM = re.compile(
    r"[A-Z][\w ]{0,20}(?:NEWS|News|TV|POS|Pos|Post)\s*:\s+(?P<rest>\S[^:]{3,60}?)\s*\|?"
)
#: `~Oleh: Rina Melati~`, `* Peliput: Rina Melati * Redaktur: mk *`: a line between marks, which may part its credits, too
_FRAMED = re.compile(r"(?P<mark>[~*_=#|]{1,3})\s*(?P<inner>[^~*_=#|].{3,140}?)\s*(?P=mark)")
_PIPED = re.compile(r"(?P<label>[A-Z][a-z]{4,12})\s*\|\s*(?P<name>[A-Z][\w.’' ]{3,40})")
#: characters of a line of credits told by their parts
_LONGEST_MIXED = 90


def parse_credits(text: str) -> list[Credit]:
    """Every credit that a credit line, or the end of a paragraph, gives; empty when there is none.

    >>> [(c.name, c.role) for c in parse_credits("(say/yon)")]
    [('say', 'reporter'), ('yon', 'editor')]
    """
    return split_tail_credit(text)[1]


def split_tail_credit(paragraph: str) -> tuple[str, list[Credit]]:
    """A paragraph without the credit at its end, and the credits found there.

    >>> split_tail_credit("… ,” pungkas Wiwid. (say/yon)")[0]
    '… ,” pungkas Wiwid.'
    """
    text = paragraph.strip()
    if not text:
        return paragraph, []
    offset = max(0, len(text) - _ENOUGH)
    end = text[offset:]
    start, credits = _read(end, whole=offset == 0)
    if not credits:
        return paragraph, []
    return text[: offset + start].rstrip(" \t\n\u00a0-–—|"), credits


def _read(text: str, *, whole: bool) -> tuple[int, list[Credit]]:
    if whole and (framed := _FRAMED.fullmatch(text)):
        start, credits = _read(framed["inner"].replace(framed["mark"], "|"), whole=True)
        if credits and not start:
            return 0, credits
    if whole and ":" in text and (released := released_credits(text.strip(), text.strip())):
        return 0, released
    if whole and "|" in text and (piped := _piped_label(text) or _piped_names(text)):
        return 0, piped
    if whole:
        photo = photo_credits(text)
        if photo and not all(is_post(credit.name) for credit in photo):
            return 0, photo
    start, credits = split_tail(text)
    label_start, labelled = label_credits(text[:start])
    if labelled and not credits:
        # the initials may stand before the labels: `… (say/yon) Foto: Budi`
        start, before = split_tail(text[:label_start].rstrip())
        if not before and whole and label_start:
            # `Humas/Aris, foto: Dodi`
            opening = text[:label_start].rstrip()
            before, start = _line_credits(opening.rstrip(" ,;/|-")), 0
            if any(credit.role == "reporter" for credit in labelled) and _DATED.fullmatch(opening):
                # `Telukdalam | 3 Mei 2023 | Reporter: Joko`: a place, whoever knows it
                before = []
            name = opening[:-1].strip()
            if not before and opening[-1:] in "/|," and (is_initials(name) or is_full_name(name)):
                # `ros/ed: sul`, `Rina Melati | Foto: Joko`
                before = initials_credits([name], text.strip())
            office, _slash, member = (part.strip() for part in name.partition("/"))
            if (
                not before
                and opening[-1:] in "/|,;"
                and is_unit_of(office)
                and is_full_name(member)
            ):
                # `Pusdalops BPBD/Rina Melati | Ed. Joko`
                before = initials_credits([office, member], text.strip())
        return (start, before + labelled) if before else (label_start, labelled)
    behind = text[start:].strip("()[]. ")
    if labelled and credits and (is_post(behind) or is_job(behind)):
        # `Oleh : Drs. Markus S. (Kabag Humas)`
        return label_start, labelled
    if labelled and credits and all(" " in credit.name for credit in credits):
        # `Penulis: Yayan Suryana (Penyuluh Pertanian Madya)`: what the writer is; `(Bagian Humas)` is whose
        offices = [
            credit
            for credit in credits
            if (is_press_office(credit.name) or is_section(credit.name)) and not is_job(credit.name)
        ]
        return label_start, labelled + [replace(office, role="source") for office in offices]
    if credits:
        return (label_start, labelled + credits) if labelled else (start, credits)
    if whole and len(text) <= 160:
        line = _line_credits(text)
        if line:
            return 0, line
    return _unmarked(text, whole)


def _piped_label(text: str) -> list[Credit]:
    """`Penulis | Rina Melati`, `Reportase | Rina Melati`: a pipe where others set a colon."""
    found = _PIPED.fullmatch(text)
    if found is None or is_label(found["name"]):
        return []
    is_report = found["label"] in ("Reportase", "Laporan") and is_full_name(found["name"])
    if not (is_report or is_label(found["label"])):
        return []
    credits = label_credits(f"{found['label']}: {found['name']}")[1]
    return [replace(credit, raw=text) for credit in credits]


_LABEL_AND_NAMES = re.compile(
    rf"(?P<label>{'|'.join(map(str.capitalize, LABEL_WORDS))})\s+(?P<names>[A-Z][^|:]{{2,80}})"
)


def _piped_names(text: str) -> list[Credit]:
    """`Penulis Rina Melati, Joko Santoso | Editor Yanti Asih`: labels and names without colons, one beside another."""
    credits: list[Credit] = []
    for part in text.split("|"):
        found = _LABEL_AND_NAMES.fullmatch(part.strip())
        named = label_credits(f"{found['label']}: {found['names']}")[1] if found else []
        if not named:
            return []
        credits += [replace(credit, raw=text) for credit in named]
    return credits


def _line_credits(text: str) -> list[Credit]:
    """Lines that are credits by their whole shape."""
    raw = text.strip()
    if by_medium := _BY_MEDIUM.fullmatch(raw):
        return _line_credits(by_medium["rest"])
    if len(raw) < _LONGEST_MIXED and (
        mixed := mixed_credits(raw.strip("-–—*#@ "), raw, strict=True)
    ):
        # `Rina Melati (Diskominfo)`, `Rilis Humas Pemkab Blora`
        return mixed
    found = _APPEARED.search(text)
    if found:
        return [Credit(name=found[1].rstrip("."), role="source", raw=raw)]
    found = _DATED.fullmatch(text)
    if found and (is_office(found[1]) or is_name(found[1])) and not is_locality(found[1]):
        return [Credit(name=found[1].strip(), role="reporter", raw=raw)]
    found = _SIGNED.fullmatch(text)
    if found and (
        is_office(found[1])
        or not (any(map(is_common, found[1].split())) or has_place_name(fold(found[1])))
    ):
        return [Credit(name=found[1].strip(), role="reporter", raw=raw)]
    name = raw.strip(" *#_@")
    if is_press_office(name):
        return [Credit(name=name, role="reporter", raw=raw)]
    if name[:3].upper() == "MC " and is_media_center(fold(name)):
        return [Credit(name=name, role="publisher", raw=raw)]
    parts = _PARTED.split(raw.strip("-–—* "))
    offices = [
        part
        for part in parts
        if is_desk(part) or is_press_office(part) or is_military(part) or is_medium(part)
    ]
    people = [part for part in parts if part not in offices]
    # commas and dashes part other things, too
    is_loose = "/" not in raw
    if (
        offices
        and 0 < len(people) < 3
        and all(
            name[:1].isupper()
            and (is_labelled_name(name) or is_initials(name))
            and not (is_loose and (is_common(name) or has_place_name(fold(name))))
            for name in people
        )
    ):
        # `Humas/Aris`, `OZ – DD, Diskominfo Tarakan`, `Pen0705/R-04`
        return initials_credits(parts, raw)
    short = raw.strip("-–—* ").split("/")
    is_long = len(short) in (4, 5) and not any(part.lower() in SHORT_FORMS for part in short)
    if (len(short) == 3 or (is_long and raw.isupper())) and all(
        is_initials(part) or (is_office(part) and " " not in part) for part in short
    ):
        # `edg/cha/Diskominfo`
        return initials_credits(short, raw)
    full_names = re.split(r"\s*/\s*", raw.strip("-–—*() "))
    if 2 <= len(full_names) <= 3 and all(map(is_full_name, full_names)):
        # `Yosef Tena / Andi Irwan`
        return initials_credits(full_names, raw)
    if (
        raw[:1] in "*–—-"
        and 2 <= len(full_names) <= 3
        and all(
            name[:1].isupper()
            and is_initials(name)
            and not (is_common(name) or has_place_name(fold(name)) or name.isupper())
            for name in full_names
        )
    ):
        # `* Rina/Joko` in a line of its own
        return initials_credits(full_names, raw)
    found = _BARE_PAIR.fullmatch(text)
    if found:
        parts = [part for part in found.groups() if part]
        if all(is_initials(part) for part in parts):
            return initials_credits(parts, raw)
    return []


def _unmarked(text: str, whole: bool) -> tuple[int, list[Credit]]:
    """Bare names: the whole text, or one to three words behind the last sentence."""
    found = _QUOTED_FROM.search(text)
    if found:
        # the attribution belongs to its sentence, which stays whole
        return len(text), [Credit(name=found[1].rstrip("."), role="source", raw=found[0])]
    found = _LABEL_BEHIND.search(text, max(0, len(text) - _LONGEST_MIXED))
    if found and (credits := label_credits(found["credit"])[1]):
        return found.start(), credits
    found = _OFFICE_MARKED.search(text, max(0, len(text) - _LONGEST_MIXED))
    if found and is_press(found["office"]) and "#" not in text[: found.start()][-_LONGEST_TAG:]:
        office = found["office"]
        role: Role = "reporter" if " " in office else "source"
        return found.start(), [Credit(name=office, role=role, raw=found[0].strip())]
    found = _OFFICE_BEHIND.search(text)
    if found and is_office(found[1]) and is_initials(found[2]):
        return found.start(), initials_credits([found[1], found[2]], found[0].strip())
    found = _CODE_BEHIND.search(text)
    if found:
        return found.start(), [Credit(name=found[1], role="reporter", raw=found[1])]
    found = _INITIALS_BEHIND.search(text, max(0, len(text) - 20))
    if found and is_initials(found["initials"]) and found["initials"] not in SHORT_FORMS:
        name = found["initials"]
        return found.start("initials"), [Credit(name=name, role="reporter", raw=name)]
    words = text.split()
    if (
        whole
        and 2 <= len(words) <= 4
        and text.islower()
        and words[0] not in ("by", "oleh")
        and is_name(text, most=4)
    ):
        return 0, [Credit(name=text, role="reporter", raw=text)]
    found = _LAST_WORDS.search(text)
    if found and is_press_office(found[1]) and found[0].lstrip()[0] in "-–—":
        return found.start(), [Credit(name=found[1], role="reporter", raw=found[0].strip())]
    if found and " " not in found[1] and is_press(found[1]) and found[1][0].isupper():
        return found.start(), [Credit(name=found[1], role="source", raw=found[1])]
    if (
        found
        and not is_closing(found[1])
        and not any(is_common(word) or fold(word) in SAYS for word in found[1].split())
    ):
        name = found[1]
        before = text[: found.start()].split()
        if begins_with_title(before[-1]) if before else False:
            # `Drs. Winarto`: the full stop ends a title
            return len(text), []
        if is_name(name, most=3) and not has_place_name(fold(name)):
            return found.start(), [Credit(name=name, role="reporter", raw=name)]
    return len(text), []
