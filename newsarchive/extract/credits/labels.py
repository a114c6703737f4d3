"""Labelled credits: `Penulis: …`, `Editor : …`, glued, doubled, piped."""

from __future__ import annotations

import re

from newsarchive.extract.article import Credit, Role
from newsarchive.extract.credits.label_roles import (
    ANY_LABEL,
    DONE_BOTH,
    EDITED_BY,
    INTERVIEWER,
    LABELS_JOINED,
    OF_WORK,
    PHOTOGRAPHED_BY,
    REGIONAL,
    REGIONAL_DONE,
    TRANSLATED_BY,
    WRITTEN_BY,
    roles_of,
    says_what,
)
from newsarchive.extract.credits.values import FROM_AFAR, credits_of_label, credits_of_opening
from newsarchive.extract.words.names import (
    LABEL_WORDS,
    MARKER,
    is_common,
    is_full_name,
    is_name,
    is_office,
    is_press,
)
from newsarchive.extract.words.posts import is_post
from newsarchive.places import fold, has_place_name

#: labels that stand for nothing but a person's work; others are also names of menus, rubrics, files
_PERSONAL = (
    r"(?:penulis|pewarta|reporter|wartawan|jurnalis|(?:tim\s+)?peliput|koresponden|kontributor|editors?|penyunting|redaktur)"
    + OF_WORK
    + f"|{REGIONAL}|{INTERVIEWER}"
    + r"|penulis\s+artikel|contributor|sunting|pen(?:t?er)jemah|translator|(?:di)?alih\s?bahasa(?:kan)?(?:\s+oleh)?|"
    r"fotografer|photographer|juru\s+(?:foto|kamera|potret)|pemotret|kamera(?:m[ea]n|wan)|videografer|author|writer|words|"
    r"pengirim|uploader|publisher|pengunggah|oleh|(?:di\w+)\s+oleh|"
    rf"{WRITTEN_BY}|{EDITED_BY}|{TRANSLATED_BY}|"
    r"posted\s+by|published\s+by|uploaded\s+by|by"
)
_LABEL_ALONE = re.compile(rf"(?:{_PERSONAL}|sumber(?:\s+berita)?)\s*:?", re.IGNORECASE)
_BEGINS = re.compile(
    rf"\W*(?:{_PERSONAL}|tim\s+liputan|liputan|teks|naskah|rep|rpt|lap(?:oran)?|reportase|ed|di(?:tulis|laporkan|liput|sunting|edit)|foto(?=\s+(?:dan|&)))"
    r"(?:\s*(?:dan|&|\+|/|,)\s*(?:foto(?:grafer)?|teks|naskah|tulisan|penulis|gambar|video))?\s*(?:\.?:|[/&|]|\.\s?(?=[A-Z]))",
    re.IGNORECASE,
)
#: labels that are also names of rubrics, menus and forms: only a full name behind them is somebody's
_WEAK = re.compile(r"berita|video|pic|penanggung\s?jawab", re.IGNORECASE)
#: what parts a short label from a name, where no colon does: `Rep. Tuti / Ed. Yanto`
_DOT = r"\.(?i:(?<=rep\.)|(?<=rpt\.)|(?<=lap\.)|(?<=red\.)|(?<=ed\.)|(?<=fot\.))\s?(?=[A-Z])"
_has_dot = re.compile(_DOT).search
_LABEL = re.compile(
    # `Oleh-oleh:` is what travellers take home
    rf"(?:(?<![^\W\d_])(?<![Oo]leh-)|(?<=[^\W\d_A-Z])(?=[A-Z]))"
    rf"(?P<labels>(?i:{ANY_LABEL})(?:{LABELS_JOINED}(?i:{ANY_LABEL}))*)(?:\.?\s*[:=]\s*|{_DOT})"
)
#: `Tim Liputan / Editor: Rina`: who wrote, and the label of another; `Tim Liputan & Editor: Rina` is both
_TEAM_BESIDE = re.compile(r"(?P<team>(?:Tim|TIM) (?i:liputan|peliput(?:an)?))\s*[/,]\s*")
_OPEN_LABEL = re.compile(
    r"\s*(?:\d{1,2}\s+\w+\s+\d{4}\s+)?(?P<labels>(?i:laporan\s+(?:wartawan|kontributor|reporter|jurnalis|koresponden)|oleh|by|di(?:tulis|susun|liput|laporkan)\s+oleh|"
    rf"{DONE_BOTH}|written\s+by|posted\s+by|diposting\s+oleh))\s*;?\s+(?=\S)"
)
_BARE = re.compile(rf"(?P<labels>(?i:{ANY_LABEL}))(?:\.\s?|\s+)(?P<value>\S.{{1,50}})")
#: labels that no thing has
_PERSON_LABEL = re.compile(
    r"(?i)penulis|pewarta|reporter|editor|edt?|red|oleh|by|fotografer|rep|rpt|kontributor|wartawan"
)
_NAME = r"[A-Z][\w.’']*(?: [A-Z][\w.’']*){0,4}"
_WORDS = "|".join(LABEL_WORDS)
#: labels that say what somebody did, and end with who did it
DONE_BY = (
    r"(?:(?:teks|naskah|tulisan|foto)\s*(?:dan|&|/)\s*)?(?:ditulis|dilaporkan|diliput|disunting|diedit|difoto|diterjemahkan|dialih\s?bahasakan|teks|naskah|tulisan|liputan|foto|terjemahan|alih\s+bahasa)\s+oleh"
    rf"|{DONE_BOTH}|(?:(?:words|text|story)\s*(?:and|&|\+|/)\s*)?(?:{WRITTEN_BY}|{PHOTOGRAPHED_BY})|{EDITED_BY}|{TRANSLATED_BY}|{REGIONAL_DONE}"
)
_AND = r"\s+(?:dan|and|&)\s+"
#: a line that is a label without a colon, and names; of a translator also from which language, of a reporter where
_WHOLE = re.compile(
    rf"\s*(?P<labels>(?i:{_WORDS}|{DONE_BY}))(?:\s*;|\s+[-–—]+)?\s+"
    rf"(?P<names>{_NAME}(?:(?:,\s+{_NAME}){{0,3}},?{_AND}{_NAME})?)"
    r"(?:\s+(?:(?:dari|from)\s+(?:bahasa|naskah|teks|versi|the|[A-Z])|(?:di|in)\s+[A-Z])[\w ]{0,30})?\s*"
)
_LISTED = re.compile(rf"{_AND}|,{_AND}|,\s+")
#: `Ditulis Kaur Umum: Rina Melati`, `Laporan Kasi Pelayanan, Rina Melati`: what she is between the label and her name
_BY_POST = re.compile(
    rf"\W*(?P<labels>(?i:{ANY_LABEL}))(?:\s+oleh)?\s+\(?(?P<post>[A-Za-z][^:;,()\n]{{2,40}}?)\s*\)?\s*[:,]\s*(?P<name>[A-Z][^:;()\n]{{2,60}})"
)
#: `Laporan Suwarni dari Pasar Induk`, `Suwarni melaporkan dari Kupang`
_FROM = re.compile(
    r"\W*(?:(?i:laporan)(?:\s+(?i:wartawan|reporter|kontributor|jurnalis))?\s*:?\s+(?P<name>"
    + _NAME
    + r"),?"
    r"\s+(?i:dari)\s+[A-Z][^.!?\n]{1,50}|"
    r"(?P<told>"
    + _NAME
    + r"),? (?:me|di)laporkan(?: langsung)?(?:\s+(?i:dari)\s+[A-Z][^.!?\n]{1,50})?)\W*"
)
#: `Laporan Suwarni, Kupang`
_WITH_PLACE = re.compile(
    r"\W*(?i:laporan)\s*:?\s+(?P<name>"
    + _NAME
    + r")(?:,\s+|\s?[-–]\s?)(?P<place>[A-Z][\w ]{2,30})\W*"
)
#: `Melda Rante, Kontributor Sorong`
_WITH_JOB = re.compile(
    r"\W*(?P<name>"
    + _NAME
    + r")(?:(?:,\s|\s[-–—]\s|\s\()\s*(?P<job>(?i:kontributor|koresponden|wartawan|reporter|jurnalis))\b|\s*(?:[,:]\s+|\()(?i:pranata\s+humas|(?:tim|staf)\s+(?:humas|prokopim|(?:dis)?kominfo))\b)[\w .]{0,30}\W*"
)
_BETWEEN = re.compile(
    rf"(?:\s*[,;|/–—-]\s*|(?<!askah)(?<!eks)(?<!ulisan)(?<!ords)(?<!ext)(?<!tory)\s+(?:dan|&|and)\s+)(?=(?:{'|'.join(map(str.capitalize, LABEL_WORDS))}|(?i:[Dd]i\w+\s+oleh|{DONE_BY}))\b)"
)
_LONGEST_OPEN = 100
#: labels behind which no colon stands
_OPENS = re.compile(rf"(?:Laporan|Reportase|(?=[A-Z])(?i:oleh|by|di\w+ oleh|{DONE_BY})) ")
_BEFORE = re.compile(r"(?:^|[\n|/,.!?)\]”\"'’;•·*–—-]|\s{2}|\b20\d\d|\bWI(?:B|T|TA))\s*$")


def is_label(text: str) -> bool:
    """Whether `text` is a person's label by itself, or `Sumber`: `Penulis`, `Diunggah oleh :`."""
    return len(text) < 40 and _LABEL_ALONE.fullmatch(text) is not None


def labels_post(text: str) -> bool:
    """Whether a line credits a post and nobody by name: `Foto: Kaur Umum`."""
    label, colon, value = text.partition(":")
    return bool(colon and value.strip() and is_post(value) and roles_of(label.strip()))


def begins_with_label(text: str) -> bool:
    """Whether a line begins with a label and what parts it from a name."""
    return _BEGINS.match(text) is not None or (
        len(text) <= _LONGEST_OPEN
        and ("apor" in text or "APOR" in text)
        and _FROM.fullmatch(text) is not None
    )


def heads_credits(text: str) -> bool:
    """Whether a line of credits begins with a label, though no colon parts it from a name: `Dirilis oleh Humas Setda`."""
    return (
        begins_with_label(text)
        or _OPENS.match(text) is not None
        or (len(text) <= _LONGEST_OPEN and bool(_without_marks(text)))
    )


def label_credits(text: str) -> tuple[int, list[Credit]]:
    """Where the labelled credits of `text` begin, and the credits; the length of `text` if none."""
    is_marked = ":" in text or "=" in text or _has_dot(text) is not None
    found = list(_LABEL.finditer(text)) if is_marked else []
    credits: list[Credit] = []
    start = len(text)
    # where a label stands that another follows at once: `Pewarta : Pewarta: Ani`
    doubled: int | None = None
    for index, label in enumerate(found):
        begun = (
            bool(credits)
            or doubled is not None
            or _BEFORE.search(text[max(0, label.start() - 6) : label.start()])
        )
        if not begun:
            continue
        until = found[index + 1].start() if index + 1 < len(found) else len(text)
        labels, raw = label["labels"], text[label.start() : until]
        team = _TEAM_BESIDE.match(labels)
        more = [Credit(name=team["team"], role="reporter", raw=raw.strip())] if team else []
        more += credits_of_label(
            labels[team.end() if team else 0 :], text[label.end() : until], raw
        )
        if len(found) == 1 and _WEAK.fullmatch(label["labels"]):
            more = [credit for credit in more if is_full_name(credit.name)]
        first = label.start() if doubled is None else doubled
        if more:
            start = min(start, first)
            credits += more
        doubled = None if text[label.end() : until].strip() else first
    if credits:
        return start, credits
    if len(text) <= _LONGEST_OPEN and (named := _without_marks(text) or _told_from(text)):
        return 0, named
    if len(text) <= _LONGEST_OPEN and (named := _by_post(text)):
        return 0, named
    open_label = _OPEN_LABEL.match(text)
    if open_label and len(text) <= 120:
        return 0, credits_of_opening(open_label, text)
    return len(text), []


def _without_marks(text: str) -> list[Credit]:
    """`Penulis Arum Sekar, Editor Lintang Jati`: labels and names with nothing between them."""
    credits: list[Credit] = []
    for part in _BETWEEN.split(text.strip()):
        whole = _WHOLE.fullmatch(part)
        # `Penulis; A Salam Siregar`
        is_marked = ";" in part
        names = _LISTED.split(whole["names"]) if whole else []
        if (
            not whole
            or not all(map(is_name, names))
            or not (
                is_marked or not any(is_common(word) for name in names for word in name.split())
            )
            # `Kontributor Semarang`, below a name
            or (
                (whole["labels"].lower().startswith(FROM_AFAR) or len(names) > 1)
                and any(has_place_name(fold(name)) for name in names)
            )
        ):
            return []
        credits += [
            Credit(name=name, role=role, raw=text.strip())
            for role in roles_of(whole["labels"])
            for name in names
        ]
    return credits


def _by_post(text: str) -> list[Credit]:
    found = _BY_POST.fullmatch(text.strip())
    if (
        found is None
        or not is_post(found["post"])
        or _is_item(found)
        or any(map(is_common, found["name"].split()))
    ):
        return []
    return credits_of_label(found["labels"], found["name"], text)


#: who reports as part of a ceremony, and what is called his report there
_CHIEF = re.compile(
    r"(?i)(?:ketua|wakil|kepala|bupati|wali|camat|lurah|sekretaris|panitia|komandan|kapol|pimpinan|direktur|gubernur)"
)


def _is_item(found: re.Match[str]) -> bool:
    """Whether what looks like a label is an item of a programme: `Laporan Ketua Panitia, Rina Melati`."""
    is_report = found["labels"].lower().startswith(("laporan", "naskah", "teks"))
    return is_report and _CHIEF.match(found["post"]) is not None


def bare_label(text: str, *, is_alone: bool = True) -> list[Credit]:
    """`Foto Humas`, `Laporan Rina Melati`, `Ed. Rina`, `dok.Humas`: a label and whom it credits, with nothing between.

    One word by itself is somebody only behind a label of people, or beside other such credits.
    """
    found = _BARE.fullmatch(text)
    if found is None or has_place_name(fold(text)):
        return []
    value, labels = found["value"], found["labels"]
    is_one = (
        " " not in value
        and value[:1].isupper()
        and (not is_alone or _PERSON_LABEL.fullmatch(labels) is not None)
        and is_name(value)
        and not has_place_name(fold(value))
    )
    if _WEAK.fullmatch(labels) or (labels.lower() == "rilis" and " " not in value):
        # `Berita Humas Setda` is a heading; `(Rilis Humas)`
        return []
    if not (is_full_name(value) or is_press(value) or MARKER.fullmatch(value) or is_one):
        return []
    return credits_of_label(labels, value, text)


def _told_from(text: str) -> list[Credit]:
    """Who reported from a place, by a line without a colon."""
    role: Role = "reporter"
    if found := _FROM.fullmatch(text):
        name = found["name"] or found["told"]
    elif (found := _WITH_PLACE.fullmatch(text)) and (
        has_place_name(fold(found["place"])) or says_what(found["place"])
    ):
        name = found["name"]
    elif found := _WITH_JOB.fullmatch(text):
        name, role = found["name"], roles_of(found["job"])[0] if found["job"] else "reporter"
    else:
        return []
    if not is_name(name) or any(map(is_common, name.split())) or is_office(name):
        return []
    return [Credit(name=name, role=role, raw=text.strip())]
