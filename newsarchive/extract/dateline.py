"""Datelines: `Blimbing (malangkota.go.id) –`, `MALANG, KOMINFO –`, `Kupang, 09/02/2026 —` and their many forms.

A small grammar of parts (place, publisher, date) decides, with the gazetteer behind it: a dash alone says nothing,
since routes, name pairs and reduplications have one too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from newsarchive.dates import parse_date
from newsarchive.extract.article import Dateline
from newsarchive.extract.publishers import is_domain, is_publisher
from newsarchive.places import find_place, is_place

PartKind = Literal["place", "publisher", "date", "name"]

#: a dateline is no longer than this, in characters
_LONGEST = 110
_SPACES = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u200b": " ", "\ufeff": " ", "\t": " "})
_WORD = re.compile(r"[^\s,()\[\]|:;–—\"“”]+")
_DOMAIN_HERE = re.compile(r"(?i)(?:[\w-]+\.)+(?:go\.id|co\.id|or\.id|web\.id|com|id|net|org|co|news|info|tv)(?![\w.])")
_DATE_HERE = re.compile(
    r"(?i)(?:(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad)\s*,?\s*)?"
    r"(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{1,2}\s+[a-z]{3,9}\.?\s+\d{2,4})(?![\w/])"
)
_END = re.compile(r"[ ]*(?:[–—―]+|-{1,3}|--+|[|:])[ ]*(?:[–—-]+[ ]*)?")
_SEPARATOR = re.compile(r"[ ]*(?:,|\||[–—―]+|--+|-|:|\.|/)[ ]*")
_PREFIXES = frozenset("kota kabupaten kab kab. kecamatan kec kec. provinsi prov prov. desa kelurahan pulau".split())
#: last words of media names that begin with a place
_BRAND = re.compile(
    r"(?i)^(?:newsroom|news|pos|post|times|tribune|ekspres|express|today|kini|update|info|terkini|raya pos|media)$"
)
_LOWER_START = re.compile(r"[a-zà-ÿ]")
#: `– Malaga – Kabere`: what stands between two dashes is a stage of a route
_BETWEEN_DASHES = re.compile(r"[A-Z][\w.]+(?: [A-Z][\w.]+)? *[–—-]+ ")
_STOP = frozenset(
    "dan yang di ke dari untuk dengan pada oleh atau adalah para sebagai wali bupati gubernur pemerintah kepala dinas "
    "pemkot pemkab pemprov wakil ketua sekretaris presiden menteri camat lurah warga masyarakat sebanyak dalam".split()
)


@dataclass(frozen=True, slots=True)
class _Part:
    kind: PartKind
    text: str
    start: int
    end: int
    bracketed: bool = False


def parse_dateline(
    text: str, *, home: str | None = None, publishers: Sequence[str] = ()
) -> Dateline | None:
    """The dateline that a text begins with; None when it begins with none.

    `home` is the source's Kemendagri code, which decides what a place name means; `publishers` are the names with
    which the source signs.
    """
    flat = text[: _LONGEST * 2].translate(_SPACES)
    start = len(flat) - len(flat.lstrip(" *•\n\r\"“"))
    known = tuple(publishers)
    parts, end, ended = _parts(flat, start, known)
    if not parts or not ended:
        return _glued(text, flat, start, home)
    if not _is_dateline(parts, flat, end, ended):
        return _glued(text, flat, start, home)
    return _dateline(text, _named(parts), start, end, home)


def _dateline(
    text: str, parts: list[_Part], start: int, end: int, home: str | None
) -> Dateline:
    places = [part for part in parts if part.kind == "place"]
    publisher = next((part.text for part in parts if part.kind == "publisher"), None)
    date = next((part.text for part in parts if part.kind == "date"), None)
    place = ", ".join(part.text for part in places) or None
    printed = text[start : parts[-1].end].strip()
    if parts[-1].bracketed and not printed.endswith((")", "]")):
        printed = text[start : parts[-1].end + 1].strip()
    match = find_place(place.replace("-", ", ") if place else "", home=home) if place else None
    if match is None and place:
        match = find_place(place, home=home, villages=home is not None)
    mention = parse_date(date) if date else None
    return Dateline(
        text=printed,
        place=place,
        publisher=publisher,
        region_code=match.code if match else None,
        region_name=match.name if match else None,
        ambiguous=match.ambiguous if match else False,
        date=mention.value_from if mention else None,
        end=end,
    )


def _parts(
    flat: str, start: int, known: tuple[str, ...]
) -> tuple[list[_Part], int, str]:
    """The parts from the start on, where the body begins, and what ended the dateline.

    Ends: `dash`, `colon`, `comma`, `line`, `bracket`, or empty when nothing did.
    """
    parts: list[_Part] = []
    at = start
    while at < min(len(flat), start + _LONGEST):
        part = _part(flat, at, known, parts)
        if part is None:
            return parts, at, ""
        parts.append(part)
        at = part.end + (1 if part.bracketed else 0)
        following = _skip_spaces(flat, at)
        if following < len(flat) and flat[following] in "([":
            at = following
            continue
        separator = _SEPARATOR.match(flat, at)
        mark = separator[0].strip() if separator else ""
        after = separator.end() if separator else following
        line = _line_end(flat, at)
        if line is not None and (not separator or line >= separator.end() - 1):
            return parts, line, "line"
        if not mark:
            more = _part(flat, following, known, parts) if following > at else None
            if more is not None and more.kind in ("publisher", "date") and not _is_sentence(more):
                at = following
                continue
            if more is not None and more.kind == "place":
                # `METRO BITUNG-`: the first is a medium, though a town bears that name too
                if parts[-1].kind == "place" and is_publisher(parts[-1].text):
                    parts[-1] = replace(parts[-1], kind="publisher")
                if parts[-1].kind == "publisher":
                    at = following
                    continue
            return parts, following, "bracket" if part.bracketed else "space"
        more = _part(flat, after, known, parts)
        if more is not None and _goes_on(flat, parts, more, mark):
            at = after
            continue
        if mark in (",", "/"):
            return parts, after, "comma"
        if mark == ".":
            return parts, after, "dot"
        end = _END.match(flat, at)
        return parts, end.end() if end else after, "colon" if mark in (":",) else "dash"
    return parts, at, ""


def _goes_on(flat: str, parts: list[_Part], more: _Part, mark: str) -> bool:
    """Whether a part after a separator still belongs to the dateline: something must end it after that."""
    after = _skip_spaces(flat, more.end + (1 if more.bracketed else 0))
    ends = _ends_at(flat, after) or (after < len(flat) and flat[after] in "([,")
    kinds = [part.kind for part in parts]
    if more.kind == "publisher":
        if "publisher" in kinds:
            return False
        return ends or mark in (",", ".") and is_domain(more.text)
    if more.kind == "date":
        return True
    if more.kind == "place":
        if kinds == ["publisher"]:
            return True
        if mark == "," or (mark == "-" and len(more.text) <= 6 and more.text.isupper()):
            return ends
        return False
    if kinds == ["publisher"] and is_domain(parts[0].text):
        return ends
    return mark == "," and _strong_end(flat, after) and "publisher" not in kinds


def _ends_at(flat: str, at: int) -> bool:
    return bool(_END.match(flat, at)) or _line_end(flat, at) is not None


def _strong_end(flat: str, at: int) -> bool:
    match = _END.match(flat, at)
    return bool(match) and match[0].strip() not in ("", ":")  # type: ignore[index]


def _part(flat: str, at: int, known: tuple[str, ...], before: list[_Part]) -> _Part | None:
    """The part that begins at `at`."""
    if at >= len(flat):
        return None
    if flat[at] in "([":
        close = flat.find(")" if flat[at] == "(" else "]", at)
        if close < 0 or close - at > 45:
            return None
        inner = flat[at + 1 : close].strip()
        if not inner:
            return None
        kind: PartKind = "date" if _DATE_HERE.fullmatch(inner) else "publisher"
        return _Part(kind, inner, at, close, bracketed=True)
    if date := _DATE_HERE.match(flat, at):
        return _Part("date", date[0], at, date.end())
    words = [match for match in _WORD.finditer(flat, at, at + 70)]
    run: list[re.Match[str]] = []
    for match in words:
        gap = flat[run[-1].end() if run else at : match.start()]
        if gap.strip() or (run and len(gap) == 0) or "\n" in gap or len(run) >= 5:
            break
        if not match[0].strip("-./"):
            break
        run.append(match)
    return (
        _by_name(flat, at, run, known)
        or _domain(flat, at)
        or _brand(flat, at, run)
        or _place(flat, at, run)
        or _publisher(flat, at, run, known, before)
        or _name(flat, at, run, before)
    )


def _by_name(flat: str, at: int, run: list[re.Match[str]], known: tuple[str, ...]) -> _Part | None:
    for count in range(len(run), 0, -1):
        end = run[count - 1].end()
        if flat[at:end].lower() in (name.lower() for name in known):
            return _Part("publisher", flat[at:end], at, end)
    return None


def _domain(flat: str, at: int) -> _Part | None:
    match = _DOMAIN_HERE.match(flat, at)
    if match is None:
        return None
    head, dot, rest = match[0].partition(".")
    if dot and is_place(head) and _DOMAIN_HERE.fullmatch(rest):
        # `MATARAM.lombokjournal.com`: a place, a dot, a domain
        return _Part("place", head, at, at + len(head))
    return _Part("publisher", match[0], at, match.end())


def _brand(flat: str, at: int, run: list[re.Match[str]]) -> _Part | None:
    """`Jatim Newsroom`, `BALI KINI`: a medium named after a place."""
    for count in range(min(4, len(run)), 1, -1):
        last = run[count - 1]
        name = flat[at : last.end()].rstrip(".-")
        if "." not in name and _BRAND.match(name.split()[-1]) and _is_capitalised(name):
            end = at + len(name)
            if _ends_at(flat, _skip_spaces(flat, end)) or flat[end : end + 1] in (",", ")", "."):
                return _Part("publisher", name, at, end)
    return None


def _place(flat: str, at: int, run: list[re.Match[str]]) -> _Part | None:
    for count in range(min(4, len(run)), 0, -1):
        end = run[count - 1].end()
        for stop in _stops(flat, run[count - 1].start(), end):
            name = flat[at:stop]
            if not name[:1].isupper() or not _is_capitalised(name):
                continue
            if is_place(name):
                return _Part("place", name, at, stop)
    return None


def _stops(flat: str, start: int, end: int) -> list[int]:
    """Ends to try of a word: the whole, without a full stop, before a hyphen."""
    word = flat[start:end]
    stripped = word.rstrip(".-")
    stops = [start + len(stripped)]
    for mark in ("-", "."):
        if mark in word:
            stops.append(start + word.index(mark))
    return stops


def _is_capitalised(name: str) -> bool:
    return all(
        word[:1].isupper() or word.lower() in _PREFIXES for word in re.split(r"[\s-]+", name) if word
    )


def _publisher(
    flat: str, at: int, run: list[re.Match[str]], known: tuple[str, ...], before: list[_Part]
) -> _Part | None:
    for count in range(min(5, len(run)), 0, -1):
        end = run[count - 1].end()
        last = run[count - 1]
        for stop in _stops(flat, last.start(), end):
            name = flat[at:stop]
            if not name[:1].isupper() and not is_domain(name):
                continue
            if any(word.lower() in _STOP for word in name.split()[: 2 if count > 1 else 1]) and count == 1:
                continue
            if is_publisher(name, known) and _ends_or_place(flat, stop, before):
                return _Part("publisher", name, at, stop)
    return None


def _ends_or_place(flat: str, at: int, before: list[_Part]) -> bool:
    """A publisher's name is followed by an end, a comma, a bracket, or the place."""
    after = _skip_spaces(flat, at)
    if _ends_at(flat, after) or (after < len(flat) and flat[after] in ",.()[]"):
        return True
    words = [match for match in _WORD.finditer(flat, after, after + 40)]
    return not before and bool(words) and _place(flat, after, words[:3]) is not None


def _name(flat: str, at: int, run: list[re.Match[str]], before: list[_Part]) -> _Part | None:
    """Capitalised words that nothing knows; a dateline may have one beside a part that is known."""
    best: _Part | None = None
    for count in range(1, min(4, len(run)) + 1):
        end = run[count - 1].end()
        name = flat[at:end].rstrip(".-")
        if not _is_capitalised(name) or name.split()[-1].lower() in _STOP:
            break
        after = _skip_spaces(flat, at + len(name))
        if _ends_at(flat, after) or (after < len(flat) and flat[after] in ",("):
            best = _Part("name", name, at, at + len(name))
            break
    return best


def _is_sentence(part: _Part) -> bool:
    return part.kind == "publisher" and not part.bracketed and part.text.split()[0].lower() in _STOP


def _is_dateline(parts: list[_Part], flat: str, end: int, ended: str) -> bool:
    kinds = [part.kind for part in parts]
    rest = flat[end:]
    has_place, has_publisher = "place" in kinds, "publisher" in kinds
    if kinds.count("name") > 1:
        return False
    if rest.strip() and ended != "line" and not _body_can_start(rest):
        return False
    if "name" in kinds:
        return _with_unknown_name(parts, ended)
    if not has_place and not has_publisher:
        return False
    if ended == "space":
        # nothing printed ends it: only an unmistakable publisher may stand for an end
        publisher = next((part for part in parts if part.kind == "publisher"), None)
        return bool(has_place and publisher and (is_domain(publisher.text) or publisher.bracketed))
    if ended == "bracket":
        return has_place and rest.lstrip()[:1].isupper() and parts[0].text.isupper()
    if ended == "comma":
        return has_place and has_publisher
    if ended == "dot":
        return has_place and has_publisher
    if not has_place:
        publisher = parts[0]
        return ended in ("dash", "line") and (is_domain(publisher.text) or is_publisher(publisher.text))
    if ended == "dash" and not has_publisher and "date" not in kinds:
        return not _is_route(parts[-1], rest)
    if ended == "colon" and not has_publisher:
        return parts[-1].text.isupper() or rest[:1].isupper()
    return True


def _with_unknown_name(parts: list[_Part], ended: str) -> bool:
    """`Bantul, Kabar Jogja –` or `Kabgor, (MEDGO.ID) —`: the known part tells what the unknown one is."""
    if ended not in ("dash", "colon"):
        return False
    publisher = next((part.text for part in parts if part.kind == "publisher"), None)
    if publisher is not None:
        return is_publisher(publisher) or publisher.isupper()
    return ended == "dash" and any(part.kind == "place" for part in parts)


def _named(parts: list[_Part]) -> list[_Part]:
    """Unknown names take the part that is missing: beside a publisher the place, beside a place the publisher."""
    kinds = {part.kind for part in parts}
    missing: PartKind = "place" if "publisher" in kinds else "publisher"
    return [replace(part, kind=missing) if part.kind == "name" else part for part in parts]


def _body_can_start(rest: str) -> bool:
    first = rest.lstrip(" \"“”'‘’«(*")[:1]
    return bool(first) and not _LOWER_START.match(first) or not rest.strip()


def _is_route(place: _Part, rest: str) -> bool:
    """`Jambi - Pulau Jawa`, `Paleteang – Malaga – Kabere`, `Sumatera Barat – Jambi terdiri`: two ends of something."""
    words = [match for match in _WORD.finditer(rest, 0, 60)]
    if not words:
        return False
    if words[0][0].lower() == "pulau" or _BETWEEN_DASHES.match(rest):
        return True
    other = _place(rest, 0, words[:3])
    if other is None or other.text.lower() == place.text.lower():
        return False
    one, two = find_place(place.text), find_place(other.text)
    if one and two and one.code and two.code and (one.code.startswith(two.code) or two.code.startswith(one.code)):
        return False
    after = rest[other.end :].lstrip()
    if _END.match(rest, _skip_spaces(rest, other.end)):
        return True
    return bool(_LOWER_START.match(after[:1]))


def _glued(text: str, flat: str, start: int, home: str | None) -> Dateline | None:
    """`SingarajaGubernur Bali`: the place and the first word have grown together."""
    match = re.match(r"([A-Z][a-z]{3,}(?: [A-Z][a-z]{2,})?)(?=[A-Z][a-z]+\b)", flat[start : start + 40])
    if match is None or not is_place(match[1]):
        return None
    found = find_place(match[1], home=home)
    if found is None or found.level not in ("city", "regency"):
        return None
    end = start + match.end()
    part = _Part("place", match[1], start, end)
    return _dateline(text, [part], start, end, home)


def _skip_spaces(flat: str, at: int) -> int:
    while at < len(flat) and flat[at] == " ":
        at += 1
    return at


def _line_end(flat: str, at: int) -> int | None:
    """Where the next line begins, if only separators stand between."""
    match = re.compile(r"[ ,.:|–—-]*\r?\n\s*").match(flat, at)
    return match.end() if match else None
