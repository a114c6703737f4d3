"""Names by themselves behind the last sentence: of who wrote a text, or of who signs a letter or notice."""

from __future__ import annotations

import re

from newsarchive.extract.article import Credit
from newsarchive.extract.credits.press_officers import press_officer
from newsarchive.extract.credits.roles import desk_role
from newsarchive.extract.dateline.items import is_place
from newsarchive.extract.frame.frame_lines import is_pull_quote
from newsarchive.extract.words.closing_words import is_closing
from newsarchive.extract.words.names import (
    bare_name,
    is_common,
    is_desk,
    is_full_name,
    is_initials,
    is_press,
)
from newsarchive.extract.words.persons import is_one_name, is_plain_name

#: characters of a line that signs
_LONGEST_VALUE = 80
#: a sentence's end, with who reports it in brackets or not: `… malam.(red)`
_ENDED = re.compile(r"[.!?…][”\"’')]*(?:\s*[(\[][^()\[\]]{2,40}[)\]])?\W*$")


def signed_by(texts: list[str]) -> list[Credit]:
    """The name that stands by itself behind the last sentence; a title of respect or office makes it a signatory's."""
    if len(texts) < _LEAST_SIGNED or len(texts[-1]) > _LONGEST_LINE:
        return []
    if _SIGNED.fullmatch(texts[-2]):
        return []
    # a rule drawn with characters may part the two
    before = texts[-2] if any(map(str.isalnum, texts[-2])) else texts[-3]
    if not _ENDED.search(before) or _is_another(before):
        return []
    name = texts[-1].strip(" *=-–—_~")
    if is_closing(name):
        return []
    if is_desk(name) and texts[-1][:1] in "*=-–—":
        return [Credit(name=name, role=desk_role(name) or "source", raw=texts[-1])]
    if _CODE.fullmatch(name) or (_INITIALS.fullmatch(name) and is_initials(name)):
        return [Credit(name=name, role="reporter", raw=texts[-1])]
    if officer := press_officer(name.strip("()[] ")):
        return [Credit(name=officer, role="source", raw=texts[-1])]
    medium = _WITH_MEDIUM.fullmatch(name)
    if medium and not is_common(medium["medium"]) and is_one_name(medium["name"].title()):
        return [Credit(name=name, role="reporter", raw=texts[-1])]
    reporter = name.removeprefix("Laporan ")
    if (
        reporter != name
        and is_one_name(reporter)
        and not (is_common(reporter) or is_place(reporter))
    ):
        return [Credit(name=reporter, role="reporter", raw=texts[-1])]
    is_one = is_one_name(name.title() if name.isupper() else name) and not is_common(name)
    if len(name) > _LONGEST_NAME or not (is_plain_name(name) or (is_one and not is_place(name))):
        return []
    first = name.split()[0]
    if any(map(is_press, name.split())) or (is_place(first) and _is_told_of(first, texts[:-1])):
        # `Kunjungi Humas`, `Kebumen Beriman`
        return []
    return [Credit(name=name, role="reporter", raw=texts[-1])]


def _is_told_of(place: str, texts: list[str]) -> bool:
    """Whether a text speaks of a place: what begins with its name is a watchword."""
    return any(re.search(rf"(?i)\b{re.escape(place)}\b", text) for text in texts)


#: characters of a saying that is quoted by itself
_LONGEST_SAYING = 120


def _is_another(text: str) -> bool:
    """Whether a line is no sentence of the text, so that the name below is one of several, or of who said it: `Siti Aminah, S.Pd.`, `“Bekerjalah.”`."""
    return is_full_name(bare_name(text)) or (len(text) <= _LONGEST_SAYING and is_pull_quote(text))


#: `Ibrahim swn`: a name and for whom it writes, in short
_WITH_MEDIUM = re.compile(r"(?P<name>[A-Z][a-z]{3,14}) (?P<medium>[a-z]{2,4})")
#: initials by themselves
_INITIALS = re.compile(r"[a-z]{2,5}")
#: `LNG01`, `SW.007`: one of a newsroom's people by a number
_CODE = re.compile(r"[A-Z]{2,4}\.?0\d{1,2}")
#: paragraphs of a text that a name may stand behind, characters of that name, and of a name with rank and office
_LEAST_SIGNED, _LONGEST_NAME, _LONGEST_LINE = 3, 50, 120
_SIGNED = re.compile(r"(?i)\W*(?:ttd|t\.t\.d|tertanda)\b\W*")
_SIGNING = re.compile(
    r"(?i)\W*(?:ttd|t\.t\.d|tertanda|hormat (?:kami|saya)|an\.|a\.n\.|mengetahui|salam hormat)\b.{0,40}|.{0,60},"
)


def is_signature(text: str) -> bool:
    """Whether the name behind this line signs a letter or notice rather than a report: `ttd`, `Camat Barat,`."""
    return len(text) <= _LONGEST_VALUE and _SIGNING.fullmatch(text) is not None
