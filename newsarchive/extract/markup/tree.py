"""One parse: text to an lxml tree, within bounds of size and depth."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from lxml import etree

from newsarchive.extract.markup.bounds import exceeds_bounds, within_bounds

_NUL = re.compile("[\x00\ufffe\uffff]|[\ud800-\udfff]")
_UNREADABLE = ("\ufffe".encode(), "\uffff".encode())
#: where a browser may part a word; an author writes a few, a program that hyphenates writes so many and more
_SOFT_HYPHENS, _HYPHENATED = ("\u00ad".encode(), b"&shy;", b"&#173;"), 24

_LINE_ENDS = (b"<br", b"<BR")


def parse(text: str) -> tuple[Any, list[str]]:
    """(root element, flags); None for a page without any element."""
    data = _encoded(text)
    flags: list[str] = []
    if b"\x00" in data or (b"\xef" in data and any(odd in data for odd in _UNREADABLE)):
        text = _NUL.sub("", text)
        data = _encoded(text)
    if exceeds_bounds(data):
        text, flags = within_bounds(text)
        data = _encoded(text)
    for hyphen in _SOFT_HYPHENS:
        if hyphen in data and data.count(hyphen) >= _HYPHENATED:
            data = data.replace(hyphen, b"")
    if not text or text.isspace():
        return None, flags
    for line_end in _LINE_ENDS:
        if line_end in data:
            # else the words before and behind it are read as one: `<h1>Dermaga Baru<br>Dibangun</h1>`
            data = data.replace(line_end, b" " + line_end)
    # libxml2 recovers from comments and CDATA without end by itself; plain elements, for those of
    # lxml.html look up a class for each node
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_pis=True, remove_comments=True, recover=True
    )
    try:
        root = etree.fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, [*flags, "unparsable"]
    return root, flags


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return _NUL.sub("", text).encode("utf-8")


_PIECES = etree.XPath("descendant::text()", smart_strings=False)
#: white space included, a text of so many times the wanted length is not looked at
_LOOSEST = 30


def text_of(element: Any) -> str:
    """All text below an element, white space folded; scripts are gone when a page is read."""
    return " ".join(raw_text(element).split())


def text_without(element: Any, is_left_out: Callable[[Any], bool]) -> str:
    """The text below an element without that of some of its children; white space is folded."""
    pieces = [element.text or ""]
    pieces += [
        ("" if is_left_out(child) else text_of(child)) + (child.tail or "") for child in element
    ]
    return " ".join(" ".join(pieces).split())


def first_text(element: Any, longest: int) -> str:
    """The first characters of the text below an element; white space is folded in so much of it only as that takes."""
    raw = raw_text(element)
    text = " ".join(raw[: longest * _LOOSEST].split())
    return (text if len(text) >= longest else " ".join(raw.split()))[:longest]


def raw_text(element: Any) -> str:
    """All text below an element as the page has it."""
    children = len(element)
    if not children:
        return element.text or ""
    if children == 1 and not len(only := element[0]):
        # a link in an item of a list, say: several times as fast as the way for all
        return f"{element.text or ''}{only.text or ''}{only.tail or ''}"
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def push_content(stack: list[Any], element: Any) -> None:
    """Put children and pieces of text on a stack from which they come in reading order; white space is left out."""
    for child in reversed(element):
        if (tail := child.tail) and not tail.isspace():
            stack.append(tail)
        stack.append(child)
    if (text := element.text) and not text.isspace():
        stack.append(text)


def page_text(element: Any, longest: int) -> str:
    """The first characters of the text below an element, a space between its pieces."""
    pieces = _PIECES(element)
    return " ".join(" ".join(pieces).split())[:longest]


def short_text(element: Any, longest: int) -> str:
    """The text below an element, or nothing if it has more than `longest` characters."""
    raw = raw_text(element)
    if len(raw) > longest * _LOOSEST:
        return ""
    text = " ".join(raw.split())
    return text if len(text) <= longest else ""


#: a name, a word or a number that stands alone, before what begins with a capital letter or figure: facts of a row
_ENDS_FACT = re.compile(r"[\w.)]\Z")
_BEGINS_FACT = re.compile(r"[A-Z\d(]")
#: a label, a title of a person or an initial, which waits for what stands behind it
_WAITS = re.compile(
    r"(?i)(?:\A|\W)(?:oleh|by|on|pada|di|in|at|dan|and|penulis|pewarta|reporter|author|editor|penyunting|redaktur|foto|fotografer|kontributor|wartawan|jurnalis|tanggal|kategori|category|\w+ oleh|dr|ir|h|hj|prof|drs|dra|[a-z])[.:]?\Z"
)
#: stands between such facts while a row is gathered
_APART = "\x01"


def row_text(element: Any, longest: int, mark: str = " | ") -> str:
    """As `short_text`, with a `mark` where two elements of a row stand beside each other and nothing but their styles parts them: `<b>Rina</b><small>3 Mei</small>`."""
    text = short_text(element, longest)
    if not text or not len(element):
        return text
    row, is_beside = element.text or "", False
    for child in element:
        said, tail = text_of(child), child.tail or ""
        row = _joined(row, said) if is_beside else row + said
        is_beside = child.tag == "br" or (is_beside and not said) or bool(said)
        if tail and not tail.isspace():
            row = _joined(row, tail) if child.tag == "br" else row + tail
            is_beside = False
    return " ".join(row.split()).replace(_APART, mark)


def _joined(row: str, said: str) -> str:
    """What was read of a row and what stands apart from it."""
    before, said = row.rstrip(), said.lstrip()
    is_fact = _BEGINS_FACT.match(said) and _ENDS_FACT.search(before) and not _WAITS.search(before)
    return f"{before}{_APART if is_fact else ' '}{said}" if said else row


def says(element: Any, text: str | None) -> bool:
    """Whether an element says a text (a title, say) and no more; white space is folded."""
    wanted = " ".join((text or "").split())
    return bool(wanted) and short_text(element, len(wanted)) == wanted


#: characters of a title; one that is not closed has the whole page in it
LONGEST_TITLE = 1000


def document_title(root: Any) -> str:
    """What a page calls itself in its head; empty when it does not."""
    return next((first_text(element, LONGEST_TITLE) for element in root.iter("title")), "")


def names_of(element: Any) -> str:
    """Class and id, as one string for patterns."""
    get = element.get
    return f"{get('class') or ''} {get('id') or ''}"


def finds(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    """`pattern.search` as a question, its answers kept: a page repeats its names, a site its pages."""

    @lru_cache(maxsize=20_000)
    def is_found(names: str) -> bool:
        return pattern.search(names) is not None

    return is_found
